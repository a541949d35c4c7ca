import type {Finding} from "../../../src/contracts/finding.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {normalQuantile} from "../../../src/statistics/distributions/normal.js";
import {predictiveShare} from "../../../src/statistics/intervals/predictive-share.js";
import {liesBetween} from "../../../src/words/finding.js";
import {count, points} from "../../../src/words/numbers.js";
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
/** The year before; how much quarters vary can be told from no fewer. */
const baselineQuarters = 4;
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
 * The latest mature quarter of a step that is not hidden elsewhere, against what the mature quarters of the year before
 * it let expect of an ordinary quarter. Of `looked` steps one is likely to lie outside its 90 % limits by chance alone,
 * so watch asks for more.
 */
export function conversionTrend(step: Step, cells: readonly FunnelCell[], config: Config, looked: number): Trend {
  const least = threshold(config, kind, "least_cohort");
  const tail = threshold(config, kind, "tail");
  const hidden = new Set(
    cells.filter((cell) => cell.step === step && cell.dimension === "period" && cell.hidden).map(({member}) => member)
  );
  const quarters = matureQuarters(step, least).filter(({period}) => !hidden.has(period));
  const latest = quarters.at(-1);
  const baseline = quarters.slice(-1 - baselineQuarters, -1);
  const expected = predictiveShare(baseline);
  const total = baseline.reduce((sum, {n, k}) => ({n: sum.n + n, k: sum.k + k}), {n: 0, k: 0});
  const centre = total.n > 0 ? total.k / total.n : null;
  const trend: Funnel["trends"][number] = {
    step: step.step,
    centre,
    points: quarters.map((quarter) => {
      const {period, n, k} = quarter;
      const [low, high] = expected?.limits(n, tail) ?? [null, null];
      return behind(
        step.rows.filter((row) => row.period === period),
        {
          period,
          n,
          k,
          low: low === null ? null : low / n,
          high: high === null ? null : high / n,
          beyond: low !== null && k < low ? "below" : high !== null && k > high ? "above" : null,
          baseline: baseline.includes(quarter)
        }
      );
    })
  };
  if (!latest || baseline.length < 2 || expected === null || centre === null)
    return {finding: tooFew(step, quarters, least), trend};
  const {n, k} = latest;
  const {atMost, atLeast} = expected.tails(k, n);
  const chance = Math.min(atMost, atLeast);
  const isBeyond = chance <= tail;
  const isClear = chance <= falseAlarms / looked / 2;
  const isFewer = atMost < atLeast;
  const change = k / n - centre;
  const seen = (k + 0.5) / (n + 1);
  const error = z * Math.hypot(Math.sqrt((seen * (1 - seen)) / n), centre * (1 - centre) * expected.standardError);
  const interval: [number, number] = [change - error, change + error];
  const verdict = isBeyond && baseline.length === baselineQuarters ? "act" : isBeyond || isClear ? "watch" : "ok";
  const way = stepWords(step.step);
  const facts = `${k} of ${n} candidates of ${latest.period} went on within ${step.horizonDays} days, where the ${baseline.length === baselineQuarters ? "year" : "quarters"} before would give about ${Math.round(centre * n)}.`;
  const [low, high] = expected.limits(n, tail);
  const words = {
    act: {
      claim: `Far ${isFewer ? "fewer" : "more"} went on ${way}.`,
      evidence: `${facts} Ordinary quarters bring ${low} to ${high}.`,
      action: "Look first at whether the mix of candidates changed, then at what changed in this step that quarter."
    },
    watch: {
      claim: `${isFewer ? "Fewer" : "More"} may be going on ${way}.`,
      evidence: isBeyond ? `${facts} ${baselineQuarters} quarters before it are needed to be surer.` : facts,
      action: "Wait for the next quarter before acting."
    },
    ok: {
      claim: `No clear change ${way}.`,
      evidence: `${facts} Only ${standsOut(low, high, n)} would stand out.`,
      action: "Nothing to do."
    }
  };
  const finding = makeFinding({
    kind,
    subject: step.step,
    verdict,
    direction: verdict === "ok" ? null : isFewer ? "down" : "up",
    estimate: {value: change, interval},
    unit,
    reference: {value: 0, label: baseline.length === baselineQuarters ? "year before" : "before"},
    n,
    ...words[verdict],
    sure: {
      probability: null,
      sentence: `${liesBetween("the change", interval, points).sentence} ${ordinary(Math.min(1, 2 * chance))}`
    }
  });
  return {finding, trend};
}

/** From which counts on a quarter of `n` would be told as a change. */
function standsOut(low: number, high: number, n: number): string {
  const ends = [low > 0 ? `below ${low}` : "", high < n ? `above ${high}` : ""].filter(Boolean);
  return ends.length > 0 ? ends.join(" or ") : "with many more candidates";
}

/** How many quarters in which nothing changed lie as far off; how rarer ones are spread no year of quarters can tell. */
function ordinary(chance: number): string {
  if (chance < 1e-4) return "Of quarters in which nothing changed fewer than one in 10,000 is as far off.";
  return chance < 0.1
    ? `Of quarters in which nothing changed one in ${count(1 / chance)} is as far off.`
    : `Of quarters in which nothing changed ${Math.round(100 * chance)} of 100 are as far off.`;
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
    claim: `Too few candidates to see changes ${stepWords(step)}.`,
    evidence: `${quarters.length === 0 ? "No quarter has" : quarters.length === 1 ? "One quarter has" : "Two quarters have"} ${least} candidates observed for ${horizonDays} days; three are needed to see a change.`,
    action: "Read the counts as they are, and do not compare quarters yet.",
    needs: [needUntil("candidates in this step", quartersNeeded * least, 0, perQuarter / 13)]
  });
}
