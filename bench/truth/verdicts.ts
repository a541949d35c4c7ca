import {defaultConfig} from "../../loaders/config/config.js";
import {falseDiscoveryRate} from "../../loaders/config/false-discovery.js";
import {benjaminiHochberg} from "../../src/statistics/benjamini-hochberg.js";
import {consistency} from "../../src/statistics/consistency.js";
import {funnelLimits} from "../../src/statistics/funnel-limits.js";
import {herding} from "../../src/statistics/herding.js";
import {adjustedRatings, groupBy} from "../../src/statistics/questions/adjusted-ratings.js";
import {questionDrift} from "../../src/statistics/questions/question-drift.js";
import {questionPairs} from "../../src/statistics/questions/question-redundancy.js";
import {questionSignals} from "../../src/statistics/questions/question-signal.js";
import {createRandom} from "../../src/statistics/random.js";
import {screenerSpread} from "../../src/statistics/screener-shrinkage.js";
import {severity} from "../../src/statistics/severity.js";
import {wilson} from "../../src/statistics/wilson.js";
import {defaultThresholds} from "../../loaders/config/thresholds.js";
import type {DataSet} from "./data-set.js";
import type {Judged} from "./tally.js";

const config = defaultConfig();
const rule = defaultThresholds;

/** Everything about people and questions that a company's data say, and the verdicts by the default thresholds. */
export function examine({votes, timed, loopVotes, ratings, cells}: DataSet, seed: number) {
  const severities = severity({votes, threshold: rule["interviewer.severity"].deviation}).interviewers;
  const consistencies = consistency({votes, leastVotes: rule["interviewer.consistency"].least_votes});
  const followed = herding(timed);
  const spread = screenerSpread(cells, {threshold: rule["screener.calibration"].deviation})!;
  const adjusted = adjustedRatings(ratings, loopVotes);
  const signals = questionSignals(adjusted);
  const pairs = questionPairs(adjusted.ratings, {least: rule["question.redundant"].least_pairs});
  return {
    severities,
    consistencies,
    followed,
    spread,
    signals,
    judged: [
      ...severities
        .filter(({n}) => n >= rule["interviewer.severity"].least_votes)
        .map(({interviewer, probability}) => ({
          kind: "interviewer.severity" as const,
          subject: interviewer,
          act: probability! > rule["interviewer.severity"].probability
        })),
      ...consistencies
        .filter(({ratio, q}) => ratio.interval !== null && q !== null)
        .map(({interviewer, ratio, q}) => {
          const {low, high} = rule["interviewer.consistency"];
          const rate = falseDiscoveryRate(config, "interviewer.consistency");
          const outside = ratio.interval![0] > high || ratio.interval![1] < low;
          return {kind: "interviewer.consistency" as const, subject: interviewer, act: outside && q! < rate};
        }),
      ...followed.interviewers
        .filter(
          ({visible, hidden, q}) => visible + hidden >= rule["interviewer.independence"].least_votes && q !== null
        )
        .map(({interviewer, probability, q}) => {
          const {probability: certainty} = rule["interviewer.independence"];
          const rate = falseDiscoveryRate(config, "interviewer.independence");
          return {
            kind: "interviewer.independence" as const,
            subject: interviewer,
            act: probability! > certainty && q! < rate
          };
        }),
      {
        kind: "interviewer.independence" as const,
        subject: "all",
        act:
          followed.loops >= rule["interviewer.independence"].least_loops &&
          followed.probability! > rule["interviewer.independence"].probability
      },
      ...screenerVerdicts(spread),
      ...signals
        .filter(({n}) => n >= rule["question.signal"].least_ratings)
        .map(({question, shrunk}) => ({
          kind: "question.signal" as const,
          subject: question,
          act: shrunk.interval !== null && shrunk.interval[1] < rule["question.signal"].weak
        })),
      ...pairs.map(({first, second, partial}) => ({
        kind: "question.redundant" as const,
        subject: `${first} + ${second}`,
        act: partial.interval !== null && partial.interval[0] > rule["question.redundant"].partial_correlation
      })),
      ...driftVerdicts(adjusted.ratings, seed),
      ...noDataVerdicts(ratings)
    ] satisfies Judged[]
  };
}

function screenerVerdicts({effects, rate}: NonNullable<ReturnType<typeof screenerSpread>>): Judged[] {
  const adjusted = effects.map(({k, expected}) => (expected > 0 ? Math.min(1, (rate * k) / expected) : rate));
  const funnel = funnelLimits(
    effects.map(({n}, j) => ({n, k: Math.round(n * adjusted[j]!)})),
    {target: rate}
  );
  return effects
    .map((effect, j) => {
      const [low, high] = funnel.points[j]!.limits.at(-1)!;
      const outside = adjusted[j]! < low || adjusted[j]! > high;
      return {...effect, act: outside || effect.beyond > rule["screener.calibration"].probability};
    })
    .filter(({n}) => n >= rule["screener.calibration"].least_screens)
    .map(({screener, act}) => ({kind: "screener.calibration", subject: screener, act}));
}

function driftVerdicts(ratings: ReturnType<typeof adjustedRatings>["ratings"], seed: number): Judged[] {
  const {least_before: least} = rule["question.drift"];
  const rate = falseDiscoveryRate(config, "question.drift");
  const random = createRandom(seed);
  const found = [...groupBy(ratings, ({question}) => question)].flatMap(([question, own]) => {
    const points = own.map(({adjusted, others, date}) => ({rating: adjusted, ability: others.mean, date: date!}));
    const drift = questionDrift(points, random.split(), {least});
    return drift === null ? [] : [{question, drift}];
  });
  const falseDiscovery = benjaminiHochberg(found.map(({drift}) => drift.p));
  const moved = ([low, high]: [number, number]): boolean => low > 0 || high < 0;
  return found.map(({question, drift}, index) => ({
    kind: "question.drift",
    subject: question,
    act: falseDiscovery[index]! <= rate && moved(drift.level.interval) && moved(drift.slope.interval)
  }));
}

function noDataVerdicts(ratings: DataSet["ratings"]): Judged[] {
  const {share, least_ratings: least} = rule["question.no_data"];
  return [...groupBy(ratings, ({question}) => question)]
    .filter(([, own]) => own.length >= least)
    .map(([question, own]) => {
      const missing = own.filter(({points}) => points === null).length;
      return {kind: "question.no_data", subject: question, act: wilson(missing, own.length, 0.9)[0] > share};
    });
}
