import {describe, expect, it} from "vitest";
import {titleOf} from "../../src/components/funnel/splits-chart.js";
import {stagesOf, stepsTitle} from "../../src/components/funnel/steps-chart.js";
import type {Funnel} from "../../src/contracts/funnel.js";

type Slice = Funnel["slices"][number];

const step = (name: string, within: number | null, half = 0.03) =>
  ({
    step: name,
    entered: 200,
    converted: 40,
    mature: 100,
    within,
    interval: within === null ? null : [within / 100 - half, within / 100 + half],
    days: null
  }) as unknown as Slice["steps"][number] & {mature: number; within: number; interval: [number, number]};
const everyone = {role: null, level: null, period: null};
const trend = (name: string, ...shares: (number | null)[]): Funnel["trends"][number] => ({
  step: name,
  centre: null,
  points: shares.map((share, at) => ({
    period: `2026-Q${at + 1}`,
    n: share === null ? null : 100,
    k: share === null ? null : 100 * share,
    low: null,
    high: null,
    beyond: null,
    baseline: false
  }))
});

describe("the funnel", () => {
  it("leads from stage to stage, ends with whoever came through the last step, and leaves the whole way out", () => {
    const slice = {
      slice: everyone,
      steps: [step("phone_screen>loop", 40), step("loop>offer", 30), step("phone_screen>hired", 8)]
    };
    const stages = stagesOf(slice, [trend("loop>offer", 0.2, null, 0.3)]);
    expect(stages.map(({name, entered}) => [name, entered])).toEqual([
      ["Phone screen", 200],
      ["Loop", 200],
      ["Offer", 40]
    ]);
    expect(stages[2]!.recent).toEqual([
      {period: "2026-Q1", share: 0.2},
      {period: "2026-Q3", share: 0.3}
    ]);
    expect(stages[1]!.recent).toBeNull();
  });

  it("holds quarters beside each other only of everyone, since trends are of everyone", () => {
    const slice = {slice: {...everyone, role: "Engineer"}, steps: [step("loop>offer", 30)]};
    expect(stagesOf(slice, [trend("loop>offer", 0.2, 0.3)])[1]!.recent).toBeNull();
    expect(stagesOf({slice: everyone, steps: []}, [])).toEqual([]);
  });

  it("names the hardest step, with one that may be as hard, and none where three may be", () => {
    const [a, b, c] = [step("phone_screen>loop", 60), step("loop>offer", 30), step("offer>hired", 33)];
    expect(stepsTitle([a, b])).toBe("Fewest go on from loop to offer, 30\u00a0%");
    expect(stepsTitle([a, b, c])).toBe("Fewest go on after loop or offer");
    expect(stepsTitle([b, c, step("recruiter_screen>phone_screen", 31)])).toBe("No single step clearly loses the most");
    expect(stepsTitle([])).toBe("Where candidates leave");
    expect(stepsTitle([{...a, mature: 20, within: 6}, b])).toBe("Too few candidates to name the hardest step");
    // A step that is hidden may be harder than all others.
    expect(stepsTitle([a, b], true)).toBe("Too few candidates to name the hardest step");
  });

  it("calls groups different only where their lines lie apart", () => {
    const row = (label: string, value: number, half: number) => ({
      label,
      value,
      interval: [value - half, value + half] as [number, number]
    });
    const format = (value: number): string => String(value);
    expect(
      titleOf([row("everyone", 3, 1), row("A", 2, 0.4), row("B", 3, 0.4)], "role", {measure: "share", format})
    ).toBe("B 3, A 2");
    expect(titleOf([row("A", 2, 0.6), row("B", 3, 0.6)], "role", {measure: "share", format})).toBe(
      "No clear difference in share between roles"
    );
    expect(titleOf([row("A", 2, 0.6)], "role", {measure: "share", format})).toBe("Too few groups to compare");
  });
});
