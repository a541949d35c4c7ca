import {expect, it} from "vitest";
import {monthsTitle, shareWords} from "../../src/components/data-trust/details.js";

const month = (changes: object = {}) => ({
  month: "2026-01",
  scorecards: 50,
  withoutVote: 0,
  withoutSubmission: 0,
  withoutInterviewTime: 0,
  withoutInitialVote: 0,
  late: 0,
  backdated: 0,
  ...changes
});

it("what scorecards lack most is named with its share, and nothing where they lack nothing", () => {
  expect(monthsTitle([])).toBe("No month has candidates enough to be shown");
  expect(monthsTitle([month(), month()])).toBe("Scorecards lack nothing");
  expect(monthsTitle([month({late: 10}), month({withoutVote: 5})])).toBe("Most often: over 48 hours late, 10\u00a0%");
});

it("each lack is told with its share of all scorecards, and where there is none in a word", () => {
  const months = [month({late: 10}), month({scorecards: 150, withoutVote: 2})];
  expect([shareWords(months, ({late}) => late), shareWords(months, ({backdated}) => backdated)]).toEqual([
    "5\u00a0%",
    "none"
  ]);
});
