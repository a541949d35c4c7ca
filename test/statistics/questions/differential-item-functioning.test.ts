import {describe, expect, it} from "vitest";
import {
  differentialItemFunctioning,
  type GroupedRating,
  ordinalLogit
} from "../../../src/statistics/questions/differential-item-functioning.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

function rated(
  seed: number,
  {gap, apart = 0, questions = 20, n = 120}: {gap: number; apart?: number; questions?: number; n?: number}
) {
  const random = createRandom(seed);
  const rows: GroupedRating[] = [];
  for (let question = 0; question < questions; question++)
    for (let i = 0; i < 2 * n; i++) {
      const group = i % 2 === 0 ? "a" : "b";
      const ability = random.normal(group === "a" ? 0 : -apart);
      const shift = question === 0 && group === "b" ? gap : 0;
      const latent = 2.5 + 0.7 * ability + shift + random.normal(0, 0.7);
      rows.push({
        question: `q${question}`,
        group,
        rating: Math.min(4, Math.max(1, Math.round(latent))),
        ability: ability + random.normal(0, 0.3)
      });
    }
  return rows;
}

describe("ordinalLogit", () => {
  it("of two categories and a 0/1 predictor is the log odds ratio of the table", () => {
    // 10 of 40 against 30 of 40: odds 1/3 and 3, slope ln 9.
    const y = [...Array(40).keys()].map((i) => Number(i < 10)).concat([...Array(40).keys()].map((i) => Number(i < 30)));
    const x = y.map((_, i) => [Number(i >= 40)]);
    const fit = ordinalLogit(y, x)!;
    expect(fit.slopes[0]).toBeCloseTo(Math.log(9), 6);
    expect(fit.cuts[0]).toBeCloseTo(Math.log(3), 6);
    expect(fit.logLikelihood).toBeCloseTo(80 * (0.25 * Math.log(0.25) + 0.75 * Math.log(0.75)), 6);
    expect(fit.chances([1])[1]).toBeCloseTo(0.75, 6);
  });

  it("without predictors gives back the shares of the categories", () => {
    const fit = ordinalLogit([1, 2, 2, 3, 3, 3, 3, 4, 4, 4], [])!;
    fit.chances([]).forEach((chance, k) => expect(chance).toBeCloseTo([0.1, 0.2, 0.4, 0.3][k]!, 6));
  });

  it("finds planted slope and cuts", () => {
    const random = createRandom(4);
    const x = Array.from({length: 4000}, () => [random.normal()]);
    const y = x.map(([value]) => {
      const u = random.uniform();
      return [-1, 0, 1.5].filter((cut) => 1 / (1 + Math.exp(cut - 1.2 * value!)) > u).length;
    });
    const fit = ordinalLogit(y, x)!;
    // Five standard errors of a slope on 4,000 rows.
    expect(Math.abs(fit.slopes[0]! - 1.2)).toBeLessThan(0.2);
    [-1, 0, 1.5].forEach((cut, k) => expect(Math.abs(fit.cuts[k]! - cut)).toBeLessThan(0.25));
  });

  it("has no answer for one category or a predictor that separates", () => {
    expect(ordinalLogit([3, 3, 3], [[0], [1], [2]])).toBeNull();
    expect(ordinalLogit([1, 1, 2, 2], [[0], [0], [1], [1]])).toBeNull();
  });
});

describe("differential item functioning", () => {
  it("finds a question that rates one group half a point lower at equal standing, and few others", () => {
    const seeds = isFull ? 200 : 6;
    let found = 0;
    let falseShare = 0;
    for (let seed = 0; seed < seeds; seed++) {
      const called = differentialItemFunctioning(rated(seed, {gap: -0.6})).filter(
        ({falseDiscovery}) => falseDiscovery < 0.05
      );
      const wrong = called.filter(({question}) => question !== "q0").length;
      if (called.some(({question, gap}) => question === "q0" && gap < 0)) found++;
      falseShare += wrong / Math.max(1, called.length) / seeds;
    }
    // Power at 120 a group: more than nine in ten.
    expect(found / seeds).toBeGreaterThan(0.9);
    // The promised 5 %, and three standard errors of its mean over the seeds (its spread is about 0.15).
    expect(falseShare).toBeLessThan(0.05 + (3 * 0.15) / Math.sqrt(seeds));
  }, 600_000);

  it("does not mistake a difference in ability for one of the question, beyond what a noisy yardstick lets through", () => {
    const gaps = differentialItemFunctioning(rated(3, {gap: 0, apart: 0.5})).map(({gap}) => gap);
    // Ability is known with reliability 1/1.09, so about 0.7 × 0.5 × 0.08 points of the groups' difference remain.
    expect(Math.abs(gaps.reduce((sum, gap) => sum + gap / gaps.length, 0))).toBeLessThan(0.09);
  });

  it("passes over groups of fewer than a hundred", () => {
    expect(differentialItemFunctioning(rated(1, {gap: -1, n: 99}))).toEqual([]);
    expect(differentialItemFunctioning([])).toEqual([]);
  });
});
