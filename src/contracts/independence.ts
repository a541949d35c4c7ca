import {z} from "zod";
import {headline, verdicts} from "./finding.js";
import {count, definition, hideable, publishedEstimate, trend} from "./parts.js";

const shareOf = z.strictObject({count: hideable, of: hideable, share: publishedEstimate});

/** Were the votes cast independently, and what did the debrief do? Initial loop votes; shares 0 to 1, intervals 90 %. */
export const independence = z.strictObject({
  findings: z.array(headline).max(3),
  /** Votes with a time of submission, and those of them submitted when no other vote of the loop was in. */
  blind: shareOf,
  /**
   * Votes that match a lead they could see, beyond those that match one they could not, between votes written equally
   * fast; points as shares.
   */
  following: z.strictObject({
    loops: hideable,
    leastLoops: count,
    visible: hideable,
    hidden: hideable,
    excess: publishedEstimate,
    /** Smallest excess that these data would find in four of five worlds; null when not estimable. */
    detectable: z.number().nonnegative().nullable()
  }),
  /**
   * Interviewers with enough votes, in no meaningful order. `votes` are those held against a lead, `visible` those of
   * them with a visible one; a vote may have a visible and a hidden lead.
   */
  people: z.array(
    z.strictObject({
      interviewer: z.string(),
      votes: count,
      visible: count,
      excess: publishedEstimate,
      verdict: z.enum(verdicts)
    })
  ),
  leastVotes: count,
  /** Changes of side at the debrief, in loops with split initial votes; null when the exports show no earlier votes. */
  movement: z
    .strictObject({
      minority: shareOf,
      majority: shareOf,
      toMajority: publishedEstimate,
      toDecider: publishedEstimate,
      /** Votes by side before and after. */
      flips: z.array(z.strictObject({from: z.enum(["yes", "no"]), to: z.enum(["yes", "no"]), votes: hideable}))
    })
    .nullable(),
  /** Share of votes in the minority that changed side at the debrief, by quarter; n counts votes. */
  minorityByQuarter: trend,
  /** Feedback submitted after the debrief began, else after the decision; and the median hours to feedback. */
  afterDebrief: publishedEstimate,
  hours: publishedEstimate,
  /** How decided loops ended, by how their initial votes fell; hidden cells are null. */
  splits: z.array(z.strictObject({split: z.string(), loops: hideable, offers: publishedEstimate})),
  audit: z.strictObject({
    strongNo: shareOf,
    withoutStrongNo: shareOf,
    /** Loops with a majority of yes that ended without an offer, and the reverse. */
    refusedAgainstMajority: shareOf,
    offeredAgainstMajority: shareOf
  }),
  definitions: z.array(definition)
});

export type Independence = z.infer<typeof independence>;
export type ShareOf = z.infer<typeof shareOf>;
