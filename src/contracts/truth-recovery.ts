import {z} from "zod";
import {count} from "./parts.js";

export const truthRecovery = z
  .strictObject({
    madeAt: z.iso.datetime({offset: true}).nullable().describe("When the table was made (UTC), null without one."),
    command: z.string().describe("The command that makes it."),
    estimators: z.array(
      z.strictObject({
        estimator: z.string(),
        world: z.string(),
        runs: count.describe("Simulated companies, and 90 % intervals in them."),
        intervals: count,
        coverage: z.number().min(0).max(1).describe("Share of the intervals that held the true value.")
      })
    ),
    bounds: z
      .array(z.strictObject({bound: z.string(), world: z.string(), told: count, held: count}))
      .describe(
        'Figures told as "at least": in how many companies one was told, and in how many of them the truth was no less.'
      ),
    nobodyDiffers: z
      .strictObject({runs: count, silent: count})
      .describe(
        "Companies in which nobody differs, and those of them in which no interviewer, screener or question got act."
      ),
    worlds: z.array(
      z.strictObject({
        world: z.string(),
        kind: z.string(),
        about: z.enum(["each", "all"]).describe("What is said of each subject, or of all together."),
        planted: z.string(),
        runs: count.describe("Simulated companies."),
        subjects: count.describe(
          "Subjects with the planted fact, over all runs, and how many of them got the verdict act."
        ),
        found: count,
        others: count.describe("Subjects without it, and how many of them got act all the same."),
        falseAlarms: count
      })
    ),
    power: z
      .array(z.strictObject({world: z.string(), kind: z.string(), least: count, subjects: count, found: count}))
      .describe(
        "Of single subjects with something planted: how many were found, by the number of observations (`least` or more)."
      )
  })
  .describe(
    "What simulated companies, in which the truth is known, came to. `estimators`: one entry per estimator; `worlds`: one entry per simulated world and kind of finding: what was planted, how often it was found, how often something was found that was not planted. All empty as long as `npm run truth` has not been run."
  );

export type TruthRecovery = z.infer<typeof truthRecovery>;
