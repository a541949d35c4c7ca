import {z} from "zod";
import {headline} from "./finding.js";
import {costSheet, screenSlice} from "./screen.js";

export const borderline = z
  .strictObject({
    refusal: z.string().nullable(),
    findings: z.array(headline),
    slices: z.array(screenSlice),
    costs: costSheet,
    rule: z.strictObject({least: z.number().int().positive(), confidence: z.number().gt(0.5).lt(1)}),
    definition: z.string().describe("What counts as borderline, in words."),
    weeks: z.number().positive().nullable(),
    sql: z.string()
  })
  .describe("One object: the borderline page. All hours are recomputed in the page from the counts of its slices.");

export type Borderline = z.infer<typeof borderline>;
