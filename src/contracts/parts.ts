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
