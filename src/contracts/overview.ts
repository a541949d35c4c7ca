import {z} from "zod";
import {headline} from "./finding.js";

/**
 * The overview of one audience: at most five findings, act before watch, within these by the hours at
 * stake times the chance that they are true. `counts` are the verdicts of everything that was looked at.
 */
export const overview = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        headline,
        /** Page of this site that explains the finding; null when it has none. */
        page: z.strictObject({path: z.string(), name: z.string()}).nullable(),
        /** Hours a year at stake; where none are, the hours of work that the finding concerns. */
        hours: z.number().nonnegative(),
        /** Further findings of this kind that are not listed here. */
        more: z.number().int().nonnegative()
      })
    )
    .max(5),
  counts: z.strictObject({
    act: z.number().int().nonnegative(),
    watch: z.number().int().nonnegative(),
    ok: z.number().int().nonnegative(),
    too_little_data: z.number().int().nonnegative()
  }),
  /** The pages of this site with what each one answers. */
  pages: z.array(z.strictObject({path: z.string(), name: z.string(), question: z.string()})),
  limits: z.array(z.string())
});

export type Overview = z.infer<typeof overview>;
