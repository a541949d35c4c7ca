import {mkdtempSync, rmSync} from "node:fs";
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

  it("leaves an unreadable record of what stands as if nothing did", async () => {
    expect(await readStanding(join(tmpdir(), "nowhere", "published"))).toBeNull();
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
