import {z} from "zod";
import {headline} from "./finding.js";
import {count, hideable, share} from "./parts.js";

/** The answer that a group of screens has, or `borderline`, or what is merged above and below it: `clear`, `below`. */
const groupName = z.string().min(1);

/**
 * One group of screens of one slice. Counts of candidates, each 0 or at least the smallest publishable number where
 * it is a denominator (screened, decided); null where too few loops were decided to show what became of them.
 */
export const screenGroup = z.strictObject({
  group: groupName,
  screened: count,
  advanced: hideable,
  /** Advanced by the bar, loop ended in offer or no offer. */
  decided: hideable,
  offers: hideable,
  /** Offers that became hires. */
  hires: hideable,
  /** Decided loops with loop votes, and those of them where most initial votes are yes. */
  voted: hideable,
  clear: hideable,
  /** Interviewers times interviews of decided loops; those with calendar times; their minutes. */
  seats: hideable,
  timed: hideable,
  minutes: z.number().nonnegative().nullable()
});

/** One slice: everything (`all`), or one value of one dimension. */
export const screenSlice = z.strictObject({
  dimension: z.enum(["all", "role", "level", "team", "job", "period"]),
  member: z.string().nullable(),
  /** The slice as the page's controls know it; team and job have none. */
  slice: z.strictObject({role: z.string().nullable(), level: z.string().nullable(), period: z.string().nullable()}),
  groups: z.array(screenGroup)
});

export type PublishedScreenGroup = z.infer<typeof screenGroup>;
export type PublishedScreenSlice = z.infer<typeof screenSlice>;

const amount = z.number().nonnegative();

/** One object: what a loop and a screen cost, in minutes, and what an offer is worth in hires. */
export const costSheet = z.strictObject({
  loop: z.strictObject({
    /** Mean over decided loops; 5 where the export knows none. */
    interviewers: amount,
    /** Mean of calendar times; the configured length where the export has none. */
    interviewMinutes: amount,
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
  /** Money per staff hour, in the company's currency; null shows hours only. */
  hourlyRate: z.number().positive().nullable(),
  /** Share of interviewer seats whose times come from the calendar, 0 to 1. */
  calendarShare: z.number().min(0).max(1),
  /** Offers accepted and declined so far; where `rate` is null they are what the acceptance is drawn from. */
  acceptance: z.strictObject({accepted: amount, declined: amount, rate: z.number().gt(0).max(1).nullable()})
});

export type CostSheet = z.infer<typeof costSheet>;

const coefficient = z.number().min(-1).max(1);

/** A share, 0 to 1, with its 90 % interval. */
const chance = z.strictObject({value: share, interval: z.tuple([share, share])});

/** One object: the phone-screen page. */
export const screen = z.strictObject({
  /** Why the page has nothing to show; null when it has. */
  refusal: z.string().nullable(),
  findings: z.array(headline),
  slices: z.array(screenSlice),
  costs: costSheet,
  /** Least decided loops of a band, and the probability beyond which advice is given. */
  rule: z.strictObject({least: z.number().int().positive(), confidence: z.number().gt(0.5).lt(1)}),
  weeks: z.number().positive().nullable(),
  /** Near-misses that were sent to loops by lot, with what that says; `below` adds up groups too small to show. */
  trials: z.array(
    z.strictObject({
      group: groupName,
      sent: z.number().int(),
      decided: z.number().int(),
      offers: z.number().int(),
      sentence: z.string()
    })
  ),
  /** Correlation of band and mean loop vote, among passers and as it may be among all; null when not estimable. */
  validity: z
    .strictObject({
      n: z.number().int(),
      raw: coefficient,
      interval: z.tuple([coefficient, coefficient]),
      /** Standard deviation of the band among passers ÷ among all screened. */
      restriction: z.number().positive(),
      corrected: coefficient
    })
    .nullable(),
  /** How far screeners' bars lie apart as a whole, in one sentence; null with fewer than three to compare. */
  dispersion: z
    .strictObject({
      screeners: z.number().int().min(3),
      /** The spread between them is more than chance makes of equal bars. */
      differ: z.boolean(),
      /** Chance that the same typical candidate passes, with a strict and with a lenient screener (10th and 90th percentile). */
      strict: chance,
      lenient: chance,
      sentence: z.string()
    })
    .nullable(),
  /** Offers among marginal candidates by comparing lenient and strict screeners; else why that is refused. */
  leniency: z.strictObject({
    refusal: z.string().nullable(),
    rate: z
      .strictObject({
        value: z.number(),
        interval: z.tuple([z.number(), z.number()]),
        n: z.number().int(),
        sentence: z.string()
      })
      .nullable()
  }),
  /**
   * Offers per screened candidate if lenient screeners had passed as few as strict ones, beside those of the strict;
   * else why that is refused.
   */
  contraction: z.strictObject({refusal: z.string().nullable(), sentence: z.string().nullable()}),
  /** Forecasts of an offer by all screeners together against what happened, among the advanced; null with too few. */
  forecast: z
    .strictObject({
      n: z.number().int(),
      brier: z.number().min(0).max(1),
      interval: z.tuple([z.number(), z.number()]),
      /** Score of giving everyone the overall share. */
      constant: z.number().min(0).max(0.25),
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
    .nullable(),
  /** Counts by band as anyone can query them. */
  sql: z.string()
});

export type Screen = z.infer<typeof screen>;
