import {z} from "zod";
import {kinds, need, verdicts} from "./finding.js";

/**
 * A finding as a page shows it. `interviewer` is set when the sentence speaks of one person: the id as exported in a
 * report, the pseudonym once published; `{subject}` in sentence and action stands for it.
 */
export const headline = z.strictObject({
  kind: z.enum(kinds),
  verdict: z.enum(verdicts),
  sentence: z.string().min(1),
  action: z.string().min(1),
  interviewer: z.string().nullable().optional(),
  needs: z.array(need).optional()
});

export type Headline = z.infer<typeof headline>;
