import {z} from "zod";
import {headline} from "./finding.js";
import {count, hideable, publishedEstimate} from "./parts.js";

/** What the next calibration session should be about: one printed page. */
export const calibration = z.strictObject({
  /** The findings that matter, act before watch. */
  findings: z.array(headline).max(3),
  /** One entry per interviewer who votes clearly differently: with whom to shadow, and in which area. */
  shadows: z.array(
    z.strictObject({
      interviewer: z.string(),
      direction: z.enum(["harsh", "lenient"]),
      area: z.string(),
      /** Someone of the same area who votes like others; null when there is nobody. */
      partner: z.strictObject({interviewer: z.string()}).nullable()
    })
  ),
  /** Interviewers with enough votes to be judged; with none, that nobody differs cannot be said. */
  interviewersJudged: hideable,
  /** One entry per area, alphabetical: correlation of its votes with those of the other areas on the same candidates. */
  areas: z.array(z.strictObject({area: z.string(), candidates: count, correlation: publishedEstimate})),
  /** The area whose votes clearly agree least with the others; null when none stands out. */
  rubric: z.string().nullable(),
  /** What became of agreement since the last build and each dated note, oldest first. */
  changes: z.array(z.string()),
  /** Shadow pairs so far, and how many tell noise from real differences. */
  shadowPairs: hideable,
  leastShadowPairs: count
});

export type Calibration = z.infer<typeof calibration>;
