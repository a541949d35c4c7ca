import {group} from "d3-array";
import {clusteredCorrelation, correlationInterval} from "../association/clustered-correlation.js";
import {defaultLevel, type Estimate, notEstimable} from "../estimate.js";
import type {AdjustedRatings} from "./adjusted-ratings.js";
import {cellsWithin} from "./strata.js";

/**
 * How far interviewers' own votes go with what the others of the loop thought, within role × level, over all scorecards
 * with a rating: no more can be asked of a rating, which comes from the same interview. Where loops end at a no this is
 * near 0 or below, whatever the interviewers see: whoever says no is the last, beside yeses only, and who says yes may
 * have a no behind them (selection on the outcome; Berkson 1946). There the others' votes are no yardstick.
 *
 * Null as for `clusteredCorrelation` (errors clustered by interviewer). Smallest n: 4 scorecards more than cells.
 */
export function yardstick({ratings}: Pick<AdjustedRatings, "ratings">, level = defaultLevel): Estimate {
  const cards = [...group(ratings, ({scorecard}) => scorecard).values()].flatMap(([card]) =>
    card!.ownVote === null ? [] : [{...card!, ownVote: card!.ownVote}]
  );
  const correlation = clusteredCorrelation(
    cards.map(({ownVote}) => ownVote),
    cards.map(({others}) => others.mean),
    cards.map(({interviewer}) => interviewer),
    cellsWithin(cards.map(({stratum}) => stratum ?? {role: null, level: null}))
  );
  if (correlation === null) return notEstimable(cards.length);
  const interval = correlationInterval(correlation, level);
  return {value: correlation.r, standardError: null, interval, n: cards.length};
}
