import {z} from "zod";
import {headline, kinds, verdicts} from "./finding.js";
import {count, hideable, measureUnit, publishedEstimate, span, trend} from "./parts.js";

export const page = z
  .strictObject({path: z.string(), name: z.string()})
  .nullable()
  .describe("Page of this site that explains something; null when it has none.");

const ownPage = z
  .discriminatedUnion("folder", [
    z.strictObject({folder: z.literal("questions"), slug: z.string()}),
    z.strictObject({folder: z.literal("interviewers")})
  ])
  .describe("Page of one subject: of a question by its slug, of an interviewer by the published name.");

export type OwnPage = z.infer<typeof ownPage>;

export const change = z
  .strictObject({
    kind: z.enum(kinds),
    what: z.enum(["new", "closed", "changed"]),
    sentence: z.string().min(1).describe("As things stand now; `{subject}` is the interviewer."),
    verdict: z.enum(verdicts).nullable().describe("Null for what is not looked at any more, or was not before."),
    before: z.enum(verdicts).nullable(),
    interviewer: z.string().nullable().optional(),
    page
  })
  .describe("A finding that came, went, or changed between act and watch since the last build.");

export const since = z
  .strictObject({
    day: z.iso.date().nullable().describe("Day of the build that this one is held against; null where none is known."),
    sameSettings: z.boolean().describe("The configuration and the version of plumbline are those of that build."),
    moreCandidates: z.number().int().nullable(),
    moreInLoops: z.number().int().nullable().describe("Candidates with a loop."),
    changes: z.array(change),
    more: hideable.describe("Changes that are not listed here."),
    nowJudged: hideable.describe("What had too few data then, and came out as expected now.")
  })
  .describe(
    "What changed since the last build. Counts are null where they differ by fewer candidates than may be told."
  );

export type Since = z.infer<typeof since>;

export const actionElsewhere = z
  .strictObject({
    kind: z.enum(kinds),
    verdict: z.enum(verdicts),
    what: z.string().min(1).describe('"Two interviewers need a calibration session"'),
    count: z.number().int().positive().nullable().describe("Null where the number would say who is meant."),
    hours: z
      .number()
      .int()
      .positive()
      .nullable()
      .describe("Hours a year at stake in all of them; null where none are told."),
    where: z.string().min(1).describe('"the interview leads\' site says who"')
  })
  .describe(
    "What another site of the same build acts on and this one does not show: by kind, count and hours, with nobody's name, no estimate and no figure of one person."
  );

const tile = z
  .strictObject({
    measure: z.string().describe('In the reader\'s words: "Staff hours per hire".'),
    unit: measureUnit,
    counted: z.string().describe('What `n` counts: "phone screens".'),
    shown: z
      .strictObject({...span.shape, from: z.string().nullable(), to: z.string().nullable()})
      .nullable()
      .describe(
        "The latest settled quarters; everything together where no quarters can be compared. Null: `missing` says why."
      ),
    trend: trend.nullable(),
    reference: z
      .strictObject({...publishedEstimate.shape, label: z.string()})
      .nullable()
      .describe("The value that it is held against; its interval where it is estimated too."),
    note: z.string().nullable().describe("One short line beside the change: money, or how to set what is not set."),
    missing: z
      .string()
      .nullable()
      .describe("What would have to be exported, or how much more, where there is no value."),
    page
  })
  .describe("One measure of a site at a glance.");

const funnelBars = z
  .array(
    z.strictObject({
      step: z.string().describe('"phone_screen>loop".'),
      shown: span
        .nullable()
        .describe(
          "Candidates who came to the first stage, and the share of them that reached the next; null where hidden."
        ),
      trend
    })
  )
  .describe(
    "The steps of the funnel by quarter of entry; all over the same quarters, settled for the longest of them."
  );

const loopHours = z
  .strictObject({
    groups: z.array(
      z.strictObject({group: z.string(), loops: count, hours: count, hires: count, perHire: publishedEstimate})
    ),
    breakEven: publishedEstimate
      .nullable()
      .describe("Hours of loops and screens per hire at the bar that takes fewest.")
  })
  .describe("Hours of decided loops by the phone screen before them, and what a hire took of them.");

const kindCount = z
  .strictObject({
    kind: z.enum(kinds),
    words: z.string().describe('"57 questions".'),
    page,
    enough: z
      .string()
      .nullable()
      .describe(
        'What the one that needs least would need: "12 more loops, 9 weeks at this pace"; null where nothing is known to be missing.'
      )
  })
  .describe("Verdicts of one kind that ask for nothing now.");

export const overview = z
  .strictObject({
    tiles: z.array(tile).describe("Four, in the order in which they are read."),
    findings: z
      .array(
        z.strictObject({
          headline,
          page,
          own: ownPage
            .nullable()
            .describe("The page of the one interviewer or question that it is about; null where there is none."),
          hours: z
            .number()
            .nonnegative()
            .describe("Hours a year at stake; where none are, the hours of work that the finding concerns."),
          more: z
            .number()
            .int()
            .nonnegative()
            .describe("Further findings of this kind and verdict that are not listed here.")
        })
      )
      .max(5),
    counts: z.strictObject({
      act: z.number().int().nonnegative(),
      watch: z.number().int().nonnegative(),
      ok: z.number().int().nonnegative(),
      too_little_data: z.number().int().nonnegative()
    }),
    asks: z
      .strictObject({
        act: z.number().int().nonnegative(),
        watch: z.number().int().nonnegative(),
        more: z.number().int().nonnegative()
      })
      .describe("Things to do, as the to-do list counts them; `more` are those of which no finding is listed here."),
    since,
    expected: z.array(kindCount).describe("What came out as expected, and what has too few data, by kind."),
    tooLittle: z.array(kindCount),
    elsewhere: z.array(actionElsewhere).describe("What other sites of this build act on."),
    funnel: funnelBars.nullable().describe("Leadership alone; null where there is too little to draw."),
    loopHours: loopHours.nullable(),
    pages: z
      .array(z.strictObject({path: z.string(), name: z.string(), question: z.string()}))
      .describe("The pages of this site with what each one answers."),
    limits: z.array(z.string())
  })
  .describe(
    "The overview of one audience: at most five findings, act before watch, within these by the hours at stake times the chance that they are true, what has no hours told last; as on the to-do list. `counts` are the verdicts of everything that was looked at."
  );

export type ActionElsewhere = z.infer<typeof actionElsewhere>;
export type Overview = z.infer<typeof overview>;
export type Tile = z.infer<typeof tile>;
export type LoopHours = z.infer<typeof loopHours>;
