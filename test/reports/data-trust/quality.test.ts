import {describe, expect, it} from "vitest";
import {dataQuality, type Join, type Table} from "../../../loaders/reports/data-trust/quality.js";
import type {Warehouse} from "../../../loaders/warehouse/connection.js";

const join: Join = {from: "ratings", to: "scorecards", rows: 100, matched: 61, unmatched: 39, targets: 84};

/** The finding on ratings that have no scorecard, when so many scorecards were rejected. */
async function ratings(rejected: number) {
  const scorecards = {
    table: "scorecards",
    records: 100,
    rejected,
    loaded: 100 - rejected,
    duplicates: 0,
    superseded: 0
  };
  const answers: unknown[] = [[scorecards as unknown as Table], [join]];
  const warehouse = {rows: () => Promise.resolve(answers.shift())} as unknown as Warehouse;
  const {checks} = await dataQuality(warehouse);
  return checks.find(({finding: {subject}}) => subject.startsWith("unmatched"))!.finding;
}

describe("rows without their counterpart", () => {
  it("send to the rejected rows where there are some, since these may be the counterparts", async () => {
    const {sentence, action} = await ratings(16);
    expect(sentence).toBe(
      "Many rows of ratings belong to missing scorecards. 39 of 100 (39\u00a0%) belong to scorecards that were not loaded; 16 of scorecards were rejected."
    );
    expect(action).toMatch(/mend the rows of scorecards/);
  });

  it("ask for the export where nothing was rejected", async () => {
    const {sentence, action} = await ratings(0);
    expect(sentence).toMatch(/that no export holds/);
    expect(action).toMatch(/^Export scorecards/);
  });
});
