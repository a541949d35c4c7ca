import {z} from "zod";
import {headline} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share, trend} from "./parts.js";

export const loopDesign = z
  .strictObject({
    findings: z.array(headline).max(3),
    leastLoops: count.describe("Fewest decided loops for any answer."),
    orderedLoops: hideable.describe(
      "Decided loops with the time of every interview, since loops have their present length."
    ),
    rules: z
      .array(
        z.strictObject({
          rule: z.string(),
          noes: count,
          first: count,
          loops: hideable,
          inTime: share
            .nullable()
            .describe("Share of loops whose first votes were all in before the next interview began."),
          asIfInTime: z
            .boolean()
            .describe(
              "The replay takes each vote as if it had been in before the next interview, because too few were."
            ),
          waitHours: z
            .number()
            .nonnegative()
            .nullable()
            .describe(
              "Median hours by which a loop would have waited for its first votes; null when no loop has them all."
            ),
          stopped: share.nullable().describe("Share of loops that would have stopped."),
          savedPerLoop: publishedEstimate.describe("Interviews that would not have been held, per loop."),
          savedShare: share.nullable(),
          offers: hideable.describe("Null where too few got an offer."),
          offersLost: hideable,
          lostShare: publishedEstimate
        })
      )
      .describe('One entry per rule "stop after `noes` of the first `first` votes are no".'),
    chosenRule: z
      .string()
      .nullable()
      .describe("The rule that the finding speaks of; null where there is none to show."),
    shortened: z
      .strictObject({
        refused: count,
        shortRefused: count.describe(
          "Refused loops with fewer interviews than the middle loop with an offer of their role and level."
        ),
        shareOfOffers: share.describe("Share of the loops with an offer that are as short."),
        stopped: count.describe(
          "Refused loops that are short beyond that share; 0 where the difference may be chance."
        ),
        sentence: z.string()
      })
      .nullable()
      .describe(
        "Whether loops have been stopped early already; null below 20 replayed loops with an offer or without."
      ),
    areaOrder: z
      .strictObject({
        first: z
          .array(z.string())
          .describe("Areas to hold first; empty when no order is clearly better than the one held."),
        loops: count,
        saved: publishedEstimate.describe("Interviews per loop."),
        savedNow: publishedEstimate,
        difference: publishedEstimate,
        offers: count,
        offersLost: count,
        offersLostNow: count,
        sentence: z.string()
      })
      .nullable()
      .describe(
        "Another order of areas under the rule of two noes, chosen on one half of the loops and tried on the other."
      ),
    sizes: z
      .array(
        z.strictObject({
          interviews: count,
          phi: publishedEstimate.describe("Reliability of the mean vote, and what this interview adds to it."),
          phiGain: publishedEstimate,
          offersAgain: publishedEstimate.describe(
            "Share of offers that a repeat loop of as many interviews would make again, counted low; null where it cannot be told."
          ),
          offersAgainGain: publishedEstimate.describe("What this interview adds to that share; null for the first."),
          utility: publishedEstimate.describe(
            "Mean ability of those offered above all who reach the loop, standard deviations."
          ),
          gain: publishedEstimate.describe("What this interview adds to the utility of one fewer."),
          hours: z.number().nonnegative().describe("Staff hours of one loop by the cost sheet.")
        })
      )
      .describe("One entry per number of interviews; empty when reliability cannot be told."),
    interviewsPerLoop: z.number().positive().nullable(),
    hours: z
      .array(
        z.strictObject({
          subject: z.string(),
          loops: hideable,
          hoursPerLoop: z.number().nonnegative().nullable(),
          hoursPerOffer: publishedEstimate
        })
      )
      .describe("One entry for all and one per publishable role."),
    hoursByQuarter: trend.describe("Staff hours of loops for one offer, by the quarter of the loop; n counts loops."),
    definitions: z.array(definition)
  })
  .describe(
    "How many interviews does a loop need? Replays of completed loops, and what each interviewer adds. Intervals 90 %."
  );

export type LoopDesign = z.infer<typeof loopDesign>;
