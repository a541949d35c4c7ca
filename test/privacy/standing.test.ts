import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {behind} from "../../loaders/privacy/behind.js";
import {cellsOf, standingContent} from "../../loaders/privacy/published-cells.js";
import {
  type Fates,
  fatesOf,
  forgetStanding,
  readStanding,
  type Standing,
  standingFile,
  writeStanding
} from "../../loaders/privacy/standing.js";

type People = Standing["people"];

/** Candidates C0, C1 …, each with one application; `edited` are those of whom something else is said. */
function company(size: number, edited: readonly number[] = [], from = 0): People {
  const told = (id: number): string => (edited.includes(id) ? "edited" : "as before");
  return Object.fromEntries(Array.from({length: size}, (_, i) => [`C${from + i}`, {[`A${from + i}`]: told(from + i)}]));
}

/** Everything, and three roles: the first ten candidates, the next ten, and the rest. */
function roles(people: People) {
  const ids = Object.keys(people);
  const roleOf = (id: string): string => ["Engineer", "Designer"][Math.floor(Number(id.slice(1)) / 10)] ?? "Analyst";
  const part = (role: string) => {
    const mine = ids.filter((id) => roleOf(id) === role);
    return behind(new Set(mine), {slice: {role, level: null}, n: mine.length});
  };
  return behind(new Set(ids), {
    slices: [
      behind(new Set(ids), {slice: {role: null, level: null}, n: ids.length}),
      ...["Engineer", "Designer", "Analyst"].map(part)
    ]
  });
}

function build(before: Standing | null, people: People, {on, made = "one"}: {on: string; made?: string}): Fates {
  return fatesOf(before, {made, people, cells: cellsOf("d", roles(people)), builtAt: on}, 5);
}

/** The fate of everything and of each role. */
function fates({of}: Fates): string[] {
  return [...of].filter(([key]) => key.includes("slices[")).map(([, fate]) => fate);
}

const first = (size = 30) => build(null, company(size), {on: "2026-01-01"});
const all = (fate: string): string[] => [fate, fate, fate, fate];

describe("a published cell beside the next build", () => {
  it("is new where nothing stands, where nobody changed, and where at least five did", () => {
    expect(fates(first())).toEqual(all("publish"));
    expect(fates(build(first().standing, company(30), {on: "2026-02-01"}))).toEqual(all("publish"));
    const many = company(30, [0, 1, 2, 3, 4, 10, 11, 12, 13, 14, 20, 21, 22, 23, 24]);
    expect(fates(build(first().standing, many, {on: "2026-02-01"}))).toEqual(all("publish"));
  });

  it.each([
    ["one was added", company(31)],
    ["one was removed", company(29)],
    ["four were edited in place", company(30, [0, 1, 10, 20])]
  ])("keeps its figures where %s, as do all others", (_, people) => {
    const next = build(first().standing, people, {on: "2026-02-01"});
    expect(fates(next).filter((fate) => fate !== "keep" && fate !== "rest")).toEqual([]);
    expect(next.asOf([...next.of.keys()][1]!)).toBe("2026-01-01");
  });

  it("keeps them where few changed in it, and with it the next of its family, which would tell it", () => {
    const next = build(first().standing, company(30, [0, 1, 2, 3, 4, 5, 6, 10, 11, 12, 13, 14, 20, 21]), {
      on: "2026-02-01"
    });
    expect(fates(next)).toEqual(["publish", "publish", "keep", "keep"]);
  });

  it("counts who changed over all builds since its figures stand, also when each changed alone", () => {
    let standing = first().standing;
    for (const edited of [[0], [0, 1], [0, 1, 2], [0, 1, 2, 3]]) {
      const next = build(standing, company(30, edited), {on: "2026-02-01"});
      expect(fates(next)).toEqual(["keep", "keep", "rest", "rest"]);
      standing = next.standing;
    }
    const fifth = build(standing, company(30, [0, 1, 2, 3, 4]), {on: "2026-03-01"});
    expect(fates(fifth)).toEqual(all("publish"));
  });

  it("counts those who left it, too", () => {
    const moved = Object.fromEntries(Object.entries(company(30)).slice(5));
    expect(fates(build(first().standing, moved, {on: "2026-02-01"}))).toEqual(all("publish"));
  });

  it("is new under another configuration or version, by which everyone counts as changed", () => {
    expect(fates(build(first().standing, company(31), {on: "2026-02-01", made: "two"}))).toEqual(all("publish"));
  });
});

