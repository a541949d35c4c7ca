import {rollup} from "d3-array";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Independence} from "../../../src/contracts/independence.js";
import type {DebriefMovement} from "../../../src/statistics/interviewers/debrief-movement.js";
import type {Herding} from "../../../src/statistics/interviewers/herding.js";
import {threshold} from "../../config/thresholds.js";
import {asHeadline, mostUrgentFirst, published, rounded} from "../finding.js";
import {readFeedback, timeliness} from "../interviewers/facts.js";
import {type Report, type ReportContext, shared} from "../report.js";
import {byLoop, inLoopsOfTwo, isYes} from "../shared/loop-votes.js";
import {weeklyPace} from "../shared/pace.js";
import {areOnlyDays, unknownOrder} from "../shared/only-days.js";
import {nothingVaries, samenessOf} from "../shared/sameness.js";
import {independenceDefinitions} from "./definitions.js";
import {
  auditOf,
  flipsOf,
  herdingOf,
  movableVotes,
  movementOf,
  shareOf,
  splitsOf,
  type TimedLoopVote,
  timedVotes
} from "./facts.js";
import {detectable, followingFinding, personFollowing, shiftFinding} from "./judge.js";

/** Findings `interviewer.independence` and `debrief.shift`, and the dataset `independence`: were the votes independent? */
export const independence: Report = shared(async (context) => {
  const {config, dataThrough} = context;
  const votes = inLoopsOfTwo(await timedVotes(context));
  const followed = herdingOf(votes);
  const movable = movableVotes(votes);
  const movement = movable.length > 0 ? movementOf(movable) : null;
  const dates = votes.map(({held_on}) => held_on);
  const datesOf = rollup(
    votes,
    (mine) => mine.map(({held_on}) => held_on),
    ({interviewer_id}) => interviewer_id
  );
  const loopDates = [...byLoop(votes).values()].map(([first]) => first!.held_on);
  const minorityShare = movement && votes.length > 0 ? movement.minority.n / votes.length : 0;
  const votePace = weeklyPace(dates, dataThrough);
  const sameness = samenessOf(votes, ({initial_vote}) =>
    isYes(initial_vote) ? "yes or strong yes" : "no, mixed or strong no"
  );
  const least = threshold(config, "interviewer.independence", "least_loops");
  const instead = (await areOnlyDays(context))
    ? unknownOrder("who could see whose vote", "loops with times of day", least)
    : sameness && followed.loops >= least
      ? nothingVaries(sameness)
      : null;
  const all = followingFinding(followed, config, weeklyPace(loopDates, dataThrough), instead);
  const people = followed.interviewers.map((one) =>
    personFollowing(one, config, weeklyPace(datesOf.get(one.interviewer)!, dataThrough), sameness)
  );
  const shift = shiftFinding(movement, config, votePace === null ? null : votePace * minorityShare);
  const content = await contentOf(context, {votes, followed, movable, movement, people, headlines: [all, shift]});
  return {
    findings: [all, ...people, shift],
    datasets: [{name: "independence", audiences: ["leads"], content}]
  };
});

interface Parts {
  votes: TimedLoopVote[];
  followed: Herding;
  movable: TimedLoopVote[];
  movement: DebriefMovement | null;
  people: Finding[];
  headlines: Finding[];
}

async function contentOf(
  context: ReportContext,
  {votes, followed, movable, movement, people, headlines}: Parts
): Promise<Independence> {
  const {config} = context;
  const minimum = config.privacy.minimum_candidates;
  const timed = votes.filter(({others_in}) => others_in !== null);
  const feedback = timeliness(await readFeedback(context));
  const audit = await auditOf(context);
  const leastVotes = threshold(config, "interviewer.independence", "least_votes");
  const act = people.find(({verdict}) => verdict === "act");
  return {
    findings: mostUrgentFirst([
      ...headlines.map((finding) => asHeadline(finding)),
      ...(act ? [asHeadline(act, act.subject)] : [])
    ]),
    blind: shareOf(timed.filter(({others_in}) => others_in === 0).length, timed.length, minimum),
    following: {
      loops: followed.loops,
      leastLoops: threshold(config, "interviewer.independence", "least_loops"),
      visible: followed.visible,
      hidden: followed.hidden,
      excess: published(followed.excess),
      detectable: rounded(detectable(followed.excess))
    },
    people: followed.interviewers
      .filter(({votes: compared}) => compared >= leastVotes)
      .map((one) => ({
        interviewer: one.interviewer,
        votes: one.votes,
        visible: one.visible,
        excess: published(one.excess),
        verdict: people.find(({subject}) => subject === one.interviewer)!.verdict
      })),
    leastVotes,
    movement: movement && {
      minority: shareOf(movement.minority.changed, movement.minority.n, minimum),
      majority: shareOf(movement.majority.changed, movement.majority.n, minimum),
      toMajority: published(movement.toMajority),
      toDecider: published(movement.toDecider),
      flips: flipsOf(movable)
    },
    afterDebrief: published(feedback.afterDebrief),
    hours: published(feedback.hours),
    splits: await splitsOf(context),
    audit: {
      strongNo: shareOf(audit.strong_no_offers, audit.strong_no_loops, minimum),
      withoutStrongNo: shareOf(audit.other_offers, audit.other_loops, minimum),
      refusedAgainstMajority: shareOf(audit.refused_against_majority, audit.majority_yes, minimum),
      offeredAgainstMajority: shareOf(audit.offered_against_majority, audit.majority_no, minimum)
    },
    definitions: independenceDefinitions
  };
}
