import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {joined, type Joined, type Part} from "../../../loaders/publish/framework/join.js";

/** As esbuild writes them: short names, alike in every part. */
const parts: Record<string, Part> = {
  client: part('var t="client";export{t as a};', ["a"]),
  words: part('var t="words";export{t as a};', ["a"]),
  library: part(`var t="library of charts ${"long ".repeat(99)}";export{t as a};`, ["a"]),
  chart: part('import{a as e}from"./library.js";var t=()=>e.slice(0,7);export{t as a};', ["a"], ["library"]),
  cells: part('import{a}from"./client.js";export{a as define};', ["define"], ["client"], "page:0"),
  list: part(
    'import{a}from"./client.js";import{a as b}from"./words.js";var x=a+" "+b;import("../_npm/none.js").catch(()=>0);export{x as shown};',
    ["shown"],
    ["client", "words"],
    "page:1"
  ),
  figure: part(
    'import{a}from"./client.js";import{a as b}from"./words.js";import{a as c}from"./chart.js";var x=[a,b,c()].join(" ");export{x as shown};',
    ["shown"],
    ["client", "words", "chart"],
    "page:2"
  ),
  drawn: part(
    'import{a}from"./client.js";import{a as c}from"./chart.js";var x=a+" "+c();export{x as shown};',
    ["shown"],
    ["client", "chart"],
    "page:3"
  )
};

function part(text: string, exports: string[], loads: string[] = [], entry?: string): Part {
  return {text, exports, loads: loads.map((name) => `scripts/${name}.js`), entry};
}

let built: string;
let result: Joined;
beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), "plumbline-join-"));
  const paths = Object.entries(parts).map(([name, one]): [string, Part] => [`scripts/${name}.js`, one]);
  result = await joined(built, "scripts", new Map(paths));
});
afterAll(() => rmSync(built, {recursive: true}));

const sharedBy = (entry: number): string[] => result.get(`page:${entry}`)!.shared;
const textOf = (file: string): string => readFileSync(join(built, file), "utf8");

describe("what pages share", () => {
  it("is in three modules: of all pages, of some, and what charts are drawn with", () => {
    expect(readdirSync(join(built, "scripts")).filter((name) => name.startsWith("shared."))).toHaveLength(3);
    expect(sharedBy(2).map(textOf)).toEqual([
      expect.stringContaining('"client"'),
      expect.stringContaining('"words"'),
      expect.stringContaining("library of charts")
    ]);
  });

  it("is loaded by the pages that need something of it, and by no other", () => {
    const [common, some, charts] = sharedBy(2);
    expect([sharedBy(0), sharedBy(1), sharedBy(3)]).toEqual([[common], [common, some], [common, charts]]);
  });

  it("gives every page what its own parts gave, by the same names", async () => {
    const shown = [1, 2, 3].map(async (entry) => {
      const {module} = result.get(`page:${entry}`)!;
      return ((await import(join(built, module))) as {shown: string}).shown;
    });
    expect(await Promise.all(shown)).toEqual(["client words", "client words library", "client library"]);
    expect(textOf(result.get("page:1")!.module)).toContain('import("../_npm/none.js")');
  });
});
