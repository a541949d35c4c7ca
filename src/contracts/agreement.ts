import {z} from "zod";
import {headline} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share, slice} from "./parts.js";

/** Loops in full tens, so that two neighbouring dates never tell of the few loops between them. */
const side = z.strictObject({
  loopsAtLeast: z.number().int().nonnegative().multipleOf(10),
  /** Two decimals, like the others: share of pairs of votes that are the same, as they stand. */
  percent: z.number(),
  alpha: z.number(),
  ac2: z.number()
});

/** Agreement in the loops wholly before a date and wholly after it, at most a year on either side. */
export const agreementChange = z.strictObject({
  /** First day that counts as after, YYYY-MM-DD. */
  date: z.string(),
  /** The note of that day; null stands for the last build. */
  text: z.string().nullable(),
  sentence: z.string(),
  /** Null below the least number of loops on either side. */
  measured: z
    .strictObject({
      before: side,
      after: side,
      /** After minus before, with 90 % intervals. */
      percent: publishedEstimate,
      alpha: publishedEstimate,
      ac2: publishedEstimate,
      /** Which way alpha moved beyond what chance does once in twenty times over all dates together. */
      direction: z.enum(["up", "down"]).nullable()
    })
    .nullable()
});

export type AgreementChange = z.infer<typeof agreementChange>;

/**
 * Do interviewers agree? Initial loop votes cast before the decision, shadows aside, loops with at least two of them.
 * Shares are 0 to 1, coefficients at most 1, intervals 90 %.
 */
export const agreement = z.strictObject({
  findings: z.array(headline).max(3),
  /** One entry per publishable slice, everything first. */
  slices: z.array(
    z.strictObject({
      slice,
      loops: hideable,
      interviewers: hideable,
      votes: hideable,
      /** First and last interview, ISO dates. */
      from: z.string().nullable(),
      to: z.string().nullable(),
      /** Null below the least number of loops. */
      measures: z
        .strictObject({
          /** Share of votes that are yes or strong yes. */
          yesRate: share,
          /** Share of pairs of votes on the same side, yes or no. */
          sameSide: publishedEstimate,
          /** Share of pairs of votes that are the same. */
          percent: publishedEstimate,
          alpha: publishedEstimate,
          ac2: publishedEstimate,
          icc: publishedEstimate
        })
        .nullable(),
      /** The same of the votes after the debrief; null where no export shows what they were before it. */
      afterDebrief: z
        .strictObject({
          yesRate: share,
          sameSide: publishedEstimate,
          percent: publishedEstimate,
          alpha: publishedEstimate,
          ac2: publishedEstimate
        })
        .nullable(),
      /** How the variance of a single vote splits; shares add to 1. Null when it cannot be told. */
      split: z
        .array(
          z.strictObject({
            source: z.enum(["candidate", "focus", "interviewer", "interview", "rest"]),
            share,
            meaning: z.string(),
            lever: z.string()
          })
        )
        .nullable(),
      /** Reliability Φ of the mean of n interviews, everything but the candidate counted as noise; empty when it cannot be told. */
      phi: z.array(
        z.strictObject({
          interviews: count,
          phi: publishedEstimate,
          /** The same if every interviewer voted at one bar. */
          withoutSeverity: share,
          /** The same if what a lead and a shadow see alike in one interview is signal, as with fixed areas; needs shadow pairs. */
          fixedAreas: share.nullable()
        })
      ),
      /** Mean votes that count per loop, fewer than its interviews where first votes are not known; null without loops. */
      interviewsPerLoop: z.number().positive().nullable()
    })
  ),
  /**
   * Alpha of all loops as it would be among people like these interviewers; null where it is about as sure as among these.
   */
  alphaLikeThese: publishedEstimate.nullable(),
  /** Fewest loops with two votes for which a slice has measures. */
  leastLoops: count,
  /** One entry for all and one per publishable role. */
  repeatability: z.array(
    z.strictObject({
      subject: z.string(),
      loops: hideable,
      offerRate: share.nullable(),
      /** Shares that a repeat loop would make again, from below: what the decider knew beyond the votes is chance. */
      offers: publishedEstimate,
      /** Lower end of the interval, rounded down to whole percents: what may be called "at least"; null where nothing may. */
      offersAtLeast: share.nullable(),
      decisions: publishedEstimate,
      decisionsAtLeast: share.nullable(),
      /** Why nothing may be called "at least" although it is estimated. */
      unbound: z.string().nullable(),
      /** Offers made again by loops of one to eight interviews, all else alike; empty where it cannot be told. */
      byInterviews: z.array(z.strictObject({interviews: count, offers: publishedEstimate})),
      /** What is said of it, as the page's answer for this role. */
      headline,
      /** Offers again if what a lead and a shadow see alike in one interview came back; needs shadow pairs, of all loops only. */
      sameAreas: share.nullable()
    })
  ),
  /** Areas in alphabetical order, each pair once; hidden cells are null. */
  focusPairs: z.array(
    z.strictObject({
      first: z.string(),
      second: z.string(),
      candidates: count.nullable(),
      pairs: count.nullable(),
      sameSide: publishedEstimate,
      correlation: z.number().min(-1).max(1).nullable()
    })
  ),
  /** Shadows beside who led the same interview. */
  shadows: z.strictObject({
    pairs: hideable,
    /** Fewest pairs from which noise is told from real differences between interviews. */
    least: count,
    sameSide: publishedEstimate
  }),
  /** Since the last build and since each dated note, oldest first. */
  changes: z.array(agreementChange),
  definitions: z.array(definition)
});

export type Agreement = z.infer<typeof agreement>;
