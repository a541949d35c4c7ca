import {expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {dataTrust, largestLack} from "../../../loaders/reports/data-trust/report.js";
import {contextOf} from "../../../loaders/reports/report.js";
import {openWarehouse} from "../../../loaders/warehouse/connection.js";
import type {DataTrust} from "../../../src/contracts/data-trust.js";
import type {Headline} from "../../../src/contracts/finding.js";
import {sampleWarehouse} from "../../support/sample.js";

const month = (withoutInitialVote: number, late: number) => ({
  month: "2026-03",
  scorecards: 100,
  withoutVote: 0,
  withoutSubmission: 0,
  withoutInterviewTime: 0,
  withoutInitialVote,
  late,
  backdated: 0
});

it("names what scorecards lack most over all months, and only where more than a fifth lack it", () => {
  expect(largestLack([month(50, 25), month(24, 30)])?.sentence).toBe(
    "But 37\u00a0% of scorecards have no known first vote."
  );
  expect(largestLack([month(10, 40)])?.sentence).toBe("But 40\u00a0% of scorecards came over 48 hours late.");
  expect(largestLack([month(20, 20)])).toBeNull();
  expect(largestLack([])).toBeNull();
});

it("asks for what would mend that gap, and for nothing where there is none", () => {
  expect(largestLack([month(30, 0)])?.remedy).toMatch(/^Export before debriefs too/);
  expect(largestLack([month(0, 30)])?.remedy).toMatch(/^Keep time for writing/);
});

it("stands in the claim of data that could all be read: what can be believed has gaps", async () => {
  const warehouse = await openWarehouse(await sampleWarehouse());
  try {
    const {datasets} = await dataTrust(await contextOf(warehouse, defaultConfig()));
    const [{claim, evidence, action}] = (datasets[0]!.content as DataTrust).findings as [Headline];
    expect(claim).toBe("These data can be believed, with gaps.");
    expect(evidence).toMatch(/ But \d+\u00a0% of scorecards have no known first vote\.$/);
    expect(action).toMatch(/^Export before debriefs too/);
  } finally {
    warehouse.close();
  }
});
