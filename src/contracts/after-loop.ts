import {z} from "zod";
import {publishedEstimate} from "./published-estimate.js";

const count = z.number().int().nonnegative();

/**
 * One object: what loops led to. Each part is null, or says in `refusal` what it needs, where too few people are
 * concerned to tell.
 */
export const afterLoop = z.strictObject({
  /** Offers of decided loops by what became of them; share = accepted ÷ (accepted + declined). Null: none, or hidden. */
  acceptance: z.strictObject({accepted: count, declined: count, open: count, share: publishedEstimate}).nullable(),
  /** Staff hours of all decided loops whose offer is not open ÷ their hires. Null: none, or hidden. */
  hoursPerHire: z.strictObject({loops: count, hires: count, hours: count, perHire: publishedEstimate}).nullable(),
  /** How mean loop votes go with later performance, among hires rated at least a year after the hire. */
  validity: z.strictObject({
    /** Why there is no figure, and what would be needed; null where there is one. */
    refusal: z.string().nullable(),
    n: count.nullable(),
    raw: publishedEstimate,
    /** Spread of loop votes among these hires ÷ among all decided loops. */
    restriction: z.number().positive().nullable(),
    /** What the correlation would be among all, if votes alone had decided; sensitivity, not a finding. */
    corrected: publishedEstimate
  }),
  /** Hires at least a year old: how many left within 180 days. */
  attrition: z.strictObject({
    refusal: z.string().nullable(),
    hires: count.nullable(),
    /** Those of whom the export says whether they are there or left. */
    known: count.nullable(),
    left: count.nullable(),
    /** From "nobody else left" to "the unknown ones left as often as the known", with 90 % at both ends. */
    share: publishedEstimate
  })
});

export type AfterLoop = z.infer<typeof afterLoop>;
