import {describe, expect, it} from "vitest";
import {behind, candidatesBehind, untold, wasUntold} from "../../loaders/privacy/behind.js";
import {cellsOf, standingContent} from "../../loaders/privacy/published-cells.js";
import type {Fate} from "../../loaders/privacy/standing.js";

const people = (...ids: string[]): ReadonlySet<string> => new Set(ids);
const cell = <Cell extends object>(content: Cell): Cell => behind(people("C1", "C2"), content);

/** The families of the cells of a content, in their order. */
const families = (content: unknown): string[] => [...cellsOf("d", content).values()].map(({family}) => family);
const keys = (content: unknown): string[] => [...cellsOf("d", content).keys()];

describe("the cells of a dataset", () => {
  it("are its objects that know their candidates, by where they stand", () => {
    const content = {n: 1, whole: cell({inside: {part: behind(people("C3"), {n: 2})}}), other: {n: 3}};
    expect([...cellsOf("d", content)]).toEqual([
      ["d.whole", {people: people("C1", "C2"), family: "d.whole"}],
      ["d.whole.inside.part", {people: people("C3"), family: "d.whole.inside.part"}]
    ]);
  });

  it("of a list are named by what they are about, wherever they stand in it", () => {
    const rows = [
      {role: "A", n: 1},
      {role: "B", n: 2}
    ];
    expect(keys({rows: rows.map(cell)}).sort()).toEqual(keys({rows: rows.toReversed().map(cell)}).sort());
    expect(keys({rows: [cell({role: "A", n: 1})]})).toEqual(keys({rows: [cell({role: "A", n: 9})]}));
    expect(new Set(keys({rows: [cell({role: "A"}), cell({role: "A"}), cell({role: null})]})).size).toBe(3);
  });

  it.each(["role", "interviewer", "question", "month", "rule", "date", "slice"])("are about their %s", (label) => {
    expect(
      new Set(keys({rows: [cell({[label]: "x"}), cell({[label]: "y"})]}).map((key) => key.slice(0, -3))).size
    ).toBe(2);
  });

  it("are named by the step that they lead from, and not by the day that they begin on", () => {
    expect(keys({rows: [cell({from: "screen", to: "loop"})]})).not.toEqual(
      keys({rows: [cell({from: "screen", to: "offer"})]})
    );
    for (const [before, after] of [
      ["2026-01-01", "2026-02-01"],
      [null, "2026-02-01"]
    ])
      expect(keys({rows: [cell({from: before, to: before})]})).toEqual(keys({rows: [cell({from: after, to: after})]}));
    expect(keys({rows: [cell({role: null, n: 1})]})).not.toEqual(keys({rows: [cell({role: "A", n: 1})]}));
  });

  it("add up with those of the same list that are about one thing of the same kind", () => {
    const slice = (role: string | null, level: string | null) => cell({slice: {role, level}, n: 1});
    const [all, one, other, level, both] = families({
      slices: [slice(null, null), slice("A", null), slice("B", null), slice(null, "L1"), slice("A", "L1")]
    });
    expect(one).toBe(other);
    expect(new Set([all, one, level, both]).size).toBe(4);
    const [roleA, roleB, levelA] = families({
      rows: [
        cell({dimension: "role", member: "A"}),
        cell({dimension: "role", member: "B"}),
        cell({dimension: "level", member: "A"})
      ]
    });
    expect(roleA).toBe(roleB);
    expect(roleA).not.toBe(levelA);
    const [steps, measures, ofSteps] = families({
      rows: [cell({step: "screen"}), cell({measure: "screen"}), cell({step: "loop"})]
    });
    expect(new Set([steps, measures, ofSteps]).size).toBe(3);
    expect(new Set(families({rows: [cell({by: "A"}), cell({by: "B"})]})).size).toBe(2);
  });
});

