import {z} from "zod";
import {publishedEstimate} from "./published-estimate.js";

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
