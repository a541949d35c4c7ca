import {describe, expect, it} from "vitest";
import {createRandom} from "../../src/statistics/random.js";

function moments(draw: () => number, n = 20_000): {mean: number; variance: number} {
  const values = Array.from({length: n}, draw);
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  return {mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)};
}

describe("createRandom", () => {
  it("gives the same draws for the same seed and others for another", () => {
    const draw = (seed: number) => Array.from({length: 5}, () => createRandom(seed)).map((random) => random.normal());
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it("keeps its sequence from version to version", () => {
    const random = createRandom(20261122);
    expect([random.uniform(), random.uniform(), random.integer(1000)]).toMatchInlineSnapshot(`
      [
        0.3090659888291002,
        0.013384465042133642,
        957,
      ]
    `);
  });

  // Limits are five standard errors of the mean (and of the variance) of 20,000 draws.
  it.each([
    ["uniform", (random) => random.uniform(), 1 / 2, 1 / 12],
    ["normal", (random) => random.normal(3, 2), 3, 4],
    ["gamma", (random) => random.gamma(2.5, 0.5), 5, 10],
    ["gamma of small shape", (random) => random.gamma(0.3), 0.3, 0.3],
    ["beta", (random) => random.beta(2, 3), 0.4, 0.04],
    ["small binomial", (random) => random.binomial(12, 0.3), 3.6, 2.52],
    ["large binomial", (random) => random.binomial(500, 0.7), 350, 105]
  ] as [string, (random: ReturnType<typeof createRandom>) => number, number, number][])(
    "%s draws have their mean and variance",
    (_, draw, mean, variance) => {
      const random = createRandom(1);
      const got = moments(() => draw(random));
      expect(Math.abs(got.mean - mean)).toBeLessThan(5 * Math.sqrt(variance / 20_000));
      expect(Math.abs(got.variance / variance - 1)).toBeLessThan(0.12);
    }
  );

  it("shuffles without losing or repeating an item and leaves its argument alone", () => {
    const items = [1, 2, 3, 4, 5, 6, 7];
    const shuffled = createRandom(3).shuffle(items);
    expect(items).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
  });

  it("shuffles a list of numbers in place to the order that a copy would have, draw by draw", () => {
    const [random, other] = [createRandom(3), createRandom(3)];
    const values = Float64Array.from({length: 50}, (_, i) => i);
    const expected = other.shuffle([...values]);
    random.shuffleInPlace(values);
    expect([...values]).toEqual(expected);
    expect(random.uniform()).toBe(other.uniform());
  });

  it("split generators do not depend on each other's draws", () => {
    const first = createRandom(5);
    const child = first.split();
    const alone = createRandom(5).split();
    first.uniform();
    expect(child.uniform()).toBe(alone.uniform());
  });

  it("refuses a seed that is not a number", () => {
    expect(() => createRandom(Number.NaN)).toThrow("seed must be a finite number, got NaN");
  });
});
