import {z} from "zod";
import {headline} from "./finding.js";
import {count, hideable, share} from "./parts.js";

const groupName = z
  .string()
  .min(1)
  .describe(
    "The answer that a group of screens has, or `borderline`, or what is merged above and below it: `clear`, `below`."
  );

export const screenGroup = z
  .strictObject({
    group: groupName,
    screened: count,
    advanced: hideable,
    decided: hideable.describe("Advanced by the bar, loop ended in offer or no offer."),
    offers: hideable,
    hires: hideable.describe("Offers that became hires."),
    voted: hideable.describe("Decided loops with loop votes, and those of them where most initial votes are yes."),
    clear: hideable,
    seats: hideable.describe(
      "Interviewers times interviews of decided loops; those with calendar times; their minutes."
    ),
    timed: hideable,
    minutes: z.number().nonnegative().nullable()
  })
  .describe(
    "One group of screens of one slice. Counts of candidates, each 0 or at least the smallest publishable number where it is a denominator (screened, decided); null where too few loops were decided to show what became of them."
  );

/** Two dimensions of the page's controls, chosen at once. */
export const crossings = ["role × level", "role × period", "level × period"] as const;

export type Crossing = (typeof crossings)[number];

export const screenSlice = z
  .strictObject({
    dimension: z.enum(["all", "role", "level", "team", "job", "period", ...crossings]),
    member: z.string().nullable(),
    slice: z
      .strictObject({role: z.string().nullable(), level: z.string().nullable(), period: z.string().nullable()})
      .describe("The slice as the page's controls know it; team, job and what is left of two dimensions have none."),
    groups: z.array(screenGroup)
  })
  .describe(
    "One slice: everything (`all`), one value of one dimension, or a value of each of two. `other` holds all that no slice of the same dimension has."
  );

export type PublishedScreenGroup = z.infer<typeof screenGroup>;
export type PublishedScreenSlice = z.infer<typeof screenSlice>;

const amount = z.number().nonnegative();

export const costSheet = z
  .strictObject({
    loop: z.strictObject({
      interviewers: amount.describe("Mean over decided loops; 5 where the export knows none."),
      interviewMinutes: amount.describe("Mean of calendar times; the configured length where the export has none."),
      preparationMinutes: amount,
      writingMinutes: amount,
      prebriefMinutes: amount,
      debriefMinutes: amount,
      extraAttendees: amount,
      recruiterMinutes: amount
    }),
    screen: z.strictObject({
      minutes: amount,
      preparationMinutes: amount,
      writingMinutes: amount,
      minutesBefore: amount
    }),
    hourlyRate: z
      .number()
      .positive()
      .nullable()
      .describe("Money per staff hour, in the company's currency; null shows hours only."),
    calendarShare: z
      .number()
      .min(0)
      .max(1)
      .describe("Share of interviewer seats whose times come from the calendar, 0 to 1."),
    acceptance: z
      .strictObject({accepted: amount, declined: amount, rate: z.number().gt(0).max(1).nullable()})
      .describe("Offers accepted and declined so far; where `rate` is null they are what the acceptance is drawn from.")
  })
  .describe("One object: what a loop and a screen cost, in minutes, and what an offer is worth in hires.");

export type CostSheet = z.infer<typeof costSheet>;

const coefficient = z.number().min(-1).max(1);

const chance = z
  .strictObject({value: share, interval: z.tuple([share, share])})
  .describe("A share, 0 to 1, with its 90 % interval.");

export const screen = z
  .strictObject({
    refusal: z.string().nullable().describe("Why the page has nothing to show; null when it has."),
    findings: z.array(headline),
    slices: z.array(screenSlice),
    costs: costSheet,
    rule: z
      .strictObject({least: z.number().int().positive(), confidence: z.number().gt(0.5).lt(1)})
      .describe("Least decided loops of a band, and the probability beyond which advice is given."),
    weeks: z.number().positive().nullable(),
    trials: z
      .array(
        z.strictObject({
          group: groupName,
          sent: z.number().int(),
          decided: z.number().int(),
          offers: z.number().int(),
          sentence: z.string()
        })
      )
      .describe(
        "Near-misses that were sent to loops by lot, with what that says; `below` adds up groups too small to show."
      ),
    validity: z
      .strictObject({
        n: z.number().int(),
        raw: coefficient,
        interval: z.tuple([coefficient, coefficient]),
        restriction: z
          .number()
          .positive()
          .describe("Standard deviation of the band among passers ÷ among all screened."),
        corrected: coefficient
      })
      .nullable()
      .describe(
        "Correlation of band and mean loop vote, among passers and as it may be among all; null when not estimable."
      ),
    dispersion: z
      .strictObject({
        screeners: z.number().int().min(3),
        differ: z.boolean().describe("The spread between them is more than chance makes of equal bars."),
        strict: chance.describe(
          "Chance that the same typical candidate passes, with a strict and with a lenient screener (10th and 90th percentile)."
        ),
        lenient: chance,
        sentence: z.string()
      })
      .nullable()
      .describe(
        "How far screeners' bars lie apart as a whole, in one sentence; null with fewer than three to compare."
      ),
    leniency: z
      .strictObject({
        refusal: z.string().nullable(),
        rate: z
          .strictObject({
            value: z.number(),
            interval: z.tuple([z.number(), z.number()]),
            n: z.number().int(),
            sentence: z.string()
          })
          .nullable()
      })
      .describe(
        "Offers among marginal candidates by comparing lenient and strict screeners; else why that is refused."
      ),
    contraction: z
      .strictObject({refusal: z.string().nullable(), sentence: z.string().nullable()})
      .describe(
        "Offers per screened candidate if lenient screeners had passed as few as strict ones, beside those of the strict; else why that is refused."
      ),
    forecast: z
      .strictObject({
        n: z.number().int(),
        brier: z.number().min(0).max(1),
        interval: z.tuple([z.number(), z.number()]),
        constant: z.number().min(0).max(0.25).describe("Score of giving everyone the overall share."),
        bins: z.array(
          z.strictObject({
            forecast: z.number().min(0).max(1),
            n: z.number().int(),
            happened: z.number().int(),
            interval: z.tuple([z.number(), z.number()])
          })
        ),
        sentence: z.string()
      })
      .nullable()
      .describe(
        "Forecasts of an offer by all screeners together against what happened, among the advanced; null with too few."
      ),
    sql: z.string().describe("Counts by band as anyone can query them.")
  })
  .describe("One object: the phone-screen page.");

export type Screen = z.infer<typeof screen>;
