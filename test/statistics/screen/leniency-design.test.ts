import {describe, expect, it} from "vitest";
import {leniencyDesign, marginalOffers, screenerTest} from "../../../src/statistics/screen/leniency-design.js";
import {createRandom, type Random} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

/** An offer is the likelier the better the screen went: .05 at the bottom, .65 at the top. */
const chanceOf = (seen: number): number => 0.05 + 0.6 / (1 + Math.exp(-1.5 * (seen - 1)));

/** Candidates of four strata met by 20 screeners by lot; a candidate passes when better than the screener's own bar. */
function company(random: Random, n: number, spread: number) {
  const bars = Array.from({length: 20}, () => random.normal(0, spread));
  const people = Array.from({length: n}, () => {
    const stratum = random.integer(4);
    const screener = random.integer(20);
    const seen = random.normal() + 0.2 * stratum;
    const chance = chanceOf(seen);
    return {stratum: `s${stratum}`, screener: `S${screener}`, seen, chance, offered: Number(random.uniform() < chance)};
  });
  const passed = people.map(({screener, seen}) => Number(seen > 0.4 + bars[Number(screener.slice(1))]!));
  return {people, passed, bars};
}

/** Standard normal scores in steps, each with its probability. */
const scores = Array.from({length: 1000}, (_, i) => {
  const score = -5 + (i + 0.5) / 100;
  return {score, weight: Math.exp(-(score ** 2) / 2) / Math.sqrt(2 * Math.PI) / 100};
});

/**
 * What a candidate whom some of these screeners pass and others do not is worth, each pair of screeners weighing as much
 * as their shares passed differ, by quadrature: covariance of shares passed and offered over the variance of shares passed.
 */
function worthAtBars(bars: readonly number[]): number {
  let [covariance, variance] = [0, 0];
  for (let stratum = 0; stratum < 4; stratum++) {
    const shares = bars.map((bar) => {
      const above = scores.filter(({score}) => score + 0.2 * stratum > 0.4 + bar);
      const passed = above.reduce((sum, {weight}) => sum + weight, 0);
      const offered = above.reduce((sum, {score, weight}) => sum + weight * chanceOf(score + 0.2 * stratum), 0);
      return {passed, offered};
    });
    const mean = shares.reduce((sum, {passed}) => sum + passed, 0) / bars.length;
    for (const {passed, offered} of shares) {
      covariance += (passed - mean) * offered;
      variance += (passed - mean) * passed;
    }
  }
  return covariance / variance;
}

describe("lenient and strict screeners", () => {
  it("give the same fit and leverage as least squares on all dummies", () => {
    // What least squares means: residuals add up to 0 in every stratum and for every screener.
    const cells: [string, string, number[]][] = [
      ["a", "x", [1, 0]],
      ["a", "y", [1]],
      ["b", "x", [0]],
      ["b", "y", [1, 1]],
      ["b", "z", [0]]
    ];
    const cases = cells.flatMap(([stratum, screener, values]) => values.map(() => ({stratum, screener})));
    const values = cells.flatMap(([, , list]) => list);
    const design = leniencyDesign(cases)!;
    const {both} = design.fit(values);
    const sums = (of: (i: number) => boolean) =>
      values.reduce((sum, value, i) => sum + (of(i) ? value - both[i]! : 0), 0);
    for (const name of ["a", "b"]) expect(sums((i) => cases[i]!.stratum === name)).toBeCloseTo(0, 10);
    for (const name of ["x", "y", "z"]) expect(sums((i) => cases[i]!.screener === name)).toBeCloseTo(0, 10);
    // The trace of the hat matrix is its rank: 2 strata + 2 free screeners. Screener z has one candidate: leverage 1.
    expect(design.cases.reduce((sum, {leverage}) => sum + leverage, 0)).toBeCloseTo(4, 10);
    expect(design.cases.at(-1)!.leverage).toBeCloseTo(1, 10);
    expect(both.at(-1)).toBeCloseTo(0, 10);
  });

  it("find the rate of marginal offers between these screeners, not the average, with intervals that hold it", () => {
    const spread = 0.5;
    const random = createRandom(11);
    const runs = isFull ? 1000 : 200;
    let inside = 0;
    let sum = 0;
    let [average, worth] = [0, 0];
    for (let run = 0; run < runs; run++) {
      const {people, passed, bars} = company(random, 2000, spread);
      const target = worthAtBars(bars);
      worth += target / runs;
      const offered = people.map((one) => one.offered);
      const {value, interval} = marginalOffers(leniencyDesign(people)!, passed, offered);
      sum += value! / runs;
      average += offered.filter((offer, i) => offer && passed[i]).length / passed.filter(Boolean).length / runs;
      if (interval![0] <= target && target <= interval![1]) inside++;
    }
    expect(Math.abs(sum - worth)).toBeLessThan(0.02);
    expect(average - worth).toBeGreaterThan(0.1);
    expect(inside / runs).toBeGreaterThan(isFull ? 0.87 : 0.85);
    expect(inside / runs).toBeLessThan(isFull ? 0.93 : 0.95);
  });

  it("test whether screeners differ: rarely where they do not, surely where they do", () => {
    const random = createRandom(12);
    let alarms = 0;
    for (let run = 0; run < 300; run++) {
      const {people, passed} = company(random, 400, 0);
      if (screenerTest(leniencyDesign(people)!, passed).p < 0.05) alarms++;
    }
    expect(alarms / 300).toBeGreaterThan(0.02);
    expect(alarms / 300).toBeLessThan(0.085);
    const {people, passed} = company(random, 2000, 0.5);
    expect(screenerTest(leniencyDesign(people)!, passed).f).toBeGreaterThan(10);
  });

  it("have no design with one screener or with strata that nothing connects", () => {
    expect(leniencyDesign([{stratum: "a", screener: "x"}])).toBeNull();
    const apart = ["x", "y"].flatMap((screener, s) => [0, 1].map(() => ({stratum: `s${s}`, screener})));
    expect(leniencyDesign(apart)).toBeNull();
  });
});
