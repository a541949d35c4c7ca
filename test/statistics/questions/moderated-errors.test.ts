import {describe, expect, it} from "vitest";
import {moderatedErrors} from "../../../src/statistics/questions/moderated-errors.js";
import {createRandom} from "../../../src/statistics/random.js";

const one = (standardError: number, degrees = 5, concentration = 0.2) => ({
  standardError,
  degrees,
  independent: 0.005,
  concentration
});

describe("moderatedErrors", () => {
  it("leaves one that stands alone its degrees of freedom", () => {
    const [alone] = moderatedErrors([one(0.2)]);
    expect(alone!.degrees).toBe(5);
    expect(alone!.standardError).toBeCloseTo(0.2, 9);
  });

  it("never expects less than independence gives", () => {
    for (const {standardError} of moderatedErrors([one(0.03), one(0.04), one(0.035)]))
      expect(standardError).toBeGreaterThan(0.04);
  });

  it("of errors that differ by chance only makes one, with the spread between interviewers that they share", () => {
    const random = createRandom(3);
    // Variances 0.005 + 0.04 · concentration, each known with 5 degrees of freedom.
    const drawn = Array.from({length: 200}, (_, i) => {
      const concentration = i % 2 === 0 ? 0.1 : 0.4;
      const chance = Array.from({length: 5}, () => random.normal() ** 2).reduce((sum, value) => sum + value, 0) / 5;
      return one(Math.sqrt((0.005 + 0.04 * concentration) * chance), 5, concentration);
    });
    const found = moderatedErrors(drawn);
    for (const [i, truth] of [0.009, 0.021].entries()) {
      expect(found[i]!.standardError ** 2 / truth).toBeGreaterThan(0.8);
      expect(found[i]!.standardError ** 2 / truth).toBeLessThan(1.25);
      expect(found[i]!.degrees).toBeGreaterThan(30);
    }
  });

  it("keeps errors that really differ nearly as they are", () => {
    const [low, high] = moderatedErrors(Array.from({length: 40}, (_, i) => one(i % 2 === 0 ? 0.08 : 0.6, 200)));
    expect(low!.standardError).toBeLessThan(0.1);
    expect(high!.standardError).toBeGreaterThan(0.5);
  });
});
