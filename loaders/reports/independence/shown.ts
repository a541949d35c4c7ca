import type {Independence} from "../../../src/contracts/independence.js";
import type {DebriefMovement} from "../../../src/statistics/interviewers/debrief-movement.js";
import type {Herding, HerdingContrast} from "../../../src/statistics/interviewers/herding.js";
import type {Overrides} from "../../config/thresholds.js";
import {behind} from "../../privacy/behind.js";
import {candidatesOf} from "../../privacy/slices.js";
import {published, publishedShareOf, rounded} from "../finding.js";
import {type Feedback, timeliness} from "../interviewers/facts.js";
import {flipsOf, shareOf, splitVotes, type TimedLoopVote} from "./facts.js";
import {detectable} from "./judge.js";

/** The candidates of votes held against a lead of either kind. */
export function leadsOf({visibleIn, hiddenIn}: HerdingContrast, votes: readonly TimedLoopVote[]): Set<string> {
  return new Set([...candidatesOfLoops(visibleIn, votes), ...candidatesOfLoops(hiddenIn, votes)]);
}

/** Do enough candidates stand behind each of the two sides of a contrast? What they differ by is hidden otherwise. */
export function bothSides(
  {visibleIn, hiddenIn}: HerdingContrast,
  votes: readonly TimedLoopVote[],
  minimum: number
): boolean {
  return [visibleIn, hiddenIn].every((loops) => candidatesOfLoops(loops, votes).size >= minimum);
}

function candidatesOfLoops(loops: ReadonlySet<string>, votes: readonly TimedLoopVote[]): Set<string> {
  return new Set(votes.filter(({application_id}) => loops.has(application_id)).map(({candidate_id}) => candidate_id));
}

/** Votes beside a visible and a hidden lead, all together; without what too few candidates stand behind. */
export function followingShown(
  followed: Herding,
  votes: readonly TimedLoopVote[],
  config: Overrides & {privacy: {minimum_candidates: number}}
): Omit<Independence["following"], "leastLoops"> {
  const minimum = config.privacy.minimum_candidates;
  const compared = behind(leadsOf(followed, votes), {loops: followed.loops});
  if (followed.visible > 0 && followed.hidden > 0 && bothSides(followed, votes, minimum))
    return Object.assign(compared, {
      visible: followed.visible,
      hidden: followed.hidden,
      excess: published(followed.excess),
      detectable: rounded(detectable(followed, config))
    });
  return Object.assign(compared, {visible: null, hidden: null, excess: published(null), detectable: null});
}

/** Changes at the debrief; both sides of a split loop have its candidate, so that they are shown or hidden together. */
export function movementShown(
  {minority, majority, toMajority, toDecider}: DebriefMovement,
  votes: readonly TimedLoopVote[],
  minimum: number
): NonNullable<Independence["movement"]> {
  const split = splitVotes(votes);
  const people = candidatesOf(split);
  const sides = {
    minority: shareOf(minority.changed, minority.n, {people, minimum}),
    majority: shareOf(majority.changed, majority.n, {people, minimum})
  };
  const told = sides.minority.count !== null && sides.majority.count !== null;
  return behind(votes, {
    ...sides,
    toMajority: published(told ? toMajority : null),
    toDecider: published(told ? toDecider : null),
    flips: flipsOf(votes, minimum)
  });
}

/** Hours to all feedback, and the share of it that came after the debrief. */
export function feedbackShown(
  feedback: readonly Feedback[],
  minimum: number
): Pick<Independence, "afterDebrief" | "hours"> {
  const people = candidatesOf(feedback);
  if (people < minimum) return {afterDebrief: published(null), hours: published(null)};
  const {afterDebrief, hours} = timeliness(feedback);
  return {afterDebrief: publishedShareOf(afterDebrief, people), hours: published(hours)};
}
