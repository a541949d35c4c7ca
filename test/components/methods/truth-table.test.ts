import {describe, expect, it} from "vitest";
import {worldRows} from "../../../src/components/methods/truth-table.js";
import {worldName} from "../../../src/components/methods/world-names.js";
import {unlikeScenarios} from "../../../bench/truth/scenarios.js";
import {worldNames} from "../../../loaders/simulate/worlds.js";
import {truthRecoveryDataset} from "../../../loaders/reports/shared/site.js";
import {truthRecovery, type TruthRecovery} from "../../../src/contracts/truth-recovery.js";

describe("the worlds of the truth table", () => {
  it("have names that a reader understands, none of them the short one of the simulator", () => {
    const {worlds, estimators} = truthRecoveryDataset().content as TruthRecovery;
    const unlike = Object.values(unlikeScenarios).flatMap((all) => all.map(([name]) => name));
    const short = [...new Set([...worldNames, ...unlike, ...[...worlds, ...estimators].map(({world}) => world)])];
    expect(worlds.length).toBeGreaterThan(3);
    for (const world of short) {
      expect(worldName(world)).not.toBe(world);
      expect(worldName(world)).toMatch(/ /);
    }
  });
});

describe("the rows of the truth table", () => {
  const row = (world: string, kind: string, subjects: number, falseAlarms: number) => ({
    world,
    kind,
    about: "each" as const,
    planted: subjects > 0 ? "leaked" : "nothing",
    runs: 20,
    subjects,
    found: subjects,
    others: 100,
    falseAlarms
  });

  it("keep each planted fact, and add up where nothing was planted", () => {
    const rows = worldRows([
      row("leaked-question", "question.signal", 0, 1),
      row("leaked-question", "question.drift", 20, 2),
      row("leaked-question", "interviewer.severity", 0, 4)
    ]);
    expect(rows.map(({kind, others, falseAlarms}) => [kind, others, falseAlarms])).toEqual([
      ["everything else", 200, 5],
      ["question.drift", 100, 2]
    ]);
  });

  it("stand apart by finding where nobody differs", () => {
    const rows = worldRows([row("null", "question.signal", 0, 1), row("null", "question.drift", 0, 0)]);
    expect(rows.map(({kind}) => kind)).toEqual(["question.signal", "question.drift"]);
  });
});

describe("the committed table", () => {
  it("has the shape of its contract", () => {
    expect(() => truthRecovery.parse(truthRecoveryDataset().content)).not.toThrow();
  });
});
