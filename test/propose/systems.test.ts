import {readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import {propose} from "../../loaders/propose/propose.js";
import {sampleFolder} from "../../loaders/propose/samples.js";
import {configOf, withFolder, writeFiles} from "../reader/support/exports.js";
import {greenhouseV1, v1Scorecard} from "../adapters/support/payloads.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const systems = readdirSync(fixtures, {withFileTypes: true}).flatMap((entry) =>
  entry.isDirectory() ? entry.name : []
);

describe("the files of a system that is read", () => {
  it.each(systems)("need no line: %s", async (system) => {
    const {tables, systems: recognised, unread} = await sampleFolder(`${fixtures}${system}`, configOf());
    expect([recognised.length, unread]).toEqual([1, []]);
    expect(propose(tables, configOf())).toEqual({tables: [], entries: [], unread: []});
  });

  it("need a line for a stage of the company's own, also where a connector carries them", async () => {
    const {"job_stages.json": _, ...files} = greenhouseV1({scorecards: [v1Scorecard({}), v1Scorecard({id: 2})]});
    const lines = Object.entries(files).flatMap(([name, rows]) =>
      (rows as object[]).map((record) => JSON.stringify({type: "RECORD", stream: name.replace(".json", ""), record}))
    );
    await withFolder(async (folder) => {
      writeFiles(folder, {"tap.jsonl": lines.join("\n")});
      const {tables, systems: recognised} = await sampleFolder(folder, configOf());
      const {entries, tables: proposed} = propose(tables, configOf());
      expect([recognised, proposed]).toEqual([["greenhouse-v1"], []]);
      expect(entries).toMatchObject([{path: ["stages", "System Design"], value: "loop", saw: "2 records"}]);
    });
  });
});
