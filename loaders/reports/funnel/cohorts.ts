import type {Funnel} from "../../../src/contracts/funnel.js";
import type {FunnelCell} from "./cells.js";
import {spansOf, type Step, type StepRow} from "./steps.js";

type Cohorts = Funnel["cohorts"][number];

/** What has become of everyone who entered a step, by month of entry. */
export function funnelCohorts(step: Step, cells: readonly FunnelCell[]): Cohorts {
  const mine = cells.filter((cell) => cell.dimension === "month" && cell.step === step);
  const lastMature = spansOf(step)?.[1].months.at(-1) ?? "";
  return {
    step: step.step,
    horizonDays: step.horizonDays,
    months: mine.map(({member, rows, hidden}) => {
      const of = (ending: StepRow["ending"]): number | null =>
        hidden ? null : rows.filter((row) => row.ending === ending).length;
      return {
        month: member!,
        entered: hidden ? null : rows.length,
        converted: of("converted"),
        rejected: of("rejected"),
        left: of("left"),
        open: of("open"),
        mature: member! <= lastMature
      };
    })
  };
}
