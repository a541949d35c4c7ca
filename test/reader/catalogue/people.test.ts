import {readFileSync} from "node:fs";
import {describe, expect, test} from "vitest";
import {contextOf} from "../../../loaders/reports/report.js";
import {dataTrust} from "../../../loaders/reports/data-trust/report.js";
import {openWarehouse} from "../../../loaders/warehouse/connection.js";
import {configOf, countsOf, good, scorecards, withFolder} from "../support/exports.js";
import {rowsOf, run} from "../support/runs.js";

describe("people who must not come in", () => {
  test("case 86: a forgotten candidate stays out of every table", async () => {
    await withFolder(async (folder) => {
      const files = {
        "scorecards.csv": scorecards(good, "S2,A2,I1,loop,no"),
        "ratings.csv": "scorecard_id,question,rating\nS1,q,3\nS2,q,4\n",
        "applications.csv": "application_id,candidate_id\nA1,C1\nA2,C2\n",
        "decisions.csv": "application_id,decision\nA1,offer\nA2,no_offer\n"
      };
      const result = await run(folder, files, {isForgotten: (id) => id === "C1"});
      expect(result.rows).toMatchObject({scorecards: 1, ratings: 1, applications: 1, decisions: 1});
      expect(countsOf(result)["exclude forgotten"]).toBe(4);
      expect(readFileSync(result.rejects, "utf8")).toBe("");
    });
  });

  test("people left out are no records and no rejects, and no published count tells of them", async () => {
    await withFolder(async (folder) => {
      const people = Array.from({length: 60}, (_, index) => index);
      const cards = scorecards(...people.map((index) => `S${index},A${index},I1,loop,yes`));
      const files = {"scorecards.csv": cards, "twin/scorecards.csv": cards};
      const isForgotten = (id: string): boolean => id.startsWith("A") && Number(id.slice(1)) < 37;
      const result = await run(folder, files, {isForgotten, marts: true});
      expect(result.files).toMatchObject([
        {records: 23, accepted: 23, rejected: 0, loaded: 23, rejects: [], leftOut: new Map([["forgotten", 37]])},
        {records: 23, accepted: 23, rejected: 0, loaded: 0, duplicates: 23, rejects: []}
      ]);
      expect(result.counts.some(({check}) => check === "reject")).toBe(false);
      const warehouse = await openWarehouse(result.warehouse);
      try {
        const {findings, datasets} = await dataTrust(await contextOf(warehouse, configOf()));
        expect(findings.filter(({verdict}) => verdict !== "ok")).toEqual([]);
        expect(JSON.stringify([findings, datasets])).not.toMatch(/forgot|retention|\b37\b/);
      } finally {
        warehouse.close();
      }
    });
  });

  test("case 86: what is wrong with records of forgotten people does not stand among the rejects either", async () => {
    await withFolder(async (folder) => {
      const files = {
        "scorecards.csv": scorecards("S1,A1,I1,loop,Jo Doe was great", "S2,A2,I1,loop,no"),
        "applications.csv": "application_id,candidate_id\nA1,C1\nA2,C2\n"
      };
      expect(readFileSync((await run(folder, files)).rejects, "utf8")).toContain("Jo Doe");
      const {rejects} = await run(folder, files, {isForgotten: (id) => id === "C1", acceptShrink: true});
      expect(readFileSync(rejects, "utf8")).not.toMatch(/Jo Doe|"(C1|A1|S1)"/);
    });
  });

  test("leaving out forgotten people is neither too many rejects nor a shrunk table", async () => {
    await withFolder(async (folder) => {
      const people = Array.from({length: 60}, (_, index) => index);
      const files = {
        "scorecards.csv": scorecards(...people.map((index) => `S${index},A${index},I1,loop,yes`)),
        "applications.csv": `application_id,candidate_id\n${people.map((index) => `A${index},C${index}`).join("\n")}\n`
      };
      await run(folder, files);
      const {rows} = await run(folder, files, {isForgotten: (id) => Number(id.slice(1)) < 30 && id.startsWith("C")});
      expect(rows).toMatchObject({scorecards: 30, applications: 30});
    });
  });

  test("retention is applied by every ingest: candidates all of whose applications closed too long ago stay out", async () => {
    await withFolder(async (folder) => {
      const files = {
        "scorecards.csv": scorecards("S1,A1,I1,loop,yes", "S2,A2,I1,loop,no", "S3,A3,I1,loop,no", "S4,A4,I1,loop,no"),
        "ratings.csv": "scorecard_id,question,rating\nS1,q,3\nS2,q,4\nS3,q,4\n",
        "applications.csv":
          "application_id,candidate_id,closed_at\nA1,C1,2024-06-29\nA2,C2,2024-07-01\nA3,C3,2024-01-01\nA4,C3,\n"
      };
      const result = await run(folder, files, {config: configOf({retention_months: 24})});
      expect((await rowsOf(folder, "scorecards")).map((row) => row.scorecard_id)).toEqual(["S2", "S3", "S4"]);
      expect(result.rows).toMatchObject({applications: 3, ratings: 2});
      expect(countsOf(result)["exclude past_retention"]).toBe(3);
      expect((await run(folder, files)).rows).toMatchObject({applications: 4});
    });
  });

  test("an application that an older snapshot shows closed and a newer one open is not past retention", async () => {
    await withFolder(async (folder) => {
      const applications = (closed: string): string => `application_id,candidate_id,closed_at\nA1,C1,${closed}\n`;
      const files = {
        "scorecards.csv": scorecards(good),
        "applications-2024-01-01.csv": applications("2023-01-01"),
        "applications-2026-01-01.csv": applications("")
      };
      const result = await run(folder, files, {config: configOf({retention_months: 24})});
      expect(result.rows).toMatchObject({applications: 1, scorecards: 1});
    });
  });

  test("a run that is not told who is past retention reads nobody", async () => {
    await withFolder(async (folder) => {
      const config = configOf({retention_months: 24});
      const attempt = run(folder, {"scorecards.csv": scorecards(good)}, {config, closedBefore: undefined});
      await expect(attempt).rejects.toThrow("nobody told this run who is past retention");
    });
  });
});
