import {quarterOf} from "../../../src/words/trend.js";
import {group, rollup} from "d3-array";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Independence} from "../../../src/contracts/independence.js";
import type {DebriefMovement} from "../../../src/statistics/interviewers/debrief-movement.js";
import type {Herding} from "../../../src/statistics/interviewers/herding.js";
import {threshold} from "../../config/thresholds.js";
import {behind, untold} from "../../privacy/behind.js";
import {candidatesIn, candidatesOf} from "../../privacy/slices.js";
import {asHeadline, mostUrgentFirst, published} from "../finding.js";
import {readFeedback} from "../interviewers/facts.js";
import {horizonOf, settledAfter, shareEstimate} from "../shared/quarters.js";
import {type Report, type ReportContext, shared} from "../report.js";
import {byLoop, inLoopsOfTwo} from "../shared/loop-votes.js";
import {weeklyPace} from "../shared/pace.js";
import {areOnlyDays, unknownOrder} from "../shared/only-days.js";
import {nothingVaries, samenessOf} from "../shared/sameness.js";
import {independenceDefinitions} from "./definitions.js";
import {
  auditOf,
  auditShares,
  herdingOf,
  minorityVotes,
  movableVotes,
  movementOf,
  shareOf,
  splitsOf,
  type TimedLoopVote,
  timedVotes
} from "./facts.js";
import {followingFinding, personFollowing, shiftFinding} from "./judge.js";
import {bothSides, feedbackShown, followingShown, leadsOf, movementShown} from "./shown.js";
import {atStake, hoursOf} from "../shared/stake.js";
import {trendOf} from "../shared/trend.js";

/** Findings `interviewer.independence` and `debrief.shift`, and the dataset `independence`: were the votes independent? */
export const independence: Report = shared(async (context) => {
  const {config, dataThrough} = context;
  const votes = inLoopsOfTwo(await timedVotes(context));
  const followed = herdingOf(votes, config);
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
  const sameness = samenessOf(votes, ({initial_is_yes}) => (initial_is_yes ? "yes" : "not yes"));
  const least = threshold(config, "interviewer.independence", "least_loops");
  const instead = (await areOnlyDays(context))
    ? unknownOrder("who could see whose vote", "loops with times of day", least)
    : sameness && followed.loops >= least
      ? nothingVaries(sameness)
      : null;
  const all = behind(votes, followingFinding(followed, config, weeklyPace(loopDates, dataThrough), instead));
  const votesOf = group(votes, ({interviewer_id}) => interviewer_id);
  const people = followed.interviewers.map((one) =>
    behind(
      candidatesIn(votesOf.get(one.interviewer)!),
      personFollowing(one, config, weeklyPace(datesOf.get(one.interviewer)!, dataThrough), sameness)
    )
  );
  const {interview} = await hoursOf(context);
  const movedAWeek = movement && votePace !== null ? (votePace * movement.minority.changed) / votes.length : null;
  const shifted = atStake(
    shiftFinding(movement, config, votePace === null ? null : votePace * minorityShare),
    movedAWeek,
    interview
  );
  const minimum = config.privacy.minimum_candidates;
  const told = movement === null || movementShown(movement, movable, minimum).toMajority.value !== null;
  const shift = told || shifted.verdict === "too_little_data" ? behind(movable, shifted) : untold(shifted);
  const content = await contentOf(context, {votes, followed, movable, movement, people, headlines: [all, shift]});
  return {
    findings: [all, ...people, shift],
    datasets: [{name: "independence", audiences: ["leads"], content: behind(votes, content)}]
  };
});

/** Votes in the minority that changed side at the debrief, by quarter of the interview. */
function minorityByQuarter(
  movable: readonly TimedLoopVote[],
  {config, dataThrough}: Pick<ReportContext, "config" | "dataThrough">
): Independence["minorityByQuarter"] {
  const votes = minorityVotes(movable).flatMap((vote) =>
    vote.held_on === null ? [] : [{...vote, period: quarterOf(vote.held_on)}]
  );
  const changed = (some: readonly TimedLoopVote[]): number =>
    some.filter(({initial_is_yes, is_yes}) => initial_is_yes !== is_yes).length;
  return trendOf(
    votes,
    {
      unit: "share",
      settled: settledAfter(horizonOf([]), dataThrough),
      outcome: (some) => ({k: changed(some), n: some.length}),
      estimate: (some, level) => shareEstimate(changed(some), some.length, level),
      grain: 0.01
    },
    config.privacy
  );
}

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
  const leastVotes = threshold(config, "interviewer.independence", "least_votes");
  const act = people.find(({verdict}) => verdict === "act");
  return {
    findings: mostUrgentFirst([
      ...headlines.map((finding) => asHeadline(finding)),
      ...(act ? [asHeadline(act, act.subject)] : [])
    ]),
    blind: shareOf(timed.filter(({others_in}) => others_in === 0).length, timed.length, {
      people: candidatesOf(timed),
      minimum
    }),
    following: {
      ...followingShown(followed, votes, config),
      leastLoops: threshold(config, "interviewer.independence", "least_loops")
    },
    people: followed.interviewers
      .filter((one) => one.votes >= leastVotes && bothSides(one, votes, minimum))
      .map((one) =>
        behind(leadsOf(one, votes), {
          interviewer: one.interviewer,
          votes: one.votes,
          visible: one.visible,
          excess: published(one.excess),
          verdict: people.find(({subject}) => subject === one.interviewer)!.verdict
        })
      ),
    leastVotes,
    movement: movement && movementShown(movement, movable, minimum),
    minorityByQuarter: minorityByQuarter(movable, context),
    ...feedbackShown(await readFeedback(context), minimum),
    splits: await splitsOf(context),
    audit: auditShares(await auditOf(context), minimum),
    definitions: independenceDefinitions
  };
}
