import type {Funnel} from "../../../src/contracts/funnel.js";
import {aalenJohansen} from "../../../src/statistics/survival/incidence.js";
import {normalQuantile} from "../../../src/statistics/distributions/normal.js";
import {quantile} from "../../../src/statistics/intervals/quantile.js";
import {rounded} from "../finding.js";
import type {FunnelCell} from "./cells.js";
import type {Step, StepRow} from "./steps.js";

type Curve = Funnel["curves"][number];

const dimensions = ["period", "role", "level", "source"] as const;
const causes = {converted: 1, rejected: 2, left: 3, open: 0} as const;
const z = normalQuantile(0.95);
const observedShare = 0.8;
/** Points every few days, so that no single candidate's date can be read off. */
const pointsPerCurve = 24;

/**
 * Cumulative incidence of each ending by days since the start, for each quarter, role, level and source with at least
 * `least` candidates that is not hidden elsewhere. Candidates still open are censored at the end of the data, so that a young group is not read as a
 * failing one.
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

function curveOf(by: Curve["by"], member: string, rows: readonly StepRow[], {throughDay}: Step, stride: number): Curve {
  const age = ({started_day}: StepRow): number => Math.max(0, throughDay - started_day);
  const curves = aalenJohansen(
    rows.map((row) => (row.ending === "open" ? age(row) : Math.min(row.days!, age(row)))),
    rows.map(({ending}) => causes[ending])
  );
  const days = Array.from({length: pointsPerCurve + 1}, (_, i) => i * stride);
  const at = (values: readonly number[] | undefined, day: number): number => {
    const index = curves.time.findLastIndex((time) => time <= day);
    return index < 0 ? 0 : (values?.[index] ?? 0);
  };
  const oldest = Math.max(...rows.map(age));
  return {
    by,
    member,
    n: rows.length,
    observedDays: Math.floor(quantile(rows.map(age), 1 - observedShare)!),
    points: days
      .filter((day) => day <= oldest)
      .map((day) => {
        const converted = at(curves.incidence[1], day);
        const half = z * at(curves.standardError[1], day);
        return {
          day,
          converted: rounded(converted)!,
          interval: [rounded(Math.max(0, converted - half))!, rounded(Math.min(1, converted + half))!],
          rejected: rounded(at(curves.incidence[2], day))!,
          left: rounded(at(curves.incidence[3], day))!
        };
      })
  };
}
