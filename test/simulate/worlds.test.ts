import {describe, expect, it} from "vitest";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import type {SimulatedTables} from "../../loaders/simulate/tables.js";
import {worldNames, type WorldName} from "../../loaders/simulate/worlds.js";
import {loopVotes} from "./world-facts.js";

const smallWorlds = new Map<WorldName, SimulatedTables>();

/** The rows of a small company of a world, simulated once. */
function smallWorld(world: WorldName): SimulatedTables {
  const tables = smallWorlds.get(world) ?? simulateWorld({world, screens: 150, seed: 2}).tables;
  smallWorlds.set(world, tables);
  return tables;
}

describe("worlds", () => {
  it("the same seed gives the same rows and the same truth, another seed others", () => {
    const make = (seed: number) => simulateWorld({world: "sample", screens: 120, seed});
    expect(make(5).tables).toEqual(make(5).tables);
    expect(make(5).truth).toEqual(make(5).truth);
    expect(make(6).tables.scorecards).not.toEqual(make(5).tables.scorecards);
  });

  it("batches hold the same rows as the whole, in the same order", () => {
    const world = simulateWorld({world: "standard", screens: 4000, seed: 3});
    const batches = [...world.batches()];
    expect(batches.length).toBeGreaterThan(1);
    expect(batches.flatMap(({scorecards}) => scorecards)).toEqual(world.tables.scorecards);
    expect(batches.flatMap(({interviewers}) => interviewers)).toEqual(world.tables.interviewers);
  });

  it.each(worldNames)("%s: ids are unique and every reference leads somewhere", (name) => {
    const tables = smallWorld(name);
    const ids = new Set(tables.applications.map((row) => row.application_id));
    const people = new Set(tables.interviewers.map((row) => row.interviewer_id));
    const cards = new Set(tables.scorecards.map((row) => row.scorecard_id));
    expect(ids.size).toBe(tables.applications.length);
    expect(cards.size).toBe(tables.scorecards.length);
    for (const table of ["stages", "interviews", "scorecards", "decisions", "outcomes"] as const)
      expect(tables[table].filter((row) => !ids.has(row.application_id!))).toEqual([]);
    for (const table of ["interviews", "scorecards"] as const)
      expect(tables[table].filter((row) => !people.has(row.interviewer_id!))).toEqual([]);
    expect(tables.ratings.filter((row) => !cards.has(row.scorecard_id!))).toEqual([]);
  });

  it.each(worldNames)("%s: nothing happens after the last day, and nothing out of order", (name) => {
    const tables = smallWorld(name);
    const applied = new Map(tables.applications.map((row) => [row.application_id, String(row.applied_at)]));
    for (const {application_id: id, entered_at: entered, exited_at: exited} of tables.stages) {
      expect(String(entered) >= applied.get(id!)!).toBe(true);
      expect(String(entered) <= "2026-06-30T23:59:59Z").toBe(true);
      expect(exited === null || String(exited) >= String(entered)).toBe(true);
    }
    for (const {interviewed_at: held, submitted_at: submitted} of tables.scorecards)
      expect(String(submitted) > String(held) && String(submitted) <= "2026-06-30T23:59:59Z").toBe(true);
    for (const {decided_at: decided} of tables.decisions) expect(String(decided) <= "2026-06-30T23:59:59Z").toBe(true);
  });

  it("the null world has no difference between people: every severity is 0 and every question as good", () => {
    const {truth} = simulateWorld({world: "null", seed: 1});
    expect(Object.values(truth.interviewers).every(({severity}) => severity === 0)).toBe(true);
    expect(Object.values(truth.screeners).every(({severity}) => severity === 0)).toBe(true);
    expect(new Set(Object.values(truth.questions).map(({loading}) => loading)).size).toBe(1);
    expect(truth.expected).toEqual([]);
  });

  it("planted interviewers vote apart from others on the same candidates, the decoy does not", () => {
    const {tables, truth} = simulateWorld({world: "sample", screens: 3000, seed: 8});
    const apart = new Map<string, number[]>();
    const loops = loopVotes(tables);
    const place = new Map<string, number>();
    for (const row of tables.scorecards) {
      if (row.stage !== "loop" || row.shadow === true) continue;
      const votes = loops.get(String(row.application_id))!;
      const at = place.get(String(row.application_id)) ?? 0;
      place.set(String(row.application_id), at + 1);
      const others = votes.filter((_, index) => index !== at);
      if (others.length === 0) continue;
      const mean = others.reduce((a, b) => a + b, 0) / others.length;
      const id = String(row.interviewer_id);
      apart.set(id, [...(apart.get(id) ?? []), votes[at]! - mean]);
    }
    const meanOf = (id: string): number => apart.get(id)!.reduce((a, b) => a + b, 0) / apart.get(id)!.length;
    expect(meanOf("I07")).toBeLessThan(-0.5);
    expect(meanOf("I19")).toBeLessThan(-0.4);
    expect(meanOf("I31")).toBeGreaterThan(0.5);
    expect(truth.interviewers.I07!.deviation).toBeLessThan(-0.5);
    expect(truth.interviewers.I23!.severity).toBe(0);
  });

  it("borderline screens waste hours in the sample and in borderline-waste, and earn them in a sparse pipeline", () => {
    const gap = (world: "sample" | "borderline-waste" | "sparse-pipeline"): number => {
      const {bands, breakEven} = simulateWorld({world, seed: 1}).truth;
      return bands.mixed.offerIfAdvanced! - breakEven!;
    };
    expect(gap("sample")).toBeLessThan(-0.1);
    expect(gap("borderline-waste")).toBeLessThan(-0.1);
    expect(gap("sparse-pipeline")).toBeGreaterThan(0.03);
  });

  it("in the Simpson world every source passes more often while all together pass less", () => {
    const {tables} = simulateWorld({world: "simpson", screens: 8000, seed: 1});
    const loops = new Set(tables.stages.filter(({stage}) => stage === "loop").map((row) => row.application_id));
    const screened = new Set(
      tables.scorecards.filter(({stage}) => stage === "phone_screen").map((row) => row.application_id)
    );
    const rate = (isLate: boolean, source: string | null): number => {
      const group = tables.applications.filter(
        (row) =>
          screened.has(row.application_id!) &&
          String(row.applied_at) >= "2025-07-01" === isLate &&
          (source === null || row.source === source)
      );
      return group.filter((row) => loops.has(row.application_id!)).length / group.length;
    };
    expect(rate(true, null)).toBeLessThan(rate(false, null));
    for (const source of ["referral", "inbound"]) expect(rate(true, source)).toBeGreaterThan(rate(false, source));
  });
});
