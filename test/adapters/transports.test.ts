import {readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import {discover} from "../../loaders/reader/discover.js";
import {sampleFile} from "../../loaders/reader/open.js";
import {noFacts} from "../../loaders/reader/bytes.js";
import {recordsOf} from "../../loaders/reader/records.js";
import type {JsonObject, JsonValue} from "../../loaders/reader/strict-json.js";
import {checked, refusal, rejectsOf, withFolder, writeFiles} from "../reader/support/exports.js";
import {converted, convertedFolder, type Converted} from "./support/converted.js";
import {v1Scorecard} from "./support/payloads.js";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));

/** The records of a fixture by the stream that carries them; those of one application or opportunity say of which. */
async function streamsOf(source: string): Promise<Map<string, JsonObject[]>> {
  const streams = new Map<string, JsonObject[]>();
  for (const file of await discover(`${fixtures}${source}`)) {
    const [folder, id] = file.name.includes("/") ? file.name.replace(".json", "").split("/") : [file.name, null];
    const stream = folder!.replace(/\..*/, "");
    const own = id === null || id === undefined ? {} : {[source === "ashby" ? "applicationId" : "opportunityId"]: id};
    const records = streams.get(stream) ?? [];
    for await (const {record} of recordsOf(await sampleFile(file), noFacts())) records.push({...record, ...own});
    streams.set(stream, records);
  }
  return streams;
}

const quoted = (value: JsonValue | undefined): string => {
  const text = typeof value === "object" && value !== null ? JSON.stringify(value) : String(value ?? "");
  return `"${text.replaceAll('"', '""')}"`;
};
const table = (rows: readonly JsonObject[]): string => {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    .map((line) => line.map(quoted).join(","))
    .join("\n");
};
const lines = (values: readonly unknown[]): string => values.map((value) => JSON.stringify(value)).join("\n");
const added = {_airbyte_raw_id: "r", _airbyte_extracted_at: "2026-04-01 00:00:00+00", _airbyte_meta: {changes: []}};
const schema = (stream: string) => ({type: "SCHEMA", stream, schema: {properties: {}}, key_properties: ["id"]});

type Streams = ReadonlyMap<string, readonly JsonObject[]>;
const eachStream = (
  streams: Streams,
  name: (stream: string) => string,
  text: (rows: readonly JsonObject[]) => string
) => Object.fromEntries([...streams].map(([stream, rows]) => [name(stream), text(rows)]));
const inOne = (streams: Streams, name: string, message: (stream: string, record: JsonObject) => object[]) => ({
  [name]: lines([...streams].flatMap(([stream, rows]) => rows.flatMap((record) => message(stream, record))))
});

/** The ways in which connectors write down a system's records. */
const transports: [string, (streams: Streams) => Record<string, string>][] = [
  [
    "Airbyte's tables as CSV",
    (all) =>
      eachStream(
        all,
        (name) => `raw.${name}.csv`,
        (rows) => table(rows.map((row) => ({...added, ...row})))
      )
  ],
  [
    "Airbyte's raw tables as CSV",
    (all) =>
      eachStream(
        all,
        (name) => `_airbyte_raw_${name}.csv`,
        (rows) => table(rows.map((row) => ({...added, _airbyte_data: row})))
      )
  ],
  [
    "Airbyte's raw tables as NDJSON",
    (all) =>
      eachStream(
        all,
        (name) => `default_raw__stream_${name}.jsonl`,
        (rows) => lines(rows.map((row) => ({_airbyte_ab_id: "r", _airbyte_emitted_at: 1, _airbyte_data: row})))
      )
  ],
  [
    "Airbyte's records of all streams in one file",
    (all) => inOne(all, "records.jsonl", (stream, data) => [{stream, data, emitted_at: 1}])
  ],
  [
    "the messages of Airbyte's protocol",
    (all) =>
      inOne(all, "sync.jsonl", (stream, data) => [
        {type: "LOG", log: {level: "INFO", message: "reading"}},
        {type: "RECORD", record: {stream, data, emitted_at: 1}}
      ])
  ],
  [
    "Singer's messages",
    (all) =>
      inOne(all, "tap.jsonl", (stream, record) => [
        schema(stream),
        {type: "RECORD", stream, record, time_extracted: "2026-04-01T00:00:00Z"},
        {type: "STATE", value: {bookmarks: {}}}
      ])
  ]
];
const told = ({adapter, rows, excluded, flags, rejected}: Converted) => ({adapter, rows, excluded, flags, rejected});

describe.each(["greenhouse-v1", "greenhouse-v3", "lever", "ashby", "merge"])("records of %s", (source) => {
  it.each(transports)("%s say what the system's own answers say", async (_, carry) => {
    const own = told(await convertedFolder(`${fixtures}${source}`));
    expect(told(await converted(carry(await streamsOf(source))))).toEqual(own);
  });
});

