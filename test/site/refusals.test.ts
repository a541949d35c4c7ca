import {mkdtempSync, readdirSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {buildSites} from "../../loaders/publish/build.js";
import {pagesFor} from "../../loaders/publish/pages.js";
import {reports} from "../../loaders/reports/index.js";
import type {Report} from "../../loaders/reports/report.js";
import {copiedSites, smallSites} from "../support/sites.js";
import {planted} from "../support/small-warehouse.js";
import {chromiumOfFile, look, narrowDark} from "./browse.js";
import {servedSites} from "./served.js";
import {isFull} from "../support/endurance.js";

// Between them these two sites have every page.
const audiences = ["leads", "leadership"] as const;

const isOfLeads = (name: string): boolean => name !== "index" && pagesFor("leads").some(({path}) => path === name);

// These pages find nothing themselves.
const saysSoElsewhere = ["methods", "data-trust", "calibration"];

const chromium = chromiumOfFile();

// Scorecards without stages are a company of too little data like the small one.
const worlds = isFull ? (["small", "scorecards", "empty"] as const) : (["small", "empty"] as const);

describe.each(worlds)("the sites of too little data: %s", (what) => {
  const served = servedSites(() => smallSites(what), audiences);
  // What is missing is said in the same words and colours everywhere: in short one page of one company shows the colours.
  const seenBy = (path: string) =>
    isFull || (what === "small" && path === "agreement") ? "everything" : what === "small" ? "structure" : null;

  it.each(audiences)("every page of %s stands, says what is missing and claims nothing", async (audience) => {
    const shown = pagesFor(audience).filter(({path}) => isFull || audience === "leads" || !isOfLeads(path));
    for (const {path} of shown) {
      const url = `${served.site(audience)}${path}.html`;
      const [seen] = await look(
        chromium.browser,
        url,
        [{...narrowDark, axe: seenBy(path)}],
        `${what}-${audience}-${path}`
      );
      const {errors, violations, unfinished, overflow, text, undrawn, hollow} = seen;
      expect
        .soft({path, errors, violations, unfinished, hollow})
        .toEqual({path, errors: [], violations: [], unfinished: 0, hollow: []});
      expect.soft(overflow).toBeLessThanOrEqual(0);
      expect.soft(text).not.toMatch(/\b(NaN|undefined|null|Infinity|\[object)\b/);
      for (const title of undrawn)
        expect.soft(`${path}: ${title}`).not.toMatch(/: \W|[^\w?]$|\b(every|all|most|clearly|0)\b/i);
      expect.soft({path, saysSo: /not enough data/i.test(text) || saysSoElsewhere.includes(path)}).toEqual({
        path,
        saysSo: true
      });
    }
  });
});

describe("a leak", () => {
  const leaky: Report = async (context) => {
    const result = await reports["data-trust"]!(context);
    const [dataset] = result.datasets;
    const content = {...(dataset!.content as object), limits: [`Ask ${planted[2]} about ${planted[0]}.`]};
    return {...result, datasets: [{...dataset!, content}]};
  };

  it("keeps every site from being published, and the earlier ones stay as they were", async () => {
    const folder = mkdtempSync(join(tmpdir(), "plumbline-leak-"));
    try {
      const {out, options} = await copiedSites(await smallSites("small"), folder);
      const manifest = join(out, "leadership", "manifest.json");
      const before = readFileSync(manifest, "utf8");
      const control = {...options, audiences: ["leadership"] as const, reports: {...reports, "data-trust": leaky}};
      await expect(buildSites(control)).rejects.toThrow(/limits\[0\] holds an id of a person/);
      expect(readFileSync(manifest, "utf8")).toBe(before);
      expect(readdirSync(out).filter((name) => name.startsWith(".next"))).toEqual([]);
    } finally {
      rmSync(folder, {recursive: true, force: true});
    }
  });
});
