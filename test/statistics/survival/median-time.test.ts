import {describe, expect, it} from "vitest";
import {createRandom} from "../../../src/statistics/random.js";
import {medianTime} from "../../../src/statistics/survival/median-time.js";
import {aalenJohansen} from "../../../src/statistics/survival/incidence.js";

describe("medianTime", () => {
  it("is the ordinary median where nobody is still waiting", () => {
    const odd = Array.from({length: 11}, (_, i) => (i + 1) * 2);
    expect(
      medianTime(
        odd,
        odd.map(() => 1),
        1
      ).value
    ).toBe(12);
    const even = odd.slice(0, 10);
    expect(
      medianTime(
        even,
        even.map(() => 1),
        1
      )
    ).toMatchObject({value: 11, n: 10});
  });

  it("is where the Aalen–Johansen curve reaches half of its height", () => {
    const random = createRandom(5);
    const time = Array.from({length: 301}, () => Math.ceil(random.uniform() * 1000) / 10);
    const cause = time.map(() => random.integer(3));
    const {time: steps, incidence} = aalenJohansen(time, cause);
    const height = incidence[1]!.at(-1)!;
    expect(medianTime(time, cause, 1).value).toBe(steps[incidence[1]!.findIndex((share) => share >= height / 2)]);
  });

  it("does not take the quick ones for all: late starters would halve the time otherwise", () => {
    const random = createRandom(11);
    let covered = 0;
    const naive: number[] = [];
    const runs = 200;
    // Time to hire uniform on 20 to 100 days, median 60; a third is rejected instead, around day 15; starts over 120 days.
    for (let run = 0; run < runs; run++) {
      const people = Array.from({length: 400}, () => {
        const hired = random.uniform() < 0.66;
        const takes = hired ? 20 + 80 * random.uniform() : 30 * random.uniform();
        const seen = 120 * random.uniform();
        return takes <= seen ? {time: takes, cause: hired ? 1 : 2} : {time: seen, cause: 0};
      });
      const {interval} = medianTime(
        people.map(({time}) => time),
        people.map(({cause}) => cause),
        1
      );
      if (interval![0] <= 60 && 60 <= interval![1]) covered++;
      const done = people.filter(({cause}) => cause === 1).map(({time}) => time);
      naive.push(done.sort((a, b) => a - b)[Math.floor(done.length / 2)]!);
    }
    expect(naive.reduce((a, b) => a + b) / runs).toBeLessThan(54);
    expect(covered / runs).toBeGreaterThan(0.85);
    expect(covered / runs).toBeLessThanOrEqual(0.97);
  });

  it("asks for ten who came to it", () => {
    const time = Array.from({length: 40}, (_, i) => i);
    expect(
      medianTime(
        time,
        time.map((_, i) => (i < 9 ? 1 : 2)),
        1
      )
    ).toEqual({
      value: null,
      standardError: null,
      interval: null,
      n: 9
    });
  });

  it("refuses negative times and lists of different length", () => {
    expect(() => medianTime([-1], [1], 1)).toThrow(/0 or larger/);
    expect(() => medianTime([1, 2], [1], 1)).toThrow(/[a-z]{3,} .*[a-z]{3,}/);
  });
});
