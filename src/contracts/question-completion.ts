import {z} from "zod";
import {publishedEstimate} from "./published-estimate.js";

const count = z.number().int().nonnegative();
const part = z.strictObject({k: count, n: count, share: publishedEstimate}).nullable();

/** An exercise that can be completed: what became of those who did. */
export const questionCompletion = z.strictObject({
  /** Times it was recorded whether it was completed, and times it was. */
  recorded: count,
  completed: count,
  /** Completed, and the same interviewer's initial vote was no; of those with a vote. */
  votedNo: part,
  /** Completed, and no offer; of those with a decision. */
  noOffer: part,
  /** Correlation of the rating with the other interviewers' votes among those who completed it. */
  process: publishedEstimate
});

export type QuestionCompletion = z.infer<typeof questionCompletion>;
