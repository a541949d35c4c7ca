import {describe, expect, it} from "vitest";
import {createRandom, gradedResponse, manyFacetRasch} from "../../../src/statistics/index.js";

describe("gradedResponse", () => {
  it("recovers planted slopes and thresholds, missing ratings left out", () => {
    const random = createRandom(2);
    const items = [0.8, 1.2, 1.8, 2.4, 1].map((a, i) => ({a, b: [-1, 0.1 * i, 1.2]}));
    const ratings = Array.from({length: 4000}, () => {
      const theta = random.normal();
      return items.map(({a, b}) => {
        const u = random.uniform();
        if (random.uniform() < 0.2) return null;
        return 1 + b.filter((cut) => u < 1 / (1 + Math.exp(-a * (theta - cut)))).length;
      });
    });
    const {discrimination, thresholds} = gradedResponse(ratings);
    items.forEach(({a, b}, i) => {
      expect(Math.abs(discrimination[i]! - a)).toBeLessThan(0.12 * a + 0.1);
      b.forEach((cut, k) => expect(Math.abs(thresholds[i]![k]! - cut)).toBeLessThan(0.2));
    });
  });

  it("passes over an item that never varies and one that nobody answered", () => {
    const random = createRandom(3);
    const ratings = Array.from({length: 200}, () => [random.integer(3), 2, null, random.integer(2), random.integer(3)]);
    const {discrimination, thresholds} = gradedResponse(ratings);
    expect([discrimination[1], discrimination[2]]).toEqual([null, null]);
    expect([thresholds[1], thresholds[2]]).toEqual([[], []]);
    expect(thresholds[0]!.length).toBe(2);
  });

  it("refuses rows of unequal length", () => {
    expect(() => gradedResponse([[1, 2], [1]])).toThrow("every person must have 2 items, person 1 has 1");
  });
});

describe("manyFacetRasch", () => {
  /** Ratings 0–3 of persons by raters on two items, raters of planted severity. */
  function plantRatings(severity: readonly number[], persons: number, seed: number) {
    const random = createRandom(seed);
    const rows = Array.from({length: persons}, (_, p) => {
      const ability = random.normal(0, 1.3);
      return severity.flatMap((harsh, r) =>
        [-0.3, 0.3].map((difficulty, i) => {
          const location = ability - harsh - difficulty;
          const weights = [0, location + 1.5, 2 * location + 1.5, 3 * location].map(Math.exp);
          let u = random.uniform() * weights.reduce((a, b) => a + b, 0);
          const rating = weights.findIndex((weight) => (u -= weight) < 0);
          return {rating, person: `p${p}`, rater: `r${r}`, item: `i${i}`};
        })
      );
    }).flat();
    return {
      rating: rows.map(({rating}) => rating),
      person: rows.map(({person}) => person),
      rater: rows.map(({rater}) => rater),
      item: rows.map(({item}) => item)
    };
  }

  it("recovers severities, harsher positive and summing to 0, on both step models", () => {
    const severity = [-0.9, -0.3, 0, 0.1, 0.4, 0.7];
    const data = plantRatings(severity, 800, 1);
    for (const model of ["rating-scale", "partial-credit"] as const) {
      const fit = manyFacetRasch(data, {model});
      // Joint estimates with 12 ratings a person are stretched by about 12/11.
      severity.forEach((truth, r) =>
        expect(Math.abs(fit.raters.get(`r${r}`)!.estimate - truth * (12 / 11))).toBeLessThan(0.15)
      );
      expect([...fit.raters.values()].reduce((sum, {estimate}) => sum + estimate, 0)).toBeCloseTo(0, 8);
      expect(fit.steps.length).toBe(model === "rating-scale" ? 1 : 2);
      for (const steps of fit.steps) expect(steps.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 8);
    }
  });

  it("leaves persons at an end of the scale throughout out, and says how many", () => {
    const data = plantRatings([0, 0, 0], 100, 2);
    const extremes = {
      rating: [...data.rating, 3, 3, 0, 0],
      person: [...data.person, "top", "top", "bottom", "bottom"],
      rater: [...data.rater, "r0", "r1", "r0", "r1"],
      item: [...data.item, "i0", "i1", "i0", "i1"]
    };
    const without = manyFacetRasch(data);
    const fit = manyFacetRasch(extremes);
    expect(fit.extreme.persons).toBe(without.extreme.persons + 2);
    expect(fit.logLikelihood).toBeCloseTo(without.logLikelihood, 8);
  });

  it("sees an erratic rater in infit and outfit", () => {
    const data = plantRatings([0, 0, 0, 0, 0, 0], 300, 3);
    const random = createRandom(4);
    const rating = data.rating.map((value, i) => (data.rater[i] === "r2" ? random.integer(4) : value));
    const {infit, outfit} = manyFacetRasch({...data, rating});
    const peers = [...infit].filter(([rater]) => rater !== "r2").map(([, value]) => value);
    expect(infit.get("r2")!).toBeGreaterThan(1.5 * Math.max(...peers));
    expect(outfit.get("r2")!).toBeGreaterThan(1.5);
  });

  it("fits a disconnected design without failing and says that it is one", () => {
    const data = plantRatings([0, 0.2], 40, 5);
    const rater = data.rater.map((name, i) => (Number(data.person[i]!.slice(1)) % 2 ? name : `other ${name}`));
    const fit = manyFacetRasch({...data, rater});
    expect(fit.connected).toBe(false);
    expect([...fit.raters.values()].every(({estimate}) => Number.isFinite(estimate))).toBe(true);
  });

  it("refuses columns of unequal length and data of extremes only", () => {
    expect(() => manyFacetRasch({rating: [1], person: [], rater: ["a"]})).toThrow(
      "person must have one entry per rating (1), got 0"
    );
    expect(() => manyFacetRasch({rating: [1, 1], person: ["a", "b"], rater: ["x", "x"]})).toThrow("no rating is left");
  });
});
