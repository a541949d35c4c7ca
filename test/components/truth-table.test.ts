import {describe, expect, it} from "vitest";
import {worldName} from "../../src/components/truth-table.js";
import {truthRecoveryDataset} from "../../loaders/reports/truth-recovery.js";
import {truthRecovery, type TruthRecovery} from "../../src/contracts/truth-recovery.js";

describe("the worlds of the truth table", () => {
  it("have names that a reader understands, none of them the short one of the simulator", () => {
    const {worlds, estimators} = truthRecoveryDataset().content as TruthRecovery;
    const short = [...new Set([...worlds, ...estimators].map(({world}) => world))];
    expect(short.length).toBeGreaterThan(3);
    for (const world of short) {
      expect(worldName(world)).not.toBe(world);
      expect(worldName(world)).toMatch(/ /);
    }
  });
});

describe("the committed table", () => {
  it("has the shape of its contract", () => {
    expect(() => truthRecovery.parse(truthRecoveryDataset().content)).not.toThrow();
  });
});
