import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import * as distributions from "../../../src/statistics/distributions/index.js";

/** Values computed by mpmath at 60 digits with `expected.py` beside this file. */
const expected = JSON.parse(readFileSync(new URL("expected.json", import.meta.url), "utf8")) as Record<
  string,
  number[][]
>;

type Distribution = (...values: number[]) => number;
const functions = distributions as unknown as Record<string, Distribution>;

function relativeError(got: number, want: number): number {
  return got === want ? 0 : Math.abs(got - want) / Math.abs(want);
}

describe("distribution functions against mpmath", () => {
  for (const [name, rows] of Object.entries(expected)) {
    it(`${name} is right to 1e-11 relative at ${rows.length} points`, () => {
      for (const row of rows) {
        const inputs = row.slice(0, -1);
        expect(relativeError(functions[name]!(...inputs), row.at(-1)!), `${name}(${inputs.join(", ")})`).toBeLessThan(
          1e-11
        );
      }
    });
  }
});

describe("quantiles invert their distribution", () => {
  const probabilities = [1e-12, 1e-5, 0.05, 0.31, 0.5, 0.9, 0.999];
  const {betaCdf, betaQuantile, fCdf, fQuantile, studentTCdf, studentTQuantile} = distributions;

  it.each(probabilities)("at p = %f, to 1e-11 relative", (p) => {
    for (const df of [1, 2.5, 9, 199]) {
      expect(relativeError(studentTCdf(studentTQuantile(p, df), df), p)).toBeLessThan(1e-11);
      expect(relativeError(fCdf(fQuantile(p, df, 7.5), df, 7.5), p)).toBeLessThan(1e-11);
    }
    for (const [a, b] of [
      [0.5, 20.5],
      [2, 3],
      [4000.5, 6000.5]
    ] as const)
      expect(relativeError(betaCdf(betaQuantile(p, a, b), a, b), p)).toBeLessThan(1e-11);
  });

  it("match R's printed t, chi-square and F tables", () => {
    expect(studentTQuantile(0.975, 9)).toBeCloseTo(2.262157, 6);
    expect(distributions.chiSquareCdf(11.0705, 5)).toBeCloseTo(0.95, 5);
    expect(fQuantile(0.95, 5, 15)).toBeCloseTo(2.901295, 6);
    expect(distributions.binomialQuantile(0.975, 20, 0.3)).toBe(10);
  });
});

describe("edges", () => {
  const {
    binomialCdf,
    binomialDensity,
    bivariateNormalCdf,
    normalCdf,
    normalQuantile,
    studentTCdf,
    betaQuantile,
    logGamma,
    digamma
  } = distributions;

  it("probabilities 0 and 1 give the ends of the support", () => {
    expect(normalQuantile(0)).toBe(-Infinity);
    expect(normalQuantile(1)).toBe(Infinity);
    expect(betaQuantile(0, 2, 3)).toBe(0);
    expect(betaQuantile(1, 2, 3)).toBe(1);
    expect(studentTCdf(Infinity, 4)).toBe(1);
    expect(logGamma(0)).toBe(Infinity);
  });

  it("t with infinite degrees of freedom is the normal", () => {
    expect(studentTCdf(1.3, Infinity)).toBe(normalCdf(1.3));
  });

  it("a binomial of certain outcomes has its whole mass there", () => {
    expect(binomialDensity(0, 5, 0)).toBe(1);
    expect(binomialDensity(5, 5, 1)).toBe(1);
    expect(binomialCdf(-1, 5, 0.3)).toBe(0);
    expect(binomialCdf(5, 5, 0.3)).toBe(1);
  });

  it("perfectly correlated normals share one tail", () => {
    expect(bivariateNormalCdf(0.4, 1, 1)).toBeCloseTo(normalCdf(0.4), 14);
    expect(bivariateNormalCdf(0.4, -1, -1)).toBeCloseTo(Math.max(0, normalCdf(0.4) - normalCdf(1)), 14);
  });

  it("refuse what is not a probability or not positive, naming the value", () => {
    expect(() => normalQuantile(1.2)).toThrow("probability in [0, 1], got 1.2");
    expect(() => betaQuantile(0.5, 0, 1)).toThrow("beta shape a must be a number above 0, got 0");
    expect(() => studentTCdf(1, 0)).toThrow("degrees of freedom must be above 0, got 0");
    expect(() => digamma(-1)).toThrow("digamma needs a number above 0, got -1");
    expect(() => bivariateNormalCdf(0, 0, 1.5)).toThrow("correlation must be in [-1, 1], got 1.5");
  });
});
