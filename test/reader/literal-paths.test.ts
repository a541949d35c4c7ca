import {copyFileSync, mkdirSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it, test} from "vitest";
import {parquetRecords, refuseOtherCount} from "../../loaders/reader/parquet.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {configOf, now, withFolder} from "./support/exports.js";
import {rowsOf} from "./support/runs.js";

/** Three scorecards whose ids begin with a mark, so that rows of another file would show. */
function csvOf(mark: string): string {
  const rows = ["yes", "no", "strong_no"].map((vote, n) => `${mark}${n},A${mark}${n},I${n},loop,${vote}`);
  return `scorecard_id,application_id,interviewer_id,stage,vote\n${rows.join("\n")}\n`;
}

function ndjsonOf(mark: string): string {
  const [header, ...rows] = csvOf(mark).trimEnd().split("\n");
  const records = rows.map((row) =>
    JSON.stringify(Object.fromEntries(row.split(",").map((value, n) => [header!.split(",")[n], value])))
  );
  return `${records.join("\n")}\n`;
}

async function parquetOf(csv: string, scratch: string, path: string): Promise<void> {
  writeFileSync(join(scratch, "source.csv"), csv);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `copy (from read_csv('${scratch}/source.csv', all_varchar = true)) to '${scratch}/made.parquet'`
  );
  connection.closeSync();
  copyFileSync(join(scratch, "made.parquet"), path);
}

/** Names that a reader of patterns takes for several files, another file, or values of columns; and one they would fit. */
const names = [
  "scorecards[1]",
  "scorecards1",
  "scorecards-*",
  "scorecards-x",
  "scorecards-?",
  "scorecards-[!a]",
  "scorecards-{1,2}",
  "scorecards-a\\b",
  "vote=strong_no/scorecards",
  "interviewer_id=X/stage=phone_screen/scorecards",
  "**/scorecards",
  "folder[1]/scorecards"
];

describe.each(["csv", "ndjson", "parquet"] as const)("a path of a %s file is no pattern", (format) => {
  test("case 88: every file is read, whatever it and its folders are called, and holds its own rows only", async () => {
    await withFolder(async (folder) => {
      const marks = names.map((_, n) => `F${n}-`);
      for (const [n, name] of names.entries()) {
        const path = join(folder, "exports", `${name}.${format}`);
        mkdirSync(dirname(path), {recursive: true});
        if (format === "parquet") await parquetOf(csvOf(marks[n]!), folder, path);
        else writeFileSync(path, format === "csv" ? csvOf(marks[n]!) : ndjsonOf(marks[n]!));
      }
      const warehouse = join(folder, "warehouse.duckdb");
      const exports = join(folder, "exports");
      const {files} = await ingest({exports, warehouse, config: configOf(), sampleData: false, now, adapters: []});
      expect(files.map(({records, loaded}) => [records, loaded])).toEqual(names.map(() => [3, 3]));
      const rows = await rowsOf(folder, "scorecards");
      expect(rows.map(({scorecard_id, stage, vote}) => [scorecard_id, stage, vote])).toEqual(
        marks
          .flatMap((mark) => ["yes", "no", "strong_no"].map((vote, n) => [`${mark}${n}`, "loop", vote]))
          .sort(([a], [b]) => (a! < b! ? -1 : 1))
      );
    });
  });
});

it("case 88: a warehouse in a folder that is called like a pattern is built and read again", async () => {
  await withFolder(async (folder) => {
    const own = join(folder, "data [1] vote=*");
    mkdirSync(join(own, "exports"), {recursive: true});
    // A blank line makes plumbline read the file by itself, into a private copy beside the warehouse.
    writeFileSync(join(own, "exports/scorecards.csv"), `${csvOf("S")}\n`);
    const warehouse = join(own, "warehouse.duckdb");
    const exports = join(own, "exports");
    await ingest({exports, warehouse, config: configOf(), sampleData: false, now, adapters: []});
    expect(await rowsOf(own, "scorecards")).toHaveLength(3);
  });
});

describe("the rows of a Parquet file", () => {
  it("case 88: are as many as its own footer states, or the file is refused", () => {
    expect(() => refuseOtherCount("scorecards.parquet", 3, 3)).not.toThrow();
    expect(() => refuseOtherCount("scorecards.parquet", 3, 6)).toThrow(
      /scorecards\.parquet: states 3 rows but 6 could be read\n.*export it again/
    );
  });

  it("case 88: come record by record from the file itself too, as adapters read them", async () => {
    await withFolder(async (folder) => {
      mkdirSync(join(folder, "vote=strong_no"));
      const path = join(folder, "vote=strong_no", "scorecards[1].parquet");
      await parquetOf(csvOf("S"), folder, path);
      await parquetOf(csvOf("X"), folder, join(folder, "vote=strong_no", "scorecards1.parquet"));
      const votes = [];
      for await (const {scorecard_id, vote} of parquetRecords({path, name: "scorecards[1].parquet"}, 3))
        votes.push([scorecard_id, vote]);
      expect(votes).toEqual([
        ["S0", "yes"],
        ["S1", "no"],
        ["S2", "strong_no"]
      ]);
    });
  });
});
