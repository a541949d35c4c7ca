import type {Finding, Verdict} from "../../../src/contracts/finding.js";
import {consistency, type InterviewerConsistency} from "../../../src/statistics/interviewers/consistency.js";
import {coefficient, counted, range} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {falseDiscoveryRate} from "../../config/false-discovery.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil} from "../shared/pace.js";
import {modelVotes, type ModelledVote} from "./facts.js";

/** `interviewer.consistency`: act when the 90 % interval lies outside the usual band and the false-discovery rate holds. */
export function consistencyFindings(
  {votes}: {votes: readonly ModelledVote[]},
  config: Config,
  paceOf: (interviewer: string) => number | null
): Finding[] {
  const limits = {
    band: [
      threshold(config, "interviewer.consistency", "low"),
      threshold(config, "interviewer.consistency", "high")
    ] as const,
    least: threshold(config, "interviewer.consistency", "least_votes"),
    rate: falseDiscoveryRate(config, "interviewer.consistency")
  };
  if (votes.length === 0) return [];
  return consistency({votes: modelVotes(votes), leastVotes: limits.least}).map((one) =>
    findingOf(one, limits, paceOf(one.interviewer))
  );
}

interface Limits {
  band: readonly [number, number];
  least: number;
  rate: number;
}

function findingOf(
  {interviewer, ratio, q}: InterviewerConsistency,
  {band, least, rate}: Limits,
  pace: number | null
): Finding {
  const {value, interval, n} = ratio;
  const base = {
    kind: "interviewer.consistency" as const,
    subject: interviewer,
    unit: "times the residual variance of peers",
    n
  };
  if (n < least || value === null || interval === null)
    return makeFinding({
      ...base,
      verdict: "too_little_data",
      sentence: `{subject} has ${counted(n, "vote")} cast before a decision; from ${least} on one can say whether their votes are as predictable as others'.`,
      action: "Wait for more votes.",
      needs: [needUntil("votes", n < least ? least : n + least, n, pace)]
    });
  const outside = interval[0] > band[1] || interval[1] < band[0];
  const verdict: Verdict = outside && q !== null && q < rate ? "act" : outside ? "watch" : "ok";
  const size = `${coefficient(value)} times as much as peers' (${range(interval, coefficient)}; ${counted(n, "vote")})`;
  const erratic = value > 1;
  const within = interval[0] >= band[0] && interval[1] <= band[1];
  return makeFinding({
    ...base,
    verdict,
    direction: verdict === "ok" ? null : erratic ? "erratic" : "uniform",
    estimate: {value, interval},
    sentence:
      verdict === "ok"
        ? `What {subject} votes varies, beyond candidate, area and own bar, ${size}: ${within ? "about like others" : "not clearly more or less than what is usual"}.`
        : `What {subject} votes ${verdict === "watch" ? "may vary" : "varies"}, beyond candidate, area and own bar, ${size}: ${erratic ? "harder to foresee than others'" : "nearly the same whoever they meet"}.`,
    action:
      verdict === "ok"
        ? "Nothing to do."
        : verdict === "watch"
          ? "Look again with more votes; among many interviewers one or two seem so by chance."
          : erratic
            ? "Go through the rubric with {subject} on three past interviews: which observation led to which vote."
            : "Ask {subject} to use the whole scale: agree on one example for each vote."
  });
}
