import {z} from "zod";
import {headline} from "./finding.js";
import {count, hideable, publishedEstimate} from "./parts.js";

export const calibration = z
  .strictObject({
    findings: z.array(headline).max(3).describe("The findings that matter, act before watch."),
    shadows: z
      .array(
        z.strictObject({
          interviewer: z.string(),
          direction: z.enum(["harsh", "lenient"]),
          area: z.string(),
          partner: z
            .strictObject({interviewer: z.string()})
            .nullable()
            .describe("Someone of the same area who votes like others; null when there is nobody.")
        })
      )
      .describe("One entry per interviewer who votes clearly differently: with whom to shadow, and in which area."),
    interviewersJudged: hideable.describe(
      "Interviewers with enough votes to be judged; with none, that nobody differs cannot be said."
    ),
    areas: z
      .array(z.strictObject({area: z.string(), candidates: count, correlation: publishedEstimate}))
      .describe(
        "One entry per area, alphabetical: correlation of its votes with those of the other areas on the same candidates."
      ),
    rubric: z
      .string()
      .nullable()
      .describe("The area whose votes clearly agree least with the others; null when none stands out."),
    changes: z
      .array(z.string())
      .describe("What became of agreement since the last build and each dated note, oldest first."),
    shadowPairs: hideable.describe("Shadow pairs so far, and how many tell noise from real differences."),
    leastShadowPairs: count
  })
  .describe("What the next calibration session should be about: one printed page.");

export type Calibration = z.infer<typeof calibration>;
