import {z} from "zod";
import {headline} from "./finding.js";
import {count, definition, hideable, publishedEstimate, slice, trend} from "./parts.js";

const attribute = z
  .strictObject({
    attribute: z.string(),
    technical: z.boolean(),
    rated: count,
    noData: count,
    notAsked: count,
    share: publishedEstimate.describe("Share of loops in which it was rated, with Wilson's 90 % interval.")
  })
  .describe(
    "One row per attribute: in how many loops of the slice it was rated, asked without a rating, or not asked."
  );

const rejections = z
  .strictObject({
    rejected: count,
    noneBelow: count,
    onlyCoachable: count.describe("Every attribute rated below the bar is marked coachable."),
    mixed: count,
    onlyOthers: count,
    share: publishedEstimate
  })
  .describe("Rejected candidates by what their ratings below the bar were about. The four parts add up to `rejected`.");

const coverageSlice = z
  .strictObject({
    slice,
    findings: z.array(headline).min(1).max(3).describe("What is said of the slice, the page's answer."),
    loops: hideable.describe("Loops with a question on a scorecard before the decision."),
    attributes: z.array(attribute).nullable().describe("Null below `leastLoops`."),
    kinds: z
      .strictObject({technical: count, other: count, both: count})
      .nullable()
      .describe(
        "Loops with at least one rating of a technical attribute, of another one, and of both; null below `leastLoops`."
      ),
    rejections: rejections
      .nullable()
      .describe(
        "Null when nothing is marked coachable, below `leastLoops` rejections, or when it would single someone out."
      )
  })
  .describe("One row per slice with enough candidates: everyone, each role, each level, each role at each level.");

export const coverage = z
  .strictObject({
    slices: z.array(coverageSlice).min(1),
    byQuarter: trend.describe(
      "Share of a loop's attributes that are rated, mean over loops, by the quarter of the first interview; n counts loops."
    ),
    leastLoops: count,
    coachableMarked: z.boolean().describe("The question map marks at least one question coachable."),
    definitions: z.array(definition)
  })
  .describe("Does each loop cover what it set out to learn?");

export type Coverage = z.infer<typeof coverage>;
