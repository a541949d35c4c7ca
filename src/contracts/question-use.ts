import {z} from "zod";
import {count, hideable, publishedEstimate} from "./parts.js";

export const questionUse = z
  .strictObject({
    leastAsked: count,
    uses: z
      .array(
        z.strictObject({
          interviewer: z.string(),
          question: z.string(),
          asked: count,
          noData: publishedEstimate.describe(
            "Shares of the times asked: without a rating; of the ratings: at the lowest and at the highest point. No intervals."
          ),
          floor: publishedEstimate,
          ceiling: publishedEstimate,
          oneEnd: z.boolean().describe("At least 70 % of the ratings stand at one end of the scale.")
        })
      )
      .describe(
        "One row per question and interviewer (none for managers) who put it often enough to enough candidates."
      ),
    reliability: z
      .strictObject({
        pairs: hideable,
        least: count.describe("Fewest pairs for an estimate, of all questions together and of one."),
        all: publishedEstimate,
        questions: z
          .array(z.strictObject({question: z.string(), icc: publishedEstimate}))
          .describe("Questions with enough pairs; without their numbers, of which the total would tell the rest.")
      })
      .describe(
        "Reliability of one rating: shadow and lead on the same question of the same interview (ICC(1) within questions). Shadows may have talked to the lead, so that it is at most this."
      ),
    hidden: hideable.describe(
      "Pairs of question and interviewer left out because too few candidates stand behind them."
    )
  })
  .describe("How interviewers use the questions they ask; for managers without a word of single interviewers.");

export type QuestionUse = z.infer<typeof questionUse>;
