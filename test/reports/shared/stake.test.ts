import {expect, it} from "vitest";
import {hoursAYear} from "../../../loaders/reports/shared/stake.js";

it("hours a year are the weekly pace times the hours of each, and nothing where that is below half an hour", () => {
  expect(hoursAYear(2, 1.5)).toEqual({hours: 156, per: "year"});
  expect([hoursAYear(null, 1.5), hoursAYear(0, 1.5), hoursAYear(0.01, 0.5), hoursAYear(1, Infinity)]).toEqual([
    null,
    null,
    null,
    null
  ]);
});
