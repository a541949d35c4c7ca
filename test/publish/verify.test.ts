import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {leakSearch} from "../../loaders/privacy/leaks.js";
import {schemaOf, writeSchemas} from "../../loaders/publish/contracts.js";
import {addSearch} from "../../loaders/publish/navigation/search.js";
import {problemsOf} from "../../loaders/publish/verify.js";
import {makeHeadline} from "../../src/words/finding.js";

const page = (body: string): string =>
  `<html><meta http-equiv="Content-Security-Policy" content="x"><script type="module">import {a} from "./a.js";</script>${body}</html>`;
const site = {
  sampleData: false,
  dataThrough: "2026-06-30",
  exportedAt: null,
  builtAt: "2026-07-01T00:00:00Z",
  files: 1,
  accepted: 2,
  rejected: 0,
  doubts: [],
  kept: [],
  marks: []
};

let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "plumbline-verify-"));
  put("index.html", page("<p>hello</p>"));
  put("a.js", 'import{b}from"./b.js";export const a=b;');
  put("b.js", "export const b=1;");
  put("style.css", "a{background:url(data:,)}");
  put("_file/data/site.0a1b2c3d.json", JSON.stringify(site));
  await writeSchemas(folder);
  await addSearch(folder);
});
afterEach(() => rmSync(folder, {recursive: true}));

function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), {recursive: true});
  writeFileSync(join(folder, name), text);
}

const problems = async (): Promise<string> =>
  (
    await problemsOf(folder, {
      pages: ["index"],
      search: leakSearch({ids: ["CAND-17", "pat@example.com"], interviewers: ["Pat Doe"], candidates: []}),
      canaries: ["CANARY-9"]
    })
  ).join("\n");

describe("what may not be published", () => {
  it("a sound site has no problems", async () => {
    expect(await problems()).toBe("");
  });

  it.each([
    ["a cell that could not be built", "index.html", page('<div class="observablehq--error">'), /could not be built/],
    ["a script from elsewhere", "index.html", page('<script src="https://cdn.example/x.js"></script>'), /elsewhere/],
    ["a font from elsewhere", "index.html", page('<link rel="stylesheet" href="//fonts.example/x.css">'), /elsewhere/],
    ["an inline event handler", "index.html", page('<a onclick="x()">'), /event handler/],
    ["a page without a policy", "index.html", "<html></html>", /no content security policy/],
    ["an import no browser finds", "a.js", 'import {x} from "htl";', /imports "htl"/],
    ["a lazy import no browser finds", "a.js", 'const x = import("htl");', /imports "htl"/],
    ["an import from elsewhere", "a.js", 'import "https://cdn.example/x.js";', /imports "https/],
    ["a style from elsewhere", "style.css", '@import "https://fonts.example/x.css";', /elsewhere/],
    ["a page of another audience", "interviewers.html", page(""), /does not belong/],
    ["half a dataset", "_file/data/site.0a1b2c3d.json", '{"sampleData": tr', /not complete JSON/],
    ["a dataset that breaks its contract", "_file/data/site.0a1b2c3d.json", "{}", /breaks its contract/],
    ["a search that holds more than pages say", "search.json", '{"entries": []}', /other text than the pages/],
    ["a schema of another audience's dataset", "schemas/agreement.json", "{}", /is of no dataset of this site/],
    ["a schema that is not the contract", "schemas/site.json", "{}", /is not what the contract/],
    ["a dataset without a schema", "_file/data/load.0a1b2c3d.json", "{}", /has no schemas\/load\.json/],
    ["a planted string in any file", "b.js", "/* CANARY-9 */", /holds CANARY-9/]
  ])("%s is found", async (_, name, text, message) => {
    put(name, text);
    expect(await problems()).toMatch(message);
  });

  it("a schema says dataset and version, and of every field what it holds", async () => {
    const schema = await schemaOf("agreement");
    expect(schema.$id).toMatch(/^plumbline\.agreement\/\d+\.\d+\.\d+$/);
    expect(schema).toMatchObject({
      properties: {slices: {description: "One entry per publishable slice, everything first."}}
    });
  });

  it.each(["cand-17.html", "_file/about-Pat-Doe.0a1b2c3d.json"])(
    "an id or a name in the name of a file is found: %s",
    async (name) => {
      put(name, page(""));
      const found = await problems();
      expect(found).toMatch(/the name of the file holds (an id|a full name) of a person/);
    }
  );

  it("an id that the hash of a file's name happens to hold is none", async () => {
    put("_file/data/site.ca17ab1d.json", JSON.stringify(site));
    const search = leakSearch({ids: ["a17ab1", "ca17ab1d"], interviewers: [], candidates: []});
    expect(await problemsOf(folder, {pages: ["index"], search})).toEqual([]);
  });

  it.each(["CAND-17", "see CAND-17.", "ask pat@example.com", "met Pat Doe twice"])(
    "an id or a name in a text is found: %s",
    async (sentence) => {
      const content = {
        findings: [
          {
            headline: makeHeadline({kind: "loop.size", verdict: "act", claim: "y", evidence: sentence, action: "x"}),
            page: null,
            hours: 1,
            more: 0
          }
        ],
        counts: {act: 1, watch: 0, ok: 0, too_little_data: 0},
        pages: [],
        limits: []
      };
      put("_file/data/overview.0a1b2c3d.json", JSON.stringify(content));
      const found = await problems();
      expect(found).toMatch(/findings\[0\]\.headline\.evidence holds (an id|a full name) of a person/);
      expect(found).not.toContain("17");
    }
  );
});
