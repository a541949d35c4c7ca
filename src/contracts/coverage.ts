import {z} from "zod";
import {headline} from "./finding.js";
import {count, definition, hideable, publishedEstimate, slice, trend} from "./parts.js";

/** One row per attribute: in how many loops of the slice it was rated, asked without a rating, or not asked. */
const attribute = z.strictObject({
  attribute: z.string(),
  technical: z.boolean(),
  rated: count,
  noData: count,
  notAsked: count,
  /** Share of loops in which it was rated, with Wilson's 90 % interval. */
  share: publishedEstimate
});

/** Rejected candidates by what their ratings below the bar were about. The four parts add up to `rejected`. */
const rejections = z.strictObject({
  rejected: count,
  noneBelow: count,
  /** Every attribute rated below the bar is marked coachable. */
  onlyCoachable: count,
  mixed: count,
  onlyOthers: count,
  share: publishedEstimate
});

/** One row per slice with enough candidates: everyone, each role, each level, each role at each level. */
const coverageSlice = z.strictObject({
  slice,
  /** What is said of the slice, the page's answer. */
  findings: z.array(headline).min(1).max(3),
  /** Loops with a question on a scorecard before the decision. */
  loops: hideable,
  /** Null below `leastLoops`. */
  attributes: z.array(attribute).nullable(),
  /** Loops with at least one rating of a technical attribute, of another one, and of both; null below `leastLoops`. */
  kinds: z.strictObject({technical: count, other: count, both: count}).nullable(),
  /** Null when nothing is marked coachable, below `leastLoops` rejections, or when it would single someone out. */
  rejections: rejections.nullable()
});

/** Does each loop cover what it set out to learn? */
export const coverage = z.strictObject({
  slices: z.array(coverageSlice).min(1),
  /** Share of a loop's attributes that are rated, mean over loops, by the quarter of the first interview; n counts loops. */
  byQuarter: trend,
  leastLoops: count,
  /** The question map marks at least one question coachable. */
  coachableMarked: z.boolean(),
  definitions: z.array(definition)
});

export type Coverage = z.infer<typeof coverage>;
