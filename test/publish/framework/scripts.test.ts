import {mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {bundleScripts} from "../../../loaders/publish/framework/scripts.js";
import {filesOf} from "../../../loaders/publish/finish.js";
import {scratchRoot} from "../../../loaders/publish/paths.js";

const page = (up: string, component: string): string => `<script type="module">

import {define} from "${up}_observablehq/client.1.js";

const {draw} = await import("${up}_import/components/${component}/index.0a0a0a0a.js");
</script>`;

/** What Framework writes of two pages, the second of them for two audiences. */
const build: Record<string, string> = {
  "leads/index.html": page("../", "chart"),
  "leads/people/one.html": page("../../", "table"),
  "managers/index.html": page("../", "chart"),
  "_observablehq/client.1.js": 'export const define=()=>import("../_npm/nowhere.js");',
  "_import/components/chart/index.0a0a0a0a.js":
    'import{max}from"../../../_node/d3-array@3.2.5/index.0b0b0b0b.js";import{word}from"../kit.0c0c0c0c.js";export const draw=()=>word+max([1,2]);export const unused="of no page";',
  "_import/components/table/index.0a0a0a0a.js":
    'import{word}from"../kit.0c0c0c0c.js";export const draw=()=>word+"a table";',
  "_import/components/kit.0c0c0c0c.js": 'export const word=globalThis.title??"of the kit";',
  "_node/d3-array@3.2.5/index.0b0b0b0b.js": 'export const max=()=>"all of the package";'
};

let folders: string[];
let [first, second]: [string, string] = ["", ""];
beforeAll(async () => {
  mkdirSync(scratchRoot, {recursive: true});
  folders = [1, 2].map(() => mkdtempSync(join(scratchRoot, "test-bundle-")));
  [first, second] = folders.map((folder) => join(folder, "built")) as [string, string];
  for (const built of [first, second]) {
    for (const [name, text] of Object.entries(build)) {
      mkdirSync(dirname(join(built, name)), {recursive: true});
      writeFileSync(join(built, name), text);
    }
    await bundleScripts(built);
  }
});
afterAll(() => folders.forEach((folder) => rmSync(folder, {recursive: true})));

function textOf(name: string): string {
  return readFileSync(join(first, name), "utf8");
}

/** The module of a page and those that are loaded with it, as files of the build. */
function modulesOf(name: string): string[] {
  return [...textOf(name).matchAll(/<link rel="modulepreload" href="(?:\.\.\/)+([^"]+)">/g)].map(([, path]) => path!);
}

describe("the scripts of a build", () => {
  it("are one module for each page, the same for pages of one source, and what they share", () => {
    const [chart, ...sharedByChart] = modulesOf("leads/index.html");
    const [table, ...sharedByTable] = modulesOf("leads/people/one.html");
    expect(modulesOf("managers/index.html")[0]).toBe(chart);
    expect(table).not.toBe(chart);
    expect(sharedByChart).toEqual(sharedByTable);
    expect(sharedByChart.map(textOf).join("\n")).toContain("of the kit");
    expect(textOf(table!)).not.toContain("of the kit");
  });

  it("do what the page's own would, with a package from its source, of which nothing unused is left", async () => {
    const [module, ...shared] = modulesOf("leads/index.html") as [string, ...string[]];
    const {draw} = (await import(join(first, module))) as {draw: () => string};
    expect(draw()).toBe("of the kit2");
    expect([module, ...shared].map(textOf).join("\n")).not.toMatch(/all of the package|of no page|duplicate key/);
  });

  it("name what Framework's client would only load later, as the client does", () => {
    expect(modulesOf("leads/index.html").map(textOf).join("\n")).toContain('import("../_npm/nowhere.js")');
  });

  it("stand beside the licences of the packages in them", () => {
    expect(textOf("leads/people/one.html")).toContain('<link rel="license" href="../../_import/licences.txt">');
    const licences = textOf("_import/licences.txt");
    expect(licences).toMatch(/^d3-array\n\nCopyright .* Mike Bostock[^]*Permission to use, copy/m);
    expect(licences).toMatch(/^@observablehq\/framework\n/m);
    expect(licences).not.toMatch(/^(?:d3-geo|esbuild)$/m);
  });

  it("are the same bytes, in files of the same names, wherever the same was built", async () => {
    const names = await filesOf(first);
    expect(await filesOf(second)).toEqual(names);
    for (const name of names) expect(readFileSync(join(second, name), "utf8")).toBe(textOf(name));
  });
});
