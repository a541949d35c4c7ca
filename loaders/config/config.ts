import {constants} from "node:fs";
import {copyFile} from "node:fs/promises";
import {z} from "zod";
import type {Kind} from "../../src/contracts/finding.js";
import {inputOutput} from "../errors.js";
import {tableEntries} from "./tables.js";
import {refineAnswer, refineNumbers, refineVotes} from "./scale.js";
import {defaultThresholds, rangeOf} from "./thresholds.js";
import {labelKey, votes} from "./vote-words.js";

/** At most a week: more is a slip of the pen. */
const minutes = z.number().nonnegative().max(10_080);
const score = z.number().min(1).max(4);
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

/** Ids of candidates are none of these: the list of the forgotten knows them as they are exported. */
export const respellableIds = ["interviewer_id", "scorecard_id", "interview_id"] as const;

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

/** A block of keys that may be left out, as may each key in it. */
const block = <T extends z.ZodRawShape>(keys: T) => z.strictObject(keys).prefault({} as never);

const zoneRule =
  "it must be the name of a time zone, such as Europe/Berlin or Asia/Kolkata; an offset such as +05:30 stands in the times themselves";

/** An answer of the form: one of the five votes, or the form's own words or number. */
const answer = z.union([z.enum(votes), z.string().min(1), z.number().transform(String)]);
const rating = z.union([z.enum(votes), z.literal("no_data"), z.number().min(1).max(4)]);
const answers = z.array(answer).refine((list) => isDistinct(list.map(labelKey)), "no answer may stand in it twice");
const numbers = z
  .tuple([z.number().min(-1e6).max(1e6), z.number().min(-1e6).max(1e6)])
  .refine(([worst, best]) => worst !== best, "it must be two different numbers: the worst answer, then the best")
  .nullable()
  .default(null);
const labelsTo = <T extends readonly [string, ...string[]]>(values: T) =>
  z.record(z.string(), z.enum(values)).default({});

const keys = z.strictObject({
  exports: z.string().default("data/exports"),
  timezone: z.string().refine(isTimeZone, zoneRule).default("UTC"),
  stages: z.record(z.string(), z.enum(stages)).default({}),
  votes: z
    .strictObject({
      scale: answers
        .refine((list) => list.length > 1, "it must have at least 2 entries")
        .nullable()
        .default(null),
      yes: answers.nullable().default(null),
      numbers,
      ranges: z.record(z.string(), answer).default({}),
      labels: z.record(z.string(), z.union([z.literal("no_decision"), answer])).default({})
    })
    .superRefine(refineVotes)
    .prefault({}),
  ratings: z
    .strictObject({
      numbers,
      ranges: z.record(z.string(), rating).default({}),
      labels: z.record(z.string(), rating).default({})
    })
    .superRefine(refineNumbers)
    .prefault({}),
  applications: block({
    labels: labelsTo(["active", "hired", "rejected", "withdrawn", "closed"]),
    level: z.enum(["applied_for", "given_at_end"]).default("applied_for")
  }),
  interviews: block({labels: labelsTo(["scheduled", "complete", "cancelled", "no_show"])}),
  decisions: block({labels: labelsTo(["offer", "no_offer", "no_decision"])}),
  questions: block({
    map: z.string().default("data/questions.csv"),
    non_technical: z.array(z.string().min(1)).default([...nonTechnical])
  }),
  ids: block({without_case_and_blanks: z.array(z.enum(respellableIds)).default([])}),
  people: block({match: z.enum(["exact", "loose"]).default("exact")}),
  columns: z.record(z.string(), z.record(z.string(), z.string())).default({}),
  tables: tableEntries.default({}),
  screen: block({
    borderline: block({
      bands: z.array(answer).default(["mixed"]),
      score: z
        .tuple([score, score])
        .refine(([low, high]) => low <= high, "the lower score comes first")
        .nullable()
        .default(null)
    }),
    minutes: minutes.default(45),
    preparation_minutes: minutes.default(15),
    writing_minutes: minutes.default(15),
    minutes_before: minutes.default(30)
  }),
  loop: block({
    interview_minutes: minutes.default(60),
    preparation_minutes: minutes.default(30),
    writing_minutes: minutes.default(20),
    prebrief_minutes: minutes.default(30),
    debrief_minutes: minutes.default(30),
    extra_attendees: z.number().nonnegative().max(100).default(2),
    recruiter_minutes: minutes.default(90),
    hourly_rate: z.number().positive().max(1e9).nullable().default(null),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "it must be the three letters of a currency, such as EUR or USD")
      .nullable()
      .default(null)
  }),
  load: block({interviews_per_week: z.number().positive().max(100).nullable().default(null)}),
  offers: block({
    acceptance_rate: z.number().gt(0).max(1).nullable().default(null),
    labels: labelsTo(["pending", "accepted", "declined"])
  }),
  privacy: block({
    minimum_candidates: z.number().int().min(3).max(1000).default(5),
    minimum_interviewers: z.number().int().min(2).max(1000).default(3),
    interviewer_names: z.enum(["pseudonym", "name"]).default("pseudonym"),
    key_file: z.string().default("~/.config/plumbline/key"),
    group_column: z.string().nullable().default(null),
    not_names: z.array(z.string().min(1)).default([])
  }),
  verdicts: verdictOverrides().prefault({}),
  pull: block({
    keep: z.record(z.string(), z.array(z.string().min(1))).default({}),
    full_every_days: z.number().int().min(1).max(365).default(7)
  }),
  retention_months: z.number().int().positive().max(1200).nullable().default(null)
});

