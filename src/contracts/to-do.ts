import {z} from "zod";
import {kinds} from "./finding.js";
import {actionElsewhere, page} from "./overview.js";
import {count} from "./parts.js";

/** What one site asks of its readers: one deed for all findings of a kind, act before watch, most hours first, what has no hours told last. */
export const toDo = z.strictObject({
  items: z.array(
    z.strictObject({
      kind: z.enum(kinds),
      verdict: z.enum(["act", "watch"]),
      /** The deed in at most four words: "Raise the bar". */
      short: z.string().min(1),
      /** What to do, of several together: "Hold a calibration session with these three". `{subject}` is the interviewer. */
      deed: z.string().min(1),
      interviewer: z.string().optional(),
      /** What was found, one for each finding. */
      findings: z.array(
        z.strictObject({
          /** Whom or what it is about, where the deed speaks of several. */
          name: z.string().optional(),
          interviewer: z.string().optional(),
          claim: z.string().min(1)
        })
      ),
      page,
      /** Hours a year at stake, of all findings together; null where none can be told. */
      hours: z.number().int().positive().nullable(),
      /** Day of the build that first asked for it; null where that is not known. */
      since: z.iso.date().nullable(),
      /** The last build did not ask for it. */
      isNew: z.boolean()
    })
  ),
  /** What was looked at and asks for nothing, as it came out as expected or has too few data. */
  counts: z.strictObject({ok: count, too_little_data: count}),
  /** What other sites of this build act on. */
  elsewhere: z.array(actionElsewhere),
  /** What the last build asked for and this one does not. */
  closed: z.array(z.strictObject({sentence: z.string().min(1), interviewer: z.string().nullable().optional(), page})),
  /** Day of the last build; null where none is known. */
  lastBuild: z.iso.date().nullable()
});

export type ToDo = z.infer<typeof toDo>;
