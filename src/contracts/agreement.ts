import {z} from "zod";
import {headline} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share, slice} from "./parts.js";

const side = z
  .strictObject({
    loopsAtLeast: z.number().int().nonnegative().multipleOf(10),
    percent: z
      .number()
      .describe("Two decimals, like the others: share of pairs of votes that are the same, as they stand."),
    alpha: z.number(),
    ac2: z.number()
  })
  .describe("Loops in full tens, so that two neighbouring dates never tell of the few loops between them.");

export const agreementChange = z
  .strictObject({
    date: z.string().describe("First day that counts as after, YYYY-MM-DD."),
    text: z.string().nullable().describe("The note of that day; null stands for the last build."),
    sentence: z.string(),
    measured: z
      .strictObject({
        before: side,
        after: side,
        percent: publishedEstimate.describe("After minus before, with 90 % intervals."),
        alpha: publishedEstimate,
        ac2: publishedEstimate,
        direction: z
          .enum(["up", "down"])
          .nullable()
          .describe("Which way alpha moved beyond what chance does once in twenty times over all dates together.")
      })
      .nullable()
      .describe("Null below the least number of loops on either side.")
  })
  .describe("Agreement in the loops wholly before a date and wholly after it, at most a year on either side.");

export type AgreementChange = z.infer<typeof agreementChange>;

export const agreement = z
  .strictObject({
    findings: z.array(headline).max(3),
    slices: z
      .array(
        z.strictObject({
          slice,
          loops: hideable,
          interviewers: hideable,
          votes: hideable,
          from: z.string().nullable().describe("First and last interview, ISO dates."),
          to: z.string().nullable(),
          measures: z
            .strictObject({
              yesRate: share.describe("Share of votes that are yes or strong yes."),
              sameSide: publishedEstimate.describe("Share of pairs of votes on the same side, yes or no."),
              percent: publishedEstimate.describe("Share of pairs of votes that are the same."),
              alpha: publishedEstimate,
              ac2: publishedEstimate,
              icc: publishedEstimate
            })
            .nullable()
            .describe("Null below the least number of loops."),
          afterDebrief: z
            .strictObject({
              yesRate: share,
              sameSide: publishedEstimate,
              percent: publishedEstimate,
              alpha: publishedEstimate,
              ac2: publishedEstimate
            })
            .nullable()
            .describe("The same of the votes after the debrief; null where no export shows what they were before it."),
          split: z
            .array(
              z.strictObject({
                source: z.enum(["candidate", "focus", "interviewer", "interview", "rest"]),
                share,
                meaning: z.string(),
                lever: z.string()
              })
            )
            .nullable()
            .describe("How the variance of a single vote splits; shares add to 1. Null when it cannot be told."),
          phi: z
            .array(
              z.strictObject({
                interviews: count,
                phi: publishedEstimate,
                withoutSeverity: share.describe("The same if every interviewer voted at one bar."),
                fixedAreas: share
                  .nullable()
                  .describe(
                    "The same if what a lead and a shadow see alike in one interview is signal, as with fixed areas; needs shadow pairs."
                  )
              })
            )
            .describe(
              "Reliability Φ of the mean of n interviews, everything but the candidate counted as noise; empty when it cannot be told."
            ),
          interviewsPerLoop: z
            .number()
            .positive()
            .nullable()
            .describe(
              "Mean votes that count per loop, fewer than its interviews where first votes are not known; null without loops."
            )
        })
      )
      .describe("One entry per publishable slice, everything first."),
    alphaLikeThese: publishedEstimate
      .nullable()
      .describe(
        "Alpha of all loops as it would be among people like these interviewers; null where it is about as sure as among these."
      ),
    leastLoops: count.describe("Fewest loops with two votes for which a slice has measures."),
    repeatability: z
      .array(
        z.strictObject({
          subject: z.string(),
          loops: hideable,
          offerRate: share.nullable(),
          offers: publishedEstimate.describe(
            "Shares that a repeat loop would make again, from below: what the decider knew beyond the votes is chance."
          ),
          offersAtLeast: share
            .nullable()
            .describe(
              'Lower end of the interval, rounded down to whole percents: what may be called "at least"; null where nothing may.'
            ),
          decisions: publishedEstimate,
          decisionsAtLeast: share.nullable(),
          unbound: z.string().nullable().describe('Why nothing may be called "at least" although it is estimated.'),
          byInterviews: z
            .array(z.strictObject({interviews: count, offers: publishedEstimate}))
            .describe(
              "Offers made again by loops of one to eight interviews, all else alike; empty where it cannot be told."
            ),
          headline: headline.describe("What is said of it, as the page's answer for this role."),
          sameAreas: share
            .nullable()
            .describe(
              "Offers again if what a lead and a shadow see alike in one interview came back; needs shadow pairs, of all loops only."
            )
        })
      )
      .describe("One entry for all and one per publishable role."),
    focusPairs: z
      .array(
        z.strictObject({
          first: z.string(),
          second: z.string(),
          candidates: count.nullable(),
          pairs: count.nullable(),
          sameSide: publishedEstimate,
          correlation: z.number().min(-1).max(1).nullable()
        })
      )
      .describe("Areas in alphabetical order, each pair once; hidden cells are null."),
    shadows: z
      .strictObject({
        pairs: hideable,
        least: count.describe("Fewest pairs from which noise is told from real differences between interviews."),
        sameSide: publishedEstimate
      })
      .describe("Shadows beside who led the same interview."),
    changes: z.array(agreementChange).describe("Since the last build and since each dated note, oldest first."),
    definitions: z.array(definition)
  })
  .describe(
    "Do interviewers agree? Initial loop votes cast before the decision, shadows aside, loops with at least two of them. Shares are 0 to 1, coefficients at most 1, intervals 90 %."
  );

export type Agreement = z.infer<typeof agreement>;
