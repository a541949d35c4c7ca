import {readFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import {rejectsInWords} from "../../loaders/cli/reading-in-words.js";
import {placeInWords} from "../../loaders/reader/rejects.js";
import {ashbyFeedback, ashbyFiles, greenhouseV3, v3Scorecard} from "../adapters/support/payloads.js";
import {checked, type Files, good, scorecards, someScorecards, withFolder} from "./support/exports.js";

const card = (n: number, vote: string): string =>
  `{"scorecard_id":"S${n}","application_id":"A${n}","interviewer_id":"I1","stage":"loop","vote":"${vote}"}`;
const text = (files: Record<string, unknown>): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)]));

async function places(files: Files): Promise<string[]> {
  const {files: read} = await checked(files, {}, {adapters});
  return read.flatMap(({path, rejects}) => rejects.map((reject) => `${placeInWords(path, reject)}: ${reject.reason}`));
}

describe("a reject can be found in its file", () => {
  it("by its number where a JSON array is one line, whether it is bad as JSON or in a value", async () => {
    const records = [card(1, "yes"), card(2, "perhaps"), '{"a":1,"a":2}', card(4, "perhaps")];
    expect(await places({"scorecards.json": `[${records.join(",")}]\n`})).toEqual([
      "scorecards.json line 1, record 2: unknown_vote",
      "scorecards.json line 1, record 3: json_duplicate_key",
      "scorecards.json line 1, record 4: unknown_vote"
    ]);
  });

  it("by line and number where each record of an array has lines of its own", async () => {
    const records = [card(1, "yes"), card(2, "perhaps")].map((record) => record.replaceAll(",", ",\n  "));
    expect(await places({"scorecards.json": `[\n${records.join(",\n")}\n]\n`})).toEqual([
      "scorecards.json line 7, record 2: unknown_vote"
    ]);
  });

  it("by its line alone in NDJSON and CSV", async () => {
    const bad = `${card(1, "yes")}\n${card(2, "perhaps")}\n`;
    expect(await places({"scorecards.ndjson": bad})).toEqual(["scorecards.ndjson line 2: unknown_vote"]);
    expect(await places({"scorecards.csv": scorecards(good, "S2,A1,I1,loop,perhaps", "S3")})).toEqual([
      "scorecards.csv line 3: unknown_vote",
      "scorecards.csv line 4: too_few_columns"
    ]);
  });

  it("by its number in what a system's API gave as one line", async () => {
    const cards = [1, 2, 3].map((id) => v3Scorecard({id, candidate_rating: id === 3 ? "rather_yes" : "yes"}));
    expect(await places(text(greenhouseV3({scorecards: cards})))).toEqual([
      "scorecards.json line 1, record 3: unknown_vote"
    ]);
  });

  it("by line and number in the response, where each line is a whole response", async () => {
    const {"feedback.json": _, ...files} = text(ashbyFiles({feedback: []}));
    const response = (...votes: string[]): string =>
      JSON.stringify({
        success: true,
        results: votes.map((vote, index) => ashbyFeedback({vote, id: `${vote}${votes.length}${index}`}))
      });
    const found = await places({...files, "feedback.ndjson": `${response("3", "4")}\n${response("4", "maybe")}\n`});
    expect(found).toEqual(["feedback.ndjson line 2, record 2: unknown_vote"]);
  });

  it("by its row in Parquet", async () => {
    await withFolder(async (folder) => {
      const path = join(folder, "ratings.parquet");
      const connection = await (await DuckDBInstance.create(":memory:")).connect();
      await connection.run(
        `copy (select 'S' || i as scorecard_id, 'Q' as question, case i when 37 then 'odd' else '3' end as rating from range(1, 60) t(i)) to '${path}'`
      );
      connection.closeSync();
      expect(await places({...someScorecards, "ratings.parquet": readFileSync(path)})).toEqual([
        "ratings.parquet row 37: unknown_rating"
      ]);
    });
  });
});

describe("a row of another length than the header", () => {
  it("is told with the fields it has and those expected, also where values are not repeated", async () => {
    const {files} = await checked({"scorecards.csv": scorecards(good, "S2,A1,I1", "S3,A1,I1,loop,yes,no,no", "S4")});
    for (const values of [true, false])
      expect(rejectsInWords(files, {most: 5, values})).toEqual([
        expect.stringMatching(/^2 × too few columns, first in scorecards\.csv line 3: 3 fields, expected 5; /),
        expect.stringMatching(/^1 × too many columns, in scorecards\.csv line 4: 7 fields, expected 5; /)
      ]);
    expect(files[0]!.rejects.map(({value}) => value)).toEqual([
      "3 fields, expected 5",
      "7 fields, expected 5",
      "1 field, expected 5"
    ]);
  });

  it("also where the file is cut in its last line", async () => {
    const {files} = await checked({"scorecards.csv": scorecards(good, "S2,A1").trimEnd()});
    expect(rejectsInWords(files, {most: 5, values: false})).toEqual([
      expect.stringMatching(/^1 × truncated line, in scorecards\.csv line 3: 2 fields, expected 5; /)
    ]);
  });
});
