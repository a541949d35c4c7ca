import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {buildSites} from "../../loaders/publish/build.js";
import {pagesFor} from "../../loaders/publish/pages.js";
import {serveSites, type SiteServer} from "../../loaders/publish/serve.js";
import type {Report} from "../../loaders/reports/report.js";
import {reports} from "../../loaders/reports/index.js";
import {planted} from "../support/small-warehouse.js";
import {builtSites, type Built} from "./built.js";
import {look, views} from "./browse.js";
import {launchChromium} from "../../loaders/publish/chromium.js";

// Between them these two sites have every page.
const audiences = ["leads", "leadership"] as const;

// These pages find nothing themselves.
const saysSoElsewhere = ["methods", "data-trust", "calibration"];

let chromium: Awaited<ReturnType<typeof launchChromium>>;
beforeAll(async () => {
  chromium = await launchChromium();
});
afterAll(() => chromium.close());

describe.each(["small", "scorecards", "empty"] as const)("the sites of too little data: %s", (what) => {
  let built: Built;
  let server: SiteServer;
  beforeAll(async () => {
    built = await builtSites(what, audiences);
    server = await serveSites({folder: built.out, sites: audiences.map((audience) => ({audience})), port: 0});
  });
  afterAll(async () => {
    await server?.close();
    built?.remove();
  });

  it.each(audiences)("every page of %s stands, says what is missing and claims nothing", async (audience) => {
    for (const {path} of pagesFor(audience)) {
      const url = `http://127.0.0.1:${server.port}/${audience}/${path}.html`;
      const seen = await look(chromium.browser, url, views[3]!, `${what}-${audience}-${path}`);
      const {errors, violations, unfinished, overflow} = seen;
      expect({path, errors, violations, unfinished}).toEqual({path, errors: [], violations: [], unfinished: 0});
      expect(overflow).toBeLessThanOrEqual(0);
      expect(seen.text).not.toMatch(/\b(NaN|undefined|null|Infinity|\[object)\b/);
      for (const title of seen.undrawn)
        expect(`${path}: ${title}`).not.toMatch(/: \W|[^\w?]$|\b(every|all|most|clearly|0)\b/i);
      expect({path, saysSo: /not enough data/i.test(seen.text) || saysSoElsewhere.includes(path)}).toEqual({
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
    const built = await builtSites("small", ["leadership"]);
    try {
      const manifest = join(built.out, "leadership", "manifest.json");
      const before = readFileSync(manifest, "utf8");
      const control = {...built.options, reports: {...reports, "data-trust": leaky}};
      await expect(buildSites(control)).rejects.toThrow(/limits\[0\] holds a private id or name/);
      expect(readFileSync(manifest, "utf8")).toBe(before);
      expect(existsSync(join(built.out, ".next"))).toBe(false);
    } finally {
      built.remove();
    }
  });
});
