import {spawn} from "node:child_process";
import {mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {clearLeftovers, isMakerRunning, lockWarehouse} from "../../loaders/warehouse/swap.js";

const folder = mkdtempSync(join(tmpdir(), "plumbline-leftovers-"));
const warehouse = join(folder, "warehouse.duckdb");
/** Somebody else's process, whose id an earlier run of ours may have had. */
const other = spawn(process.execPath, ["-e", "setTimeout(() => {}, 60_000)"], {stdio: "ignore"});
const before = new Date(Date.now() - 60_000);

beforeAll(() => new Promise((resolve) => setTimeout(resolve, 50)));
afterAll(() => {
  other.kill();
  rmSync(folder, {recursive: true});
});

describe("what a killed run left, when its id was given to another process since", () => {
  it("is cleared, while what that process itself made stays", async () => {
    const [old, fresh] = [`${warehouse}.${other.pid}.parts`, `${warehouse}.${other.pid}.rejects`];
    mkdirSync(old);
    utimesSync(old, before, before);
    writeFileSync(fresh, "");
    expect([isMakerRunning(other.pid!, old), isMakerRunning(other.pid!, fresh)]).toEqual([false, true]);
    await clearLeftovers(warehouse);
    expect(readdirSync(folder)).toEqual([`warehouse.duckdb.${other.pid}.rejects`]);
    rmSync(fresh);
  });

  it("holds no lock", () => {
    writeFileSync(`${warehouse}.lock`, `${other.pid}\n`);
    expect(() => lockWarehouse(warehouse)).toThrow(String(other.pid));
    utimesSync(`${warehouse}.lock`, before, before);
    const release = lockWarehouse(warehouse);
    release();
    expect(readdirSync(folder)).toEqual([]);
  });
});
