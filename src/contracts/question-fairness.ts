import {z} from "zod";

const count = z.number().int().nonnegative();

/** Does a question rate groups of equal standing differently? Only where a group column is configured. */
export const questionFairness = z.strictObject({
  leastPerGroup: count,
  /** One row per question and group with enough candidates, beside the question's largest group. */
  comparisons: z.array(
    z.strictObject({
      question: z.string(),
      group: z.string(),
      reference: z.string(),
      n: z.strictObject({group: count, reference: count}),
      /** Points by which the group is rated above (below) the reference at equal standing. */
      gap: z.number(),
      gainedR2: z.number(),
      falseDiscovery: z.number(),
      /** Not by chance (false-discovery rate 5 %) and more than slight. */
      differs: z.boolean()
    })
  )
});

export type QuestionFairness = z.infer<typeof questionFairness>;
