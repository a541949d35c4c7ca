import {z} from "zod";

export const count = z.number().int().nonnegative().describe("How many of something.");

export const hideable = count
  .nullable()
  .describe("How many of something that candidates stand behind; null where they are too few to be shown.");

export const share = z.number().min(0).max(1).describe("A share, 0 to 1.");

export const publishedEstimate = z
  .strictObject({
    value: z.number().nullable(),
    interval: z.tuple([z.number(), z.number()]).nullable()
  })
  .describe(
    "An estimate with its 90 % interval; both null when it cannot be estimated, or rests on too few candidates to be shown. An interval from 0 or up to 1 without a value is a share of none or of all of a few: only how much it is at most, or at least, is shown."
  );

export type PublishedEstimate = z.infer<typeof publishedEstimate>;

const quarter = z.string().regex(/^\d{4}-Q[1-4]$/);

export const measureUnit = z
  .enum(["share", "hours", "days", "count", "a week"])
  .describe("In what a measure is counted, as it is put into words.");

export type MeasureUnit = z.infer<typeof measureUnit>;

export const span = z
  .strictObject({from: quarter, to: quarter, ...publishedEstimate.shape, n: hideable})
  .describe("Quarters taken together, with how many cases; `to` is the last of them.");

export type Span = z.infer<typeof span>;

export const trend = z
  .strictObject({
    quarters: z.array(
      z.strictObject({
        period: quarter,
        ...publishedEstimate.shape,
        n: hideable,
        settled: z
          .boolean()
          .describe(
            "False while its candidates are still under way, or where the data begin amid it: it is compared with nothing."
          )
      })
    ),
    now: span.nullable(),
    yearBefore: span.nullable(),
    change: z
      .strictObject({
        ...publishedEstimate.shape,
        clear: z.boolean(),
        sentence: z.string().describe('"2 points fewer than a year before", "no clear change: 24 % a year before".')
      })
      .nullable()
      .describe("now − yearBefore with its 90 % interval; `clear` where more than the chance of four measures tells.")
  })
  .describe(
    "A measure by quarter, and the latest settled quarters (at most four) against the same of the year before. Values are null where too few candidates, or the same outcome of a few, would be told."
  );

export type Trend = z.infer<typeof trend>;

export const slice = z
  .strictObject({
    role: z.string().nullable(),
    level: z.string().nullable(),
    period: z
      .string()
      .regex(/^\d{4}-Q[1-4]$/)
      .nullable()
  })
  .describe("Which part of the data a number is about; null is everything.");

export const definition = z
  .strictObject({
    measure: z.string(),
    formula: z.string(),
    denominator: z.string(),
    exclusions: z.string(),
    sql: z.string().optional()
  })
  .describe("How one measure is made, in words; `sql` runs as it stands on the warehouse with any DuckDB client.");

export type Definition = z.infer<typeof definition>;
