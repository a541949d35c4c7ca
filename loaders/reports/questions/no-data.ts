import {flatGroup} from "d3-array";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {clusteredShare} from "../../../src/statistics/intervals/clustered-share.js";
import {liesBetween} from "../../../src/words/finding.js";
import {coefficient, count, counted, percent, range, some} from "../../../src/words/numbers.js";
import {threshold} from "../../config/thresholds.js";
import {candidatesOf} from "../../privacy/slices.js";
import {makeFinding} from "../finding.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import {hoursAYear, questionHours} from "../shared/stake.js";
import type {JudgeContext, QuestionEvidence, RatingRow} from "./evidence.js";

/** Share of the times asked that ended without a rating, with an interval over interviewers. */
export function noDataShare({rows}: Pick<QuestionEvidence, "rows">): Estimate {
  return clusteredShare(byInterviewer(rows).map(({rows: own, without}) => ({k: without.length, n: own.length})));
}

function byInterviewer(rows: readonly RatingRow[]) {
  return flatGroup(rows, ({interviewer_id}) => interviewer_id).map(([, own]) => ({
    rows: own,
    without: own.filter(({points}) => points === null)
  }));
}

/** Does asking this question too often end without a rating? */
export function noDataFinding(evidence: QuestionEvidence, {config, dataThrough}: JudgeContext): Finding {
  const {question, rows} = evidence;
  const share = noDataShare(evidence);
  const least = threshold(config, "question.no_data", "least_ratings");
  const limit = threshold(config, "question.no_data", "share");
  const parts = {
    kind: "question.no_data",
    subject: question,
    unit: "share without a rating",
    reference: {value: limit, label: "too often"},
    n: rows.length,
    estimate: share
  } as const;
  if (rows.length < least)
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      claim: `Too few scorecards to say how often “${question}” goes unrated.`,
      evidence: `It stands on ${counted(rows.length, "scorecard")}; ${least} are needed.`,
      action: "Mark it as “no data” when it could not be rated, as now.",
      needs: [
        needUntil(
          "scorecards",
          least,
          rows.length,
          weeklyPace(
            rows.map(({held_at}) => held_at),
            dataThrough
          )
        )
      ]
    });
  const told = toldOf(evidence, share, {limit, minimum: config.privacy.minimum_candidates});
  const dates = rows.filter(({points}) => points === null).map(({held_at}) => held_at);
  const wasted = hoursAYear(weeklyPace(dates, dataThrough), questionHours(config));
  if (share.interval !== null && share.interval[0] > limit)
    return makeFinding({
      ...parts,
      stake: wasted,
      verdict: "act",
      claim: `“${question}” often ends without a rating.`,
      ...told,
      action: `Give “${question}” the time it needs, or ask it only where it can be rated.`
    });
  const watch = share.value! > limit || isSelective(evidence);
  return makeFinding({
    ...parts,
    verdict: watch ? "watch" : "ok",
    stake: watch ? wasted : null,
    claim: isSelective(evidence)
      ? `“${question}” goes unrated by how good the candidate is.`
      : watch
        ? `“${question}” may too often end without a rating.`
        : share.interval !== null && share.interval[1] <= limit
          ? `“${question}” is rated about as often as expected.`
          : `“${question}” does not clearly go unrated too often.`,
    ...told,
    action: isSelective(evidence)
      ? `Ask for a rating of “${question}” whenever it was put, however good or poor the answer.`
      : watch
        ? `Ask who uses “${question}” why it goes unrated.`
        : "Change nothing about it."
  });
}

/** How many go unrated, where they come from and whom that leaves out: what it does to the signal has no room in the evidence. */
function toldOf(
  evidence: QuestionEvidence,
  share: Estimate,
  {limit, minimum}: {limit: number; minimum: number}
): Pick<Finding, "evidence" | "sure"> {
  const {rows} = evidence;
  const unrated = rows.filter(({points}) => points === null).length;
  const where = originOf(rows, minimum);
  const seen = `${count(unrated)} of ${counted(rows.length, "scorecard")} with it ${unrated === 1 ? "has" : "have"} no rating${where && `, mostly from ${where}`}; more than ${percent(limit)} is too many.`;
  const sure = share.interval
    ? liesBetween("the share without a rating", share.interval, percent)
    : {probability: null, sentence: "One interviewer alone asked it: how others would fare is not known."};
  if (!isSelective(evidence)) return {evidence: seen, sure};
  const whom = evidence.missing!.difference.value! < 0 ? "less" : "more";
  return {
    evidence: `${seen} Mostly candidates whom the other interviewers wanted ${whom}.`,
    sure: {...sure, sentence: `${sure.sentence} ${missingWords(evidence)}`}
  };
}

/**
 * Where missing ratings come from, as a pattern without a name: "two of nine interviewers", the fewest who gave more than
 * half of them. Empty unless these are at most a third of those who ask, have twice the missing ratings that their share of
 * the scorecards would give, and enough candidates stand behind these.
 */
function originOf(rows: readonly RatingRow[], minimum: number): string {
  const people = byInterviewer(rows).sort((a, b) => b.without.length - a.without.length);
  const all = people.reduce((sum, {without}) => sum + without.length, 0);
  let [few, missing] = [0, 0];
  while (2 * missing <= all && few < people.length) missing += people[few++]!.without.length;
  const mine = people.slice(0, few);
  const asked = mine.reduce((sum, {rows: own}) => sum + own.length, 0);
  const isPattern = 3 * few <= people.length && missing / all >= (2 * asked) / rows.length;
  const isShown = candidatesOf(mine.flatMap(({without}) => without)) >= minimum;
  return isPattern && isShown ? `${some(few, people.length)} interviewers` : "";
}

/** Largest expected share of chance among the questions said to go unrated by how good the candidate is. */
const falseDiscoveries = 0.05;

/** Do its ratings go missing by how good the others found the candidate, beyond chance? */
export function isSelective({missing}: Pick<QuestionEvidence, "missing">): boolean {
  return missing != null && missing.falseDiscovery <= falseDiscoveries;
}

/** Whom it leaves unrated, and what that does to its signal; empty where that may be chance. */
function missingWords(evidence: Pick<QuestionEvidence, "missing">): string {
  if (!isSelective(evidence)) return "";
  const {value, interval} = evidence.missing!.difference;
  const whom = value! < 0 ? "less" : "more";
  const size = `${coefficient(Math.abs(value!))} vote points, ${range(sizes(interval!), coefficient)}`;
  return `Those left unrated are candidates whom the other interviewers wanted ${whom} (${size}). Its signal is that of the others only, and may be larger or smaller over all.`;
}

/** Ends of the interval as sizes, smallest first, when both lie on the side of the estimate. */
function sizes([low, high]: readonly [number, number]): [number, number] {
  return high < 0 ? [-high, -low] : [low, high];
}
