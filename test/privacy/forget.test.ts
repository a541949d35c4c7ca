import {createHmac} from "node:crypto";
import {existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {
  candidatesClosedBefore,
  forgetListFile,
  holdsPerson,
  readForgetList,
  remember,
  tombstone
} from "../../loaders/privacy/forget.js";
import {smallWarehouse} from "../support/small-warehouse.js";

const key = Buffer.alloc(32, 7);

describe("a tombstone", () => {
  it("is the HMAC of the id in the candidates' domain, in any spelling of white space and accents", () => {
    const expected = createHmac("sha256", key).update("candidate|Zoé").digest("hex");
    for (const spelling of ["Zoé", " Zoé\n", "Zoe\u0301"]) expect(tombstone(spelling, key)).toBe(expected);
    expect(tombstone("Zoe", key)).not.toBe(expected);
    expect(tombstone("Zoé", Buffer.alloc(32, 8))).not.toBe(expected);
  });
});

describe("the list of forgotten people", () => {
  let list: string;
  beforeEach(() => void (list = forgetListFile(join(mkdtempSync(join(tmpdir(), "plumbline-list-")), "w.duckdb"))));
  afterEach(() => rmSync(join(list, ".."), {recursive: true}));

  it("lies beside the warehouse, holds each once, and is for its owner alone", async () => {
    await remember(list, ["C1", "C2", "C1 "], key);
    await remember(list, ["C2", "C3"], key);
    const lines = ["C1", "C2", "C3"].map((id) => `${tombstone(id, key)}\n`);
    expect(readFileSync(list, "utf8")).toBe(lines.join(""));
    expect(statSync(list).mode & 0o777).toBe(0o600);
    expect(await readForgetList(list)).toEqual(new Set(lines.map((line) => line.trim())));
  });

  it("is not made for nobody, and holds nobody where it is missing or its lines are blank", async () => {
    await remember(list, [], key);
    expect(existsSync(list)).toBe(false);
    expect(await readForgetList(list)).toEqual(new Set());
    writeFileSync(list, "\n\n");
    expect(await readForgetList(list)).toEqual(new Set());
  });
});

describe("people in a warehouse", () => {
  const applications = [
    {application_id: "A1", candidate_id: "C1", status: "rejected", closed_at: "2023-06-30 12:00:00"},
    {application_id: "A2", candidate_id: "C2", status: "rejected", closed_at: "2023-06-30 12:00:00"},
    {application_id: "A3", candidate_id: "C2", status: "hired", closed_at: "2025-01-31 12:00:00"},
    {application_id: "A4", candidate_id: "C3", status: "rejected", closed_at: "2023-06-30 12:00:00"},
    {application_id: "A5", candidate_id: "C3", status: "active", closed_at: null}
  ];
  const people = async () => (await smallWarehouse({applications})).warehouse;

  it("are past retention when all their applications closed before the day, and none is open", async () => {
    const warehouse = await people();
    const before = (moment: string): Promise<string[]> => candidatesClosedBefore(warehouse, new Date(moment));
    expect(await before("2023-06-30T12:00:00Z")).toEqual([]);
    expect(await before("2023-06-30T12:00:01Z")).toEqual(["C1"]);
    expect((await before("2025-02-01T00:00:00Z")).toSorted()).toEqual(["C1", "C2"]);
  });

  it("are held under their own id or that of an application, in any spelling", async () => {
    const warehouse = await people();
    for (const id of ["C1", "A5", " C1\t"]) expect([id, await holdsPerson(warehouse, id)]).toEqual([id, true]);
    for (const id of ["C", "c1", "A6", ""]) expect([id, await holdsPerson(warehouse, id)]).toEqual([id, false]);
  });
});
