import {describe, expect, it} from "vitest";
import type {SourceFile} from "../../../loaders/adapters/adapter.js";
import {fivetranFile} from "../../../loaders/adapters/recognise/fivetran.js";
import type {JsonObject} from "../../../loaders/reader/strict-json.js";

const file = (rows: JsonObject[]): SourceFile => ({
  path: "application_history.parquet",
  format: "parquet",
  columns: Object.keys(rows[0]!),
  envelope: null,
  records: rows,
  async *read() {
    await Promise.resolve();
    yield* rows.map((record, index) => ({
      record,
      origin: {path: "application_history.parquet", line: index + 1, record: index + 1}
    }));
  }
});

async function rowsOf(rows: JsonObject[]) {
  const left: string[] = [];
  const found: JsonObject[] = [];
  const sink = {exclude: (reason: string) => void left.push(reason)};
  const read = fivetranFile(file(rows), sink, "application_history");
  for await (const {record} of read.read()) found.push({...record});
  for await (const _ of read.read());
  return {found, left};
}

describe("a Fivetran table", () => {
  it.each([
    ["2026-03-02 12:00:00.000", "2026-03-02T12:00:00.000Z"],
    ["2026-03-02 12:00", "2026-03-02T12:00Z"],
    ["2026-03-02 12:00:00.123456+00", "2026-03-02T12:00:00.123456Z"],
    ["2026-03-02 00:30:00-05", "2026-03-02T05:30:00Z"],
    ["2026-03-02T05:00:00+05:30", "2026-03-01T23:30:00Z"],
    ["2026-03-02T12:00:00Z", "2026-03-02T12:00:00Z"],
    ["2026-03-02 00:30-05", "2026-03-02T05:30:00Z"],
    ["2026-13-45 12:00:00+00", "2026-13-45 12:00:00+00"],
    ["2026-03-02", "2026-03-02"],
    ["Onsite", "Onsite"]
  ])("gives the time %s as %s", async (written, read) => {
    const {found} = await rowsOf([{UPDATED_AT: written}]);
    expect(found).toEqual([{updated_at: read}]);
  });

  it("keeps the order of moves in the hour that repeats in autumn", async () => {
    const {found} = await rowsOf([{at: "2026-11-01 01:30:00-04"}, {at: "2026-11-01 01:10:00-05"}]);
    const times = found.map(({at}) => JSON.stringify(at));
    expect(times.toSorted()).toEqual(times);
  });

  it("leaves rows out that were deleted in the source, and counts each once however often it is read", async () => {
    const {found, left} = await rowsOf([
      {id: "1", _FIVETRAN_DELETED: "true"},
      {id: "2", _FIVETRAN_DELETED: "false"}
    ]);
    expect([found.map(({id}) => id), left]).toEqual([["2"], ["deleted_in_source"]]);
  });
});
