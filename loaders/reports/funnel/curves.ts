import {max} from "simple-statistics";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {aalenJohansen} from "../../../src/statistics/survival/incidence.js";
import {defaultLevel} from "../../../src/statistics/estimate.js";
import {normalInterval} from "../../../src/statistics/intervals/normal-interval.js";
import {quantile} from "../../../src/statistics/intervals/quantile.js";
import {behind} from "../../privacy/behind.js";
import {published, rounded} from "../finding.js";
import type {FunnelCell} from "./cells.js";
import {waitsOf, type Step, type StepRow} from "./steps.js";

type Curve = Funnel["curves"][number];

const dimensions = ["period", "role", "level", "source"] as const;
const observedShare = 0.8;
/** Points every few days, so that no single candidate's date can be read off. */
const pointsPerCurve = 24;

/**
 * Cumulative incidence of each ending by days since the start, for each quarter, role, level and source with at least
 * `least` candidates that is not hidden elsewhere. Candidates still open are censored at the end of the data, so that a
 * young group is not read as a failing one.
 */
export function funnelCurves(step: Step, cells: readonly FunnelCell[], least: number): Curve[] {
  const longest = quantile(
    step.rows.flatMap(({days, ending}) => (ending === "converted" && days !== null ? [days] : [])),
    0.99
  );
  if (longest === null) return [];
  const stride = Math.max(1, Math.ceil((1.3 * longest) / pointsPerCurve));
  return dimensions.flatMap((by) =>
    cells.flatMap(({dimension, member, rows, hidden, step: of}) =>
      of !== step || dimension !== by || member === null || hidden || rows.length < least
        ? []
        : [curveOf(by, member, rows, step, stride)]
    )
  );
}

function curveOf(by: Curve["by"], member: string, rows: readonly StepRow[], step: Step, stride: number): Curve {
  const waits = waitsOf(rows, step);
  const {time, incidence, standardError} = aalenJohansen(waits.days, waits.causes);
  const at = (values: readonly number[] | undefined, day: number): number => {
    const index = time.findLastIndex((one) => one <= day);
    return index < 0 ? 0 : (values?.[index] ?? 0);
  };
  const days = Array.from({length: pointsPerCurve + 1}, (_, i) => i * stride);
  return behind(rows, {
    by,
    member,
    n: rows.length,
    observedDays: Math.floor(quantile(waits.ages, 1 - observedShare)!),
    points: days
      .filter((day) => day <= max(waits.ages))
      .map((day) => {
        const value = at(incidence[1], day);
        const interval = normalInterval(value, at(standardError[1], day), defaultLevel, [0, 1]);
        return {
          day,
          converted: rounded(value)!,
          interval: published({value, interval}).interval!,
          rejected: rounded(at(incidence[2], day))!,
          left: rounded(at(incidence[3], day))!
        };
      })
  });
}
