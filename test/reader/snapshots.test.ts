import {readdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, test} from "vitest";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {check, ingest} from "../../loaders/warehouse/ingest.js";
import {
  checked,
  configOf,
  countsOf,
  now,
  refusal,
  rejectsOf,
  scorecards,
  someScorecards,
  withFolder,
  writeFiles,
  type Files
} from "./support/exports.js";
import {rowsOf, run} from "./support/runs.js";

interface Vote {
  scorecard_id: string;
  vote: string | null;
  initial_vote: string | null;
}

async function votesAfter(files: Files, config: object = {}): Promise<Vote[]> {
  return withFolder(async (folder) => {
    const exports = join(folder, "exports");
    writeFiles(exports, files);
    const warehouse = join(folder, "w.duckdb");
    await ingest({exports, warehouse, config: configOf(config), sampleData: false, now, adapters: []});
    const opened = await openWarehouse(warehouse);
    try {
      return await opened.rows<Vote>("select scorecard_id, vote, initial_vote from canonical.scorecards order by all");
    } finally {
      opened.close();
    }
  });
}

describe("snapshots", () => {
  const march = scorecards("S1,A1,I1,loop,no", "S2,A1,I2,loop,yes", "S3,A1,I3,loop,yes");
  const april = scorecards("S1,A1,I1,loop,yes", "S2,A1,I2,loop,yes", "S4,A1,I4,loop,no");
  const both = {"scorecards-2026-03-01.csv": march, "scorecards-2026-04-01.csv": april};

  test("the newest snapshot wins and an earlier differing vote becomes the initial vote", async () => {
    expect(await votesAfter(both)).toEqual([
      {scorecard_id: "S1", vote: "yes", initial_vote: "no"},
      {scorecard_id: "S2", vote: "yes", initial_vote: null},
      {scorecard_id: "S3", vote: "yes", initial_vote: null},
      {scorecard_id: "S4", vote: "no", initial_vote: null}
    ]);
  });

  test("every record is accounted for: loaded, duplicate or superseded, and what disappeared is counted", async () => {
    const result = await checked(both);
    expect(result.files.map(({loaded, duplicates, superseded}) => ({loaded, duplicates, superseded}))).toEqual([
      {loaded: 1, duplicates: 1, superseded: 1},
      {loaded: 3, duplicates: 0, superseded: 0}
    ]);
    expect(countsOf(result)["flag disappeared_from_newer_snapshot"]).toBe(1);
    expect(result.disappeared).toEqual(["S3"]);
  });

  test("the newest updated_at beats the newest snapshot", async () => {
    const header = "scorecard_id,application_id,interviewer_id,stage,vote,updated_at\n";
    const files = {
      "scorecards-2026-03-01.csv": `${header}S1,A1,I1,loop,no,2026-02-20\n`,
      "scorecards-2026-04-01.csv": `${header}S1,A1,I1,loop,yes,2026-02-10\n`
    };
    expect(await votesAfter(files)).toEqual([{scorecard_id: "S1", vote: "no", initial_vote: "yes"}]);
  });

  test("the order of the files in the folder does not matter", async () => {
    const renamed = {"a-2026-04-01.csv": april, "b-2026-03-01.csv": march};
    expect(await votesAfter(renamed)).toEqual(await votesAfter(both));
  });

  test("a file without a date beside a dated one is refused only where they differ, since nothing says which is newer", async () => {
    const error = await refusal({"scorecards.csv": march, "scorecards-2026-04-01.csv": april});
    expect(error.message).toMatch(
      /scorecards\.csv: has no date in its name, but scorecards-2026-04-01\.csv has one, and they differ in the record of scorecards\.csv line 2\n/
    );
    const alike = scorecards("S2,A1,I2,loop,yes", "S9,A1,I9,loop,no");
    const {files, rows} = await checked({"scorecards.csv": alike, "scorecards-2026-04-01.csv": april});
    expect(rows.scorecards).toBe(4);
    expect(files.map(({loaded, duplicates, rejected}) => [loaded, duplicates, rejected])).toEqual([
      [3, 0, 0],
      [1, 1, 0]
    ]);
  });

  test("updated_at puts a file without a date in order beside a dated one", async () => {
    const header = "scorecard_id,application_id,interviewer_id,stage,vote,updated_at\n";
    const files = {
      "scorecards.csv": `${header}S1,A1,I1,loop,no,2026-02-20\n`,
      "scorecards-2026-04-01.csv": `${header}S1,A1,I1,loop,yes,2026-02-10\n`
    };
    expect(await votesAfter(files)).toEqual([{scorecard_id: "S1", vote: "no", initial_vote: "yes"}]);
  });
});

