import {z} from "zod";
import {headline, verdicts} from "./finding.js";
import {count, definition, hideable, publishedEstimate, share, trend} from "./parts.js";

const verdict = z.enum(verdicts);

/** How one interviewer votes and writes, over all their interviews beyond the screens. */
const person = z.strictObject({
  /** Id in a report, pseudonym once published. */
  interviewer: z.string(),
  votes: count,
  candidates: count,
  /** Group of interviewers who share candidates, from 1; groups cannot be compared. */
  group: count,
  /** Mean initial vote minus the mean over all interviewers, points. */
  raw: z.number(),
  /** Adjusted for whom they met and shrunk; negative is harsh. */
  deviation: publishedEstimate,
  /** What the model that does not judge says, where it differs notably. */
  otherwise: z.number().nullable(),
  /** Chance that the deviation is beyond the threshold either way. */
  probability: share.nullable(),
  severityVerdict: verdict,
  /** Residual variance over that of peers; 1 is like peers. */
  consistency: publishedEstimate,
  consistencyVerdict: verdict,
  /** Median hours from the interview to the feedback. */
  hours: publishedEstimate,
  /** Share of feedback submitted after the debrief began. */
  afterDebrief: publishedEstimate,
  /** Share of ratings left without data. */
  noData: share.nullable(),
  /** Mean standard deviation of the ratings on one scorecard, points. */
  spread: z.number().nonnegative().nullable(),
  /** Share of votes at each point of the scale, lowest first. */
  scale: z.array(z.strictObject({points: z.number(), share}))
});

/** Interviewers with enough votes, in no meaningful order; pages list them by the alphabet. Intervals 90 %. */
export const interviewers = z.strictObject({
  /** How many vote differently, then who acts as a finding says, six at most. */
  findings: z.array(headline).max(7),
  people: z.array(person),
  /** Everyone with enough timed scorecards, also who has too few votes: late feedback counts in no agreement. */
  feedback: z.array(
    z.strictObject({
      interviewer: z.string(),
      scorecards: count,
      /** Median hours from the interview to the feedback. */
      hours: publishedEstimate,
      /** Share submitted after the debrief began. */
      afterDebrief: publishedEstimate,
      verdict
    })
  ),
  /** Median hours to feedback of everyone together, by the quarter of the interview; n counts scorecards. */
  hoursByQuarter: trend,
  /** Interviewers with too few votes to be shown. */
  tooFew: hideable,
  leastVotes: count,
  /** Vote points beyond which a deviation matters, and the chance needed to say so. */
  threshold: z.number().positive(),
  certainty: share,
  /** Groups of interviewers without a shared candidate between them; 1 when all can be compared. */
  groups: hideable,
  /** How candidates are taken where severity is judged, why so, and why the other way differs, where it does; null with nobody shown. */
  model: z
    .strictObject({
      judgedBy: z.enum(["fixed", "random", "agreed", "none"]),
      why: z.string().min(1),
      otherwise: z.string().min(1).nullable()
    })
    .nullable(),
  /** Correlation of different attributes on one scorecard, and of the same attribute between interviewers. */
  halo: z.strictObject({within: z.number().nullable(), across: z.number().nullable()}),
  definitions: z.array(definition)
});

export type Interviewers = z.infer<typeof interviewers>;
export type Person = Interviewers["people"][number];
