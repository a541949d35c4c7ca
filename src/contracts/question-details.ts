import {z} from "zod";
import {headline} from "./finding.js";
import {count, hideable, publishedEstimate} from "./parts.js";

const part = z.strictObject({k: count, n: count, share: publishedEstimate}).nullable();

export const questionCompletion = z
  .strictObject({
    recorded: count.describe("Times it was recorded whether it was completed, and times it was."),
    completed: count,
    votedNo: part.describe("Completed, and the same interviewer's initial vote was no; of those with a vote."),
    noOffer: part.describe("Completed, and no offer; of those with a decision."),
    process: publishedEstimate.describe(
      "Correlation of the rating with the other interviewers' votes among those who completed it."
    )
  })
  .describe("An exercise that can be completed: what became of those who did.");

export type QuestionCompletion = z.infer<typeof questionCompletion>;

const yardstick = z
  .strictObject({
    n: z.number().int().nonnegative().nullable(),
    r: publishedEstimate.describe("Shrunken correlation with its 90 % interval; null with too few ratings.")
  })
  .describe("A yardstick and how many ratings have it; `n` is null when fewer than five candidates stand behind it.");

export const questionCriteria = z
  .strictObject({
    sameAttribute: yardstick.describe("Ratings of the same attribute by the loop's other interviewers."),
    postHire: yardstick.describe("Rated work of the hired, at least a year after the decision."),
    information: publishedEstimate.describe("Fisher information of the rating at the bar, per unit of ability squared.")
  })
  .describe("What a question's rating is held against beside the votes of the loop's other interviewers.");

export type QuestionCriteria = z.infer<typeof questionCriteria>;

export const questionDetails = z
  .strictObject({
    questions: z.array(
      z.strictObject({
        question: z.string(),
        slug: z
          .string()
          .regex(/^q[0-9a-f]{10}$/)
          .describe("Stands for the question in the address, where its text must not be."),
        findings: z.array(headline),
        criteria: questionCriteria,
        completion: questionCompletion.nullable(),
        scale: z
          .array(z.strictObject({points: z.number(), share: z.number().min(0).max(1)}))
          .describe("Share of ratings at each point, lowest first."),
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
          .describe(
            "Rating less what the first third of ratings would lead one to expect, by quarter, with its three-sigma limit. Null with too few dated ratings; quarters of too few candidates have no numbers."
          )
      })
    ),
    notes: z
      .array(z.strictObject({date: z.string(), period: z.string(), text: z.string()}))
      .describe("Dated notes, oldest first, with the quarter in which the charts mark them."),
    hires: hideable.describe("Hires whose work was rated at least a year later, and how many it takes."),
    leastHires: count,
    leastInformation: count.describe("Fewest ratings for the information at the bar."),
    leastRatings: count,
    families: z
      .array(
        z.strictObject({
          family: z.string(),
          loops: count,
          share: z.number(),
          interval: z.tuple([z.number(), z.number()])
        })
      )
      .describe(
        "Share of the variance of the others' votes that each family of questions adds; empty with fewer than two."
      )
  })
  .describe("One entry per published question: what its own page shows beside its row of the question bank.");

export type QuestionDetails = z.infer<typeof questionDetails>;