describe("what stands published, by a build's own account,", () => {
  const standsFor = ({standing}: Fates, word: string) => {
    const {group, ...cell} = Object.entries(standing.cells).find(([key]) => key.includes(word))![1];
    return {...cell, people: standing.groups[group]!};
  };
  const engineers = Array.from({length: 10}, (_, i) => `C${i}`);

  it("is since when its figures stand, and who was or is behind them", () => {
    const second = build(first().standing, company(30, [0, 1]), {on: "2026-02-01"});
    expect(standsFor(second, "Engineer")).toEqual({
      asOf: "2026-01-01",
      people: engineers,
      changed: ["C0", "C1"],
      withheld: false
    });
    const fifth = build(second.standing, company(30, [2, 3, 4]), {on: "2026-03-01"});
    expect(standsFor(fifth, "Engineer")).toEqual({
      asOf: "2026-03-01",
      people: engineers,
      changed: [],
      withheld: false
    });
    const left = build(first().standing, company(29, [], 1), {on: "2026-02-01"});
    expect(standsFor(left, "Engineer")).toMatchObject({people: engineers, changed: ["C0"]});
  });

  it("goes on for cells that a build does not publish, such as those of another audience", () => {
    const people = company(30, [0, 20]);
    const partly = fatesOf(first().standing, {made: "one", people, cells: new Map(), builtAt: "2026-02-01"}, 5);
    expect([...partly.of]).toEqual([]);
    expect(standsFor(partly, "Engineer")).toEqual({
      asOf: "2026-01-01",
      people: engineers,
      changed: ["C0"],
      withheld: false
    });
    expect(fates(build(partly.standing, people, {on: "2026-03-01"}))).toEqual(["keep", "keep", "rest", "keep"]);
  });

  it("holds each set of people once, and nothing of cells under another configuration", () => {
    const {groups, cells} = first().standing;
    expect([groups.length, Object.keys(cells).length]).toEqual([4, 6]);
    const anew = build(first().standing, company(31), {on: "2026-02-01", made: "two"});
    expect(new Set(Object.values(anew.standing.cells).map(({asOf}) => asOf))).toEqual(new Set(["2026-02-01"]));
  });

  it("takes applications as part of their candidate: another, or the same told otherwise, is a change", () => {
    const second = {...company(30), C0: {A0: "as before", A0b: "as before"}};
    expect(standsFor(build(first().standing, second, {on: "2026-02-01"}), "Engineer").changed).toEqual(["C0"]);
    expect(standsFor(build(first().standing, company(30), {on: "2026-02-01"}), "Engineer").changed).toEqual([]);
  });
});

describe("somebody who is forgotten", () => {
  it("is held back nowhere: their cells have no figures until five have changed, and others keep theirs", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-standing-"));
    try {
      const file = standingFile(join(folder, "warehouse.duckdb"));
      await writeStanding(file, first().standing);
      await forgetStanding(file, (id) => id === "A3");
      const standing = (await readStanding(file))!;
      expect(JSON.stringify(standing)).not.toMatch(/"C3"|"A3"/);
      const left = (edited: readonly number[]): People =>
        Object.fromEntries(Object.entries(company(30, edited)).filter(([id]) => id !== "C3"));
      const next = build(standing, left([]), {on: "2026-02-01"});
      expect(fates(next)).toEqual(["withhold", "withhold", "rest", "rest"]);
      const three = build(next.standing, left([0, 1, 2]), {on: "2026-03-01"});
      expect(fates(three).slice(0, 2)).toEqual(["withhold", "withhold"]);
      const four = build(three.standing, left([0, 1, 2, 4]), {on: "2026-04-01"});
      expect(fates(four).slice(0, 2)).toEqual(["publish", "publish"]);
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it("is no candidate's name any more, and counts for as many as were forgotten, one after another", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-standing-"));
    try {
      const file = standingFile(join(folder, "warehouse.duckdb"));
      await writeStanding(file, first().standing);
      for (const id of ["A3", "C4", "A7", "nobody"]) await forgetStanding(file, (one) => one === id);
      const {cells} = (await readStanding(file))!;
      const engineers = Object.entries(cells).find(([key]) => key.includes("Engineer"))![1];
      expect(engineers).toMatchObject({withheld: true, changed: ["forgotten 0", "forgotten 1", "forgotten 2"]});
      const designers = Object.entries(cells).find(([key]) => key.includes("Designer"))![1];
      expect(designers).toMatchObject({withheld: false, changed: []});
    } finally {
      rmSync(folder, {recursive: true});
    }
  });

  it("leaves an unreadable record of what stands as if nothing did", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-standing-"));
    try {
      const file = standingFile(join(folder, "warehouse.duckdb"));
      expect(await readStanding(file)).toBeNull();
      await forgetStanding(file, () => true);
      expect(await readStanding(file)).toBeNull();
      for (const damage of ["", "{", '{"made":"one"}']) {
        writeFileSync(file, damage);
        expect(await readStanding(file)).toBeNull();
      }
    } finally {
      rmSync(folder, {recursive: true});
    }
  });
});

describe("the datasets of a build", () => {
  const before = JSON.parse(JSON.stringify(roles(company(30)))) as unknown;
  const next = roles(company(32));

  it("have the old figures where these are kept, and the new ones elsewhere", () => {
    const fateOf = (key: string) =>
      (key.includes("Engineer") || key === "d" ? "publish" : "keep") as "publish" | "keep";
    const shown = standingContent("d", next, {previous: before, fateOf}) as {slices: {n: number}[]};
    expect(shown.slices.map(({n}) => n)).toEqual([30, 10, 10, 10]);
    const all = standingContent("d", next, {previous: before, fateOf: () => "publish"}) as {slices: {n: number}[]};
    expect(all.slices.map(({n}) => n)).toEqual([32, 10, 10, 12]);
    expect(standingContent("d", next, {previous: before, fateOf: () => "keep"})).toEqual(before);
  });
});
