import {z} from "zod";
import {headline} from "./finding.js";
import {count, hideable, publishedEstimate} from "./parts.js";

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
            n: hideable,
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
  hires: hideable,
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
