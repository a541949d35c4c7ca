import {z} from "zod";
import {headline} from "./headline.js";
import {questionCompletion} from "./question-completion.js";
import {questionCriteria} from "./question-criteria.js";

const count = z.number().int().nonnegative();

/** One entry per published question: what its own page shows beside its row of the question bank. */
export const questionDetails = z.strictObject({
  questions: z.array(
    z.strictObject({
      question: z.string(),
      /** Stands for the question in the address, where its text must not be. */
      slug: z.string().regex(/^q[0-9a-f]{10}$/),
      findings: z.array(headline),
      criteria: questionCriteria,
      completion: questionCompletion.nullable(),
      /** Share of ratings at each point, lowest first. */
      scale: z.array(z.strictObject({points: z.number(), share: z.number().min(0).max(1)})),
      /**
       * Rating less what the first third of ratings would lead one to expect, by quarter, with its three-sigma limit.
       * Null with too few dated ratings; quarters of too few candidates have no numbers.
       */
      level: z
        .array(
          z.strictObject({
            period: z.string(),
            n: count.nullable(),
            mean: z.number().nullable(),
            limit: z.number().nullable()
          })
        )
        .nullable()
    })
  ),
  /** Dated notes, oldest first, with the quarter in which the charts mark them. */
  notes: z.array(z.strictObject({date: z.string(), period: z.string(), text: z.string()})),
  /** Hires whose work was rated at least a year later, and how many it takes. */
  hires: count,
  leastHires: count,
  /** Fewest ratings for the information at the bar. */
  leastInformation: count,
  leastRatings: count,
  /** Share of the variance of the others' votes that each family of questions adds; empty with fewer than two. */
  families: z.array(
    z.strictObject({
      family: z.string(),
      loops: count,
      share: z.number(),
      interval: z.tuple([z.number(), z.number()])
    })
  )
});

export type QuestionDetails = z.infer<typeof questionDetails>;
