import {cpSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {check, ingest} from "../../loaders/warehouse/ingest.js";
import {configOf, countsOf, now, withFolder, writeFiles} from "../reader/support/exports.js";
import {inFull, isFull} from "../support/endurance.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** Votes and initial votes after reading a folder that `prepare` has filled. */
async function votesAfter(prepare: (exports: string) => void) {
  return withFolder(async (folder) => {
    const exports = join(folder, "exports");
    prepare(exports);
    const warehouse = join(folder, "w.duckdb");
    const result = await ingest({exports, warehouse, config: configOf(), sampleData: false, now, marts: isFull});
    for (const file of result.files) {
      expect(file.rejects).toEqual([]);
      expect(file.records).toBe(file.accepted + file.rejected);
      expect(file.accepted).toBe(file.loaded + file.duplicates + file.superseded);
    }
    const opened = await openWarehouse(warehouse);
    try {
      const rows = await opened.rows<Record<string, string | null>>(
        "select scorecard_id, vote, initial_vote from canonical.scorecards order by all"
      );
      return {votes: rows.map((row) => Object.values(row)), result};
    } finally {
      opened.close();
    }
  });
}

const edit = (path: string, from: string, to: string): void => {
  const text = readFileSync(path, "utf8");
  expect(text).toContain(from);
  writeFileSync(path, text.replace(from, to));
};

const unchanged = [
  ["101", "yes", null],
  ["102", "strong_yes", null],
  ["103", "yes", null],
  ["104", "strong_no", null],
  ["105", "no", null],
  ["108", null, null]
];

describe("two dated snapshots of one system", () => {
  it("the vote of the newer folder is current, the older one stays as the initial vote", async () => {
    const {votes, result} = await votesAfter((exports) => {
      cpSync(`${fixtures}greenhouse-v3`, join(exports, "2026-04-01"), {recursive: true});
      cpSync(`${fixtures}greenhouse-v3`, join(exports, "2026-05-01"), {recursive: true});
      const newer = join(exports, "2026-05-01", "scorecards.json");
      edit(newer, '"candidate_rating": "strong_no"', '"candidate_rating": "yes"');
    });
    expect(votes).toEqual(unchanged.map((row) => (row[0] === "104" ? ["104", "yes", "strong_no"] : row)));
    expect(countsOf(result)["exclude greenhouse-v3: draft_scorecard"]).toBe(2);
  });

  inFull(() => {
    it("a snapshot of the scorecards alone is understood with the tables of the nearest one", async () => {
      const {votes} = await votesAfter((exports) => {
        cpSync(`${fixtures}greenhouse-v3`, join(exports, "2026-04-01"), {recursive: true});
        cpSync(`${fixtures}greenhouse-v3/scorecards.json`, join(exports, "scorecards-2026-05-01.json"));
        edit(
          join(exports, "scorecards-2026-05-01.json"),
          '"candidate_rating": "strong_no"',
          '"candidate_rating": "no"'
        );
      });
      expect(votes).toEqual(unchanged.map((row) => (row[0] === "104" ? ["104", "no", "strong_no"] : row)));
    });

    it("Harvest v1 of one month and v3 of the next say the same: nothing is loaded twice", async () => {
      const {votes} = await votesAfter((exports) => {
        cpSync(`${fixtures}greenhouse-v1`, join(exports, "2026-04-01"), {recursive: true});
        cpSync(`${fixtures}greenhouse-v3`, join(exports, "2026-05-01"), {recursive: true});
      });
      expect(votes).toEqual(unchanged);
    });
  });

  it("an interview that was cancelled since does not live on in the older snapshot", async () => {
    const {result} = await votesAfter((exports) => {
      cpSync(`${fixtures}ashby`, join(exports, "2026-04-01"), {recursive: true});
      cpSync(`${fixtures}ashby`, join(exports, "2026-05-01"), {recursive: true});
      const newer = join(exports, "2026-05-01", "interviewSchedule.list.json");
      edit(newer, '"status": "Complete"', '"status": "Cancelled"');
    });
    expect(result.rows.interviews).toBe(5);
  });
});

// In short `fivetran-tables` says the same of typed columns.
inFull(() => {
  describe("tables as Parquet", () => {
    it("Fivetran's tables give the same as CSV and as Parquet", async () => {
      const rows = await withFolder(async (folder) => {
        cpSync(`${fixtures}fivetran-greenhouse`, folder, {recursive: true});
        const database = await DuckDBInstance.create(":memory:");
        const connection = await database.connect();
        for (const table of ["scorecard", "scheduled_interview", "application_history"]) {
          const path = join(folder, table);
          await connection.run(`copy (select * from read_csv('${path}.csv')) to '${path}.parquet'`);
          writeFileSync(`${path}.csv`, readFileSync(join(folder, "source.csv")));
        }
        connection.closeSync();
        database.closeSync();
        return (await check({exports: folder, config: configOf(), now, adapters})).rows;
      });
      const csv = await check({exports: `${fixtures}fivetran-greenhouse`, config: configOf(), now});
      expect(rows).toEqual(csv.rows);
    });
  });
});

describe("one file for each opportunity", () => {
  it("hundreds of them are accounted for together, and a record that is rejected still says where it stands", async () => {
    const ids = Array.from({length: 150}, (_, index) => `opportunity-${index + 1}`);
    const page = (data: object[]): string => JSON.stringify({data, hasNext: false});
    const day = 1767225600000;
    const form = (id: string) => {
      const vote = id.endsWith("-7") ? "Rather yes" : "3 - Hire";
      const fields = [{id: "f", type: "score-system", text: "Rating", value: vote}];
      const ids = {id: `form-${id}`, type: "interview", text: "System Design", baseTemplateId: "t", user: "12"};
      return {...ids, interview: null, createdAt: day, completedAt: day, deletedAt: null, fields};
    };
    const opportunity = (id: string) => {
      const stageChanges = [{toStageId: "33", updatedAt: day}];
      return {id, contact: id, stage: "33", origin: "applied", createdAt: day, archived: null, stageChanges};
    };
    await withFolder(async (exports) => {
      writeFiles(exports, {
        ...Object.fromEntries(ids.map((id) => [`feedback/${id}.json`, page([form(id)])])),
        "feedback/lost.json": page([form("lost")]),
        "opportunities.json": page(ids.map(opportunity)),
        "stages.json": page([{id: "33", text: "Onsite"}])
      });
      const {files, rows} = await check({exports, config: configOf(), now});
      expect(rows).toMatchObject({scorecards: 149, applications: 150, stages: 150});
      const [together] = files.filter(({table}) => table === "scorecards");
      expect(together).toMatchObject({path: "feedback, 151 files", records: 151, accepted: 149, rejected: 2});
      const [lost, unknown] = together!.rejects.toSorted((a, b) => (a.reason < b.reason ? -1 : 1));
      expect(lost!.remedy).toContain("feedback/lost.json line 1");
      expect(unknown).toMatchObject({reason: "unknown_vote", value: "Rather yes"});
    });
  });
});
