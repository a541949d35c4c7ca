import {z} from "zod";
import {headline} from "./finding.js";
import {hideable, share, trend} from "./parts.js";

const chance = z.strictObject({value: share, interval: z.tuple([share, share])});
const pair = z.tuple([z.number(), z.number()]);

/** One row per screener with enough screens, alphabetically; leads only. */
export const screenerRow = z.strictObject({
  interviewer: z.string(),
  /** Screens whose further way was the screener's bar to decide, and candidates passed. */
  screens: z.number().int().positive(),
  passed: z.number().int().nonnegative(),
  /** Passes expected of an average screener of the same kinds of candidates, jobs and quarters. */
  expected: z.number().nonnegative(),
  /** Overall rate × passed ÷ expected. */
  adjusted: share,
  /** Funnel limits at this number of screens, after over-dispersion. */
  limits95: pair,
  limits999: pair,
  /** Share passed, with its 90 % interval, and the share that would be usual of the same candidates. */
  share: chance,
  usual: share,
  /** What they would pass of everyone's candidates, drawn towards the others where screens are few. */
  ofEveryone: chance,
  verdict: z.enum(["act", "watch", "ok", "too_little_data"]),
  sentence: z.string(),
  action: z.string()
});

/** One object: the screeners page. */
export const screeners = z.strictObject({
  refusal: z.string().nullable(),
  findings: z.array(headline),
  rows: z.array(screenerRow),
  /** Share of screened candidates passed over all screeners; null without any. */
  rate: share.nullable(),
  /** Share passed by quarter of the screen, all screeners together. */
  byQuarter: trend,
  /** Variance of the z-scores that the limits allow for; 1 = only chance. */
  overDispersion: z.number().min(1).nullable(),
  /** Screeners with too few screens to be shown, or too few of jobs that others screen too. */
  tooFew: hideable,
  least: z.number().int().positive(),
  sql: z.string()
});

export type Screeners = z.infer<typeof screeners>;
