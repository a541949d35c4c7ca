import {z} from "zod";
import {count} from "./parts.js";

/**
 * What simulated companies, in which the truth is known, came to. `estimators`: one entry per estimator; `worlds`: one
 * entry per simulated world and kind of finding: what was planted, how often it was found, how often something was found
 * that was not planted. All empty as long as `npm run truth` has not been run.
 */
export const truthRecovery = z.strictObject({
  /** When the table was made (UTC), null without one. */
  madeAt: z.iso.datetime({offset: true}).nullable(),
  /** The command that makes it. */
  command: z.string(),
  estimators: z.array(
    z.strictObject({
      estimator: z.string(),
      world: z.string(),
      /** Simulated companies, and 90 % intervals in them. */
      runs: count,
      intervals: count,
      /** Share of the intervals that held the true value. */
      coverage: z.number().min(0).max(1)
    })
  ),
  /** Figures told as "at least": in how many companies one was told, and in how many of them the truth was no less. */
  bounds: z.array(z.strictObject({bound: z.string(), world: z.string(), told: count, held: count})),
  /** Companies in which nobody differs, and those of them in which no interviewer, screener or question got act. */
  nobodyDiffers: z.strictObject({runs: count, silent: count}),
  worlds: z.array(
    z.strictObject({
      world: z.string(),
      kind: z.string(),
      /** What is said of each subject, or of all together. */
      about: z.enum(["each", "all"]),
      planted: z.string(),
      /** Simulated companies. */
      runs: count,
      /** Subjects with the planted fact, over all runs, and how many of them got the verdict act. */
      subjects: count,
      found: count,
      /** Subjects without it, and how many of them got act all the same. */
      others: count,
      falseAlarms: count
    })
  ),
  /** Of single subjects with something planted: how many were found, by the number of observations (`least` or more). */
  power: z.array(z.strictObject({world: z.string(), kind: z.string(), least: count, subjects: count, found: count}))
});

export type TruthRecovery = z.infer<typeof truthRecovery>;
