import {z} from "zod";
import {headline, kinds, verdicts} from "./finding.js";
import {count, hideable, measureUnit, publishedEstimate, span, trend} from "./parts.js";

/** Page of this site that explains something; null when it has none. */
export const page = z.strictObject({path: z.string(), name: z.string()}).nullable();

/** Page of one subject: of a question by its slug, of an interviewer by the published name. */
const ownPage = z.discriminatedUnion("folder", [
  z.strictObject({folder: z.literal("questions"), slug: z.string()}),
  z.strictObject({folder: z.literal("interviewers")})
]);

export type OwnPage = z.infer<typeof ownPage>;

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

/** One measure of a site at a glance. */
const tile = z.strictObject({
  /** In the reader's words: "Staff hours per hire". */
  measure: z.string(),
  unit: measureUnit,
  /** What `n` counts: "phone screens". */
  counted: z.string(),
  /** The latest settled quarters; everything together where no quarters can be compared. Null: `missing` says why. */
  shown: z.strictObject({...span.shape, from: z.string().nullable(), to: z.string().nullable()}).nullable(),
  trend: trend.nullable(),
  /** The value that it is held against; its interval where it is estimated too. */
  reference: z.strictObject({...publishedEstimate.shape, label: z.string()}).nullable(),
  /** One short line beside the change: money, or how to set what is not set. */
  note: z.string().nullable(),
  /** What would have to be exported, or how much more, where there is no value. */
  missing: z.string().nullable(),
  page
});

/** The steps of the funnel by quarter of entry; all over the same quarters, settled for the longest of them. */
const funnelBars = z.array(
  z.strictObject({
    /** "phone_screen>loop". */
    step: z.string(),
    /** Candidates who came to the first stage, and the share of them that reached the next; null where hidden. */
    shown: span.nullable(),
    trend
  })
);

/** Hours of decided loops by the phone screen before them, and what a hire took of them. */
const loopHours = z.strictObject({
  groups: z.array(
    z.strictObject({group: z.string(), loops: count, hours: count, hires: count, perHire: publishedEstimate})
  ),
  /** Hours of loops and screens per hire at the bar that takes fewest. */
  breakEven: publishedEstimate.nullable()
});

/** Verdicts of one kind that ask for nothing now. */
const kindCount = z.strictObject({
  kind: z.enum(kinds),
  /** "57 questions". */
  words: z.string(),
  page,
  /** What the one that needs least would need: "12 more loops, 9 weeks at this pace"; null where nothing is known to be missing. */
  enough: z.string().nullable()
});

/**
 * The overview of one audience: at most five findings, act before watch, within these by the hours at
 * stake times the chance that they are true, what has no hours told last; as on the to-do list. `counts` are the verdicts of everything that was looked at.
 */
export const overview = z.strictObject({
  /** Four, in the order in which they are read. */
  tiles: z.array(tile),
  findings: z
    .array(
      z.strictObject({
        headline,
        page,
        /** The page of the one interviewer or question that it is about; null where there is none. */
        own: ownPage.nullable(),
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
  /** Things to do, as the to-do list counts them; `more` are those of which no finding is listed here. */
  asks: z.strictObject({
    act: z.number().int().nonnegative(),
    watch: z.number().int().nonnegative(),
    more: z.number().int().nonnegative()
  }),
  since,
  /** What came out as expected, and what has too few data, by kind. */
  expected: z.array(kindCount),
  tooLittle: z.array(kindCount),
  /** What other sites of this build act on. */
  elsewhere: z.array(actionElsewhere),
  /** Leadership alone; null where there is too little to draw. */
  funnel: funnelBars.nullable(),
  loopHours: loopHours.nullable(),
  /** The pages of this site with what each one answers. */
  pages: z.array(z.strictObject({path: z.string(), name: z.string(), question: z.string()})),
  limits: z.array(z.string())
});

export type ActionElsewhere = z.infer<typeof actionElsewhere>;
export type Overview = z.infer<typeof overview>;
export type Tile = z.infer<typeof tile>;
export type LoopHours = z.infer<typeof loopHours>;
