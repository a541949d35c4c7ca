import {z} from "zod";
import {hideable} from "./parts.js";

const timestamp = z.iso.datetime({offset: true});

/** One object: what every page says about its data. Counts are rows of export files, all tables together. */
export const site = z.strictObject({
  sampleData: z.boolean(),
  /** Last day the data cover (UTC). */
  dataThrough: z.iso.date().nullable(),
  exportedAt: timestamp.nullable(),
  builtAt: timestamp,
  files: z.number().int().nonnegative(),
  accepted: hideable,
  rejected: hideable,
  /** Checks that the data failed, and the pages (paths) that must say so. */
  doubts: z.array(z.strictObject({sentence: z.string(), pages: z.array(z.string())})),
  /** Figures that stand as an earlier build had them, because few candidates changed since, and the pages that must say so. */
  kept: z.array(z.strictObject({sentence: z.string(), pages: z.array(z.string())})),
  /** Pages of this site (paths) that have something to act on; the navigation marks them. */
  marks: z.array(z.string()),
  /** The last attempt to fetch newer exports, where it failed. */
  failedPull: z.strictObject({system: z.string(), at: timestamp}).optional()
});

export type Site = z.infer<typeof site>;

/** Who a site is for; each has a site of its own, and what it may not see is not in it. */
export const audiences = ["leads", "managers", "leadership"] as const;
export type Audience = (typeof audiences)[number];
