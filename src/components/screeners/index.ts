import type {Definition} from "../kit/definitions.js";

export {passesByQuarter} from "./by-quarter.js";
export {screenerFunnelChart, screenerSharesChart, screenersTable} from "./charts.js";

export const screenerLimits = [
  "A different pass rate is not a worse one: nobody knows here which screener's bar serves the company better.",
  "Role, level, source, team, job and quarter are allowed for, as far as they were exported. Who met whom for other reasons, such as a campus day, still shows as a difference.",
  "One screener to a job cannot be told from the job. Whoever screens almost only for jobs that nobody else screens is not judged and not shown.",
  "Differences are between people's bars, not their worth; use them to compare notes, never to rank."
];

/** How each number of the screeners page is made. */
export function screenerDefinitions({sql, least}: {sql: string; least: number}): Definition[] {
  return [
    {
      measure: "Comparable pass rate",
      formula:
        "overall share passed × passed ÷ expected; expected is what the average screener would pass of the same roles, levels, sources, teams, jobs and quarters (logistic model; screeners are compared within jobs)",
      denominator: `decided phone screens of the screener, at least ${least}, and half as many of the same jobs that others' can be held against`,
      exclusions:
        "screens without a vote, still waiting, sent to the loop by lot, and candidates who left before the choice",
      sql
    },
    {
      measure: "Funnel limits",
      formula:
        "exact binomial limits at 95 and 99.9 % around the overall share, widened by over-dispersion whenever screeners as a whole differ more than chance would make them (Spiegelhalter 2005)",
      denominator: "all screeners",
      exclusions: "none"
    },
    {
      measure: "Would pass of everyone",
      formula:
        "the share of all screened candidates that this screener would pass: the common share moved by their deviation in log odds, from the same model with a normal spread between screeners, pulled towards 0 where screens are few",
      denominator: "decided phone screens of the screener",
      exclusions: "as above"
    },
    {
      measure: "Share passed by quarter",
      formula:
        "passed ÷ screened, with Jeffreys' 90 % interval; values are told to the percent and counts to the nearest five",
      denominator: "decided phone screens of the quarter, all screeners",
      exclusions: "as above; quarters that the phone-screen page pools"
    }
  ];
}
