import {z} from "zod";
import {headline} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share, trend} from "./parts.js";

/** How many interviews does a loop need? Replays of completed loops, and what each interviewer adds. Intervals 90 %. */
export const loopDesign = z.strictObject({
  findings: z.array(headline).max(3),
  /** Fewest decided loops for any answer. */
  leastLoops: count,
  /** Decided loops with the time of every interview, since loops have their present length. */
  orderedLoops: hideable,
  /** One entry per rule "stop after `noes` of the first `first` votes are no". */
  rules: z.array(
    z.strictObject({
      rule: z.string(),
      noes: count,
      first: count,
      loops: hideable,
      /** Share of loops whose first votes were all in before the next interview began. */
      inTime: share.nullable(),
      /** The replay takes each vote as if it had been in before the next interview, because too few were. */
      asIfInTime: z.boolean(),
      /** Median hours by which a loop would have waited for its first votes; null when no loop has them all. */
      waitHours: z.number().nonnegative().nullable(),
      /** Share of loops that would have stopped. */
      stopped: share.nullable(),
      /** Interviews that would not have been held, per loop. */
      savedPerLoop: publishedEstimate,
      savedShare: share.nullable(),
      /** Null where too few got an offer. */
      offers: hideable,
      offersLost: hideable,
      lostShare: publishedEstimate
    })
  ),
  /** The rule that the finding speaks of; null where there is none to show. */
  chosenRule: z.string().nullable(),
  /** Whether loops have been stopped early already; null below 20 replayed loops with an offer or without. */
  shortened: z
    .strictObject({
      refused: count,
      /** Refused loops with fewer interviews than the middle loop with an offer of their role and level. */
      shortRefused: count,
      /** Share of the loops with an offer that are as short. */
      shareOfOffers: share,
      /** Refused loops that are short beyond that share; 0 where the difference may be chance. */
      stopped: count,
      sentence: z.string()
    })
    .nullable(),
  /** Another order of areas under the rule of two noes, chosen on one half of the loops and tried on the other. */
  areaOrder: z
    .strictObject({
      /** Areas to hold first; empty when no order is clearly better than the one held. */
      first: z.array(z.string()),
      loops: count,
      /** Interviews per loop. */
      saved: publishedEstimate,
      savedNow: publishedEstimate,
      difference: publishedEstimate,
      offers: count,
      offersLost: count,
      offersLostNow: count,
      sentence: z.string()
    })
    .nullable(),
  /** One entry per number of interviews; empty when reliability cannot be told. */
  sizes: z.array(
    z.strictObject({
      interviews: count,
      /** Reliability of the mean vote, and what this interview adds to it. */
      phi: publishedEstimate,
      phiGain: publishedEstimate,
      /** Share of offers that a repeat loop of as many interviews would make again, counted low; null where it cannot be told. */
      offersAgain: publishedEstimate,
      /** What this interview adds to that share; null for the first. */
      offersAgainGain: publishedEstimate,
      /** Mean ability of those offered above all who reach the loop, standard deviations. */
      utility: publishedEstimate,
      /** What this interview adds to the utility of one fewer. */
      gain: publishedEstimate,
      /** Staff hours of one loop by the cost sheet. */
      hours: z.number().nonnegative()
    })
  ),
  interviewsPerLoop: z.number().positive().nullable(),
  /** One entry for all and one per publishable role. */
  hours: z.array(
    z.strictObject({
      subject: z.string(),
      loops: hideable,
      hoursPerLoop: z.number().nonnegative().nullable(),
      hoursPerOffer: publishedEstimate
    })
  ),
  /** Staff hours of loops for one offer, by the quarter of the loop; n counts loops. */
  hoursByQuarter: trend,
  definitions: z.array(definition)
});

export type LoopDesign = z.infer<typeof loopDesign>;
