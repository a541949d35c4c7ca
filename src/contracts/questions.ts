import {z} from "zod";
import {headline, verdicts} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share, trend} from "./parts.js";

export const questionFairness = z
  .strictObject({
    leastPerGroup: count,
    comparisons: z
      .array(
        z.strictObject({
          question: z.string(),
          group: z.string(),
          reference: z.string(),
          n: z.strictObject({group: count, reference: count}),
          gap: z.number().describe("Points by which the group is rated above (below) the reference at equal standing."),
          gainedR2: z.number(),
          falseDiscovery: z.number(),
          differs: z.boolean().describe("Not by chance (false-discovery rate 5 %) and more than slight.")
        })
      )
      .describe("One row per question and group with enough candidates, beside the question's largest group.")
  })
  .describe("Does a question rate groups of equal standing differently? Only where a group column is configured.");

export type QuestionFairness = z.infer<typeof questionFairness>;

const verdict = z.enum(verdicts);

export const question = z
  .strictObject({
    question: z.string(),
    attribute: z.string().nullable().describe("The quality it assesses; null where neither export nor map says."),
    onlyOfAttribute: z.boolean().describe("No other published question assesses its attribute."),
    asked: count.describe("Times asked, with or without a rating."),
    interviewers: count,
    ratings: hideable.describe("Ratings with data in loops where someone else voted: what signal is measured in."),
    signal: z.strictObject({
      verdict,
      direction: z.enum(["weak", "strong"]).nullable(),
      r: publishedEstimate.describe(
        "Correlation with the other interviewers' votes within role and level, shrunken, with its 90 % interval."
      ),
      disattenuated: z
        .number()
        .min(-1)
        .max(1)
        .nullable()
        .describe("The same against a noiseless judgement of the others."),
      pooled: publishedEstimate
        .nullable()
        .describe("The same over all roles and levels together, where that differs by more than 0.1; else null."),
      givenOwnVote: publishedEstimate.describe(
        "What is left of r given the vote of the interviewer who rated, and whether that is so little that the two repeat."
      ),
      repeatsVote: z.boolean(),
      auc: publishedEstimate.describe(
        "Chance that a candidate the others wanted is rated above one of the same role and level whom they did not."
      )
    }),
    minutes: z.number().positive().nullable().describe("Median minutes asked; null where not exported."),
    millibitsPerMinute: publishedEstimate.describe("Thousandths of a bit per minute."),
    noData: z.strictObject({
      verdict,
      share: publishedEstimate,
      judgement: publishedEstimate.describe(
        "Mean vote of the others on candidates left unrated less that on the rated, points; null below 20 of either."
      ),
      selective: z.boolean().describe("That difference is beyond chance, 5 % false discoveries over all questions.")
    }),
    floor: share.nullable().describe("Share of ratings at the lowest and at the highest point."),
    ceiling: share.nullable(),
    drift: z
      .strictObject({
        verdict,
        direction: z.enum(["leaked", "easier", "harder"]).nullable(),
        since: z
          .string()
          .regex(/^\d{4}-\d{2}$/)
          .describe("Month of the likeliest change."),
        before: count,
        after: count,
        level: publishedEstimate.describe("Rating points."),
        slope: publishedEstimate
      })
      .nullable()
      .describe("Null with too few ratings on both sides of every date."),
    advice: z
      .enum([
        "keep",
        "keep and watch",
        "keep, though it repeats the vote",
        "replace the question",
        "check what changed",
        "rewrite the rubric",
        "ask only one",
        "make time to rate",
        "wait for data"
      ])
      .describe("The deed of what is found of it, in the words of its finding.")
  })
  .describe("One row per question put to enough candidates by enough interviewers; alphabetical.");

export const questions = z
  .strictObject({
    findings: z
      .array(headline)
      .max(7)
      .describe("What the findings come to, where they are more than one; then the findings."),
    noDataByQuarter: trend.describe(
      "Share of questions asked that were left without a rating, by the quarter of the interview; n counts times asked."
    ),
    leastRatings: count.describe("Fewest ratings for which a question is judged."),
    leastPairs: count,
    thresholds: z
      .strictObject({weak: z.number(), strong: z.number(), repeated: z.number()})
      .describe(
        "Upper bound below which a question is weak, lower bound above which it is strong; lower bound of a repetition."
      ),
    questions: z.array(question),
    hidden: hideable.describe("Questions left out because too few candidates or interviewers stand behind them."),
    levels: z
      .enum(["applied for", "given at the end"])
      .describe(
        'What ratings are compared within: role and level "applied for", or nothing, because the export holds the level "given at the end" alone.'
      ),
    pairs: z
      .array(
        z.strictObject({
          first: z.string(),
          second: z.string(),
          loops: count,
          sameInterview: share.describe("Share of the loops in which one interviewer asked both."),
          kind: z
            .enum(["same data point", "one interview", "repeated asking"])
            .describe(
              '"same data point": both assess one attribute and are mostly asked by different interviewers, as loops plan it; "one interview": mostly asked by one interviewer; "repeated asking": different interviewers, no attribute in common.'
            ),
          partial: publishedEstimate,
          verdict
        })
      )
      .describe("One row per pair of published questions that enough loops had both of; strongest first."),
    fairness: questionFairness.optional().describe("Absent unless a group column is configured."),
    definitions: z.array(definition)
  })
  .describe(
    "Which questions carry signal, repeat each other, or changed? Loop scorecards before the decision, shadows aside."
  );

export type Question = z.infer<typeof question>;
export type Questions = z.infer<typeof questions>;
