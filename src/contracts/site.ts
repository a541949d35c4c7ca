import {z} from "zod";
import {hideable} from "./parts.js";

const timestamp = z.iso.datetime({offset: true});

export const site = z
  .strictObject({
    sampleData: z.boolean(),
    dataThrough: z.iso.date().nullable().describe("Last day the data cover (UTC)."),
    exportedAt: timestamp.nullable(),
    builtAt: timestamp,
    files: z.number().int().nonnegative(),
    accepted: hideable,
    rejected: hideable,
    doubts: z
      .array(z.strictObject({sentence: z.string(), pages: z.array(z.string())}))
      .describe("Checks that the data failed, and the pages (paths) that must say so."),
    kept: z
      .array(z.strictObject({sentence: z.string(), pages: z.array(z.string())}))
      .describe(
        "Figures that stand as an earlier build had them, because few candidates changed since, and the pages that must say so."
      ),
    marks: z
      .array(z.string())
      .describe("Pages of this site (paths) that have something to act on; the navigation marks them."),
    failedPull: z
      .strictObject({system: z.string(), at: timestamp})
      .optional()
      .describe("The last attempt to fetch newer exports, where it failed.")
  })
  .describe("One object: what every page says about its data. Counts are rows of export files, all tables together.");

export type Site = z.infer<typeof site>;

/** Who a site is for; each has a site of its own, and what it may not see is not in it. */
export const audiences = ["leads", "managers", "leadership"] as const;
export type Audience = (typeof audiences)[number];
