import {describe, expect, it} from "vitest";
import {betaBinomial, createRandom, gradedResponse, manyFacetRasch, polyserial} from "../../../src/statistics/index.js";

describe("betaBinomial", () => {
  it("draws small groups further towards all than large ones, and keeps the order of the input", () => {
    const counts = [
      {k: 0, n: 4},
      {k: 0, n: 60},
      {k: 30, n: 60},
      {k: 12, n: 50},
      {k: 0, n: 0}
    ];
    const {alpha, beta, shrunken} = betaBinomial(counts);
    expect(shrunken[0]!).toBeGreaterThan(shrunken[1]!);
    expect(shrunken[4]).toBeCloseTo(alpha! / (alpha! + beta!), 12);
  });

  it("gives every group the pooled rate when they vary no more than chance", () => {
    const {alpha, shrunken, logLikelihood} = betaBinomial(Array.from({length: 10}, () => ({k: 5, n: 10})));
    expect(alpha).toBeNull();
    expect(shrunken).toEqual(Array.from({length: 10}, () => 0.5));
    expect(logLikelihood).toBeCloseTo(10 * Math.log(252 / 1024), 10);
  });

  it("recovers planted parameters from many groups", () => {
    const random = createRandom(1);
    const counts = Array.from({length: 3000}, () => ({k: random.binomial(30, random.beta(2, 5)), n: 30}));
    const {alpha, beta} = betaBinomial(counts);
    expect(alpha).toBeCloseTo(2, 0);
    // Three standard errors of the mean of 3,000 groups: 0.0033 each.
    expect(Math.abs(alpha! / (alpha! + beta!) - 2 / 7)).toBeLessThan(0.01);
  });

  it("has nothing to say without trials and refuses impossible counts", () => {
    expect(betaBinomial([])).toEqual({alpha: null, beta: null, logLikelihood: null, shrunken: []});
    expect(betaBinomial([{k: 0, n: 0}]).shrunken).toEqual([null]);
    expect(() => betaBinomial([{k: 3, n: 2}])).toThrow("got k 3, n 2");
  });
});

describe("polyserial", () => {
  it("covers the true correlation with its 90 % interval", () => {
    const runs = process.env.PLUMBLINE_FULL === "1" ? 1000 : 200;
    let covered = 0;
    for (let seed = 0; seed < runs; seed++) {
      const random = createRandom(seed);
      const x = Array.from({length: 120}, () => random.normal());
      const latent = x.map((value) => 0.4 * value + random.normal(0, Math.sqrt(1 - 0.16)));
      const y = latent.map((value) => [-1, 0.2, 1].filter((cut) => value > cut).length);
      const {interval} = polyserial(x, y);
      if (interval![0] <= 0.4 && 0.4 <= interval![1]) covered++;
    }
    expect(covered / runs).toBeGreaterThan(runs >= 1000 ? 0.87 : 0.85);
    expect(covered / runs).toBeLessThan(runs >= 1000 ? 0.93 : 0.95);
  });

  it("is unmoved by how categories are numbered", () => {
    const random = createRandom(1);
    const x = Array.from({length: 60}, () => random.normal());
    const y = x.map((value) => [-1, 0.2, 1].filter((cut) => value + random.normal() > cut).length);
    const renumbered = y.map((k) => k * k + 7);
    expect(polyserial(x, renumbered).value).toBeCloseTo(polyserial(x, y).value!, 10);
  });

  it("is null with one category, a constant variable or too few pairs", () => {
    expect(polyserial([1, 2, 3], [1, 1, 1]).value).toBeNull();
    expect(polyserial([2, 2, 2], [1, 2, 3]).value).toBeNull();
    expect(polyserial([], []).value).toBeNull();
    expect(() => polyserial([1], [])).toThrow("got 1 and 0");
  });
});

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
