import {z} from "zod";
import {headline} from "./finding.js";
import {count as rows, hideable} from "./parts.js";

export const dataTrust = z
  .strictObject({
    findings: z.array(headline).max(3),
    tables: z
      .array(
        z.strictObject({
          table: z.string(),
          files: rows,
          records: hideable,
          accepted: hideable,
          rejected: hideable,
          loaded: hideable,
          duplicates: hideable,
          superseded: hideable
        })
      )
      .describe(
        "One entry per canonical table. records = accepted + rejected; accepted = loaded + duplicates + superseded."
      ),
    waterfall: z
      .array(z.strictObject({unit: z.enum(["scorecards", "loops"]), step: z.string(), lost: rows, left: rows}))
      .describe(
        "From exported scorecards to loops that can be judged: what each step took away and what is left, in its unit."
      ),
    joins: z
      .array(
        z.strictObject({
          from: z.string(),
          to: z.string(),
          rows: hideable,
          matched: hideable,
          unmatched: hideable,
          targets: hideable
        })
      )
      .describe(
        "One entry per table and the table its rows point to; rows = matched + unmatched; targets are the rows they find."
      ),
    months: z
      .array(
        z.strictObject({
          month: z.string().regex(/^\d{4}-\d{2}$/),
          scorecards: rows,
          withoutVote: rows,
          withoutSubmission: rows,
          withoutInterviewTime: rows,
          withoutInitialVote: rows,
          late: rows.describe("Submitted more than 48 hours after the interview."),
          backdated: rows.describe("Submitted before the interview began.")
        })
      )
      .describe("One entry per month of interviews with enough candidates to be shown; counts of scorecards."),
    reasons: z
      .array(
        z.strictObject({
          check: z.enum(["reject", "repair", "flag", "exclude"]),
          reason: z.string(),
          table: z.string().nullable(),
          affected: hideable,
          of: rows.nullable()
        })
      )
      .describe(
        "One entry per reason a row was rejected, repaired, flagged or excluded; `of` is null where no total applies."
      ),
    missing: z
      .array(z.strictObject({table: z.string(), switchesOn: z.string()}))
      .describe("One entry per table that no export fed: what it would switch on."),
    limits: z.array(z.string())
  })
  .describe("What was read, what was not, and why. Counts of export rows only; no file names of the user's, no ids.");

export type DataTrust = z.infer<typeof dataTrust>;
