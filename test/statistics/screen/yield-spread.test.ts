import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/random.js";
import {chanceOfSpread} from "../../../src/statistics/screen/yield-spread.js";

describe("the chance that groups alike differ so much", () => {
  it("is Fisher's exact one of two groups alike in size", () => {
    // Fisher's tea: 3 of 4 and 1 of 4. Hypergeometric: 2·(1 + 16)/70 = 0.486.
    const tea = chanceOfSpread(
      [
        {k: 3, n: 4},
        {k: 1, n: 4}
      ],
      19_999
    )!;
    expect(tea).toBeGreaterThan(0.47);
    expect(tea).toBeLessThan(0.5);
    // All four against none: 2/70.
    const apart = chanceOfSpread(
      [
        {k: 4, n: 4},
        {k: 0, n: 4}
      ],
      19_999
    )!;
    expect(Math.abs(apart - 2 / 70)).toBeLessThan(0.004);
  });

  it("is small where groups differ, and rarely where they do not", () => {
    expect(
      chanceOfSpread([
        {k: 30, n: 80},
        {k: 5, n: 80},
        {k: 12, n: 60}
      ])!
    ).toBeLessThan(0.01);
    const random = createRandom(5);
    const called = Array.from({length: 200}, () =>
      chanceOfSpread(
        [80, 60, 40, 40].map((n) => ({
          n,
          k: Array.from({length: n}, () => random.uniform() < 0.2).filter(Boolean).length
        })),
        499
      )
    ).filter((chance) => chance! < 0.05).length;
    // 10 of 200 are expected; more than 20 come in under one of a thousand tries.
    expect(called).toBeLessThanOrEqual(20);
  });

  it("is unknown with one group, and where nothing or everything is a success", () => {
    expect(chanceOfSpread([{k: 3, n: 9}])).toBeNull();
    const none = [
      {k: 0, n: 9},
      {k: 0, n: 7}
    ];
    expect(chanceOfSpread(none)).toBeNull();
    expect(chanceOfSpread(none.map(({n}) => ({k: n, n})))).toBeNull();
  });
});
