import {expect, it} from "vitest";
import {largestLack} from "../../../loaders/reports/data-trust/report.js";

const month = (withoutInitialVote: number, late: number) => ({
  month: "2026-03",
  scorecards: 100,
  withoutVote: 0,
  withoutSubmission: 0,
  withoutInterviewTime: 0,
  withoutInitialVote,
  late,
  backdated: 0
});

it("names what scorecards lack most over all months, and only where more than a fifth lack it", () => {
  expect(largestLack([month(50, 25), month(24, 30)])).toBe("But 37\u00a0% of scorecards have no known first vote.");
  expect(largestLack([month(10, 40)])).toBe("But 40\u00a0% of scorecards came over 48 hours late.");
  expect(largestLack([month(20, 20)])).toBeNull();
  expect(largestLack([])).toBeNull();
});
