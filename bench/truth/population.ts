import {group} from "d3-array";
import {replayedRules} from "../../loaders/reports/loop-design/rules.js";
import {calibrate, type HiddenTruth, interpolated, replicate, walkers} from "../../loaders/simulate/calibration.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import {costsOf} from "../../loaders/simulate/truth.js";
import {gwetAc, percentAgreement} from "../../src/statistics/agreement/coefficients.js";
import {krippendorffAlpha} from "../../src/statistics/agreement/krippendorff-alpha.js";
import {debriefMovement} from "../../src/statistics/interviewers/debrief-movement.js";
import type {CompletedLoop} from "../../src/statistics/loop-design/early-stop.js";
import {clusteredCorrelation} from "../../src/statistics/association/clustered-correlation.js";
import {adjustedRatings} from "../../src/statistics/questions/adjusted-ratings.js";
import {cellsWithin} from "../../src/statistics/questions/strata.js";
import {createRandom} from "../../src/statistics/random.js";
import {breakEven, type Costs} from "../../src/statistics/screen/loop-cost.js";
import {dataSetOf} from "./data-set.js";
import {reportRowsOf} from "./report-rows.js";
import {scenarioOf} from "./scenarios.js";

/** Phone screens of a company too large to err, and of one that will do for a quick look. */
const largeScreens = {full: 20_000, brief: 4_000};
/** Candidates who meet a screener of each severity. */
const screened = {full: 20_000, brief: 2_500};
const seed = 900_001;
/**
 * Truths that intervals are held against are means of so many replications: the error of one would be a third of a
 * company's own. Worlds with something planted are asked only who differs, which one replication tells.
 */
const replications = {interval: 5, unlike: 3, planted: 1};
/** Days from entering the loop to being hired. */
export const hiredWithin = 45;

/** What is true of all companies of a world: by hidden replication, and from one company too large to err. */
export interface Population {
  hidden: HiddenTruth;
  costs: Costs;
  breakEven: number;
  /** Correlation with the others' votes of a question with this loading. */
  signalAt: (loading: number) => number;
  /** Log odds of passing for a screener of this severity. */
  passAt: (severity: number) => number;
  companies: CompanyTruth;
}

/** What comes out of companies too large to err, where nobody differs. */
interface CompanyTruth {
  alpha: number;
  ac2: number;
  percent: number;
  /** P(change | minority) − P(change | majority) at the debrief. */
  debriefShift: number;
  /** Stopping after two noes in the first two interviews: interviews saved per loop, share of offers lost. */
  saved: number;
  lost: number;
  /** Share hired within `hiredWithin` days of entering the loop, of those who entered long before the data end. */
  hired: number;
}

export const weights = {weights: "quadratic" as const, categories: [1, 2, 3, 4]};

/**
 * Each part is computed when it is first asked for.
 *
 * @param brief truths from a single replication and a smaller company, for a quick look
 */
export function populationOf(name: string, brief = false): Population {
  const form = brief ? "brief" : "full";
  const [screens, met] = [largeScreens[form], screened[form]];
  const {request, only} = scenarioOf(name);
  const simulated = (one: number) => simulateWorld({...request, screens, seed: one});
  const large = simulated(seed);
  const {parameters, cast} = large;
  const data = once(() => dataSetOf(large));
  const kind =
    request.with !== undefined && only === null
      ? "unlike"
      : name === "null" || name === "standard"
        ? "interval"
        : "planted";
  const length = replications[brief ? "planted" : kind];
  const seeds = Array.from({length}, (_, index) => seed + index);
  const hidden = once(() => {
    const calibration = calibrate(parameters);
    return average(seeds.map((one) => replicate(parameters, calibration, cast, one)));
  });
  const companies = once(() => average(seeds.map((one) => companyTruth(one === seed ? large : simulated(one)))));
  const costs = costsOf(parameters);
  const parts = {
    breakEven: once(() => {
      const chances = Object.values(hidden().bands).flatMap(({advanced, offerIfAdvanced}) =>
        offerIfAdvanced === null ? [] : [{share: advanced, probability: offerIfAdvanced}]
      );
      return breakEven(chances, costs)!.probability;
    }),
    signalAt: once(() =>
      signalCurve(data(), new Map(cast.questions.map(({question, loading}) => [question, loading])))
    ),
    passAt: once(() =>
      interpolated((severity) => {
        const people = walkers(parameters, createRandom(seed), met, () => severity).filter(({trial}) => !trial);
        const rate = people.filter(({advanced}) => advanced).length / people.length;
        return Math.log(rate / (1 - rate));
      }, 2)
    )
  };
  return {
    costs,
    get hidden() {
      return hidden();
    },
    get breakEven() {
      return parts.breakEven();
    },
    get signalAt() {
      return parts.signalAt();
    },
    get passAt() {
      return parts.passAt();
    },
    get companies() {
      return companies();
    }
  };
}

