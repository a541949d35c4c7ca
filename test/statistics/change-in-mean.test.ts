import {describe, expect, it} from "vitest";
import {changeInMean} from "../../src/statistics/intervals/differences.js";
import {createRandom} from "../../src/statistics/random.js";

const drawn = (seed: number, means: readonly number[], n = 60): number[][] => {
  const random = createRandom(seed);
  return means.map((mean) => Array.from({length: n}, () => random.normal(mean, 0.8)));
};

describe("a change in the mean", () => {
  it("is found at its border, with the means on either side", () => {
    const quarters = [5, 5, 5, 4, 4].map((mean) =>
      Array.from({length: 60}, (_, i) => mean + (i % 2 === 0 ? 0.5 : -0.5))
    );
    expect(changeInMean(quarters, {least: 0.5})).toEqual({at: 3, before: 5, after: 4});
  });

  it("is not told where nothing changed, in all but one of a hundred series", () => {
    const told = Array.from({length: 500}, (_, seed) => changeInMean(drawn(seed, Array(10).fill(5)), {least: 0}));
    expect(told.filter((change) => change !== null).length).toBeLessThanOrEqual(10);
  });

  it("needs enough values on either side and a change that matters", () => {
    expect(changeInMean(drawn(2, [5, 3], 29), {least: 0.5})).toBeNull();
    expect(changeInMean(drawn(2, [5, 3], 30), {least: 0.5})).not.toBeNull();
    expect(changeInMean(drawn(3, [5, 4.7], 900), {least: 0.5})).toBeNull();
    expect(changeInMean([Array(40).fill(5), Array(40).fill(5)], {least: 0})).toBeNull();
    expect(changeInMean([], {least: 0.5})).toBeNull();
  });
});
