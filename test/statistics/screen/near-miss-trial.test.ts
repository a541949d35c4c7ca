import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/random.js";
import {
  bestTrial,
  chanceToSettle,
  loopsToSettle,
  nearMisses,
  perfectInformationHours,
  planTrial
} from "../../../src/statistics/screen/near-miss-trial.js";

const draws = 4000;
const random = createRandom(3);
const uniform = Array.from({length: draws}, () => random.uniform());
const costs = {loopHours: 12, future: 100};
const at = (breakEven: number, chance = uniform) => ({chance, breakEven: chance.map(() => breakEven)});

describe("a near-miss trial", () => {
  it("of 40 has a standard error of about .05 where one in ten gets an offer", () => {
    const plan = planTrial(
      at(
        0.2,
        Array.from({length: 50}, () => 0.1)
      ),
      40,
      costs
    );
    expect(plan.standardError).toBeCloseTo(0.0474, 3);
    expect(plan.hours).toBe(480);
    expect(plan.loss).toBeCloseTo(40 * 12 * 0.5, 8);
    expect(plan.worth).toBe(0);
  });

  it("is worth what simulated trials save on average", () => {
    const breakEven = 0.5;
    const plan = planTrial(at(breakEven), 10, costs);
    // After x of 10 under a uniform prior the chance is (x+1)/12 on average, and every x is equally likely.
    const expected =
      (100 / 11) *
      Array.from({length: 11}, (_, x) => Math.max(0, 12 * ((x + 1) / 12 / breakEven - 1))).reduce((a, b) => a + b, 0);
    expect(plan.worth / expected).toBeGreaterThan(0.93);
    expect(plan.worth / expected).toBeLessThan(1.07);
  });

  it("settles more the larger it is, and is not proposed where all near-misses are known to waste hours", () => {
    const chances = [5, 20, 80].map((loops) => planTrial(at(0.3), loops, costs).settles);
    expect([...chances].sort((a, b) => a - b)).toEqual(chances);
    expect(
      bestTrial(
        at(
          0.3,
          uniform.map((u) => 0.2 * u)
        ),
        costs
      )
    ).toBeNull();
    const proposed = bestTrial(at(0.45), costs)!;
    expect(proposed.worth).toBeGreaterThan(proposed.loss);
  });

  it("starts from the bound of the lowest vote seen, and takes in what an earlier trial showed", () => {
    const bands = [
      {screened: 50, advanced: 50, decided: 50, offers: 20},
      {screened: 50, advanced: 0, decided: 0, offers: 0}
    ];
    const posterior = {share: uniform.map(() => [0.5, 0]), probability: uniform.map(() => [0.4, 0.99])};
    const breakEven = uniform.map(() => 0.3);
    const before = nearMisses(bands, posterior, breakEven, 1)!;
    expect(Math.max(...before.chance)).toBeLessThan(0.4);
    const after = nearMisses(bands, posterior, breakEven, 1, {decided: 40, offers: 2})!;
    expect(after.chance.length).toBe(draws);
    // Beta(3, 39) has mean .071; the bound at .4 cuts off next to nothing.
    expect(after.chance.reduce((a, b) => a + b, 0) / draws).toBeCloseTo(0.071, 2);
    expect(nearMisses([bands[1]!], posterior, breakEven, 0)).toBeNull();
  });
});

describe("value of information", () => {
  it("is worth the avoided wrong choices, and nothing when every draw agrees", () => {
    // Half the draws gain 10 h, half lose 6 h: act for 2 h a loop now, 5 h knowing; 3 h a loop to gain.
    expect(perfectInformationHours([10, -6, 10, -6], 100)).toBeCloseTo(300, 10);
    expect(perfectInformationHours([3, 5, 8], 100)).toBe(0);
    expect(perfectInformationHours([-3, -5], 100)).toBe(0);
  });

  it("takes what is sure as settled, and nothing else, before any further loop", () => {
    const draws = (below: number) => {
      const chance = Array.from({length: 1000}, (_, d) => (d < below ? 0.2 : 0.4) + d / 10_000);
      return {chance, breakEven: chance.map(() => 0.35)};
    };
    expect([899, 901].map((below) => chanceToSettle(draws(below), 0))).toEqual([0, 1]);
    expect([101, 99].map((below) => chanceToSettle(draws(below), 0))).toEqual([0, 1]);
  });

  it("comes near the exact beta-binomial where p* is known", () => {
    // 6 offers in 40 loops under Jeffreys' prior against 0.25; 60 more: sum over their beta-binomial, scipy 1.17.1.
    const source = createRandom(8);
    const chance = Array.from({length: 20_000}, () => source.beta(6.5, 34.5));
    expect(chanceToSettle({chance, breakEven: chance.map(() => 0.25)}, 60)).toBeCloseTo(0.8249032, 1);
  });

  it("asks for more loops the closer the band is to break-even, never for none, and for no number beyond all patience", () => {
    const source = createRandom(9);
    const band = (offers: number, decided: number) => {
      const chance = Array.from({length: 2000}, () => source.beta(offers + 0.5, decided - offers + 0.5));
      return {chance, breakEven: chance.map(() => 0.25)};
    };
    const [near, far] = [loopsToSettle(band(9, 40))!, loopsToSettle(band(7, 40))!];
    expect(near).toBeGreaterThan(far);
    expect(far).toBeGreaterThan(0);
    expect(loopsToSettle(band(1000, 4000))).toBeNull();
    const open = band(7, 40);
    expect(chanceToSettle(open, loopsToSettle(open)!)).toBeGreaterThanOrEqual(0.8);
  });
});
