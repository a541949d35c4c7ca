import {describe, expect, it} from "vitest";
import type {Finding} from "../../src/contracts/finding.js";
import {interviewers} from "../../loaders/reports/interviewers.js";
import {worldWarehouse} from "../reports/world-warehouse.js";

const acting = (findings: Finding[]) =>
  findings
    .filter(({verdict}) => verdict === "act")
    .map(({kind, subject, direction}) => `${kind} ${subject} ${direction}`);

describe("interviewers in planted worlds", () => {
  it("finds each planted interviewer of the sample world, and no other", async () => {
    const {context, truth, close} = await worldWarehouse({world: "sample", seed: 1});
    const {findings} = await interviewers(context);
    const planted = truth.expected.filter(({kind}) => kind.startsWith("interviewer."));
    expect(planted.length).toBeGreaterThan(2);
    expect(acting(findings).sort()).toEqual(
      planted.map(({kind, subject, direction}) => `${kind} ${subject} ${direction}`).sort()
    );
    await close();
  });

  it("acts on nobody in a world where nobody differs, nor where teams meet different candidates", async () => {
    for (const world of ["null", "team-confounded-null"] as const) {
      const {context, close} = await worldWarehouse({world, seed: 2, screens: 1200});
      expect(acting((await interviewers(context)).findings)).toEqual([]);
      await close();
    }
  });
});
