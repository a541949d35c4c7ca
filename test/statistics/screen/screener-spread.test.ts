import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/random.js";
import {type ScreenCell, screenerSpread} from "../../../src/statistics/screen/screener-spread.js";

const full = process.env.PLUMBLINE_FULL === "1";

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
        role: "r",
        level: "l",
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
    const worlds = full ? 100 : 12;
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

  it("finds a lenient and a strict screener among equals, with the right sign", () => {
    const {effects, spread} = screenerSpread(simulate(9, (s) => (s === 3 ? 1.4 : s === 12 ? -1.4 : 0), {each: 120}))!;
    expect(effects.filter(({beyond}) => beyond > 0.9).map(({screener}) => screener)).toEqual(["S03", "S12"]);
    expect(effects[3]!.deviation).toBeGreaterThan(0.7);
    expect(effects[12]!.deviation).toBeLessThan(-0.7);
    expect(spread.interval[0]).toBeGreaterThan(0);
  });

  it("covers true deviations from the average screener there could be in about nine of ten cases", () => {
    const worlds = full ? 1000 : 10;
    let covered = 0;
    for (let seed = 1; seed <= worlds; seed++) {
      const random = createRandom(900 + seed);
      const truth = Array.from({length: 20}, () => random.normal(0, 0.5));
      const {effects} = screenerSpread(simulate(seed, (s) => truth[s]!))!;
      covered += effects.filter(({interval: [low, high]}, s) => low <= truth[s]! && truth[s]! <= high).length;
    }
    expect(covered / (20 * worlds)).toBeGreaterThan(full ? 0.87 : 0.85);
    expect(covered / (20 * worlds)).toBeLessThan(full ? 0.93 : 0.95);
  });

  it("has no answer for one screener, or when nobody passed", () => {
    expect(screenerSpread([{screener: "a", role: "r", level: "l", source: "s", n: 9, k: 4}])).toBeNull();
    expect(
      screenerSpread(["a", "b"].map((screener) => ({screener, role: "r", level: "l", source: "s", n: 9, k: 0})))
    ).toBeNull();
  });
});
