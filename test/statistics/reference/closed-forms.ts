import * as statistics from "../../../src/statistics/index.js";
import type {Check} from "./cases.js";

type Rows = Record<string, string>[];

/** Options as the cases write them; each statistic reads its own. */
// oxlint-disable-next-line typescript/no-explicit-any -- the cases' options differ by statistic and come from JSON
type Options = Record<string, any>;

/** What a check compares: a point value, its standard error and its interval, each where the statistic has one. */
export interface Got {
  value: number | null;
  standardError?: number | null;
  interval?: [number, number] | null;
}

/** How each exported closed-form statistic answers a check of the reference cases. */
export const closedForms: Record<string, (rows: Rows, options: Options) => Got> = {
  krippendorff_alpha: (rows, {level: metric}) => statistics.krippendorffAlpha(matrix(rows), {metric, level}),
  percent_agreement: (rows, options) => statistics.percentAgreement(matrix(rows), weighted(options)),
  gwet_ac: (rows, options) => statistics.gwetAc(matrix(rows), weighted(options)),
  fleiss_kappa: (rows, options) => statistics.fleissKappa(matrix(rows), weighted(options)),
  conger_kappa: (rows, options) => statistics.congerKappa(matrix(rows), weighted(options)),
  brennan_prediger: (rows, options) => statistics.brennanPrediger(matrix(rows), weighted(options)),
  icc: (rows, {model, type, unit}) =>
    statistics.intraclassCorrelation(matrix(rows), {model, type: type ?? "agreement", unit, level}),
  auc: (rows, {score}) => {
    const [label, prediction] = "poor" in rows[0]! ? ["poor", score] : "y" in rows[0]! ? ["y", "p"] : ["label", score];
    return statistics.areaUnderCurve(
      column(rows, prediction),
      column(rows, label).map((value) => value === 1),
      {level}
    );
  },
  point_biserial: (rows, {continuous, binary}) =>
    statistics.pointBiserial(column(rows, continuous), column(rows, binary), {level}),
  biserial: (rows, {continuous, binary}) =>
    statistics.biserial(column(rows, continuous), column(rows, binary), {level}),
  spearman: (rows, {x, y}) => statistics.spearman(column(rows, x), column(rows, y), {level}),
  mutual_information: (rows, {x, y, estimator}) => ({
    value: statistics.mutualInformation(labels(rows, x), labels(rows, y), {
      correction: estimator === "plug-in" ? "none" : "miller-madow"
    })
  }),
  wilson_interval: (_, {x, n, conf}) => ({value: x / n, interval: statistics.wilson(x, n, conf)}),
  mantel_haenszel_or: (rows) => statistics.mantelHaenszel(strata(rows), {level}).oddsRatio,
  breslow_day_chisq: (rows, {tarone}) => ({value: statistics.breslowDay(strata(rows), {tarone}).chiSquare}),
  km_survival: (rows, {time}) => {
    const curve = statistics.kaplanMeier(
      column(rows, "time"),
      column(rows, "event").map((value) => value === 1)
    );
    const at = lastUpTo(curve.time, time);
    const [value, standardError] = [curve.survival[at]!, curve.standardError[at]!];
    return {value, standardError, interval: logLog(value, standardError!)};
  },
  cumulative_incidence: (rows, {exit, time}) => {
    const names = ["", "pcm", "death"];
    const curves = statistics.aalenJohansen(
      column(rows, "time"),
      labels(rows, "exit").map((label) => Math.max(0, names.indexOf(label)))
    );
    const cause = names.indexOf(exit);
    const at = lastUpTo(curves.time, time);
    return {value: curves.incidence[cause]![at]!, standardError: curves.standardError[cause]![at]!};
  },
  range_restriction_thorndike_case2: (_, {r, u}) => ({value: statistics.correctRangeRestriction(r, u)}),
  net_benefit: (rows, {strategy, threshold}) => {
    const probability =
      strategy === "all" ? rows.map(() => 1) : strategy === "none" ? rows.map(() => 0) : column(rows, strategy);
    return {
      value: statistics.netBenefit(
        probability,
        column(rows, "cancer").map((value) => value === 1),
        threshold
      )
    };
  }
};

/** Runs one check; `undefined` when its statistic is not a closed form exported here. */
export function answer(check: Check, rows: Rows): Got | undefined {
  return closedForms[check.statistic]?.(rows, (check.options ?? {}) as Options);
}

const level = 0.95;

function weighted(options: Options) {
  const weights = options.weights as string;
  return {weights: (weights === "unweighted" ? "identity" : weights) as statistics.Weighting, level};
}

/** Long rows of unit, rater, rating to a matrix; labels become their rank in alphabetical order. */
function matrix(rows: Rows): (number | null)[][] {
  const distinct = (name: string) => [...new Set(labels(rows, name))];
  const [units, raters, ratings] = [distinct("unit"), distinct("rater"), distinct("rating").sort()];
  const numeric = ratings.every((rating) => Number.isFinite(Number(rating)));
  const cells = units.map(() => raters.map((): number | null => null));
  const unitAt = new Map(units.map((unit, i) => [unit, i]));
  const raterAt = new Map(raters.map((rater, i) => [rater, i]));
  for (const {unit, rater, rating} of rows)
    cells[unitAt.get(unit!)!]![raterAt.get(rater!)!] = numeric ? Number(rating) : ratings.indexOf(rating!) + 1;
  return cells;
}

function strata(rows: Rows): statistics.TwoByTwo[] {
  const count = (dept: string, gender: string, admit: string) =>
    Number(rows.find((row) => row.Dept === dept && row.Gender === gender && row.Admit === admit)!.n);
  return ["A", "B", "C", "D", "E", "F"].map((dept) => [
    [count(dept, "Male", "Admitted"), count(dept, "Female", "Admitted")],
    [count(dept, "Male", "Rejected"), count(dept, "Female", "Rejected")]
  ]);
}

function labels(rows: Rows, name: string): string[] {
  return rows.map((row) => row[name]!);
}

function column(rows: Rows, name: string): number[] {
  return rows.map((row) => Number(row[name]));
}

function lastUpTo(times: number[], time: number): number {
  return times.findLastIndex((value) => value <= time);
}

/** The 95 % band that survival calls log-log, from a survival and its Greenwood error. */
function logLog(survival: number, standardError: number): [number, number] {
  const halfWidth = (statistics.normalQuantile(0.975) * standardError) / (survival * Math.abs(Math.log(survival)));
  return [survival ** Math.exp(halfWidth), survival ** Math.exp(-halfWidth)];
}
