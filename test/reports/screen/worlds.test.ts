import {describe, expect, it} from "vitest";
import {funnel} from "../../../loaders/reports/funnel/report.js";
import type {Report} from "../../../loaders/reports/report.js";
import {screeners} from "../../../loaders/reports/screeners/report.js";
import type {WorldName} from "../../../loaders/simulate/worlds.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {worldWarehouse} from "../../support/worlds.js";
import {isFull} from "../../support/endurance.js";

const patience = isFull ? 3_600_000 : 240_000;

/** Of worlds whose plant shows in a smaller company too, in short such a one. */
const size = (world: WorldName): {screens?: number} => (isFull || world === "mix-shift" ? {} : {screens: 1200});

async function findingsOf(world: WorldName, seed: number, reports: Report[]) {
  const {context, close} = await worldWarehouse({world, seed, ...size(world)});
  try {
    const findings: Finding[] = [];
    for (const report of reports) findings.push(...(await report(context)).findings);
    return {findings};
  } finally {
    close();
  }
}

describe("simulated screeners", () => {
  it(
    "are left alone where none differs",
    async () => {
      let accused = 0;
      for (const seed of isFull ? Array.from({length: 20}, (_, i) => i + 1) : [1]) {
        const {findings} = await findingsOf("null", seed, [screeners]);
        expect(findings.length).toBeGreaterThan(5);
        if (findings.some(({verdict}) => verdict === "act")) accused++;
      }
      // At most one such company in twenty may hear a false act: of twenty, more than three do in under 2 % of tries.
      expect(accused).toBeLessThanOrEqual(isFull ? 3 : 0);
    },
    patience
  );
});

describe("simulated funnels", () => {
  it(
    "say mix where only the mix of sources moved",
    async () => {
      const {findings} = await findingsOf("mix-shift", 3, [funnel]);
      expect(
        findings.find(({kind, subject}) => kind === "funnel.mix" && subject === "phone_screen>loop")
      ).toMatchObject({
        verdict: "act",
        direction: "mix"
      });
    },
    patience
  );

  it(
    "say Simpson where every source rose and the total did not",
    async () => {
      const seeds = isFull ? Array.from({length: 20}, (_, i) => i + 1) : [1];
      const directions: (string | null | undefined)[] = [];
      for (const seed of seeds) {
        const {findings} = await findingsOf("simpson", seed, [funnel]);
        const found = findings.find(({kind, subject}) => kind === "funnel.mix" && subject === "phone_screen>loop");
        directions.push(found!.direction);
      }
      // Of 100 such companies about 15 see a total that did not fall by chance, or parts that are not sure to have risen.
      expect(directions.filter((direction) => direction === "simpson").length).toBeGreaterThanOrEqual(isFull ? 14 : 1);
    },
    patience
  );

  it(
    "say that nothing is unusual where nothing changed",
    async () => {
      const seeds = isFull ? Array.from({length: 20}, (_, i) => i + 1) : [1];
      let quiet = 0;
      for (const seed of seeds) {
        const {findings} = await findingsOf("null", seed, [funnel]);
        expect(findings.length).toBeGreaterThan(8);
        expect(findings.filter(({verdict}) => verdict === "act")).toEqual([]);
        if (findings.every(({verdict}) => verdict !== "watch")) quiet++;
      }
      // A company in ten may be told to watch a step.
      expect(quiet / seeds.length).toBeGreaterThanOrEqual(0.75);
    },
    patience
  );

  it(
    "do not report a decline while a growing pipeline is young",
    async () => {
      for (const seed of isFull ? Array.from({length: 20}, (_, i) => i + 1) : [1]) {
        const {findings} = await findingsOf("censored-growth", seed, [funnel]);
        expect(findings.filter(({verdict, direction}) => verdict === "act" && direction === "down")).toEqual([]);
      }
    },
    patience
  );
});