describe("a dataset beside that of the last build", () => {
  /** What is published where cells that have a word in their key have a fate, and all others are new. */
  const beside = (content: unknown, previous: unknown, ...kept: [word: string, fate: Fate][]): unknown =>
    standingContent("d", content, {
      previous,
      fateOf: (key) => kept.find(([word]) => key.includes(word))?.[1] ?? "publish"
    });
  const row = (role: string, n: number, more: object = {}) => cell({role, n, ...more});

  it("is new where no cell stays as it was", () => {
    const next = {n: 2, rows: [row("A", 5)]};
    expect(beside(next, {n: 1, rows: [{role: "A", n: 4}]})).toEqual(next);
    expect(beside(next, undefined)).toEqual(next);
  });

  it("keeps a cell whole, with lists and objects inside it that are no cells of their own", () => {
    const next = {rows: [row("A", 5, {trend: [1, 2, 3], inside: {k: 2}}), row("B", 6)]};
    const old = {
      rows: [
        {role: "A", n: 4, trend: [1, 2], inside: {k: 1}},
        {role: "B", n: 1}
      ]
    };
    expect(beside(next, old, ["A", "keep"])).toEqual({
      rows: [
        {role: "A", n: 4, trend: [1, 2], inside: {k: 1}},
        {role: "B", n: 6}
      ]
    });
  });

  it("has a cell inside of one that is kept new where that one is", () => {
    const next = cell({n: 5, part: behind(people("C9"), {n: 2})});
    const old = {n: 4, part: {n: 1}};
    const inner: Fate = "publish";
    const shown = standingContent("d", next, {previous: old, fateOf: (key) => (key === "d" ? "keep" : inner)});
    expect(shown).toEqual({n: 4, part: {n: 2}});
  });

  it("keeps the old form of what was of another form", () => {
    expect(beside(cell({trend: [1]}), {trend: null}, ["d", "keep"])).toEqual({trend: null});
    expect(beside(cell({part: {n: 1}}), {part: [1]}, ["d", "keep"])).toEqual({part: [1]});
    expect(beside(cell({part: {n: 1}}), {part: {n: 2}}, ["d", "keep"])).toEqual({part: {n: 2}});
  });

  it("keeps members of a list that are gone, and has no new ones, where the list stands in what is kept", () => {
    const next = cell({
      rows: [
        {role: "A", n: 5},
        {role: "C", n: 7}
      ]
    });
    const old = {
      rows: [
        {role: "A", n: 4},
        {role: "B", n: 3}
      ]
    };
    expect(beside(next, old, ["d", "keep"])).toEqual(old);
    expect(beside({rows: [row("A", 5), row("C", 7)]}, old)).toEqual({
      rows: [
        {role: "A", n: 5},
        {role: "C", n: 7}
      ]
    });
  });

  it("has no figures of a cell that would keep what stands nowhere, and does not list whom it is about", () => {
    const next = {rows: [row("A", 5), row("B", 6)], slices: [cell({slice: {role: "A"}, n: 5})], one: cell({n: 3})};
    const shown = beside(next, {rows: []}, ["A", "keep"], ["one", "withhold"]) as typeof next;
    expect(shown.rows).toEqual([{role: "B", n: 6}]);
    expect([shown.slices.length, wasUntold(shown.slices[0]!), wasUntold(shown.one)]).toEqual([1, true, true]);
  });

  it("has the new figures of a cell in which nobody changed, where none stand", () => {
    const next = {rows: [row("A", 5), row("B", 6)]};
    expect(beside(next, {rows: [{role: "A", n: 4}]}, ["[", "rest"])).toEqual({
      rows: [
        {role: "A", n: 4},
        {role: "B", n: 6}
      ]
    });
  });

  it("says of what it publishes anew who is behind it, and of what stands nothing, since it was enough then", () => {
    const next = {rows: [row("A", 5), row("B", 6)]};
    const old = {
      rows: [
        {role: "A", n: 4},
        {role: "B", n: 6}
      ]
    };
    const {rows} = beside(next, old, ["A", "keep"]) as typeof next;
    expect(rows.map((one) => candidatesBehind(one))).toEqual([undefined, people("C1", "C2")]);
    const kept = beside({one: untold({n: 1})}, {one: {n: 2}}) as {one: object};
    expect(wasUntold(kept.one)).toBe(true);
  });
});
