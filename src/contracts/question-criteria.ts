import {z} from "zod";
import {publishedEstimate} from "./published-estimate.js";

/** A yardstick and how many ratings have it; `n` is null when fewer than five candidates stand behind it. */
const yardstick = z.strictObject({
  n: z.number().int().nonnegative().nullable(),
  /** Shrunken correlation with its 90 % interval; null with too few ratings. */
  r: publishedEstimate
});

/** What a question's rating is held against beside the votes of the loop's other interviewers. */
export const questionCriteria = z.strictObject({
  /** Ratings of the same attribute by the loop's other interviewers. */
  sameAttribute: yardstick,
  /** Rated work of the hired, at least a year after the decision. */
  postHire: yardstick,
  /** Fisher information of the rating at the bar, per unit of ability squared. */
  information: publishedEstimate
});

export type QuestionCriteria = z.infer<typeof questionCriteria>;
