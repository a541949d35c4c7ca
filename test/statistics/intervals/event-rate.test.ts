import {describe, expect, it} from "vitest";
import {eventRate} from "../../../src/statistics/intervals/event-rate.js";

describe("a rate of events", () => {
  // Garwood's exact limits at 95 %, as in every table of them (e.g. Ulm 1990, table 1).
  it.each([
    [0, 0, 3.6889],
    [1, 0.0253, 5.5716],
    [10, 4.7954, 18.3904],
    [20, 12.2165, 30.8884]
  ])("of %i events has the exact Poisson interval", (count, low, high) => {
    const {value, interval} = eventRate(count, 1, 0.95);
    expect(value).toBe(count);
    expect(interval![0]).toBeCloseTo(low, 3);
    expect(interval![1]).toBeCloseTo(high, 3);
  });

  it("is per span, and n is the events", () => {
    const {value, interval, n} = eventRate(20, 4, 0.95);
    expect([value, n]).toEqual([5, 20]);
    expect(interval![1]).toBeCloseTo(30.8884 / 4, 3);
  });

  it("refuses what is no count", () => {
    expect(() => eventRate(-1, 1)).toThrow("got -1 in 1");
    expect(() => eventRate(2, 0)).toThrow("got 2 in 0");
  });
});
