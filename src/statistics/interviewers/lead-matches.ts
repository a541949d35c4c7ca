import {groups, sum} from "d3-array";
import {mean} from "simple-statistics";

/** One vote of a loop with when the interview was held and when the vote came in (milliseconds, any common origin). */
export interface TimedVote {
  loop: string;
  interviewer: string;
  yes: boolean;
  heldAt: number;
  submittedAt: number;
}

/** A vote held against the votes of earlier interviews that it could see, or against those that it could not. */
export interface LeadMatch {
  vote: TimedVote;
  /** These votes were in when the vote was submitted. */
  seen: boolean;
  /** The vote is on the side of their majority. */
  matches: boolean;
  leadIsYes: boolean;
  /** From interview to vote, in the unit of the times: of the vote, and the mean of those that lead. */
  latency: {own: number; lead: number};
  /** Order, size and margin of the group, and the other votes' yes-share. */
  stratum: string;
}

/**
 * Of the votes from earlier interviews of the loop, those already in when a vote was submitted were visible to it, the
 * rest hidden. The vote is compared with the lead (the majority; ties left out) of each of the two groups.
 */
export function matchesOf(votes: readonly TimedVote[]): LeadMatch[] {
  return groups(votes, (vote) => vote.loop).flatMap(([, rows]) =>
    rows.flatMap((vote) => {
      const earlier = rows.filter(({heldAt}) => heldAt < vote.heldAt);
      const others = rows.filter((other) => other !== vote);
      const yes = others.filter((other) => other.yes).length;
      return [true, false].flatMap((seen): LeadMatch[] => {
        const led = earlier.filter(({submittedAt}) => submittedAt < vote.submittedAt === seen);
        const lead = sum(led, (other) => (other.yes ? 1 : -1));
        if (lead === 0) return [];
        const match = {
          vote,
          seen,
          matches: vote.yes === lead > 0,
          leadIsYes: lead > 0,
          latency: {own: latencyOf(vote), lead: mean(led.map(latencyOf))},
          stratum: [earlier.length, led.length, lead, others.length, yes].join(" ")
        };
        return [match];
      });
    })
  );
}

function latencyOf({heldAt, submittedAt}: TimedVote): number {
  return submittedAt - heldAt;
}

/** Numbers about matches with the mean of their stratum taken off; a stratum in which all are equal comes out as 0. */
export interface WithinStrata {
  strata: number;
  centred: (value: (match: LeadMatch) => number) => Float64Array;
}

/** Strong candidates and late slots match more whoever sees what, so that matches are compared within strata only. */
export function withinStrata(matches: readonly LeadMatch[]): WithinStrata {
  const places = matches.map((_, at) => at);
  const strata = groups(places, (at) => matches[at]!.stratum).map(([, rows]) => rows);
  return {
    strata: strata.length,
    centred: (value) => {
      const column = Float64Array.from(matches, value);
      for (const rows of strata) {
        const usual = sum(rows, (at) => column[at]!) / rows.length;
        for (const at of rows) column[at]! -= usual;
      }
      return column;
    }
  };
}
