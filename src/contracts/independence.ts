import {z} from "zod";
import {headline, verdicts} from "./finding.js";
import {count, definition, hideable, publishedEstimate, trend} from "./parts.js";

const shareOf = z.strictObject({count: hideable, of: hideable, share: publishedEstimate});

export const independence = z
  .strictObject({
    findings: z.array(headline).max(3),
    blind: shareOf.describe(
      "Votes with a time of submission, and those of them submitted when no other vote of the loop was in."
    ),
    following: z
      .strictObject({
        loops: hideable,
        leastLoops: count,
        visible: hideable,
        hidden: hideable,
        excess: publishedEstimate,
        detectable: z
          .number()
          .nonnegative()
          .nullable()
          .describe("Smallest excess that these data would find in four of five worlds; null when not estimable.")
      })
      .describe(
        "Votes that match a lead they could see, beyond those that match one they could not, between votes written equally fast; points as shares."
      ),
    people: z
      .array(
        z.strictObject({
          interviewer: z.string(),
          votes: count,
          visible: count,
          excess: publishedEstimate,
          verdict: z.enum(verdicts)
        })
      )
      .describe(
        "Interviewers with enough votes, in no meaningful order. `votes` are those held against a lead, `visible` those of them with a visible one; a vote may have a visible and a hidden lead."
      ),
    leastVotes: count,
    movement: z
      .strictObject({
        minority: shareOf,
        majority: shareOf,
        toMajority: publishedEstimate,
        toDecider: publishedEstimate,
        flips: z
          .array(z.strictObject({from: z.enum(["yes", "no"]), to: z.enum(["yes", "no"]), votes: hideable}))
          .describe("Votes by side before and after.")
      })
      .nullable()
      .describe(
        "Changes of side at the debrief, in loops with split initial votes; null when the exports show no earlier votes."
      ),
    minorityByQuarter: trend.describe(
      "Share of votes in the minority that changed side at the debrief, by quarter; n counts votes."
    ),
    afterDebrief: publishedEstimate.describe(
      "Feedback submitted after the debrief began, else after the decision; and the median hours to feedback."
    ),
    hours: publishedEstimate,
    splits: z
      .array(z.strictObject({split: z.string(), loops: hideable, offers: publishedEstimate}))
      .describe("How decided loops ended, by how their initial votes fell; hidden cells are null."),
    audit: z.strictObject({
      strongNo: shareOf,
      withoutStrongNo: shareOf,
      refusedAgainstMajority: shareOf.describe(
        "Loops with a majority of yes that ended without an offer, and the reverse."
      ),
      offeredAgainstMajority: shareOf
    }),
    definitions: z.array(definition)
  })
  .describe(
    "Were the votes cast independently, and what did the debrief do? Initial loop votes; shares 0 to 1, intervals 90 %."
  );

export type Independence = z.infer<typeof independence>;
export type ShareOf = z.infer<typeof shareOf>;
