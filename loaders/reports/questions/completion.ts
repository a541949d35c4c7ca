import type {QuestionCompletion} from "../../../src/contracts/question-completion.js";
import type {AdjustedRating} from "../../../src/statistics/questions/adjusted-ratings.js";
import {clusteredCorrelation} from "../../../src/statistics/questions/question-correlation.js";
import {normalInterval} from "../../../src/statistics/intervals/normal-interval.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {published} from "../finding.js";
import {candidatesOf} from "../../privacy/slices.js";
import type {QuestionEvidence, RatingRow} from "./evidence.js";

const leastCompleted = 20;
const level = 0.9;

/**
 * Of those who completed an exercise, how many its interviewer still voted no on and how many got no offer; and whether
 * how they did it mattered: the correlation of their ratings with the others' votes. Null where completion is not
 * recorded for twenty completed ones, or where those who completed it or did not are too few to be shown.
 */
export function completionOf(
  {rows}: QuestionEvidence,
  ratings: readonly AdjustedRating[],
  {minimum, least}: {minimum: number; least: number}
): QuestionCompletion | null {
  const recorded = rows.filter(({completed}) => completed !== null);
  const done = recorded.filter(({completed}) => completed === true);
  const rest = recorded.filter(({completed}) => completed === false);
  if (done.length < leastCompleted) return null;
  if (rest.length > 0 && candidatesOf(rest) < minimum) return null;
  const scorecards = new Set(done.map(({scorecard_id}) => scorecard_id));
  const rated = ratings.filter(({scorecard}) => scorecards.has(scorecard));
  return {
    recorded: recorded.length,
    completed: done.length,
    votedNo: shareOf(
      done.filter(({own_vote_points}) => own_vote_points !== null),
      ({own_vote_points}) => own_vote_points! < 3,
      minimum
    ),
    noOffer: shareOf(
      done.filter(({outcome}) => outcome === "offer" || outcome === "no_offer"),
      ({outcome}) => outcome === "no_offer",
      minimum
    ),
    process: rated.length < least ? published(null) : processOf(rated)
  };
}

function shareOf(rows: readonly RatingRow[], which: (row: RatingRow) => boolean, minimum: number) {
  if (candidatesOf(rows) < minimum) return null;
  const k = rows.filter(which).length;
  return {k, n: rows.length, share: published({value: k / rows.length, interval: wilson(k, rows.length)})};
}

function processOf(rated: readonly AdjustedRating[]) {
  const fit = clusteredCorrelation(
    rated.map(({adjusted}) => adjusted),
    rated.map(({others}) => others.mean),
    rated.map(({interviewer}) => interviewer)
  );
  if (fit === null) return published(null);
  const [low, high] = normalInterval(fit.z, fit.standardError, level);
  return published({value: fit.r, interval: [Math.tanh(low), Math.tanh(high)]});
}
