import {describe, expect, it} from "vitest";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";
import {comparedQuarters, quartersBetween, yearOnYear} from "../../../src/statistics/intervals/year-on-year.js";
import {createRandom} from "../../../src/statistics/random.js";

interface Case {
  period: string;
  hit: boolean;
}

const eight = quartersBetween(["2024-Q3", "2026-Q2"]);

function share(cases: readonly Case[], level: number) {
  const [k, n] = [cases.filter(({hit}) => hit).length, cases.length];
  if (n === 0) return {value: null, standardError: null, interval: null, n};
  return {value: k / n, standardError: null, interval: jeffreys(k, n, level), n};
}

function casesOf(counts: Record<string, [k: number, n: number]>): Case[] {
  return Object.entries(counts).flatMap(([period, [k, n]]) =>
    Array.from({length: n}, (_, at) => ({period, hit: at < k}))
  );
}

/** Quarters of one chance, which differ by `spread` on the logit scale as ordinary quarters do. */
function drawn(seed: number, {chance, n, spread}: {chance: number; n: number; spread: number}): Case[] {
  const random = createRandom(seed);
  const logit = Math.log(chance / (1 - chance));
  return eight.flatMap((period) => {
    const mine = 1 / (1 + Math.exp(-logit - spread * random.normal()));
    return Array.from({length: n}, () => ({period, hit: random.uniform() < mine}));
  });
}

const everything = {estimate: share, settled: () => true};

describe("the quarters that are compared", () => {
  it("are the last four that are settled and the same four of the year before", () => {
    expect(comparedQuarters(eight)).toEqual({now: eight.slice(4), before: eight.slice(0, 4)});
  });

  it("are fewer, and the same seasons, where fewer lie a year apart", () => {
    expect(comparedQuarters(eight.slice(0, 7))).toEqual({
      now: ["2025-Q3", "2025-Q4", "2026-Q1"],
      before: ["2024-Q3", "2024-Q4", "2025-Q1"]
    });
    expect(comparedQuarters(eight.slice(0, 5))).toEqual({now: ["2025-Q3"], before: ["2024-Q3"]});
  });

  it("stand alone where there is no year before", () => {
    expect(comparedQuarters(eight.slice(0, 3))).toEqual({now: eight.slice(0, 3), before: []});
    expect(comparedQuarters([])).toEqual({now: [], before: []});
  });
});

describe("a measure against the year before", () => {
  it("has a point for every quarter, also for one without a case", () => {
    const {quarters} = yearOnYear(casesOf({"2025-Q1": [1, 4], "2025-Q3": [2, 4]}), everything);
    expect(quarters.map(({period, estimate}) => [period, estimate.value])).toEqual([
      ["2025-Q1", 0.25],
      ["2025-Q2", null],
      ["2025-Q3", 0.5]
    ]);
  });

  it("leaves out quarters that are not settled, and marks them", () => {
    const {quarters, now} = yearOnYear(drawn(1, {chance: 0.3, n: 20, spread: 0}), {
      ...everything,
      settled: (period) => period < "2026-Q2"
    });
    expect(quarters.filter(({settled}) => !settled).map(({period}) => period)).toEqual(["2026-Q2"]);
    expect(now).toMatchObject({periods: ["2025-Q3", "2025-Q4", "2026-Q1"], estimate: {n: 60}});
  });

  it("pools the quarters of a span, so that each counts by its cases", () => {
    const {now, yearBefore, difference} = yearOnYear(
      casesOf({"2024-Q1": [10, 40], "2024-Q2": [30, 60], "2025-Q1": [10, 100], "2025-Q2": [10, 20]}),
      everything
    );
    expect(now!.estimate.value).toBeCloseTo(20 / 120, 12);
    expect(yearBefore!.estimate.value).toBeCloseTo(0.4, 12);
    expect(difference!.value).toBeCloseTo(20 / 120 - 0.4, 12);
  });

  it("says of a change that it is clear in few companies where none is, also where quarters vary", () => {
    const clear = (spread: number, chance: number, n: number): number =>
      Array.from({length: 150}, (_, seed) => yearOnYear(drawn(seed, {chance, n, spread}), everything)).filter(
        ({difference}) => difference!.clear
      ).length;
    expect(clear(0, 0.08, 250)).toBeLessThanOrEqual(6);
    expect(clear(0.25, 0.3, 90)).toBeLessThanOrEqual(12);
  });

  it("finds a fall by half", () => {
    const before = Object.fromEntries(eight.slice(0, 4).map((period) => [period, [40, 100]] as const));
    const after = Object.fromEntries(eight.slice(4).map((period) => [period, [20, 100]] as const));
    const {difference} = yearOnYear(casesOf({...before, ...after} as Record<string, [number, number]>), everything);
    expect(difference).toMatchObject({clear: true});
    expect(difference!.value).toBeCloseTo(-0.2, 12);
  });

  it("trusts a single quarter of each year less", () => {
    const counts = {"2024-Q1": [40, 100], "2025-Q1": [24, 100]} as Record<string, [number, number]>;
    const one = yearOnYear(casesOf(counts), everything).difference!;
    expect(one.clear).toBe(false);
    expect(one.interval![1]).toBeGreaterThan(-0.01);
  });
});
