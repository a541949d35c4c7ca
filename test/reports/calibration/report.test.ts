import {describe, expect, it} from "vitest";
import {areaAgreement, calibration, rubricArea} from "../../../loaders/reports/calibration/report.js";
import {loopVotes} from "../../../loaders/reports/shared/loop-votes.js";
import type {Calibration} from "../../../src/contracts/calibration.js";
import {createRandom} from "../../../src/statistics/random.js";
import {simpleLoops} from "../../support/simple-loops.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

describe("calibration pack", () => {
  it("pairs who votes differently with someone of the same area who votes like others", async () => {
    const tables = simpleLoops({loops: 240, interviewers: 15, severity: {I03: -0.9, I11: 0.9}});
    const {datasets, findings} = await calibration(await smallWarehouse(tables));
    const {shadows, findings: shown} = datasets[0]!.content as Calibration;
    expect(findings).toEqual([]);
    expect(shadows.map(({interviewer, direction}) => `${interviewer} ${direction}`)).toEqual([
      "I03 harsh",
      "I11 lenient"
    ]);
    const partners = shadows.map(({partner}) => partner!.interviewer);
    expect(partners.filter((partner) => ["I03", "I11"].includes(partner))).toEqual([]);
    expect(new Set(partners).size).toBe(2);
    expect(shown[0]).toMatchObject({verdict: "act", action: expect.stringContaining("shadow interviews listed here")});
    expect(shown.length).toBeLessThanOrEqual(3);
  });

  it("proposes nobody where nobody differs", async () => {
    const {datasets} = await calibration(await smallWarehouse(simpleLoops({loops: 120})));
    expect((datasets[0]!.content as Calibration).shadows).toEqual([]);
  });

  it("names an area for a rubric only when its votes clearly go less with the others", async () => {
    const tables = simpleLoops({loops: 300, interviewers: 30});
    const votes = await loopVotes(await smallWarehouse(tables));
    expect(rubricArea(areaAgreement(votes, 5))).toBeNull();
    const random = createRandom(9);
    const noisy = votes.map((vote) =>
      vote.focus === "design" ? {...vote, initial_points: 1 + random.integer(4)} : vote
    );
    expect(rubricArea(areaAgreement(noisy, 5))).toBe("design");
  });

  it("an empty warehouse gives a pack that says what is missing", async () => {
    const {datasets} = await calibration(await smallWarehouse({}));
    const {findings, areas, rubric} = datasets[0]!.content as Calibration;
    expect(findings.every(({verdict}) => verdict === "too_little_data")).toBe(true);
    expect([areas, rubric]).toEqual([[], null]);
  });
});
