import {z} from "zod";
import {costSheet} from "./cost-sheet.js";
import {headline} from "./headline.js";
import {screenGroups, screenSlice} from "./screen-slice.js";

const coefficient = z.number().min(-1).max(1);

/** One object: the phone-screen page. */
export const screen = z.strictObject({
  /** Why the page has nothing to show; null when it has. */
  refusal: z.string().nullable(),
  findings: z.array(headline),
  slices: z.array(screenSlice),
  costs: costSheet,
  /** Least decided loops of a band, and the probability beyond which advice is given. */
  rule: z.strictObject({least: z.number().int().positive(), confidence: z.number().gt(0.5).lt(1)}),
  /** Screens that are not counted: without a vote, still waiting to be advanced or not; and those sent by lot. */
  left: z.strictObject({
    withoutVote: z.number().int(),
    waiting: z.number().int(),
    trial: z.number().int(),
    total: z.number().int()
  }),
  weeks: z.number().positive(),
  /** Near-misses that were sent to loops by lot, with what that says; `below` adds up groups too small to show. */
  trials: z.array(
    z.strictObject({
      group: z.enum(screenGroups),
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
      /** Chance that the same typical candidate passes, with a strict and with a lenient screener (10th and 90th percentile). */
      strict: z.number().min(0).max(1),
      lenient: z.number().min(0).max(1),
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
