import {describe, expect, it} from "vitest";
import {borderline} from "../../loaders/reports/borderline.js";
import {funnel} from "../../loaders/reports/funnel.js";
import type {Report} from "../../loaders/reports/report.js";
import {screen} from "../../loaders/reports/screen.js";
import {screeners} from "../../loaders/reports/screeners.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";
import type {Finding} from "../../src/contracts/finding.js";
import {worldWarehouse} from "./world-warehouse.js";

const full = process.env.PLUMBLINE_FULL === "1";
const patience = full ? 3_600_000 : 240_000;

async function findingsOf(world: WorldName, seed: number, reports: Report[], screens?: number) {
  const {context, truth, close} = await worldWarehouse({world, seed, ...(screens ? {screens} : {})});
  try {
    const findings: Finding[] = [];
    for (const report of reports) findings.push(...(await report(context)).findings);
    return {findings, truth};
  } finally {
    await close();
  }
}

describe("simulated pipelines", () => {
  it.each(["rich-pipeline", "sparse-pipeline"] as const)(
    "in the %s world the advice on borderlines is right where it is given",
    async (world) => {
      const seeds = full ? 100 : 2;
      const given: boolean[] = [];
      for (let seed = 101; seed < 101 + seeds; seed++) {
        const {findings, truth} = await findingsOf(world, seed, [borderline], full ? 1000 : 1500);
        const {direction} = findings.find(({subject}) => subject === "all")!;
        const worthwhile = truth.bands.mixed.offerIfAdvanced! > truth.breakEven!;
        if (direction !== null) given.push(direction === (worthwhile ? "worthwhile" : "wasteful"));
      }
      expect(given.length).toBeGreaterThan(0.5 * seeds);
      expect(given.filter(Boolean).length / given.length).toBeGreaterThanOrEqual(0.95);
    },
    patience
  );

  it(
    "give opposite advice, each for a reason in its costs",
    async () => {
      const rich = await findingsOf("rich-pipeline", 7, [screen, borderline], 1200);
      const sparse = await findingsOf("sparse-pipeline", 7, [screen, borderline], 1200);
      const of = ({findings}: typeof rich, kind: string) =>
        findings.find((finding) => finding.kind === kind && finding.subject === "all")!;
      expect(of(rich, "screen.borderline")).toMatchObject({verdict: "act", direction: "wasteful"});
      expect(of(rich, "screen.bar").direction).toBe("raise");
      expect(of(sparse, "screen.borderline")).toMatchObject({verdict: "ok", direction: "worthwhile"});
      expect(["hold", "lower"]).toContain(of(sparse, "screen.bar").direction);
    },
    patience
  );
});

describe("simulated screeners", () => {
  it(
    "are left alone where none differs",
    async () => {
      for (const seed of full ? Array.from({length: 20}, (_, i) => i + 1) : [1, 2]) {
        const {findings} = await findingsOf("null", seed, [screeners]);
        expect(findings.length).toBeGreaterThan(5);
        expect(findings.filter(({verdict}) => verdict === "act")).toEqual([]);
      }
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
      const {findings} = await findingsOf("simpson", 1, [funnel]);
      expect(
        findings.find(({kind, subject}) => kind === "funnel.mix" && subject === "phone_screen>loop")
      ).toMatchObject({
        verdict: "act",
        direction: "simpson"
      });
    },
    patience
  );

  it(
    "do not report a decline while a growing pipeline is young",
    async () => {
      const {findings} = await findingsOf("censored-growth", 1, [funnel]);
      expect(findings.filter(({verdict, direction}) => verdict === "act" && direction === "down")).toEqual([]);
    },
    patience
  );
});
