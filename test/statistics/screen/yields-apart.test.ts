import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/random.js";
import {yieldsApart} from "../../../src/statistics/screen/yields-apart.js";

const random = createRandom(5);

/** Companies of teams with so many borderline loops each, and the chance of an offer in each. */
function companies(how: number, teams: readonly {n: number; chance: number}[]) {
  return Array.from({length: how}, () =>
    teams.map(({n, chance}) => ({
      n,
      k: Array.from({length: n}, () => random.uniform() < chance).filter(Boolean).length
    }))
  );
}

function named(teams: readonly {k: number; n: number}[]): number[] {
  return yieldsApart(teams, {least: 30}).flatMap((one, place) => (one !== null && one.adjusted <= 0.05 ? [place] : []));
}

const sizes = [80, 60, 40, 40, 35];
const alike = sizes.map((n) => ({n, chance: 0.2}));

describe("groups that give another share of successes than the others", () => {
  it("are tested by Fisher's exact test, two-sided", () => {
    // Sums of exact binomials (Python): 34 / 70 of 3 of 4 against 1 of 4; 10 of 20 against 2 of 30.
    const tea = yieldsApart([
      {k: 3, n: 4},
      {k: 1, n: 4}
    ]);
    expect(tea[0]!.adjusted).toBeCloseTo((2 * 34) / 70, 9);
    const two = yieldsApart([
      {k: 10, n: 20},
      {k: 2, n: 30}
    ]);
    expect(two[0]!.adjusted).toBeCloseTo(2 * 0.000704562403804, 12);
    expect(two[0]!.others).toBeCloseTo(2 / 30, 12);
  });

  it("are drawn towards the common share, the more the fewer their cases", () => {
    const [large, small] = yieldsApart([
      {k: 32, n: 80},
      {k: 4, n: 10},
      {k: 8, n: 80},
      {k: 12, n: 80}
    ]);
    expect(large!.value).toBeLessThan(0.4);
    expect(small!.value).toBeLessThan(large!.value);
    expect(small!.value).toBeGreaterThan(56 / 250);
    for (const {value, interval} of [large!, small!]) {
      expect(interval[0]).toBeLessThan(value);
      expect(interval[1]).toBeGreaterThan(value);
    }
  });

  it("are named in at most one company of twenty where all teams are alike", () => {
    const alarms = companies(200, alike).filter((teams) => named(teams).length > 0).length;
    // 10 of 200 is the most that is promised; more than 20 come in under one of a thousand tries.
    expect(alarms).toBeLessThanOrEqual(20);
  });

  it("are found where one team gives a third of what the others do, and seldom another in its place", () => {
    const planted = companies(50, [...alike.slice(1).map(({n}) => ({n, chance: 0.3})), {n: 80, chance: 0.1}]);
    const calls = planted.map(named);
    expect(calls.filter((places) => places.includes(sizes.length - 1)).length).toBeGreaterThan(35);
    expect(calls.filter((places) => places.some((place) => place < sizes.length - 1)).length).toBeLessThan(10);
  });

  it("are none where only one group has enough cases, and where nothing or everything is a success", () => {
    const few = yieldsApart(
      [
        {k: 3, n: 40},
        {k: 9, n: 20}
      ],
      {least: 30}
    );
    expect(few).toEqual([null, null]);
    const none = [
      {k: 0, n: 9},
      {k: 0, n: 7}
    ];
    expect(yieldsApart(none)).toEqual([null, null]);
    expect(yieldsApart(none.map(({n}) => ({k: n, n})))).toEqual([null, null]);
  });
});
