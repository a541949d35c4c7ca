import {group} from "d3-array";
import {defaultLevel, type Estimate, requireNumbersOf} from "../estimate.js";
import {clusteredDifference, type ClusteredOutcome} from "../intervals/differences.js";

/** One vote before and after the debrief, on the vote scale; `decider` marks whoever owns the decision. */
export interface DebriefVote {
  loop: string;
  initial: number;
  final: number;
  decider?: boolean;
}

export interface DebriefMovement {
  /** P(change | minority) − P(change | majority) among loops whose initial votes were split. */
  toMajority: Estimate;
  /** P(change | decider voted the other way) − P(change | decider voted the same), the decider left out. */
  toDecider: Estimate;
  minority: {changed: number; n: number};
  majority: {changed: number; n: number};
}

/**
 * How far votes move to the majority, or to the decider, between the initial vote and the debrief. A vote is yes at
 * `bar` points or above; a change is a change of side. Loops without a strict majority say nothing about the majority.
 * Votes settle for good reasons too (regression to the truth, facts heard in the room): a difference is movement, not
 * proof of pressure. Intervals are clustered by loop. Smallest n: one vote on either side; judge from 50 on.
 *
 * @param bar default 2.75, between mixed (2.5) and yes (3)
 * @throws when a vote is not a finite number
 */
export function debriefMovement(
  votes: readonly DebriefVote[],
  {bar = 2.75, level = defaultLevel}: {bar?: number; level?: number} = {}
): DebriefMovement {
  requireNumbersOf("debrief movement", votes, "initial", "final");
  const loops = group(votes, ({loop}) => loop);
  const side = (points: number) => points >= bar;
  const changed = ({initial, final}: DebriefVote) => side(initial) !== side(final);

  const byMajority: ClusteredOutcome[] = [];
  const byDecider: ClusteredOutcome[] = [];
  for (const [cluster, rows] of loops) {
    const yes = rows.filter(({initial}) => side(initial)).length;
    const split = yes > 0 && yes < rows.length && 2 * yes !== rows.length;
    const majority = 2 * yes > rows.length;
    const decider = rows.find((vote) => vote.decider);
    for (const vote of rows) {
      const outcome = changed(vote);
      if (split) byMajority.push({cluster, exposed: side(vote.initial) !== majority, outcome});
      if (decider && vote !== decider) {
        byDecider.push({cluster, exposed: side(vote.initial) !== side(decider.initial), outcome});
      }
    }
  }
  const count = (exposed: boolean) => {
    const arm = byMajority.filter((row) => row.exposed === exposed);
    return {changed: arm.filter(({outcome}) => outcome).length, n: arm.length};
  };
  return {
    toMajority: clusteredDifference(byMajority, level),
    toDecider: clusteredDifference(byDecider, level),
    minority: count(true),
    majority: count(false)
  };
}
