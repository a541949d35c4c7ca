import {z} from "zod";
import {slice} from "./parts.js";

export const kinds = [
  "agreement.overall",
  "agreement.repeatability",
  "interviewer.severity",
  "interviewer.consistency",
  "interviewer.independence",
  "interviewer.timeliness",
  "debrief.shift",
  "screen.validity",
  "screen.bar",
  "screen.borderline",
  "screener.calibration",
  "question.signal",
  "question.redundant",
  "question.drift",
  "question.no_data",
  "coverage.attribute",
  "coverage.rejections",
  "loop.size",
  "loop.early_stop",
  "loop.hours",
  "load.evenness",
  "funnel.conversion",
  "funnel.mix",
  "data.quality"
] as const;

export const verdicts = ["act", "watch", "ok", "too_little_data"] as const;

export const need = z
  .strictObject({
    unit: z.string(),
    more: z.number().nonnegative(),
    weeks: z.number().nonnegative().nullable()
  })
  .describe("What more data would allow an answer; weeks at the present pace, null when there is no pace.");

export const sure = z
  .strictObject({probability: z.number().min(0).max(1).nullable(), sentence: z.string().min(1)})
  .describe(
    "How sure a claim is: the posterior probability of what the sentence says, null where an interval or a count says it."
  );

export const stake = z
  .strictObject({hours: z.number().int().positive(), per: z.literal("year")})
  .describe("Hours of the company's people in a year, at the present pace, that the finding is about.");

export const reference = z
  .strictObject({value: z.number(), label: z.string().min(1)})
  .describe(
    'The value that an estimate is held against, on its own scale: 0 "colleagues", 0.15 "weak", a configured target.'
  );

export const mark = z
  .strictObject({
    estimate: z.number(),
    interval: z.tuple([z.number(), z.number()]),
    reference: reference.nullable(),
    unit: z.string()
  })
  .describe(
    "Estimate, 90 % interval and reference as a row draws them; the unit says what is counted, shares are of 1."
  );

/** What a finding says: the claim at a glance, what shows it, how sure that is, and what hangs on it. */
const words = {
  deed: z
    .string()
    .min(1)
    .describe('The verdict as the deed, at most four words: "Raise the bar", "As expected", "Not enough data".'),
  claim: z.string().min(1).describe("At most 12 words, no statistics."),
  evidence: z
    .string()
    .describe("One or two sentences, at most 30 words, in natural frequencies; empty where the claim says all."),
  sentence: z.string().min(1).describe("Claim and evidence joined."),
  action: z.string().min(1).describe("The deed in a sentence."),
  sure,
  stake: stake.nullable(),
  mark: mark.nullable().describe("Null where nothing could be estimated, or may be told.")
};

export const finding = z
  .strictObject({
    kind: z.enum(kinds),
    subject: z.string(),
    slice,
    verdict: z.enum(verdicts),
    direction: z.string().nullable(),
    estimate: z.number().nullable(),
    interval: z.tuple([z.number(), z.number()]).nullable(),
    level: z.number(),
    unit: z.string(),
    n: z.number().int().nonnegative(),
    reference: reference.nullable().describe("On the scale of `estimate`; null where it is held against nothing."),
    ...words,
    needs: z.array(need).optional()
  })
  .describe("One subject looked at (contract §3). Estimate, interval and direction are null when not estimable.");

export const findings = z.strictObject({
  schema: z.literal("plumbline.findings/2"),
  data_through: z.string().nullable(),
  rows: z.record(z.string(), z.strictObject({accepted: z.number(), rejected: z.number()})),
  findings: z.array(finding)
});

export type Kind = (typeof kinds)[number];
export type Verdict = (typeof verdicts)[number];
export type Need = z.infer<typeof need>;
export type Sure = z.infer<typeof sure>;
export type Stake = z.infer<typeof stake>;
export type Reference = z.infer<typeof reference>;
export type Mark = z.infer<typeof mark>;
export type Finding = z.infer<typeof finding>;
export type Findings = z.infer<typeof findings>;

export const headline = z
  .strictObject({
    kind: z.enum(kinds),
    verdict: z.enum(verdicts),
    ...words,
    interviewer: z.string().nullable().optional(),
    needs: z.array(need).optional()
  })
  .describe(
    "A finding as a page shows it. `interviewer` is set when its words speak of one person: the id as exported in a report, the pseudonym once published; `{subject}` in any of them stands for it."
  );

export type Headline = z.infer<typeof headline>;
