import {z} from "zod";

/**
 * One entry per simulated world and kind of finding: what was planted, how often it was found, how often something was
 * found that was not planted. `worlds` is empty as long as `npm run truth` has not been run.
 */
export const truthRecovery = z.strictObject({
  /** When the table was made (UTC), null without one. */
  madeAt: z.iso.datetime({offset: true}).nullable(),
  worlds: z.array(
    z.strictObject({
      world: z.string(),
      kind: z.string(),
      planted: z.string(),
      /** Simulated data sets. */
      runs: z.number().int().positive(),
      /** Subjects with the planted fact, over all runs, and how many of them got the verdict act. */
      subjects: z.number().int().nonnegative(),
      found: z.number().int().nonnegative(),
      /** Subjects without it, and how many of them got act all the same. */
      others: z.number().int().nonnegative(),
      falseAlarms: z.number().int().nonnegative(),
      /** Share of 90 % intervals that held the true value; null where the world has no single true value. */
      coverage: z.number().min(0).max(1).nullable()
    })
  )
});

export type TruthRecovery = z.infer<typeof truthRecovery>;
