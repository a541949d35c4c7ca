import {describe, expect, it} from "vitest";
import {createRandom, kitagawa} from "../../../src/statistics/index.js";

describe("kitagawa", () => {
  it("rate and mix add up to the change of the pooled share", () => {
    const strata = [
      {before: {k: 40, n: 100}, after: {k: 50, n: 100}},
      {before: {k: 5, n: 50}, after: {k: 40, n: 300}}
    ];
    const {change, rate, mix} = kitagawa(strata);
    expect(change.value).toBeCloseTo(90 / 400 - 45 / 150, 12);
    expect(rate.value! + mix.value!).toBeCloseTo(change.value!, 12);
    // Both strata rose, the pooled share fell.
    expect(rate.value).toBeGreaterThan(0);
    expect(mix.interval![1]).toBeLessThan(0);
    // Pooled variance is that of two plain shares.
    expect(change.standardError).toBeCloseTo(Math.sqrt((0.225 * 0.775) / 400 + (0.3 * 0.7) / 150), 12);
  });

  it("a stratum that appears only later is all mix", () => {
    const {rate} = kitagawa([
      {before: {k: 10, n: 50}, after: {k: 10, n: 50}},
      {before: {k: 0, n: 0}, after: {k: 30, n: 50}}
    ]);
    expect(rate.value).toBe(0);
  });

  it("covers the true parts in about 90 % of samples", () => {
    const random = createRandom(12);
    const truth = {
      weights: [
        [0.6, 0.4],
        [0.4, 0.6]
      ],
      shares: [
        [0.4, 0.1],
        [0.45, 0.12]
      ]
    };
    const trueRate = 0.5 * 0.05 + 0.5 * 0.02;
    const trueMix = 0.425 * -0.2 + 0.11 * 0.2;
    let rateHits = 0;
    let mixHits = 0;
    for (let run = 0; run < 600; run++) {
      const period = (p: number) => {
        const first = random.binomial(300, truth.weights[p]![0]!);
        return [first, 300 - first].map((n, s) => ({k: random.binomial(n, truth.shares[p]![s]!), n}));
      };
      const [before, after] = [period(0), period(1)];
      const {rate, mix} = kitagawa(before.map((counts, s) => ({before: counts, after: after[s]!})));
      if (rate.interval![0] <= trueRate && trueRate <= rate.interval![1]) rateHits++;
      if (mix.interval![0] <= trueMix && trueMix <= mix.interval![1]) mixHits++;
    }
    for (const hits of [rateHits, mixHits]) {
      expect(hits / 600).toBeGreaterThan(0.86);
      expect(hits / 600).toBeLessThan(0.94);
    }
  });

  it("is undefined when a period is empty", () => {
    expect(kitagawa([{before: {k: 0, n: 0}, after: {k: 1, n: 2}}]).change).toEqual({
      value: null,
      standardError: null,
      interval: null,
      n: 2
    });
  });
});
