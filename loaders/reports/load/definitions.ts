import type {Load} from "../../../src/contracts/load.js";
import type {CostSheet} from "../../../src/contracts/screen.js";

/** How each number of the load page is made. */
export function loadDefinitions(sql: string, {loop, screen}: CostSheet): Load["definitions"] {
  return [
    {
      measure: "Interviews a week",
      formula: "interviews led or shadowed ÷ whole weeks, from Monday on, of the quarter in which their Monday lies",
      denominator: "weeks from the first interview of the data to the last whole one",
      exclusions: "interviews without a time, cancelled ones, those that nobody came to; the week that the data end in",
      sql
    },
    {
      measure: "Staff hours a week",
      formula: `minutes of the calendar, else ${screen.minutes} for a phone screen and ${loop.interviewMinutes} for a loop interview; with ${screen.preparationMinutes} and ${loop.preparationMinutes} of preparation, which shadows have not, and ${screen.writingMinutes} and ${loop.writingMinutes} of writing`,
      denominator: "the same weeks",
      exclusions: "pre-briefs, debriefs and recruiters"
    },
    {
      measure: "Interval of a mean by week",
      formula: "Student's t over the weeks of the quarter, 90 %",
      denominator: "weeks, at least four",
      exclusions: "none"
    },
    {
      measure: "Share of the busiest fifth",
      formula: "interviews of the fifth of the people with most of them ÷ all interviews of the quarter",
      denominator: "people with at least one interview in the quarter, ten or more",
      exclusions: "none"
    },
    {
      measure: "Even shares by chance",
      formula:
        "the same share in 200 draws that hand each interview to anybody with equal chance: mean, and range of nine in ten",
      denominator: "as many interviews and people",
      exclusions: "none"
    },
    {
      measure: "From shadowing to leading",
      formula: "each person once, by where their first shadow stands among the interviews they sat in",
      denominator: "everyone in the data",
      exclusions: "shadows that no scorecard marks"
    }
  ];
}
