import {z} from "zod";
import {headline} from "./finding.js";
import {count, publishedEstimate, share} from "./parts.js";

/**
 * One object: what loops led to. Each part is null, or says in `refusal` what it needs, where too few people are
 * concerned to tell.
 */
export const afterLoop = z.strictObject({
  /** Offers of decided loops by what became of them; share = accepted ÷ (accepted + declined). Null: none, or hidden. */
  /** False where hires are all that is known of offers. */
  offersKnown: z.boolean().optional(),
  acceptance: z.strictObject({accepted: count, declined: count, open: count, share: publishedEstimate}).nullable(),
  /** Staff hours of all decided loops whose offer is not open ÷ their hires. Null: none, or hidden. */
  hoursPerHire: z.strictObject({loops: count, hires: count, hours: count, perHire: publishedEstimate}).nullable(),
  /** How mean loop votes go with later performance, among hires rated at least a year after the hire. */
  validity: z.strictObject({
    /** Why there is no figure, and what would be needed; null where there is one. */
    refusal: z.string().nullable(),
    n: count.nullable(),
    raw: publishedEstimate,
    /** Spread of loop votes among these hires ÷ among all decided loops. */
    restriction: z.number().positive().nullable(),
    /** What the correlation would be among all, if votes alone had decided; sensitivity, not a finding. */
    corrected: publishedEstimate
  }),
  /** Hires at least a year old: how many left within 180 days. */
  attrition: z.strictObject({
    refusal: z.string().nullable(),
    hires: count.nullable(),
    /** Those of whom the export says whether they are there or left. */
    known: count.nullable(),
    left: count.nullable(),
    /** From "nobody else left" to "the unknown ones left as often as the known", with 90 % at both ends. */
    share: publishedEstimate
  })
});

export type AfterLoop = z.infer<typeof afterLoop>;

const pair = z.tuple([z.number(), z.number()]);
const month = z.string().regex(/^\d{4}-\d{2}$/);
const estimate = z.strictObject({value: z.number().nullable(), interval: pair.nullable()});

/** Median days until candidates who go on do so, those still open counted as waiting; 90 % interval. */
const daysToGoOn = z.strictObject({median: z.number().nonnegative(), interval: pair});

/** One step of the funnel in one slice: everyone who entered its first stage. Null counts are hidden. */
export const funnelStep = z.strictObject({
  /** "phone_screen>loop". */
  step: z.string(),
  entered: count.nullable(),
  converted: count.nullable(),
  rejected: count.nullable(),
  /** Withdrawn, or the position was closed. */
  left: count.nullable(),
  open: count.nullable(),
  /** Converted past the next stage without a visit to it. */
  skipped: count.nullable(),
  /** Entered its first stage more than once; the first entry counts. */
  repeated: count.nullable(),
  /** Days within which nine of ten conversions happen; conversions are compared at this age. */
  horizonDays: z.number().int().positive(),
  /** Candidates old enough to compare, and those of them converted within the horizon. */
  mature: count.nullable(),
  within: count.nullable(),
  /** 90 % Jeffreys interval of within ÷ mature. */
  interval: pair.nullable(),
  days: daysToGoOn.nullable()
});

export const funnelSlice = z.strictObject({
  slice: z.strictObject({role: z.string().nullable(), level: z.string().nullable(), period: z.string().nullable()}),
  steps: z.array(funnelStep)
});

/** One step for everyone, or for one level, role or source; groups that are hidden are not listed. */
export const funnelSplit = z.strictObject({
  step: z.string(),
  by: z.enum(["all", "level", "role", "source"]),
  member: z.string(),
  /** Candidates old enough to compare, and those of them who went on within the step's usual time. */
  mature: count,
  within: count,
  interval: pair.nullable(),
  days: daysToGoOn.nullable()
});

/** What became of one group of candidates by days since the start, Aalen–Johansen. */
export const funnelCurve = z.strictObject({
  by: z.enum(["period", "role", "level", "source"]),
  member: z.string(),
  n: count,
  /** Up to this day at least 80 % of the group have been observed; later parts of the curve are provisional. */
  observedDays: z.number().int().nonnegative(),
  points: z.array(z.strictObject({day: count, converted: share, interval: pair, rejected: share, left: share}))
});

/** Everyone who entered a step in one month, and what has become of them so far. Null counts are hidden. */
export const funnelCohort = z.strictObject({
  month,
  entered: count.nullable(),
  converted: count.nullable(),
  rejected: count.nullable(),
  left: count.nullable(),
  open: count.nullable(),
  /** All of them have been observed for the step's usual time. */
  mature: z.boolean()
});

/** One step's share per quarter of start, with the limits that chance leaves. */
export const funnelTrend = z.strictObject({
  step: z.string(),
  /** Baseline: the mature quarters of the year before the latest one. */
  centre: share.nullable(),
  points: z.array(
    z.strictObject({
      period: z.string(),
      n: count.nullable(),
      k: count.nullable(),
      low: share.nullable(),
      high: share.nullable(),
      beyond: z.enum(["below", "above"]).nullable(),
      baseline: z.boolean()
    })
  )
});

/** Change of one step between two spans, split into candidates' mix and conversion within kinds (Kitagawa). */
export const funnelBridge = z.strictObject({
  step: z.string(),
  by: z.enum(["source", "role", "level"]),
  direction: z.enum(["simpson", "mix", "rate"]).nullable(),
  /** First and last month of entry. */
  before: z.strictObject({from: month, to: month, n: count, k: count}),
  after: z.strictObject({from: month, to: month, n: count, k: count}),
  change: estimate,
  rate: estimate,
  mix: estimate,
  strata: z.array(
    z.strictObject({
      member: z.string(),
      before: z.strictObject({n: count, k: count}),
      after: z.strictObject({n: count, k: count})
    })
  )
});

/** One object: the funnel page. */
export const funnel = z.strictObject({
  refusal: z.string().nullable(),
  findings: z.array(headline),
  slices: z.array(funnelSlice),
  splits: z.array(funnelSplit),
  afterLoop,
  /** The step whose curves are shown. */
  curveStep: z.string().nullable(),
  curves: z.array(funnelCurve),
  /** One entry per step: its monthly cohorts in order. */
  cohorts: z.array(z.strictObject({step: z.string(), horizonDays: count, months: z.array(funnelCohort)})),
  trends: z.array(funnelTrend),
  bridges: z.array(funnelBridge),
  /** The queries that anyone can run on the warehouse: steps, hours per hire, what became of hires ($1 = last day). */
  sql: z.string(),
  hiresSql: z.string(),
  outcomesSql: z.string()
});

export type Funnel = z.infer<typeof funnel>;
