import {z} from "zod";

/** How many of something. */
export const count = z.number().int().nonnegative();

/** How many of something that candidates stand behind; null where they are too few to be shown. */
export const hideable = count.nullable();

/** A share, 0 to 1. */
export const share = z.number().min(0).max(1);

/**
 * An estimate with its 90 % interval; both null when it cannot be estimated, or rests on too few candidates to be shown.
 * An interval from 0 or up to 1 without a value is a share of none or of all of a few: only how much it is at most, or at
 * least, is shown.
 */
export const publishedEstimate = z.strictObject({
  value: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable()
});

export type PublishedEstimate = z.infer<typeof publishedEstimate>;

const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);

/** In what a measure is counted, as it is put into words. */
export const measureUnit = z.enum(["share", "hours", "days", "count", "a week"]);

export type MeasureUnit = z.infer<typeof measureUnit>;

/** Quarters taken together, with how many cases; `to` is the last of them. */
export const span = z.strictObject({from: quarter, to: quarter, ...publishedEstimate.shape, n: hideable});

export type Span = z.infer<typeof span>;

/**
 * A measure by quarter, and the latest settled quarters (at most four) against the same of the year before. Values are
 * null where too few candidates, or the same outcome of a few, would be told.
 */
export const trend = z.strictObject({
  quarters: z.array(
    z.strictObject({
      period: quarter,
      ...publishedEstimate.shape,
      n: hideable,
      /** False while its candidates are still under way, or where the data begin amid it: it is compared with nothing. */
      settled: z.boolean()
    })
  ),
  now: span.nullable(),
  yearBefore: span.nullable(),
  /** now − yearBefore with its 90 % interval; `clear` where more than the chance of four measures tells. */
  change: z
    .strictObject({
      ...publishedEstimate.shape,
      clear: z.boolean(),
      /** "2 points fewer than a year before", "no clear change: 24 % a year before". */
      sentence: z.string()
    })
    .nullable()
});

export type Trend = z.infer<typeof trend>;

/** Which part of the data a number is about; null is everything. */
export const slice = z.strictObject({
  role: z.string().nullable(),
  level: z.string().nullable(),
  period: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .nullable()
});

/** How one measure is made, in words; `sql` runs as it stands on the warehouse with any DuckDB client. */
export const definition = z.strictObject({
  measure: z.string(),
  formula: z.string(),
  denominator: z.string(),
  exclusions: z.string(),
  sql: z.string().optional()
});

export type Definition = z.infer<typeof definition>;
