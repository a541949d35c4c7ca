import {describe, expect, it} from "vitest";
import {median, quantile} from "../../../src/statistics/index.js";

describe("quantile", () => {
  it("quantile interpolates as R's type 7", () => {
    expect(quantile([1, 2, 3, 4], 0.25)).toBe(1.75);
    expect(median([5, 1, 9])).toBe(5);
    expect(median([])).toBeNull();
    expect(() => quantile([1], 2)).toThrow("probability in [0, 1], got 2");
  });
});
