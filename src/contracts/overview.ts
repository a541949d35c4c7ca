import {z} from "zod";
import {headline, kinds, verdicts} from "./finding.js";
import {hideable} from "./parts.js";

/** Page of this site that explains something; null when it has none. */
export const page = z.strictObject({path: z.string(), name: z.string()}).nullable();

/** A finding that came, went, or changed between act and watch since the last build. */
export const change = z.strictObject({
  kind: z.enum(kinds),
  what: z.enum(["new", "closed", "changed"]),
  /** As things stand now; `{subject}` is the interviewer. */
  sentence: z.string().min(1),
  /** Null for what is not looked at any more, or was not before. */
  verdict: z.enum(verdicts).nullable(),
  before: z.enum(verdicts).nullable(),
  interviewer: z.string().nullable().optional(),
  page
});

/** What changed since the last build. Counts are null where they differ by fewer candidates than may be told. */
export const since = z.strictObject({
  /** Day of the build that this one is held against; null where none is known. */
  day: z.iso.date().nullable(),
  /** The configuration and the version of plumbline are those of that build. */
  sameSettings: z.boolean(),
  moreCandidates: z.number().int().nullable(),
  /** Candidates with a loop. */
  moreInLoops: z.number().int().nullable(),
  changes: z.array(change),
  /** Changes that are not listed here. */
  more: hideable,
  /** What had too few data then, and came out as expected now. */
  nowJudged: hideable
});

export type Since = z.infer<typeof since>;

/**
 * What another site of the same build acts on and this one does not show: by kind, count and hours, with nobody's name,
 * no estimate and no figure of one person.
 */
export const actionElsewhere = z.strictObject({
  kind: z.enum(kinds),
  verdict: z.enum(verdicts),
  /** "Two interviewers need a calibration session" */
  what: z.string().min(1),
  /** Null where the number would say who is meant. */
  count: z.number().int().positive().nullable(),
  /** Hours a year at stake in all of them; null where none are told. */
  hours: z.number().int().positive().nullable(),
  /** "the interview leads' site says who" */
  where: z.string().min(1)
});

/**
 * The overview of one audience: at most five findings, act before watch, within these by the hours at
 * stake times the chance that they are true. `counts` are the verdicts of everything that was looked at.
 */
export const overview = z.strictObject({
  findings: z
    .array(
      z.strictObject({
        headline,
        page,
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
  since,
  /** The pages of this site with what each one answers. */
  pages: z.array(z.strictObject({path: z.string(), name: z.string(), question: z.string()})),
  limits: z.array(z.string())
});

export type ActionElsewhere = z.infer<typeof actionElsewhere>;
export type Overview = z.infer<typeof overview>;
