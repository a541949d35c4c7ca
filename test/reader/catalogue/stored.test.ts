import {readdirSync} from "node:fs";
import {expect, test} from "vitest";
import {withFolder} from "../support/exports.js";
import {rowsOf, run} from "../support/runs.js";

const header = "scorecard_id,application_id,interviewer_id,stage,vote,focus\n";

test.each([
  [24, "a formula", '=HYPERLINK("x")'],
  [53, "markup", "<script>alert(1)</script>"],
  [54, "SQL", "'; DROP TABLE canonical.applications; --"],
  [56, "a path", "../../etc/passwd"]
])("case %i: %s in a text is stored letter for letter and does nothing", async (_, __, text) => {
  await withFolder(async (folder) => {
    const quoted = `"${text.replaceAll('"', '""')}"`;
    await run(folder, {
      "scorecards.csv": `${header}S1,A1,I1,loop,yes,${quoted}\n`,
      "applications.csv": `application_id,job,team\nA1,${quoted},${quoted}\n`
    });
    expect((await rowsOf(folder, "scorecards")).map(({focus}) => focus)).toEqual([text]);
    expect((await rowsOf(folder, "applications")).map(({job, team}) => [job, team])).toEqual([[text, text]]);
    expect(readdirSync(folder).sort()).toEqual(["exports", "warehouse.duckdb", "warehouse.rejects.ndjson"]);
  });
});
