import type {Finding} from "../../../src/contracts/finding.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {normalQuantile} from "../../../src/statistics/distributions/normal.js";
import {pChart} from "../../../src/statistics/intervals/control-charts.js";
import {atStart, pointRange, points} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {makeFinding} from "../finding.js";
import {needUntil} from "../shared/pace.js";
import type {FunnelCell} from "./cells.js";
import {matureRows, stepWords, tally, type Step} from "./steps.js";

const kind = "funnel.conversion";
const unit = "share converted within the horizon, change";
const z = normalQuantile(0.95);
/** A quarter counts when this share of its entrants is old enough. */
const observedShare = 0.8;
const baselineQuarters = 4;
/** How far a whole count may miss itself after a division. */
const rounding = 1e-9;
/** Chance of any watch over all steps together where nothing changed. */
export const falseAlarms = 0.05;

export interface Trend {
  finding: Finding;
  trend: Funnel["trends"][number];
}

interface Quarter {
  period: string;
  n: number;
  k: number;
}

/**
 * The latest mature quarter of a step that is not hidden elsewhere, against the mature quarters of the year before it.
 * Of `looked` steps one is likely to lie outside its 90 % interval by chance alone, so watch asks for more.
 */
export function conversionTrend(step: Step, cells: readonly FunnelCell[], config: Config, looked: number): Trend {
  const least = threshold(config, kind, "least_cohort");
  const hidden = new Set(
    cells.filter((cell) => cell.step === step && cell.dimension === "period" && cell.hidden).map(({member}) => member)
  );
  const quarters = matureQuarters(step, least).filter(({period}) => !hidden.has(period));
  const latest = quarters.at(-1);
  const baseline = quarters.slice(-1 - baselineQuarters, -1);
  const chart = pChart(quarters, {
    baseline: quarters.map((quarter) => baseline.includes(quarter)),
    sigma: threshold(config, kind, "sigma")
  });
  const trend: Funnel["trends"][number] = {
    step: step.step,
    centre: chart.centre,
    points: quarters.map(({period, n, k}, i) => {
      const {low, high, beyond} = chart.points[i]!;
      return behind(
        step.rows.filter((row) => row.period === period),
        {period, n, k, low, high, beyond, baseline: baseline.includes(quarters[i]!)}
      );
    })
  };
  if (!latest || baseline.length < 2 || chart.centre === null) return {finding: tooFew(step, quarters, least), trend};
  const point = chart.points.at(-1)!;
  const [now, then] = [latest.k / latest.n, chart.centre];
  const before = baseline.reduce((sum, {n}) => sum + n, 0);
  const error = chart.spread * Math.sqrt((now * (1 - now)) / latest.n + (then * (1 - then)) / before);
  const interval: [number, number] = [now - then - z * error, now - then + z * error];
  const clear = Math.abs(now - then) > normalQuantile(1 - falseAlarms / looked / 2) * error;
  const facts = `${atStart(stepWords(step.step))}: ${latest.k} of ${latest.n} candidates of ${latest.period} went on within ${step.horizonDays} days; at the rate of the year before it would have been about ${Math.round(then * latest.n)}, a difference of ${points(now - then)} (${pointRange(interval)})`;
  const finding = makeFinding({
    kind,
    subject: step.step,
    verdict: point.beyond ? "act" : clear ? "watch" : "ok",
    direction: point.beyond || clear ? (now > then ? "up" : "down") : null,
    estimate: {value: now - then, interval},
    unit,
    n: latest.n,
    sentence: point.beyond
      ? `${facts}. Chance alone would leave ${countsWithin(point, latest.n)}.`
      : `${facts}${clear ? ", within the limits of chance for a single quarter" : `: no more than chance gives when ${looked} ${looked === 1 ? "step is" : "steps are"} looked at`}.`,
    action: point.beyond
      ? "Look first at whether the mix of candidates changed, then at what changed in this step that quarter."
      : clear
        ? "Wait for the next quarter before acting."
        : "Nothing to do."
  });
  return {finding, trend};
}

/** The counts of `n` that lie within the limits, so that one told as beyond them does not stand among them. */
function countsWithin({low, high}: {low: number | null; high: number | null}, n: number): string {
  return `${Math.ceil(low! * n - rounding)} to ${Math.floor(high! * n + rounding)}`;
}

/** Quarters of which enough entrants are old enough; only these entrants are counted. */
function matureQuarters(step: Step, least: number): Quarter[] {
  const mature = matureRows(step);
  return [...new Set(step.rows.map(({period}) => period))].sort().flatMap((period) => {
    const all = step.rows.filter((row) => row.period === period).length;
    const counts = tally(
      mature.filter((row) => row.period === period),
      step
    );
    return counts.n >= least && counts.n >= observedShare * all ? [{period, ...counts}] : [];
  });
}

function tooFew({step, rows, horizonDays}: Step, quarters: readonly Quarter[], least: number): Finding {
  const quartersNeeded = 3 - quarters.length;
  const perQuarter = rows.length / Math.max(1, new Set(rows.map(({period}) => period)).size);
  return makeFinding({
    kind,
    subject: step,
    verdict: "too_little_data",
    estimate: null,
    unit,
    n: rows.length,
    sentence: `${atStart(stepWords(step))}: ${quarters.length === 0 ? "no quarter has" : `only ${quarters.length === 1 ? "one quarter has" : "two quarters have"}`} ${least} candidates observed for ${horizonDays} days; three are needed to see a change.`,
    action: "Read the counts as they are, and do not compare quarters yet.",
    needs: [needUntil("candidates in this step", quartersNeeded * least, 0, perQuarter / 13)]
  });
}
