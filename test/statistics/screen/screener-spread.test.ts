import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/random.js";
import type {ScreenCell} from "../../../src/statistics/screen/pass-model.js";
import {screenerSpread} from "../../../src/statistics/screen/screener-spread.js";
import {isFull} from "../../support/endurance.js";

const ordinary = {role: "r", level: "l", source: "s", team: "t", job: "j", quarter: "q"};

/** Screens of 20 screeners with true logit deviations; candidates' kind depends on who screens when `confounded`. */
function simulate(
  seed: number,
  deviation: (screener: number) => number,
  {each = 100, confounded = false} = {}
): ScreenCell[] {
  const random = createRandom(seed);
  const cells = new Map<string, ScreenCell>();
  for (let screener = 0; screener < 20; screener++)
    for (let i = 0; i < each; i++) {
      const strongSource = confounded ? screener < 10 === random.uniform() < 0.9 : random.uniform() < 0.5;
      const source = strongSource ? "referral" : "inbound";
      const logit = -0.6 + (strongSource ? 0.7 : -0.7) + deviation(screener);
      const key = `${screener} ${source}`;
      const cell = cells.get(key) ?? {
        screener: `S${String(screener).padStart(2, "0")}`,
        ...ordinary,
        source,
        n: 0,
        k: 0
      };
      cells.set(key, {...cell, n: cell.n + 1, k: cell.k + (random.uniform() < 1 / (1 + Math.exp(-logit)) ? 1 : 0)});
    }
  return [...cells.values()];
}

describe("screener shrinkage", () => {
  it("stays silent when screeners do not differ, in a hundred worlds", () => {
    const worlds = isFull ? 100 : 12;
    let flags = 0;
    for (let seed = 1; seed <= worlds; seed++)
      flags += screenerSpread(simulate(seed, () => 0))!.effects.filter(({beyond}) => beyond > 0.9).length;
    expect(flags).toBe(0);
  });

  it("does not mistake whom a screener meets for leniency", () => {
    const {effects, rate} = screenerSpread(simulate(5, () => 0, {confounded: true}))!;
    const raw = effects.map(({k, n}) => k / n);
    expect(Math.max(...raw) - Math.min(...raw)).toBeGreaterThan(0.3);
    expect(rate).toBeGreaterThan(0.3);
    expect(effects.every(({beyond}) => beyond < 0.5)).toBe(true);
    for (const {k, expected} of effects) expect(Math.abs(k - expected)).toBeLessThan(18);
  });

  it("compares within jobs, so that whoever screens for the hard ones does not look strict", () => {
    // Twelve screeners, two to a job; jobs differ by one logit either way.
    const random = createRandom(3);
    const cells = Array.from({length: 24}, (_, at): ScreenCell => {
      const job = at % 12;
      const chance = job % 2 === 0 ? 0.2 : 0.6;
      const screener = at < 12 ? job : (job + (job % 2 === 0 ? 2 : 10)) % 12;
      return {...ordinary, screener: `S${screener}`, job: `J${job}`, n: 60, k: random.binomial(60, chance)};
    });
    const {effects} = screenerSpread(cells)!;
    expect(Math.max(...effects.map(({beyond}) => beyond))).toBeLessThan(0.5);
    for (const {k, expected} of effects) expect(Math.abs(k - expected)).toBeLessThan(15);
  });

  it("compares within quarters, so that who was there while fewer passed does not look strict", () => {
    const random = createRandom(4);
    const cells = Array.from({length: 48}, (_, at): ScreenCell => {
      const quarter = at % 8;
      const screener = Math.floor(at / 8) + (quarter < 4 ? 0 : 6);
      const someoneStays = at < 8 ? 0 : screener;
      const k = random.binomial(30, 0.7 - 0.07 * quarter);
      return {...ordinary, screener: `S${someoneStays}`, quarter: `Q${quarter}`, n: 30, k};
    });
    expect(Math.max(...screenerSpread(cells)!.effects.map(({beyond}) => beyond))).toBeLessThan(0.5);
  });

  it("counts the screens that others' of the same jobs can be held against", () => {
    const cells = [
      {...ordinary, screener: "a", job: "1", n: 40, k: 20},
      {...ordinary, screener: "b", job: "1", n: 10, k: 3},
      {...ordinary, screener: "b", job: "2", n: 70, k: 30}
    ];
    expect(screenerSpread(cells)!.effects.map(({comparable}) => comparable)).toEqual([8, 8]);
  });

  it("finds a lenient and a strict screener among equals, with the right sign", () => {
    const {effects, spread} = screenerSpread(simulate(9, (s) => (s === 3 ? 1.4 : s === 12 ? -1.4 : 0), {each: 120}))!;
    expect(effects.filter(({beyond}) => beyond > 0.9).map(({screener}) => screener)).toEqual(["S03", "S12"]);
    expect(effects[3]!.deviation).toBeGreaterThan(0.7);
    expect(effects[12]!.deviation).toBeLessThan(-0.7);
    expect(spread.interval[0]).toBeGreaterThan(0);
  });

  it("covers true deviations from the average screener there could be in about nine of ten cases", () => {
    const worlds = isFull ? 1000 : 10;
    let covered = 0;
    for (let seed = 1; seed <= worlds; seed++) {
      const random = createRandom(900 + seed);
      const truth = Array.from({length: 20}, () => random.normal(0, 0.5));
      const {effects} = screenerSpread(simulate(seed, (s) => truth[s]!))!;
      covered += effects.filter(({interval: [low, high]}, s) => low <= truth[s]! && truth[s]! <= high).length;
    }
    expect(covered / (20 * worlds)).toBeGreaterThan(isFull ? 0.87 : 0.85);
    expect(covered / (20 * worlds)).toBeLessThan(isFull ? 0.93 : 0.95);
  });

  it("has no answer for one screener, or when nobody passed", () => {
    expect(screenerSpread([{...ordinary, screener: "a", n: 9, k: 4}])).toBeNull();
    expect(screenerSpread(["a", "b"].map((screener) => ({...ordinary, screener, n: 9, k: 0})))).toBeNull();
  });
});
