import type {Definition} from "../kit/definitions.js";

export const funnelLimits = [
  "A stage entered twice counts once, at its first entry; a skipped stage counts as passed when a later one was reached.",
  "Rate and mix tell what moved, not why. A change within one source can still be a change of who applies through it.",
  "Of rejected candidates nobody knows how they would have done, and those who left early were not rated: what is said of later performance is said of those who stayed.",
  "Quarters are compared by when candidates entered the step, not by when they left it."
];

interface Queries {
  sql: string;
  hiresSql: string;
  outcomesSql: string;
}

/** How each number of the funnel page is made. */
export function funnelDefinitions({sql, hiresSql, outcomesSql}: Queries): Definition[] {
  return [
    {
      measure: "Share that goes on",
      formula:
        "candidates who reached the next stage, or a later one, within the step's usual time ÷ candidates who entered the step that long ago or longer; usual time: nine of ten conversions happen within it",
      denominator: "candidates who entered the step early enough, by entry date alone",
      exclusions: "candidates who entered too recently; nobody for having left or being open",
      sql
    },
    {
      measure: "Median days to go on",
      formula:
        "day by which half of those who go on have done so; each weighs 1 ÷ the share of candidates not yet cut off by the end of the data (Kaplan–Meier), so recent slow ones are not missing; 90 % interval (Woodruff)",
      denominator: "candidates who go on, at least ten",
      exclusions: "none; candidates still open count as waiting"
    },
    {
      measure: "Offers accepted, of all ever answered",
      formula: "offers that led to a hire ÷ offers that were answered; 90 % Jeffreys interval",
      denominator: "dated offers that were taken, declined or withdrawn",
      exclusions: "offers still open"
    },
    {
      measure: "Staff hours per hire, loops only",
      formula:
        "calendar minutes of interviews where known, else the configured length, with preparation, writing, meetings and recruiter time of the cost sheet ÷ hires; interval from the share of loops that end in a hire",
      denominator: "decided loops whose offer is not open; loops and hires to the nearest five",
      exclusions: "screening",
      sql: hiresSql
    },
    {
      measure: "Left within 180 days",
      formula:
        "hires who left within 180 days ÷ hires of whom it is known; the interval begins where all others stayed and ends where they left as often as the known (90 % at both ends)",
      denominator: "hires of at least a year ago, at least 30 known",
      exclusions: "hires without a row in outcomes.csv, save in the interval",
      sql: outcomesSql
    },
    {
      measure: "Loop votes and later performance",
      formula:
        "Pearson correlation of mean first votes with the latest rating made a year or more after the hire; 90 % Fisher interval; beside it Thorndike’s case 2 with the spread of votes among hires ÷ among all loops",
      denominator: "hires with votes and such a rating, at least 100",
      exclusions: "hires who left or were not rated; never shown for one person"
    },
    {
      measure: "Curves",
      formula:
        "cumulative incidence with competing endings (Aalen–Johansen): rejected and left compete with going on, still open is censored at the end of the data; 90 % interval",
      denominator: "all candidates of the group, at least 50",
      exclusions: "none"
    },
    {
      measure: "Monthly cohorts",
      formula:
        "everyone who entered the step in a month, by what has become of them up to the end of the data; a month is old enough when its last entrant has been observed for the step's usual time",
      denominator: "all candidates of the month",
      exclusions: "months of one to four candidates, and those that would give them away, are hidden"
    },
    {
      measure: "Limits of chance by quarter",
      formula:
        "what an ordinary quarter brings, from up to four mature quarters before the latest one: counts vary by chance and quarters vary besides, as far as those four tell and otherwise about as other companies' quarters do (SD 0.25 of log-odds); one quarter in a thousand lies outside. Few quarters tell little, so that only large changes of a single quarter are seen: a share whose odds halve is mostly missed",
      denominator: "quarters with at least 50 candidates, four of five old enough",
      exclusions: "younger quarters"
    },
    {
      measure: "Rate and mix",
      formula:
        "Kitagawa: change = Σ mean weight × change of share + Σ mean share × change of weight, over sources, roles or levels, whichever explains most; intervals allow for looking at three",
      denominator:
        "the last twelve months that are old enough and the twelve before, shorter equal spans where the data are younger; at least 100 candidates each",
      exclusions: "kinds with fewer than five candidates in a span are pooled as other"
    }
  ];
}
