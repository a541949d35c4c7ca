import {z} from "zod";
import {headline} from "./finding.js";
import {hideable, share, trend} from "./parts.js";

const chance = z.strictObject({value: share, interval: z.tuple([share, share])});
const pair = z.tuple([z.number(), z.number()]);

export const screenerRow = z
  .strictObject({
    interviewer: z.string(),
    screens: z
      .number()
      .int()
      .positive()
      .describe("Screens whose further way was the screener's bar to decide, and candidates passed."),
    passed: z.number().int().nonnegative(),
    expected: z
      .number()
      .nonnegative()
      .describe("Passes expected of an average screener of the same kinds of candidates, jobs and quarters."),
    adjusted: share.describe("Overall rate × passed ÷ expected."),
    limits95: pair.describe("Funnel limits at this number of screens, after over-dispersion."),
    limits999: pair,
    share: chance.describe(
      "Share passed, with its 90 % interval, and the share that would be usual of the same candidates."
    ),
    usual: share,
    ofEveryone: chance.describe(
      "What they would pass of everyone's candidates, drawn towards the others where screens are few."
    ),
    verdict: z.enum(["act", "watch", "ok", "too_little_data"]),
    sentence: z.string(),
    action: z.string()
  })
  .describe("One row per screener with enough screens, alphabetically; leads only.");

export const screeners = z
  .strictObject({
    refusal: z.string().nullable(),
    findings: z.array(headline),
    rows: z.array(screenerRow),
    rate: share.nullable().describe("Share of screened candidates passed over all screeners; null without any."),
    byQuarter: trend.describe("Share passed by quarter of the screen, all screeners together."),
    overDispersion: z
      .number()
      .min(1)
      .nullable()
      .describe("Variance of the z-scores that the limits allow for; 1 = only chance."),
    tooFew: hideable.describe("Screeners with too few screens to be shown, or too few of jobs that others screen too."),
    least: z.number().int().positive(),
    sql: z.string()
  })
  .describe("One object: the screeners page.");

export type Screeners = z.infer<typeof screeners>;
