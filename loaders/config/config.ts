import {z} from "zod";
import type {Kind} from "../../src/contracts/finding.js";
import {defaultThresholds} from "./thresholds.js";

const minutes = z.number().nonnegative();
export const votes = ["strong_no", "no", "mixed", "yes", "strong_yes"] as const;
export const stages = [
  "application_review",
  "recruiter_screen",
  "phone_screen",
  "take_home",
  "loop",
  "debrief",
  "offer",
  "hired"
] as const;

/** Attributes that are about how someone works; one whose name holds one of these words is not technical. */
const nonTechnical = [
  "ambiguity",
  "influence",
  "complexity",
  "execution",
  "communication",
  "collaboration",
  "leadership",
  "judgment",
  "empathy",
  "motivation",
  "values"
] as const;

/** `plumbline.yaml` (contract §5): every key optional, the defaults are the documented ones. */
export const configSchema = z.strictObject({
  exports: z.string().default("data/exports"),
  timezone: z.string().default("UTC"),
  stages: z.record(z.string(), z.enum(stages)).default({}),
  votes: z
    .strictObject({
      scale: z.array(z.enum(votes)).default(["strong_no", "no", "yes", "strong_yes"]),
      labels: z.record(z.string(), z.enum([...votes, "no_decision"])).default({})
    })
    .prefault({}),
  ratings: z
    .strictObject({
      labels: z.record(z.string(), z.union([z.enum(votes), z.literal("no_data"), z.number().min(1).max(4)])).default({})
    })
    .prefault({}),
  questions: z
    .strictObject({
      map: z.string().default("data/questions.csv"),
      non_technical: z.array(z.string().min(1)).default([...nonTechnical])
    })
    .prefault({}),
  columns: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  screen: z
    .strictObject({
      borderline: z
        .strictObject({
          bands: z.array(z.enum(votes)).default(["mixed"]),
          score: z.tuple([z.number(), z.number()]).nullable().default(null)
        })
        .prefault({}),
      minutes: minutes.default(45),
      preparation_minutes: minutes.default(15),
      writing_minutes: minutes.default(15),
      minutes_before: minutes.default(30)
    })
    .prefault({}),
  loop: z
    .strictObject({
      interview_minutes: minutes.default(60),
      preparation_minutes: minutes.default(30),
      writing_minutes: minutes.default(20),
      prebrief_minutes: minutes.default(30),
      debrief_minutes: minutes.default(30),
      extra_attendees: minutes.default(2),
      recruiter_minutes: minutes.default(90),
      hourly_rate: z.number().positive().nullable().default(null)
    })
    .prefault({}),
  offers: z.strictObject({acceptance_rate: z.number().gt(0).max(1).nullable().default(null)}).prefault({}),
  privacy: z
    .strictObject({
      minimum_candidates: z.number().int().min(3).default(5),
      minimum_interviewers: z.number().int().min(2).default(3),
      interviewer_names: z.enum(["pseudonym", "name"]).default("pseudonym"),
      key_file: z.string().default("~/.config/plumbline/key"),
      group_column: z.string().nullable().default(null)
    })
    .prefault({}),
  verdicts: verdictOverrides().prefault({}),
  retention_months: z.number().int().positive().nullable().default(null)
});

/** One optional object per finding kind, with the names of its thresholds and nothing else. */
function verdictOverrides() {
  const shapes = Object.entries(defaultThresholds).map(([kind, thresholds]) => [
    kind,
    z.strictObject(Object.fromEntries(Object.keys(thresholds).map((name) => [name, z.number().optional()]))).optional()
  ]);
  return z.strictObject(
    Object.fromEntries(shapes) as Record<Kind, z.ZodOptional<z.ZodObject<Record<string, z.ZodOptional<z.ZodNumber>>>>>
  );
}

export type Config = z.infer<typeof configSchema>;

/** The configuration of someone who wrote none. */
export function defaultConfig(): Config {
  return configSchema.parse({});
}
