import {z} from "zod";

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
  "loop.size",
  "loop.early_stop",
  "loop.hours",
  "funnel.conversion",
  "funnel.mix",
  "data.quality"
] as const;

export const verdicts = ["act", "watch", "ok", "too_little_data"] as const;

/** What more data would allow an answer; weeks at the present pace, null when there is no pace. */
export const need = z.strictObject({
  unit: z.string(),
  more: z.number().nonnegative(),
  weeks: z.number().nonnegative().nullable()
});

/** One subject looked at (contract §3). Estimate, interval and direction are null when not estimable. */
export const finding = z.strictObject({
  kind: z.enum(kinds),
  subject: z.string(),
  slice: z.strictObject({
    role: z.string().nullable(),
    level: z.string().nullable(),
    period: z
      .string()
      .regex(/^\d{4}-Q[1-4]$/)
      .nullable()
  }),
  verdict: z.enum(verdicts),
  direction: z.string().nullable(),
  estimate: z.number().nullable(),
  interval: z.tuple([z.number(), z.number()]).nullable(),
  level: z.number(),
  unit: z.string(),
  n: z.number().int().nonnegative(),
  sentence: z.string(),
  action: z.string(),
  needs: z.array(need).optional()
});

export const findings = z.strictObject({
  schema: z.literal("plumbline.findings/1"),
  data_through: z.string().nullable(),
  rows: z.record(z.string(), z.strictObject({accepted: z.number(), rejected: z.number()})),
  findings: z.array(finding)
});

export type Kind = (typeof kinds)[number];
export type Verdict = (typeof verdicts)[number];
export type Need = z.infer<typeof need>;
export type Finding = z.infer<typeof finding>;
export type Findings = z.infer<typeof findings>;

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
