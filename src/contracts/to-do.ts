import {z} from "zod";
import {kinds} from "./finding.js";
import {actionElsewhere, page} from "./overview.js";
import {count} from "./parts.js";

export const toDo = z
  .strictObject({
    items: z.array(
      z.strictObject({
        kind: z.enum(kinds),
        verdict: z.enum(["act", "watch"]),
        short: z.string().min(1).describe('The deed in at most four words: "Raise the bar".'),
        deed: z
          .string()
          .min(1)
          .describe(
            'What to do, of several together: "Hold a calibration session with these three". `{subject}` is the interviewer.'
          ),
        interviewer: z.string().optional(),
        findings: z
          .array(
            z.strictObject({
              name: z.string().optional().describe("Whom or what it is about, where the deed speaks of several."),
              interviewer: z.string().optional(),
              claim: z.string().min(1)
            })
          )
          .describe("What was found, one for each finding."),
        page,
        hours: z
          .number()
          .int()
          .positive()
          .nullable()
          .describe("Hours a year at stake, of all findings together; null where none can be told."),
        since: z.iso
          .date()
          .nullable()
          .describe("Day of the build that first asked for it; null where that is not known."),
        isNew: z.boolean().describe("The last build did not ask for it.")
      })
    ),
    counts: z
      .strictObject({ok: count, too_little_data: count})
      .describe("What was looked at and asks for nothing, as it came out as expected or has too few data."),
    elsewhere: z.array(actionElsewhere).describe("What other sites of this build act on."),
    closed: z
      .array(z.strictObject({sentence: z.string().min(1), interviewer: z.string().nullable().optional(), page}))
      .describe("What the last build asked for and this one does not."),
    lastBuild: z.iso.date().nullable().describe("Day of the last build; null where none is known.")
  })
  .describe(
    "What one site asks of its readers: one deed for all findings of a kind, act before watch, most hours first, what has no hours told last."
  );

export type ToDo = z.infer<typeof toDo>;
