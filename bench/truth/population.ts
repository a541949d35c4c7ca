import {calibrate, walkers} from "../../loaders/simulate/calibration.js";
import {interpolated, replicate, type HiddenTruth} from "../../loaders/simulate/hidden-replication.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import {costsOf} from "../../loaders/simulate/truth.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";
import {breakEven, type Costs} from "../../src/statistics/break-even.js";
import {debriefMovement} from "../../src/statistics/debrief-movement.js";
import {gwetAc} from "../../src/statistics/gwet-ac.js";
import {krippendorffAlpha} from "../../src/statistics/krippendorff-alpha.js";
import {percentAgreement} from "../../src/statistics/percent-agreement.js";
import {adjustedRatings, groupBy} from "../../src/statistics/questions/adjusted-ratings.js";
import {clusteredCorrelation} from "../../src/statistics/questions/clustered-correlation.js";
import {createRandom} from "../../src/statistics/random.js";
import {dataSetOf} from "./data-set.js";

const largeScreens = 20_000;
const seed = 900_001;

/** What is true of all companies of a world: by hidden replication, and from one company too large to err. */
export interface Population {
  hidden: HiddenTruth;
  costs: Costs;
  breakEven: number;
  agreement: {alpha: number; ac2: number; percent: number};
  /** Correlation with the others' votes of a question with this loading. */
  signalAt: (loading: number) => number;
  /** Log odds of passing for a screener of this severity. */
  passAt: (severity: number) => number;
  /** P(change | minority) − P(change | majority) at the debrief. */
  debriefShift: number;
}

export const weights = {weights: "quadratic" as const, categories: [1, 2, 3, 4]};

/** Each part is computed when it is first asked for. */
export function populationOf(world: WorldName): Population {
  const large = simulateWorld({world, screens: largeScreens, seed});
  const {parameters, cast} = large;
  const data = once(() => dataSetOf(large));
  const hidden = once(() => replicate(parameters, calibrate(parameters), cast, seed));
  const costs = costsOf(parameters);
  const parts = {
    breakEven: once(() => {
      const chances = Object.values(hidden().bands).flatMap(({advanced, offerIfAdvanced}) =>
        offerIfAdvanced === null ? [] : [{share: advanced, probability: offerIfAdvanced}]
      );
      return breakEven(chances, costs)!.probability;
    }),
    agreement: once(() => ({
      alpha: krippendorffAlpha(data().matrix, {metric: "interval"}).value!,
      ac2: gwetAc(data().matrix, weights).value!,
      percent: percentAgreement(data().matrix, {...weights, weights: "identity"}).value!
    })),
    signalAt: once(() =>
      signalCurve(data(), new Map(cast.questions.map(({question, loading}) => [question, loading])))
    ),
    passAt: once(() =>
      interpolated((severity) => {
        const people = walkers(parameters, createRandom(seed), 20_000, () => severity).filter(({trial}) => !trial);
        const rate = people.filter(({advanced}) => advanced).length / people.length;
        return Math.log(rate / (1 - rate));
      }, 2)
    ),
    debriefShift: once(() => debriefMovement(data().moves).toMajority.value!)
  };
  return {
    costs,
    get hidden() {
      return hidden();
    },
    get breakEven() {
      return parts.breakEven();
    },
    get agreement() {
      return parts.agreement();
    },
    get signalAt() {
      return parts.signalAt();
    },
    get passAt() {
      return parts.passAt();
    },
    get debriefShift() {
      return parts.debriefShift();
    }
  };
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
  const known = [...groupBy(adjustedRatings(ratings, loopVotes).ratings, ({question}) => question)].map(
    ([question, list]) => {
      const own = list.map(({adjusted}) => adjusted);
      const fit = clusteredCorrelation(
        own,
        list.map(({others}) => others.mean),
        list.map(({interviewer}) => interviewer)
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