describe("what a connector carries", () => {
  const read = {adapters};
  const config = {stages: {"System Design": "loop"}};
  const row = v1Scorecard({}) as JsonObject;
  const singer = (record: unknown, stream = "scorecards") => ({type: "RECORD", stream, record});

  it("is known without a column of the connector, and in capitals, as some warehouses write it", async () => {
    const bare = table([row]);
    const shouted = table([{_AIRBYTE_RAW_ID: "r", ...row}]).replace(/^.*\n/, (head) => head.toUpperCase());
    const halfShouted = shouted.replace("_AIRBYTE_RAW_ID", "_airbyte_raw_id");
    const raw = table([{_AIRBYTE_RAW_ID: "r", _AIRBYTE_DATA: row}]);
    for (const content of [bare, shouted, halfShouted, raw]) {
      const found = await checked({"cards.csv": content}, config, read);
      expect([found.files.map(({format}) => format), found.rows.scorecards]).toEqual([["greenhouse-v1"], 1]);
    }
  });

  it("a text of an API's own answer stays a text, whatever it begins with", async () => {
    const cards = [
      {...row, notes: '{"a": 1}'},
      {...row, id: 2, notes: '{"see below'}
    ];
    const found = await checked({"scorecards.ndjson": lines(cards)}, config, read);
    expect([found.rows.scorecards, rejectsOf(found)]).toEqual([2, []]);
  });

  it("nested columns of Parquet are what they hold", async () => {
    const parquet = await withFolder(async (folder) => {
      const instance = await DuckDBInstance.create(":memory:");
      const connection = await instance.connect();
      writeFiles(folder, {"cards.json": JSON.stringify([row])});
      const from = `read_json('${join(folder, "cards.json")}', columns = {id: 'int', application_id: 'int', interview: 'varchar',
        interviewer: 'struct(id int, name varchar)', submitted_at: 'timestamp', overall_recommendation: 'varchar'})`;
      await connection.run(`copy (from ${from}) to '${join(folder, "cards.parquet")}'`);
      connection.closeSync();
      return readFileSync(join(folder, "cards.parquet"));
    });
    const {files, rows} = await checked({"scorecards.parquet": parquet}, config, read);
    expect([files.map(({format}) => format), rows.scorecards]).toEqual([["greenhouse-v1"], 1]);
  });

  it("a prospect is one, as any database writes true", async () => {
    const application = {
      id: 1,
      candidate_id: 901,
      jobs: [{id: 21, name: "Engineer"}],
      status: "active",
      applied_at: null
    };
    for (const prospect of ["t", "true", "TRUE", "1", true]) {
      const rows = [
        {...application, prospect},
        {...application, id: 2, prospect: "f"}
      ];
      const found = await converted({"scorecards.csv": table([row]), "applications.csv": table(rows)});
      expect([found.rows.applications!.length, found.excluded]).toEqual([1, {prospect: 1}]);
    }
  });

  it("a text that breaks off is rejected with its column, and no word of it is told", async () => {
    const cut = table([row, {...row, id: 2}]).replace(
      /"\{""id"":12,""name"":""N""\}"(?![\s\S]*N"")/,
      '"{""id"": 12, ""na"'
    );
    const found = await checked({"cards.csv": cut}, config, read);
    const [reject] = found.files.flatMap(({rejects}) => rejects);
    expect(found.rows.scorecards).toBe(1);
    expect(reject).toMatchObject({line: 3, reason: "broken_json_text", column: "submitted_by", value: null});
    expect(reject!.remedy).toMatch(/breaks off or is damaged: export the table again/);
  });

  it("a name in brackets is a name", async () => {
    const cards = table([row, {...row, id: 2, interview: "[Onsite] Design", _airbyte_meta: '{"changes'}]);
    const found = await checked({"cards.csv": cards}, {stages: {...config.stages, "[Onsite] Design": "loop"}}, read);
    expect([found.rows.scorecards, rejectsOf(found)]).toEqual([2, []]);
  });

  it("lines that are no messages are rejected once, whatever streams are read, with their lines", async () => {
    const application = {id: 1, candidate_id: 901, jobs: [], status: "active", applied_at: null};
    const event = {id: 801, application_id: 1, interviewers: [], interview: {id: 43}, start: {}, status: "complete"};
    const seats = [singer(event, "scheduled_interviews"), singer(7, "scheduled_interviews")];
    const text = lines([
      singer(row),
      singer(application, "applications"),
      {id: 7},
      singer("no record"),
      singer(undefined),
      ...seats
    ]);
    const found = await checked({"tap.jsonl": `${text}\n{"type": "RECO\n`}, config, read);
    const rejects = found.files.flatMap(({path, rejects}) => rejects.map(({line, reason}) => [path, line, reason]));
    expect(rejects).toEqual([
      ["tap.jsonl#scheduled_interviews", 3, "not_a_message"],
      ["tap.jsonl#scheduled_interviews", 7, "message_without_record"],
      ["tap.jsonl#scheduled_interviews", 8, "json_syntax"],
      ["tap.jsonl#scorecards", 4, "message_without_record"],
      ["tap.jsonl#scorecards", 5, "message_without_record"]
    ]);
    expect([found.rows.scorecards, found.rows.applications]).toEqual([1, 1]);
  });

  it("streams that the adapter does not read are told, not refused", async () => {
    const found = await checked(
      {"tap.jsonl": lines([singer({id: 1, url: "https://example.com"}, "offices"), singer(row)])},
      config,
      read
    );
    expect(found.rows.scorecards).toBe(1);
    expect(JSON.stringify(found)).toMatch(/tap\.jsonl#offices/);
  });

  it("and no adapter knows is told in one refusal that says what to sync", async () => {
    const {message} = await refusal(
      {"tap.jsonl": lines([singer({id: 1, name: "x"}, "bands"), singer({id: 1}, "teams")])},
      {},
      read
    );
    expect(message).toMatch(
      /^tap\.jsonl#bands: what the connector carries holds no scorecards .*, nor does 1 other\nit has: id, name\n.*sync the stream/
    );
  });

  it("stays a plain table where it is one, and a file without anything nested is untouched", async () => {
    const plain = "_airbyte_raw_id,scorecard_id,application_id,interviewer_id,stage,vote\nr,1,1,1,loop,yes\n";
    const found = await checked({"scorecards.csv": plain}, {}, read);
    expect([found.files[0]!.format, found.rows.scorecards]).toEqual(["csv", 1]);
  });
});
