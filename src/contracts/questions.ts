import {z} from "zod";
import {headline, verdicts} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share, trend} from "./parts.js";

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

const verdict = z.enum(verdicts);

/** One row per question put to enough candidates by enough interviewers; alphabetical. */
export const question = z.strictObject({
  question: z.string(),
  /** The quality it assesses; null where neither export nor map says. */
  attribute: z.string().nullable(),
  /** No other published question assesses its attribute. */
  onlyOfAttribute: z.boolean(),
  /** Times asked, with or without a rating. */
  asked: count,
  interviewers: count,
  /** Ratings with data in loops where someone else voted: what signal is measured in. */
  ratings: hideable,
  signal: z.strictObject({
    verdict,
    direction: z.enum(["weak", "strong"]).nullable(),
    /** Correlation with the other interviewers' votes within role and level, shrunken, with its 90 % interval. */
    r: publishedEstimate,
    /** The same against a noiseless judgement of the others. */
    disattenuated: z.number().min(-1).max(1).nullable(),
    /** The same over all roles and levels together, where that differs by more than 0.1; else null. */
    pooled: publishedEstimate.nullable(),
    /** What is left of r given the vote of the interviewer who rated, and whether that is so little that the two repeat. */
    givenOwnVote: publishedEstimate,
    repeatsVote: z.boolean(),
    /** Chance that a candidate the others wanted is rated above one of the same role and level whom they did not. */
    auc: publishedEstimate
  }),
  /** Median minutes asked; null where not exported. */
  minutes: z.number().positive().nullable(),
  /** Thousandths of a bit per minute. */
  millibitsPerMinute: publishedEstimate,
  noData: z.strictObject({
    verdict,
    share: publishedEstimate,
    /** Mean vote of the others on candidates left unrated less that on the rated, points; null below 20 of either. */
    judgement: publishedEstimate,
    /** That difference is beyond chance, 5 % false discoveries over all questions. */
    selective: z.boolean()
  }),
  /** Share of ratings at the lowest and at the highest point. */
  floor: share.nullable(),
  ceiling: share.nullable(),
  /** Null with too few ratings on both sides of every date. */
  drift: z
    .strictObject({
      verdict,
      direction: z.enum(["leaked", "easier", "harder"]).nullable(),
      /** Month of the likeliest change. */
      since: z.string().regex(/^\d{4}-\d{2}$/),
      before: count,
      after: count,
      /** Rating points. */
      level: publishedEstimate,
      slope: publishedEstimate
    })
    .nullable(),
  /** The deed of what is found of it, in the words of its finding. */
  advice: z.enum([
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
});

/** Which questions carry signal, repeat each other, or changed? Loop scorecards before the decision, shadows aside. */
export const questions = z.strictObject({
  /** What the findings come to, where they are more than one; then the findings. */
  findings: z.array(headline).max(7),
  /** Share of questions asked that were left without a rating, by the quarter of the interview; n counts times asked. */
  noDataByQuarter: trend,
  /** Fewest ratings for which a question is judged. */
  leastRatings: count,
  leastPairs: count,
  /** Upper bound below which a question is weak, lower bound above which it is strong; lower bound of a repetition. */
  thresholds: z.strictObject({weak: z.number(), strong: z.number(), repeated: z.number()}),
  questions: z.array(question),
  /** Questions left out because too few candidates or interviewers stand behind them. */
  hidden: hideable,
  /**
   * What ratings are compared within: role and level "applied for", or nothing, because the export holds the level "given at
   * the end" alone.
   */
  levels: z.enum(["applied for", "given at the end"]),
  /** One row per pair of published questions that enough loops had both of; strongest first. */
  pairs: z.array(
    z.strictObject({
      first: z.string(),
      second: z.string(),
      loops: count,
      /** Share of the loops in which one interviewer asked both. */
      sameInterview: share,
      /**
       * "same data point": both assess one attribute and are mostly asked by different interviewers, as loops plan it;
       * "one interview": mostly asked by one interviewer; "repeated asking": different interviewers, no attribute in common.
       */
      kind: z.enum(["same data point", "one interview", "repeated asking"]),
      partial: publishedEstimate,
      verdict
    })
  ),
  /** Absent unless a group column is configured. */
  fairness: questionFairness.optional(),
  definitions: z.array(definition)
});

export type Question = z.infer<typeof question>;
export type Questions = z.infer<typeof questions>;