function companyTruth(company: ReturnType<typeof simulateWorld>): CompanyTruth {
  const {matrix, moves} = dataSetOf(company);
  const {completed, entered} = reportRowsOf(company);
  const stopped = stoppedEarly(completed);
  const old = entered.filter(({age}) => age > 4 * hiredWithin);
  return {
    alpha: krippendorffAlpha(matrix, {metric: "interval"}).value!,
    ac2: gwetAc(matrix, weights).value!,
    percent: percentAgreement(matrix, {...weights, weights: "identity"}).value!,
    debriefShift: debriefMovement(moves).toMajority.value!,
    saved: stopped.savedPerLoop.value!,
    lost: stopped.lostShare.value!,
    hired: old.filter(({cause, days}) => cause === 1 && days <= hiredWithin).length / old.length
  };
}

/** Stopping after two noes in the first two interviews, as the loop design page replays it. */
export function stoppedEarly(completed: readonly CompletedLoop[]) {
  return replayedRules(
    completed.map((loop, at) => ({...loop, candidate_id: String(at)})),
    0
  ).find(({rule}) => rule === "2_no_of_2")!;
}

/** Mean of every number in objects of one shape; functions of a number are averaged value by value. */
function average<Shape>(all: readonly Shape[]): Shape {
  const [first] = all;
  if (typeof first === "number")
    return ((all as readonly number[]).reduce((sum, value) => sum + value, 0) / all.length) as Shape;
  if (typeof first === "function") {
    const each = all as readonly ((at: number) => number)[];
    return ((at: number) => average(each.map((one) => one(at)))) as Shape;
  }
  if (typeof first !== "object" || first === null) return first as Shape;
  return Object.fromEntries(
    Object.keys(first).map((key) => [key, average(all.map((one) => one[key as keyof Shape]))])
  ) as Shape;
}

function once<Value>(make: () => Value): () => Value {
  let made: {value: Value} | undefined;
  return () => (made ??= {value: make()}).value;
}

/** Correlation as a quadratic of the loading, fitted to all questions of the large company. */
function signalCurve(
  {ratings, loopVotes}: ReturnType<typeof dataSetOf>,
  loadings: ReadonlyMap<string, number>
): (loading: number) => number {
  const known = [...group(adjustedRatings(ratings, loopVotes).ratings, ({question}) => question)].map(
    ([question, list]) => {
      const own = list.map(({adjusted}) => adjusted);
      const fit = clusteredCorrelation(
        own,
        list.map(({others}) => others.mean),
        list.map(({interviewer}) => interviewer),
        cellsWithin(list.map(({stratum}) => stratum!))
      );
      return {loading: loadings.get(question)!, r: fit!.r};
    }
  );
  const mean = known.reduce((sum, {r}) => sum + r, 0) / known.length;
  const spread = Math.max(...known.map(({loading}) => loading)) - Math.min(...known.map(({loading}) => loading));
  if (spread < 0.01) return () => mean;
  const [a, b, c] = quadratic(known);
  return (loading) => a + b * loading + c * loading * loading;
}

/** Least squares of r on 1, x, x², by Cramer's rule. */
function quadratic(known: readonly {loading: number; r: number}[]): [number, number, number] {
  const moment = (power: number): number => known.reduce((sum, {loading}) => sum + loading ** power, 0);
  const product = (power: number): number => known.reduce((sum, {loading, r}) => sum + r * loading ** power, 0);
  const [s0, s1, s2, s3, s4] = [0, 1, 2, 3, 4].map(moment) as [number, number, number, number, number];
  const [t0, t1, t2] = [0, 1, 2].map(product) as [number, number, number];
  const whole = determinant([s0, s1, s2], [s1, s2, s3], [s2, s3, s4]);
  return [
    determinant([t0, s1, s2], [t1, s2, s3], [t2, s3, s4]) / whole,
    determinant([s0, t0, s2], [s1, t1, s3], [s2, t2, s4]) / whole,
    determinant([s0, s1, t0], [s1, s2, t1], [s2, s3, t2]) / whole
  ];
}

type Triple = [number, number, number];

function determinant([a, b, c]: Triple, [d, e, f]: Triple, [g, h, i]: Triple): number {
  return a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
}
