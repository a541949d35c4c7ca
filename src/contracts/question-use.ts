import {z} from "zod";
import {count, hideable, publishedEstimate} from "./parts.js";

/** How interviewers use the questions they ask; for managers without a word of single interviewers. */
export const questionUse = z.strictObject({
  leastAsked: count,
  /** One row per question and interviewer (none for managers) who put it often enough to enough candidates. */
  uses: z.array(
    z.strictObject({
      interviewer: z.string(),
      question: z.string(),
      asked: count,
      /** Shares of the times asked: without a rating; of the ratings: at the lowest and at the highest point. No intervals. */
      noData: publishedEstimate,
      floor: publishedEstimate,
      ceiling: publishedEstimate,
      /** At least 70 % of the ratings stand at one end of the scale. */
      oneEnd: z.boolean()
    })
  ),
  /**
   * Reliability of one rating: shadow and lead on the same question of the same interview (ICC(1) within questions).
   * Shadows may have talked to the lead, so that it is at most this.
   */
  reliability: z.strictObject({
    pairs: hideable,
    /** Fewest pairs for an estimate, of all questions together and of one. */
    least: count,
    all: publishedEstimate,
    /** Questions with enough pairs; without their numbers, of which the total would tell the rest. */
    questions: z.array(z.strictObject({question: z.string(), icc: publishedEstimate}))
  }),
  /** Pairs of question and interviewer left out because too few candidates stand behind them. */
  hidden: hideable
});

export type QuestionUse = z.infer<typeof questionUse>;
