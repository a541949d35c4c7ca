import {z} from "zod";
import {headline} from "./finding.js";
import {publishedEstimate} from "./parts.js";

export const interviewerDetails = z
  .strictObject({
    leastVotes: z.number().int().nonnegative().describe("Fewest votes for a page of one's own."),
    people: z.array(
      z.strictObject({
        interviewer: z.string(),
        findings: z.array(headline).max(4),
        votes: z.number().int().nonnegative(),
        quarters: z
          .array(
            z.strictObject({
              period: z.string(),
              votes: z.number().int().nonnegative().nullable(),
              gap: publishedEstimate
            })
          )
          .describe(
            "Own vote minus the mean of the others on the same candidate, points; quarters of too few candidates are null."
          ),
        scale: z
          .array(z.strictObject({vote: z.string(), points: z.number(), share: z.number(), everyone: z.number()}))
          .describe("Share of votes at each point of the scale, theirs and everyone's, lowest first."),
        spread: z
          .strictObject({own: z.number().nullable(), everyone: z.number().nullable()})
          .describe("Mean standard deviation of the ratings on one scorecard, points."),
        noData: z.strictObject({own: z.number().nullable(), everyone: z.number().nullable()}),
        hours: z.strictObject({own: publishedEstimate, everyone: z.number().nullable()})
      })
    )
  })
  .describe("One entry per interviewer with enough votes: what their own page shows.");

export type InterviewerDetails = z.infer<typeof interviewerDetails>;
