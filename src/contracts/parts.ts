import {z} from "zod";

/** How many of something. */
export const count = z.number().int().nonnegative();

/** A share, 0 to 1. */
export const share = z.number().min(0).max(1);

/** An estimate with its 90 % interval; both null when it cannot be estimated. */
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
