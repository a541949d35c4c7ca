import {describe, expect, it} from "vitest";
import {breakEven} from "../../../src/statistics/screen/loop-cost.js";
import {createRandom} from "../../../src/statistics/random.js";
import {bandProbability, drawBands} from "../../../src/statistics/screen/band-probabilities.js";
import {barPosterior, boundsBelowBar, summarise} from "../../../src/statistics/screen/bar-posterior.js";
import {drawSharedPriors} from "../../../src/statistics/screen/screen-posterior.js";
import {isFull} from "../../support/endurance.js";

describe("chance of an offer in a band", () => {
  it("is the raw rate with Jeffreys' interval", () => {
    // R: qbeta(c(.05, .95), 7.5, 33.5) = 0.09428428, 0.28931115
    const {value, interval, n} = bandProbability(7, 40);
    expect(value).toBe(0.175);
    expect(n).toBe(40);
    expect(interval![0]).toBeCloseTo(0.09428428, 6);
    expect(interval![1]).toBeCloseTo(0.28931115, 6);
  });

  it("reaches 0 without any offer and 1 without any refusal, and says nothing without loops", () => {
    expect(bandProbability(0, 12).interval![0]).toBe(0);
    expect(bandProbability(12, 12).interval![1]).toBe(1);
    expect(bandProbability(0, 0)).toEqual({value: null, standardError: null, interval: null, n: 0});
  });

  it("covers the truth in about nine of ten data sets", () => {
    const random = createRandom(11);
    const sets = isFull ? 1000 : 200;
    let covered = 0;
    for (let i = 0; i < sets; i++) {
      const truth = random.beta(2, 6);
      const n = 20 + random.integer(100);
      const [low, high] = bandProbability(random.binomial(n, truth), n).interval!;
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / sets).toBeGreaterThanOrEqual(isFull ? 0.87 : 0.85);
    expect(covered / sets).toBeLessThanOrEqual(isFull ? 0.93 : 0.95);
  });
});

describe("joint draws", () => {
  const bands = [
    {screened: 400, advanced: 380, decided: 360, offers: 180},
    {screened: 300, advanced: 150, decided: 140, offers: 14},
    {screened: 300, advanced: 0, decided: 0, offers: 0}
  ];

  it("centre on the counts, and a band that never advanced has no share", () => {
    const {share, probability} = drawBands(bands, 4000, createRandom(5));
    const mean = (rows: number[][], band: number) => rows.reduce((sum, row) => sum + row[band]!, 0) / rows.length;
    expect(mean(share, 0)).toBeCloseTo(0.38, 2);
    expect(mean(share, 1)).toBeCloseTo(0.15, 2);
    expect(mean(share, 2)).toBe(0);
    expect(mean(probability, 0)).toBeCloseTo(180.5 / 361, 2);
    expect(mean(probability, 1)).toBeCloseTo(14.5 / 141, 2);
  });

  it("say that a one-in-ten band wastes hours where screens are cheap, and not where they are dear", () => {
    const draws = drawBands(bands, 2000, createRandom(6));
    const cheap = barPosterior(draws, {screenHours: 1, loopHours: 15}, 0.7)!;
    const dear = barPosterior(draws, {screenHours: 60, loopHours: 15}, 0.7)!;
    // Clear passes alone: p* = 15·0.5/(15 + 1/0.38) = 0.425 and 15·0.5/(15 + 60/0.38) = 0.043.
    expect(summarise(cheap.breakEven, 0.9).median).toBeCloseTo(0.425, 1);
    expect(cheap.below[1]).toBe(1);
    expect(dear.below[1]).toBeLessThan(0.01);
    expect(cheap.below[0]).toBe(0);
  });

  it("cover the true distance from break-even in about nine of ten data sets", () => {
    const random = createRandom(21);
    const costs = {screenHours: 2, loopHours: 17};
    const truth = [
      {share: 0.25, passing: 0.97, probability: 0.42},
      {share: 0.2, passing: 0.6, probability: 0.2},
      {share: 0.55, passing: 0.02, probability: 0.06}
    ];
    const chances = truth.map(({share, passing, probability}) => ({share: share * passing, probability}));
    const distance = 0.2 - breakEven(chances, {...costs, acceptance: 0.7})!.probability;
    const sets = isFull ? 1000 : 200;
    let covered = 0;
    for (let i = 0; i < sets; i++) {
      let left = 800;
      const counts = truth.map(({share, passing, probability}, b) => {
        const rest = 1 - truth.slice(0, b).reduce((sum, one) => sum + one.share, 0);
        const screened = b === truth.length - 1 ? left : random.binomial(left, share / rest);
        left -= screened;
        const advanced = random.binomial(screened, passing);
        return {screened, advanced, decided: advanced, offers: random.binomial(advanced, probability)};
      });
      const posterior = barPosterior(drawBands(counts, 500, random.split()), costs, 0.7)!;
      const [low, high] = summarise(posterior.difference[1]!, 0.9).interval;
      if (low <= distance && distance <= high) covered++;
    }
    expect(covered / sets).toBeGreaterThanOrEqual(isFull ? 0.87 : 0.85);
    expect(covered / sets).toBeLessThanOrEqual(isFull ? 0.93 : 0.95);
  });

  it("are the same for the same seed", () => {
    expect(drawBands(bands, 3, createRandom(1))).toEqual(drawBands(bands, 3, createRandom(1)));
  });
});

describe("bounds below the bar", () => {
  const bounds = boundsBelowBar([
    {screened: 100, advanced: 100, decided: 90, offers: 45},
    {screened: 200, advanced: 60, decided: 60, offers: 11},
    {screened: 300, advanced: 0, decided: 0, offers: 0}
  ]);

  it("put the whole band between what was seen and what it would be if rejects were as good", () => {
    expect(bounds[1]!.band[0]).toBeCloseTo((60 / 200) * (11 / 60), 12);
    expect(bounds[1]!.band[1]).toBeCloseTo(11 / 60, 12);
    expect(bounds[1]!.rejected).toEqual([0, bandProbability(11, 60).interval![1]]);
  });

  it("borrow the upper end of the lowest band that was seen where nobody advanced", () => {
    expect(bounds[2]).toEqual({
      rejected: [0, bandProbability(11, 60).interval![1]],
      band: [0, bandProbability(11, 60).interval![1]],
      borrowed: true
    });
    expect(boundsBelowBar([{screened: 9, advanced: 0, decided: 0, offers: 0}])).toEqual([null]);
  });
});

describe("a band's chance shared across slices", () => {
  const strengthOf = (slices: {k: number; n: number}[]) =>
    summarise(
      drawSharedPriors(slices, 2000, createRandom(3)).map(({alpha, beta}) => alpha + beta),
      0.9
    ).median;

  it("pulls slices that agree together and leaves slices that differ apart", () => {
    const agree = strengthOf([20, 21, 19, 20, 20, 18].map((k) => ({k, n: 100})));
    const differ = strengthOf([5, 60, 20, 80, 40, 10].map((k) => ({k, n: 100})));
    expect(agree).toBeGreaterThan(100);
    expect(differ).toBeLessThan(15);
  });
});
