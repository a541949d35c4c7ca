import {z} from "zod";

/** How one measure is made, in words; `sql` runs as it stands on the warehouse with any DuckDB client. */
export const definition = z.strictObject({
  measure: z.string(),
  formula: z.string(),
  denominator: z.string(),
  exclusions: z.string(),
  sql: z.string().optional()
});

export type Definition = z.infer<typeof definition>;