/** `plumbline.yaml` (contract §5): every key optional, the defaults are the documented ones. */
export const configSchema = keys.superRefine((config, context) => {
  for (const [at, band] of config.screen.borderline.bands.entries())
    // Where a form has no middle, no screen is borderline until it says which.
    if (band !== "mixed") refineAnswer(band, config.votes, context, ["screen", "borderline", "bands", at]);
});

/** One optional object per finding kind, with the names of its thresholds and nothing else. */
function verdictOverrides() {
  const shapes = Object.entries(defaultThresholds).map(([kind, thresholds]) => [
    kind,
    z
      .strictObject(Object.fromEntries(Object.keys(thresholds).map((name) => [name, thresholdOf(name).optional()])))
      .refine((given) => isOrdered({...thresholds, ...given}), "its lower limit must stay below its upper one")
      .optional()
  ]);
  return z.strictObject(
    Object.fromEntries(shapes) as Record<Kind, z.ZodOptional<z.ZodObject<Record<string, z.ZodOptional<z.ZodNumber>>>>>
  );
}

function thresholdOf(name: string): z.ZodNumber {
  const {low, high, whole} = rangeOf(name);
  const number = z.number().min(low).max(high);
  return whole ? number.int() : number;
}

/** Where a kind has two limits of one quantity, the upper is above the lower. */
function isOrdered(given: Record<string, number | undefined>): boolean {
  const pairs = [
    ["low", "high"],
    ["weak", "strong"],
    ["watch", "act"]
  ] as const;
  return pairs.every(
    ([low, high]) => given[low] === undefined || given[high] === undefined || given[low] < given[high]
  );
}

function isDistinct(values: readonly string[]): boolean {
  return new Set(values).size === values.length;
}

/** True for the name of a time zone; an offset is none, for it knows no summer time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", {timeZone: name}).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

export type Config = z.infer<typeof configSchema>;

/** The configuration of someone who wrote none. */
export function defaultConfig(): Config {
  return configSchema.parse({});
}

export const template = new URL("./template.yaml", import.meta.url);

/** Writes the commented configuration with every default; an existing file is never replaced. */
export async function writeDefaultConfig(path: string): Promise<void> {
  try {
    await copyFile(template, path, constants.COPYFILE_EXCL);
  } catch (error) {
    throw inputOutput(error, path);
  }
}

/** JSON Schema of the configuration, for editors that complete and check YAML. */
export function configJsonSchema(): string {
  const schema = z.toJSONSchema(configSchema, {io: "input"});
  return `${JSON.stringify({title: "plumbline.yaml", ...schema}, null, 2)}\n`;
}
