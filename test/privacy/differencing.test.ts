import {describe, expect, it} from "vitest";
import {movedByFew} from "../../loaders/privacy/differencing.js";
import {afterPrevious} from "../../loaders/publish/previous.js";
import type {Dataset} from "../../loaders/reports/report.js";
import {dataTrust} from "../../src/contracts/data-trust.js";
import {overview as overviewContract} from "../../src/contracts/overview.js";
import {site as siteContract} from "../../src/contracts/site.js";

const row = (role: string, n: number) => ({slice: {role, level: null}, n});

describe("movedByFew", () => {
  it("hears a count that moved by one to four, wherever its row stands now", () => {
    const before = [row("A", 20), row("B", 30)];
    expect(movedByFew(before, [row("B", 30), row("A", 20)], 5)).toBe(false);
    expect(movedByFew(before, [row("B", 30), row("A", 21)], 5)).toBe(true);
    expect(movedByFew(before, [row("B", 30), row("A", 16)], 5)).toBe(true);
    expect(movedByFew(before, [row("B", 35), row("A", 15)], 5)).toBe(false);
  });

  it("hears an estimate that moved while no count did: one vote was edited", () => {
    expect(movedByFew({n: 30, share: 0.41}, {n: 30, share: 0.4}, 5)).toBe(true);
    expect(movedByFew({n: 30, share: 0.41}, {n: 36, share: 0.4}, 5)).toBe(false);
  });

  it("takes an estimate that was a whole number by chance for no count", () => {
    expect(movedByFew({n: 30, share: 1}, {n: 40, share: 0.9}, 5)).toBe(false);
    expect(movedByFew({n: 30, share: 0.9}, {n: 40, share: 1}, 5)).toBe(false);
  });

  it.each(["dimension", "rule", "split", "subject", "votes"])(
    "knows a row again by its %s, wherever it stands",
    (name) => {
      const named = (value: string, n: number) => ({[name]: value, n});
      expect(movedByFew([named("A", 20), named("B", 22)], [named("B", 22), named("A", 20)], 5)).toBe(false);
      expect(movedByFew([named("A", 20), named("B", 40)], [named("B", 41), named("A", 20)], 5)).toBe(true);
    }
  );

  it("knows a row again whose sentence changed, and hears a number that is called like a label", () => {
    const told = (sentence: string, n: number) => ({role: "A", sentence, n});
    expect(movedByFew([told("20 loops", 20)], [told("21 loops", 21)], 5)).toBe(true);
    expect(movedByFew([{role: "A", votes: 20}], [{role: "A", votes: 21}], 5)).toBe(true);
  });

  it("knows rows without a name by their place, beside empty ones", () => {
    expect(movedByFew([{n: 10}, {n: 50}, {n: 90}], [{n: 10}, {n: 52}, {n: 90}], 5)).toBe(true);
    expect(movedByFew([null, [3], 10], [null, [3], 11], 5)).toBe(true);
    expect(movedByFew([null, [3], 10], [null, [3], 10], 5)).toBe(false);
  });

  it("hears a move of one less than the minimum, and none of the minimum", () => {
    expect(movedByFew({n: 30}, {n: 34}, 5)).toBe(true);
    expect(movedByFew({n: 30}, {n: 35}, 5)).toBe(false);
  });

  it("lets rows come and go, which hold enough people by themselves", () => {
    expect(movedByFew([row("A", 20)], [row("A", 20), row("B", 6)], 5)).toBe(false);
  });
});

describe("afterPrevious", () => {
  const site = {
    sampleData: false,
    dataThrough: "2026-06-10",
    exportedAt: "2026-06-11T08:00:00Z",
    builtAt: "2026-06-11T09:00:00Z",
    files: 3,
    accepted: 900,
    rejected: 2,
    doubts: []
  };
  const trust = (reject: number) => ({
    findings: [],
    tables: [],
    waterfall: [],
    joins: [],
    months: [],
    reasons: [{check: "reject", reason: "vote: unknown label", table: "scorecards", affected: reject, of: null}],
    missing: [],
    limits: []
  });
  const overview = (act: number) => ({
    findings: [],
    counts: {act, watch: 0, ok: 0, too_little_data: 0},
    pages: [],
    limits: []
  });
  const published = new Map<string, unknown>([
    ["site", site],
    ["overview", overview(7)],
    ["data-trust", trust(2)]
  ]);
  const next = (act: number, about: Partial<typeof site>): Dataset[] => [
    {name: "site", audiences: ["leads"], content: {...site, accepted: 905, ...about}},
    {name: "overview", audiences: ["leads"], content: overview(act)},
    {name: "data-trust", audiences: ["leads"], content: trust(3)}
  ];

  it("is asked here about figures that fit their pages", () => {
    expect(siteContract.safeParse(site).error).toBeUndefined();
    expect(overviewContract.safeParse(overview(7)).error).toBeUndefined();
    expect(dataTrust.safeParse(trust(2)).error).toBeUndefined();
  });

  it("keeps every figure, the date included, while a count moved by a few within four weeks", async () => {
    const {datasets, heldBack} = await afterPrevious(published, next(8, {dataThrough: "2026-06-30"}), 5);
    expect(heldBack).toBe(true);
    expect(datasets.map(({content}) => content)).toEqual([site, overview(7), trust(2)]);
  });

  it.each([
    ["counts moved by five or more", 12, {}],
    ["no count of people moved", 7, {}],
    ["the data reach four weeks further", 8, {dataThrough: "2026-07-08"}],
    ["the same rows were read with other settings", 8, {accepted: 900}],
    ["the data are the sample", 8, {sampleData: true}]
  ])("publishes when %s", async (_, act, about) => {
    expect((await afterPrevious(published, next(act, about), 5)).heldBack).toBe(false);
  });

  it("publishes where nothing stands yet, and where the earlier figures no longer fit their pages", async () => {
    expect((await afterPrevious(new Map(), next(8, {}), 5)).heldBack).toBe(false);
    const old = new Map(published).set("overview", {...overview(7), retired: true});
    expect((await afterPrevious(old, next(8, {}), 5)).heldBack).toBe(false);
  });
});
