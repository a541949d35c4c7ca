import type {Definition} from "./definitions.js";

export const funnelLimits = [
  "A stage entered twice counts once, at its first entry; a skipped stage counts as passed when a later one was reached.",
  "Rate and mix tell what moved, not why. A change within one source can still be a change of who applies through it.",
  "Quarters are compared by when candidates entered the step, not by when they left it."
];

/** How each number of the funnel page is made. */
export function funnelDefinitions({sql}: {sql: string}): Definition[] {
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
        "p-chart: 3 sigma around the share of up to four mature quarters before the latest one, exact where counts are small, widened when quarters differ more than chance (Laney)",
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