describe("plain formats", () => {
  const rows = ["S1", "S2", "S3"].map((id, index) => ({
    scorecard_id: id,
    application_id: "A1",
    interviewer_id: `I${index}`,
    stage: "loop",
    vote: "yes"
  }));
  const csv = scorecards(...rows.map((row) => Object.values(row).join(",")));
  const ndjson = `${rows.map((row) => JSON.stringify(row)).join("\n")}\n`;

  test.each([
    ["CSV", {"scorecards.csv": csv}],
    ["gzipped CSV", {"scorecards.csv.gz": gzipSync(csv)}],
    ["NDJSON", {"scorecards.ndjson": ndjson}],
    ["gzipped NDJSON", {"scorecards.ndjson.gz": gzipSync(ndjson)}],
    ["a JSON array", {"scorecards.json": JSON.stringify(rows)}],
    ["TSV", {"scorecards.tsv": csv.replaceAll(",", "\t")}],
    ["a file recognised by its columns alone", {"export-17.csv": csv}]
  ])("%s gives the same rows", async (_, files: Files) => {
    expect((await votesAfter(files)).map((row) => row.scorecard_id)).toEqual(["S1", "S2", "S3"]);
  });

  test("Parquet gives the same rows, typed columns included", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, {
        "scorecards.csv": csv
          .replace("vote\n", "vote,submitted_at\n")
          .replaceAll("yes\n", "strong_yes,2026-01-02T10:00:00Z\n")
      });
      const instance = await DuckDBInstance.create(":memory:");
      const connection = await instance.connect();
      await connection.run(`copy (from '${folder}/scorecards.csv') to '${folder}/scorecards.parquet'`);
      connection.closeSync();
      rmSync(join(folder, "scorecards.csv"));
      const result = await check({exports: folder, config: configOf(), now, adapters: []});
      expect(rejectsOf(result)).toEqual([]);
      expect(result.rows.scorecards).toBe(3);
    });
  });

  test("a damaged Parquet file is refused", async () => {
    const error = await refusal({...someScorecards, "ratings.parquet": Buffer.from("PAR1 and then nothing PAR1")});
    expect(error.message).toMatch(/ratings\.parquet: the Parquet file cannot be read/);
  });

  test("check leaves nothing behind in the exports folder", async () => {
    await withFolder(async (folder) => {
      writeFiles(folder, {"scorecards.csv": csv});
      await check({exports: folder, config: configOf(), now, adapters: []});
      expect(readdirSync(folder)).toEqual(["scorecards.csv"]);
    });
  });
});

describe("configured maps", () => {
  test("a column map reads a file of any shape", async () => {
    const files = {"feedback-export.csv": "Card,Candidacy,Who,Round,Verdict\n1,A1,I1,Tech Screen,Hire it\n"};
    const config = {
      columns: {
        "feedback-*.csv": {
          scorecard_id: "Card",
          application_id: "Candidacy",
          interviewer_id: "Who",
          stage: "Round",
          vote: "Verdict"
        }
      },
      stages: {"Tech Screen": "phone_screen"},
      votes: {labels: {"Hire it": "yes"}}
    };
    expect(await votesAfter(files, config)).toEqual([{scorecard_id: "1", vote: "yes", initial_vote: null}]);
  });

  test("a map to a column that the file lacks is refused by name", async () => {
    const error = await refusal(someScorecards, {columns: {"scorecards.csv": {focus: "Area"}}});
    expect(error.message).toMatch(/maps focus to the column "Area", which the file does not have/);
  });

  test("a questions map among the exports pools question names", async () => {
    const result = await checked({
      ...someScorecards,
      "ratings.csv": "scorecard_id,question,rating\nS1,Coding (v1),3\nS2,Coding (v2),4\n",
      "questions.csv":
        "question,pooled_question,attribute,coachable\nCoding (v1),coding,skill,true\nCoding (v2),coding,skill,true\n"
    });
    expect(result.rows.ratings).toBe(2);
    expect(rejectsOf(result)).toEqual([]);
  });

  test("two questions of one scorecard that pool into one name give their mean, not two conflicting ratings", async () => {
    await withFolder(async (folder) => {
      const result = await run(folder, {
        ...someScorecards,
        "ratings.csv":
          "scorecard_id,question,rating,minutes\nS1,v1,3,10\nS1,v2,4,20\nS2,v1,2,5\nS3,v1,2,\nS3,v1,3,\nS3,v2,4,\n",
        "questions.csv": "question,pooled_question\nv1,coding\nv2,coding\n"
      });
      expect(
        (await rowsOf(folder, "ratings")).map((row) => [row.scorecard_id, row.rating_points, row.minutes])
      ).toEqual([
        ["S1", 3.5, 30],
        ["S2", 2, 5]
      ]);
      expect(rejectsOf(result)).toEqual(["5 conflicting_versions", "6 conflicting_versions", "7 conflicting_versions"]);
      expect(result.files.find(({table}) => table === "ratings")).toMatchObject({records: 6, loaded: 2, duplicates: 1});
    });
  });

  test("interviewer names enter the warehouse only when configured", async () => {
    const names = async (mode: string): Promise<(string | null)[]> =>
      withFolder(async (folder) => {
        const exports = join(folder, "exports");
        writeFiles(exports, {...someScorecards, "interviewers.csv": "interviewer_id,name\nI1,Ada Lovelace\n"});
        const config = configOf({privacy: {interviewer_names: mode}});
        await ingest({exports, warehouse: join(folder, "w.duckdb"), config, sampleData: false, now, adapters: []});
        const opened = await openWarehouse(join(folder, "w.duckdb"));
        const rows = await opened.rows<{name: string | null}>("select name from canonical.interviewers");
        opened.close();
        return rows.map(({name}) => name);
      });
    expect(await names("pseudonym")).toEqual([null]);
    expect(await names("name")).toEqual(["Ada Lovelace"]);
  });
});
