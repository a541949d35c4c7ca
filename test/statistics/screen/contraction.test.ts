import {describe, expect, it} from "vitest";
import {contraction, type ContractionScreen} from "../../../src/statistics/screen/contraction.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

function screen(screener: string, score: number, passed: boolean, offered = false): ContractionScreen {
  return {screener, score, passed, offered};
}

/** By hand: ten screened leniently, six passed (scores 4, 4, 3, 3, 2, 2; offers to the first, second and third). */
const lenient = [
  screen("A", 4, true, true),
  screen("B", 4, true, true),
  screen("A", 3, true, true),
  screen("B", 3, true),
  screen("A", 2, true),
  screen("B", 2, true),
  ...Array.from({length: 4}, (_, i) => screen(i % 2 ? "A" : "B", 1, false))
];
const strict = [
  screen("C", 4, true, true),
  screen("D", 3, true),
  screen("D", 3, true, true),
  ...Array.from({length: 7}, (_, i) => screen(i % 2 ? "C" : "D", 1, false))
];

describe("contraction", () => {
  it("drops the lowest scores first and a share of equal ones", () => {
    const result = contraction(lenient, strict)!;
    expect(result.passRate).toEqual({lenient: 0.6, strict: 0.3});
    // Three of ten are kept: both with 4, and half of the two with 3, of whom one had an offer.
    expect(result.contracted.value).toBeCloseTo(0.25, 12);
    expect(result.now.value).toBeCloseTo(0.3, 12);
    expect(result.strict.value).toBeCloseTo(0.2, 12);
    expect(result.difference.value).toBeCloseTo(0.05, 12);
  });

  it("never says what a looser bar would give", () => {
    expect(contraction(strict, lenient)).toBeNull();
  });

  it("needs two screeners in each group and somebody who passed", () => {
    const alone = lenient.map((one) => ({...one, screener: "A"}));
    expect(contraction(alone, strict)).toBeNull();
    expect(
      contraction(
        lenient,
        strict.map((one) => ({...one, passed: false, offered: false}))
      )
    ).toBeNull();
    expect(contraction([], strict)).toBeNull();
  });

  it("finds no difference where both order alike, and the true yields, as often as its interval says", () => {
    const sets = isFull ? 1000 : 200;
    const [low, high] = isFull ? [0.87, 0.93] : [0.85, 0.95];
    const random = createRandom(77);
    const shareOf = (cut: number): number => monteCarlo((seen, offer) => seen > cut && offer);
    // The lenient bar is at -0.6, the strict one at 0.4; both write what they saw in half points.
    const truth = shareOf(0.4);
    const held = {contracted: 0, difference: 0};
    for (let set = 0; set < sets; set++) {
      const group = (names: string, cut: number): ContractionScreen[] =>
        Array.from({length: 600}, (_, i) => {
          const ability = random.normal();
          const seen = rounded(0.7 * ability + Math.sqrt(0.51) * random.normal());
          const passed = seen > cut;
          return screen(`${names}${i % 10}`, seen, passed, passed && ability + random.normal() > 0.8);
        });
      const {contracted, difference} = contraction(group("L", -0.6), group("S", 0.4))!;
      held.contracted += Number(within(truth, contracted.interval!));
      held.difference += Number(within(0, difference.interval!));
    }
    for (const share of [held.contracted / sets, held.difference / sets]) {
      expect(share).toBeGreaterThanOrEqual(low);
      expect(share).toBeLessThanOrEqual(high);
    }
  });

  it("sees that strict screeners drop the wrong candidates", () => {
    const random = createRandom(5);
    const of = (names: string, cut: number, sees: number): ContractionScreen[] =>
      Array.from({length: 1000}, (_, i) => {
        const ability = random.normal();
        const seen = rounded(sees * ability + Math.sqrt(1 - sees * sees) * random.normal());
        const passed = seen > cut;
        return screen(`${names}${i % 10}`, seen, passed, passed && ability + 0.5 * random.normal() > 0.8);
      });
    const {difference} = contraction(of("L", -0.6, 0.8), of("S", 0.4, 0.1))!;
    expect(difference.interval![0]).toBeGreaterThan(0.03);
  });
});

function rounded(value: number): number {
  return Math.round(2 * value) / 2;
}

function within(value: number, [low, high]: [number, number]): boolean {
  return low <= value && value <= high;
}

/** Share of candidates for whom `yes` holds, by drawing four hundred thousand of them. */
function monteCarlo(yes: (seen: number, offer: boolean) => boolean): number {
  const random = createRandom(1234);
  let count = 0;
  for (let i = 0; i < 400_000; i++) {
    const ability = random.normal();
    const seen = rounded(0.7 * ability + Math.sqrt(0.51) * random.normal());
    count += Number(yes(seen, ability + random.normal() > 0.8));
  }
  return count / 400_000;
}
