import {z} from "zod";
import {headline, verdicts} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share, trend} from "./parts.js";

const verdict = z.enum(verdicts);

const person = z
  .strictObject({
    interviewer: z.string().describe("Id in a report, pseudonym once published."),
    votes: count,
    candidates: count,
    group: count.describe("Group of interviewers who share candidates, from 1; groups cannot be compared."),
    raw: z.number().describe("Mean initial vote minus the mean over all interviewers, points."),
    deviation: publishedEstimate.describe("Adjusted for whom they met and shrunk; negative is harsh."),
    otherwise: z.number().nullable().describe("What the model that does not judge says, where it differs notably."),
    probability: share.nullable().describe("Chance that the deviation is beyond the threshold either way."),
    severityVerdict: verdict,
    consistency: publishedEstimate.describe("Residual variance over that of peers; 1 is like peers."),
    consistencyVerdict: verdict,
    hours: publishedEstimate.describe("Median hours from the interview to the feedback."),
    afterDebrief: publishedEstimate.describe("Share of feedback submitted after the debrief began."),
    noData: share.nullable().describe("Share of ratings left without data."),
    spread: z
      .number()
      .nonnegative()
      .nullable()
      .describe("Mean standard deviation of the ratings on one scorecard, points."),
    scale: z
      .array(z.strictObject({points: z.number(), share}))
      .describe("Share of votes at each point of the scale, lowest first.")
  })
  .describe("How one interviewer votes and writes, over all their interviews beyond the screens.");

export const interviewers = z
  .strictObject({
    findings: z
      .array(headline)
      .max(7)
      .describe("How many vote differently, then who acts as a finding says, six at most."),
    people: z.array(person),
    feedback: z
      .array(
        z.strictObject({
          interviewer: z.string(),
          scorecards: count,
          hours: publishedEstimate.describe("Median hours from the interview to the feedback."),
          afterDebrief: publishedEstimate.describe("Share submitted after the debrief began."),
          verdict
        })
      )
      .describe(
        "Everyone with enough timed scorecards, also who has too few votes: late feedback counts in no agreement."
      ),
    hoursByQuarter: trend.describe(
      "Median hours to feedback of everyone together, by the quarter of the interview; n counts scorecards."
    ),
    tooFew: hideable.describe("Interviewers with too few votes to be shown."),
    leastVotes: count,
    threshold: z
      .number()
      .positive()
      .describe("Vote points beyond which a deviation matters, and the chance needed to say so."),
    certainty: share,
    groups: hideable.describe(
      "Groups of interviewers without a shared candidate between them; 1 when all can be compared."
    ),
    model: z
      .strictObject({
        judgedBy: z.enum(["fixed", "random", "agreed", "none"]),
        why: z.string().min(1),
        otherwise: z.string().min(1).nullable()
      })
      .nullable()
      .describe(
        "How candidates are taken where severity is judged, why so, and why the other way differs, where it does; null with nobody shown."
      ),
    halo: z
      .strictObject({within: z.number().nullable(), across: z.number().nullable()})
      .describe(
        "Correlation of different attributes on one scorecard, and of the same attribute between interviewers."
      ),
    definitions: z.array(definition)
  })
  .describe("Interviewers with enough votes, in no meaningful order; pages list them by the alphabet. Intervals 90 %.");

export type Interviewers = z.infer<typeof interviewers>;
export type Person = Interviewers["people"][number];
