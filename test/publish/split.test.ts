import {createHash} from "node:crypto";
import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {filesOf} from "../../loaders/publish/finish.js";
import {splitSite} from "../../loaders/publish/split.js";

/** Named by its content. */
const published = `site.${createHash("sha256").update('"of the leads"').digest("hex").slice(0, 8)}.json`;

let built: string;
let output: string;
beforeEach(async () => {
  built = mkdtempSync(join(tmpdir(), "plumbline-split-"));
  output = join(built, "..", `${built.split("/").at(-1)}-out`);
  const page = (up: string, audience: string, script: string): string =>
    `<title>A | plumbline</title><link href="${up}_import/style.1.css"><script type="module">
import {a} from "${up}_import/components/${script}.js";
registerFile("${up}data/${audience}/site.json", {"path":"${up}_file/data/${audience}/site.0a.json","size":7});
</script><a href="./other.html">other</a>`;
  put("index.html", "<title>all</title>");
  put("leads/index.html", page("../", "leads", "people.1"));
  put("leads/interviewers/one.html", page("../../", "leads", "people.1"));
  put("leadership/index.html", page("../", "leadership", "funnel.1"));
  put("_import/style.1.css", 'a{background:url("./pictures/a.svg")}');
  put("_import/pictures/a.svg", "<svg/>");
  put("_import/components/people.1.js", 'import{b}from"../statistics/b.1.js";import("../statistics/nowhere.js");');
  put("_import/components/funnel.1.js", "export const a=1;");
  put("_import/statistics/b.1.js", "export const b=1;");
  put("_file/data/leads/site.0a.json", '"a stand-in"');
  put("_file/data/leadership/site.0a.json", '"a stand-in"');
  await splitSite(built, "leads", output, new Map([["site", '"of the leads"']]));
});
afterEach(() => {
  rmSync(built, {recursive: true});
  rmSync(output, {recursive: true});
});

function put(name: string, text: string): void {
  mkdirSync(dirname(join(built, name)), {recursive: true});
  writeFileSync(join(built, name), text);
}

describe("the site of one audience, taken out of the build of all", () => {
  it("has its pages, what they reach, and nothing of another audience", async () => {
    expect(await filesOf(output)).toEqual([
      `_file/data/${published}`,
      "_import/components/people.1.js",
      "_import/pictures/a.svg",
      "_import/statistics/b.1.js",
      "_import/style.1.css",
      "index.html",
      "interviewers/one.html"
    ]);
    expect(readFileSync(join(output, "_file", "data", published), "utf8")).toBe('"of the leads"');
  });

  it("stands alone: what its pages load lies inside it, whatever folder they are in", async () => {
    for (const name of ["index.html", "interviewers/one.html"]) {
      const html = readFileSync(join(output, name), "utf8");
      const loaded = [...html.matchAll(/"(\.{1,2}\/[^"]*_(?:import|file)\/[^"]+)"/g)].map(([, path]) => path!);
      expect(loaded).toHaveLength(3);
      for (const path of loaded) expect(existsSync(join(output, dirname(name), path))).toBe(true);
    }
  });

  it("names the data that are published and their size, whatever stood for them in the build", () => {
    const html = readFileSync(join(output, "interviewers", "one.html"), "utf8");
    expect(html).toContain(`{"path":"../_file/data/${published}","size":14}`);
    expect(html).not.toContain("site.0a");
  });

  it("is named after its audience, and links between its pages stay as they are", () => {
    const html = readFileSync(join(output, "index.html"), "utf8");
    expect(html).toContain("<title>A | plumbline for interview leads</title>");
    expect(html).toContain('href="./other.html"');
  });
});
