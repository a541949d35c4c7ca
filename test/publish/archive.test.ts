import {createWriteStream, mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {afterEach, beforeEach, expect, it} from "vitest";
import {packed, unpacked} from "../../loaders/publish/archive.js";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-archive-"));
});
afterEach(() => rmSync(folder, {recursive: true}));

const files = [
  ["leads/site.json", '{"name":"Zoë"}'],
  ["leadership/long.json", "x".repeat(100_000)]
] as const;

async function written(name: string): Promise<string> {
  const file = join(folder, name);
  await pipeline(packed(files), createWriteStream(file));
  return file;
}

it("gives back every text under its name", async () => {
  expect([...(await unpacked(await written("a.tar")))]).toEqual(files);
});

it("is the same, byte by byte, whenever it is made", async () => {
  const first = readFileSync(await written("a.tar"));
  expect(readFileSync(await written("b.tar")).equals(first)).toBe(true);
});
