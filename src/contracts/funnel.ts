import {z} from "zod";
import {headline} from "./finding.js";
import {count, publishedEstimate, share} from "./parts.js";

export const afterLoop = z
  .strictObject({
    offersKnown: z.boolean().optional().describe("False where hires are all that is known of offers."),
    acceptance: z
      .strictObject({accepted: count, declined: count, open: count, share: publishedEstimate})
      .nullable()
      .describe(
        "Offers of decided loops by what became of them; share = accepted ÷ (accepted + declined). Null: none, or hidden."
      ),
    hoursPerHire: z
      .strictObject({loops: count, hires: count, hours: count, perHire: publishedEstimate})
      .nullable()
      .describe("Staff hours of all decided loops whose offer is not open ÷ their hires. Null: none, or hidden."),
    validity: z
      .strictObject({
        refusal: z
          .string()
          .nullable()
          .describe("Why there is no figure, and what would be needed; null where there is one."),
        n: count.nullable(),
        raw: publishedEstimate,
        restriction: z
          .number()
          .positive()
          .nullable()
          .describe("Spread of loop votes among these hires ÷ among all decided loops."),
        corrected: publishedEstimate.describe(
          "What the correlation would be among all, if votes alone had decided; sensitivity, not a finding."
        )
      })
      .describe("How mean loop votes go with later performance, among hires rated at least a year after the hire."),
    attrition: z
      .strictObject({
        refusal: z.string().nullable(),
        hires: count.nullable(),
        known: count.nullable().describe("Those of whom the export says whether they are there or left."),
        left: count.nullable(),
        share: publishedEstimate.describe(
          'From "nobody else left" to "the unknown ones left as often as the known", with 90 % at both ends.'
        )
      })
      .describe("Hires at least a year old: how many left within 180 days.")
  })
  .describe(
    "One object: what loops led to. Each part is null, or says in `refusal` what it needs, where too few people are concerned to tell."
  );

export type AfterLoop = z.infer<typeof afterLoop>;

const pair = z.tuple([z.number(), z.number()]);
const month = z.string().regex(/^\d{4}-\d{2}$/);
const estimate = z.strictObject({value: z.number().nullable(), interval: pair.nullable()});

const daysToGoOn = z
  .strictObject({median: z.number().nonnegative(), interval: pair})
  .describe("Median days until candidates who go on do so, those still open counted as waiting; 90 % interval.");

export const funnelStep = z
  .strictObject({
    step: z.string().describe('"phone_screen>loop".'),
    entered: count.nullable(),
    converted: count.nullable(),
    rejected: count.nullable(),
    left: count.nullable().describe("Withdrawn, or the position was closed."),
    open: count.nullable(),
    skipped: count.nullable().describe("Converted past the next stage without a visit to it."),
    repeated: count.nullable().describe("Entered its first stage more than once; the first entry counts."),
    horizonDays: z
      .number()
      .int()
      .positive()
      .describe("Days within which nine of ten conversions happen; conversions are compared at this age."),
    mature: count
      .nullable()
      .describe("Candidates old enough to compare, and those of them converted within the horizon."),
    within: count.nullable(),
    interval: pair.nullable().describe("90 % Jeffreys interval of within ÷ mature."),
    days: daysToGoOn.nullable()
  })
  .describe("One step of the funnel in one slice: everyone who entered its first stage. Null counts are hidden.");

export const funnelSlice = z
  .strictObject({
    slice: z.strictObject({role: z.string().nullable(), level: z.string().nullable(), period: z.string().nullable()}),
    steps: z.array(funnelStep)
  })
  .describe(
    "Everything, one role, level or quarter of entry, or two of these at once as far as nothing about few candidates follows and no stage has more than 5,000 applications; three are never given."
  );

export const funnelSplit = z
  .strictObject({
    step: z.string(),
    by: z.enum(["all", "level", "role", "source"]),
    member: z.string(),
    mature: count.describe(
      "Candidates old enough to compare, and those of them who went on within the step's usual time."
    ),
    within: count,
    interval: pair.nullable(),
    days: daysToGoOn.nullable()
  })
  .describe("One step for everyone, or for one level, role or source; groups that are hidden are not listed.");

export const funnelCurve = z
  .strictObject({
    by: z.enum(["period", "role", "level", "source"]),
    member: z.string(),
    n: count,
    observedDays: z
      .number()
      .int()
      .nonnegative()
      .describe(
        "Up to this day at least 80 % of the group have been observed; later parts of the curve are provisional."
      ),
    points: z.array(z.strictObject({day: count, converted: share, interval: pair, rejected: share, left: share}))
  })
  .describe("What became of one group of candidates by days since the start, Aalen–Johansen.");

export const funnelCohort = z
  .strictObject({
    month,
    entered: count.nullable(),
    converted: count.nullable(),
    rejected: count.nullable(),
    left: count.nullable(),
    open: count.nullable(),
    mature: z.boolean().describe("All of them have been observed for the step's usual time.")
  })
  .describe("Everyone who entered a step in one month, and what has become of them so far. Null counts are hidden.");

export const funnelTrend = z
  .strictObject({
    step: z.string(),
    centre: share.nullable().describe("Baseline: the mature quarters of the year before the latest one."),
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
  })
  .describe("One step's share per quarter of start, with the limits that chance leaves.");

export const funnelBridge = z
  .strictObject({
    step: z.string(),
    by: z.enum(["source", "role", "level"]),
    direction: z.enum(["simpson", "mix", "rate"]).nullable(),
    before: z.strictObject({from: month, to: month, n: count, k: count}).describe("First and last month of entry."),
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
  })
  .describe("Change of one step between two spans, split into candidates' mix and conversion within kinds (Kitagawa).");

export const funnel = z
  .strictObject({
    refusal: z.string().nullable(),
    findings: z.array(headline),
    slices: z.array(funnelSlice),
    splits: z.array(funnelSplit),
    afterLoop,
    curveStep: z.string().nullable().describe("The step whose curves are shown."),
    curves: z.array(funnelCurve),
    cohorts: z
      .array(z.strictObject({step: z.string(), horizonDays: count, months: z.array(funnelCohort)}))
      .describe("One entry per step: its monthly cohorts in order."),
    trends: z.array(funnelTrend),
    bridges: z.array(funnelBridge),
    sql: z
      .string()
      .describe(
        "The queries that anyone can run on the warehouse: steps, hours per hire, what became of hires ($1 = last day)."
      ),
    hiresSql: z.string(),
    outcomesSql: z.string()
  })
  .describe("One object: the funnel page.");

export type Funnel = z.infer<typeof funnel>;
