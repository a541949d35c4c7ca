import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {datasetOf} from "../../loaders/publish/contracts.js";
import {detailPagesFor} from "../../loaders/publish/detail-pages.js";
import {filesOf, inlineScripts} from "../../loaders/publish/finish.js";
import {pages, pagesFor} from "../../loaders/publish/pages.js";
import {audiences, type Audience} from "../../src/contracts/site.js";
import {isFull} from "../support/endurance.js";
import {sampleSites} from "../support/sites.js";
import {chromiumOfFile, look, viewsOf, withPage, type Impression, type View} from "./browse.js";
import type {MainChart} from "./fold.js";
import {type Printed, printed} from "./print.js";
import {servedSites} from "./served.js";

const chromium = chromiumOfFile();
const served = servedSites(sampleSites);

/** Several sites have the same page, with less in it: it is looked at in the first; the overview differs in each. */
function distinct<Entry extends {path: string}>(
  audience: Audience,
  of: (audience: Audience) => readonly Entry[]
): Entry[] {
  const before = audiences.slice(0, audiences.indexOf(audience)).flatMap((one) => of(one).map(({path}) => path));
  return of(audience).filter(({path}) => isFull || path === "index" || !before.includes(path));
}

/** Where the pages that were looked at lead, by their address. */
const linksOf = new Map<string, readonly string[]>();

interface Seen {
  text: string;
  faults: object[];
  /** At 1280 and at 390 pixels. */
  chart: {wide: MainChart | null; narrow: MainChart | null};
  /** What the page as a whole offers, at 1280 pixels. */
  tools: string[];
  paper: Printed;
}

/** Looks at a page in every view and on paper, and says what is not as it should be. */
async function faultsOf(url: string, picture: string): Promise<Seen> {
  const views = viewsOf(linksOf.size);
  let paper: Printed;
  const seen = await look(chromium.browser, url, views, picture, async (page) => void (paper = await printed(page)));
  linksOf.set(url, seen[0].links);
  const wide = seen.find((_, index) => views[index]!.width === 1280)!.mainChart;
  return {
    text: seen[0].text,
    faults: seen.map((impression, index) => faultsIn(impression, views[index]!)),
    chart: {wide, narrow: seen[seen.length - 1]!.mainChart},
    tools: seen[0].tools,
    paper: paper!
  };
}

function faultsIn(seen: Impression, {width, scheme}: View): object {
  const {errors, failedRequests, foreignRequests, asked, overflow, violations, unfinished, untabled, longTitles} = seen;
  const {text, shift, brokenNames} = seen;
  const [overflows, saysSample] = [overflow > 0, text.includes("Sample data")];
  const [tooMany, tooHeavy] = [asked.length > mostRequests, weightOf(asked) > mostBytes];
  const requests = {failedRequests, foreignRequests};
  const jumps = shift > leastShift;
  return {
    width,
    scheme,
    errors,
    ...requests,
    violations,
    unfinished,
    untabled,
    longTitles,
    brokenNames,
    overflows,
    jumps,
    saysSample,
    tooMany,
    tooHeavy
  };
}

/** What an eye would see; a line of text that is set anew in its place counts some ten-thousandths. */
const leastShift = 0.001;

/** What a page may ask its site for, and how heavy all but its data may be. */
const [mostRequests, mostBytes] = [12, 200_000];

/** Bytes of pages, scripts and styles as they travel, compressed. */
function weightOf(addresses: readonly string[]): number {
  const files = [...new Set(addresses.map((address) => new URL(address).pathname))].filter(
    (path) => !path.endsWith(".json")
  );
  return files.reduce((sum, path) => sum + gzipSync(readFileSync(join(served.built.out, path))).length, 0);
}

/** Lists and texts, which no one chart answers. */
const withoutChart = ["to-do", "calibration", "methods"];

/** The chart that answers a page is seen without scrolling, after few words; on a telephone within a screen and a half. */
function expectAnsweredAtOnce({wide, narrow}: Seen["chart"]): void {
  expect(wide?.top).toBeLessThanOrEqual(500);
  expect(wide?.bottom).toBeLessThanOrEqual(800);
  expect(wide?.wordsAbove).toBeLessThanOrEqual(90);
  expect(narrow?.bottom).toBeLessThanOrEqual(1266);
}

const faultless = viewsOf(0).map(({width, scheme}) => ({
  width,
  scheme,
  errors: [],
  failedRequests: [],
  foreignRequests: [],
  violations: [],
  unfinished: 0,
  untabled: [],
  longTitles: [],
  brokenNames: [],
  overflows: false,
  jumps: false,
  saysSample: true,
  tooMany: false,
  tooHeavy: false
}));

describe("the sites of the sample", () => {
  it("are as readable as other new files, for the server that they are given to", () => {
    const {out} = served.built;
    const files = readdirSync(out, {recursive: true, withFileTypes: true}).filter((entry) => entry.isFile());
    const modes = files.map(({parentPath, name}) => statSync(join(parentPath, name)).mode & 0o777);
    expect([...new Set(modes)]).toEqual([0o666 & ~process.umask()]);
  });
});

describe.each(audiences)("the %s site of the sample", (audience) => {
  const own = distinct(audience, pagesFor).map(({path}) => path);

  it.each(own)(
    "page %s is light, answers in its first screen, reads well, wide and narrow, light and dark, lets its address be copied from one place, and prints on three sheets with what was chosen, dates and definitions",
    async (path) => {
      const {faults, chart, tools, paper} = await faultsOf(
        `${served.site(audience)}${path}.html`,
        `sample-${audience}-${path}`
      );
      expect(faults).toEqual(faultless);
      if (!withoutChart.includes(path)) expectAnsweredAtOnce(chart);
      expect(tools).toEqual(["Copy link", "Print"]);
      expect(paper).toMatchObject({overflow: 0, cut: [], buttons: 0, closed: 0, split: 0, dark: false});
      expect(paper.sheets).toBeLessThanOrEqual(path === "methods" ? 12 : 3);
      expect(paper.text).toMatch(/Data through\s+30 Jun 2026/);
      expect(paper.chosen.every((words) => words.length > 0)).toBe(true);
    }
  );

  it.each(distinct(audience, detailPagesFor))(
    "has a page per subject, of which each reads well: $path",
    async ({path}) => {
      const folder = path.replace(/\/.*/, "");
      const [first, ...others] = readdirSync(join(served.built.out, audience, folder));
      expect(others.length).toBeGreaterThan(5);
      const url = `${served.site(audience)}${folder}/${first!}`;
      const {text, faults, chart} = await faultsOf(url, `sample-${audience}-one-of-${folder}`);
      expect(faults).toEqual(faultless);
      expectAnsweredAtOnce(chart);
      expect(text).not.toMatch(/not enough data[^]*so few votes of one person/i);
    }
  );

  it("leads from every page, also where a script writes the link, only to pages and files that it has", async () => {
    const all = await filesOf(join(served.built.out, audience));
    const files = all.filter((name) => name.endsWith(".html"));
    const one = (folder: string): string[] => files.filter((name) => name.startsWith(folder)).slice(0, 1);
    const plain = files.filter((name) => !name.includes("/"));
    const site = served.site(audience);
    const reached = new Set<string>();
    for (const name of [...plain, ...one("interviewers/"), ...one("questions/")]) {
      const hasDetails = files.some((file) => file.startsWith(name.replace(".html", "/")));
      const links =
        linksOf.get(site + name) ?? (isFull || hasDetails ? await linksFrom(site + name) : linksIn(audience, name));
      for (const link of links.filter((to) => to.startsWith(site)))
        reached.add(link.slice(site.length).replace(/[?#].*/, "") || "index.html");
    }
    expect([...reached].filter((name) => !all.includes(name))).toEqual([]);
    expect(files.filter((name) => !reached.has(name))).toEqual([]);
  });

  it("has the pages of its list and no other, and only the datasets that these show", async () => {
    const files = await filesOf(join(served.built.out, audience));
    const html = files.filter((name) => name.endsWith(".html")).map((name) => name.replace(".html", ""));
    const folders = detailPagesFor(audience).map(({path}) => path.replace(/\[.*/, ""));
    expect(html.filter((name) => !folders.some((folder) => name.startsWith(folder))).sort()).toEqual(
      pagesFor(audience)
        .map(({path}) => path)
        .sort()
    );
    const shown = html.map((name) => readFileSync(join(served.built.out, audience, `${name}.html`), "utf8")).join("\n");
    for (const name of files.filter((file) => file.startsWith("_file/"))) expect(shown).toContain(name);
  });

  it("has beside each dataset, and beside no other, the schema that the charts link to", async () => {
    const files = await filesOf(join(served.built.out, audience));
    const datasets = files.flatMap((name) => (name.startsWith("_file/data/") ? (datasetOf(name) ?? []) : []));
    expect(files.filter((name) => name.startsWith("schemas/"))).toEqual(datasets.map((name) => `schemas/${name}.json`));
    const page = audience === "leads" ? "phone-screen" : "funnel";
    const html = readFileSync(join(served.built.out, audience, `${page}.html`), "utf8");
    const read = [...html.matchAll(/_file\/data\/[\w./-]+\.json/g)].map(([file]) => datasetOf(file));
    const shown = datasets.filter((name) => name !== "site" && read.includes(name));
    expect(shown.length).toBeGreaterThan(0);
    const url = `${served.site(audience)}${page}.html`;
    const linked = linksOf.get(url) ?? (await linksFrom(url));
    const addresses = linked.map((link) => link.slice(served.site(audience).length));
    for (const name of shown) {
      expect(addresses).toContain(`schemas/${name}.json`);
      expect(addresses).toContain(files.find((file) => file.startsWith("_file/") && datasetOf(file) === name));
    }
  });

  it("links to no page that it does not have", async () => {
    for (const name of (await filesOf(join(served.built.out, audience))).filter((file) => file.endsWith(".html"))) {
      const text = readFileSync(join(served.built.out, audience, name), "utf8");
      for (const page of pages.filter(({audiences: allowed}) => !allowed.includes(audience)))
        expect(text).not.toContain(`./${page.path}`);
    }
  });

  it("lets each page run only its own scripts", async () => {
    for (const name of (await filesOf(join(served.built.out, audience))).filter((file) => file.endsWith(".html"))) {
      const text = readFileSync(join(served.built.out, audience, name), "utf8");
      const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1] ?? "";
      expect(policy.match(/'sha256-/g)?.length).toBe(inlineScripts(text).length);
      expect(policy.match(/script-src [^;]*/)?.[0]).not.toMatch(/unsafe/);
      expect(text.replace(/<script[\s\S]*?<\/script>/g, "")).not.toMatch(/<[a-z][^>]*\son[a-z]+=/i);
    }
  });
});

/** The links of a page as it was written: those of scripts are seen where its like is looked at. */
function linksIn(audience: Audience, name: string): string[] {
  const text = readFileSync(join(served.built.out, audience, name), "utf8");
  const links = [...text.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, to]) => to!);
  return links.map((to) => new URL(to, served.site(audience) + name).href);
}

async function linksFrom(url: string): Promise<string[]> {
  const links = await withPage(chromium.browser, url, {}, ({page}) =>
    page.locator("a[href]").evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href))
  );
  return links;
}

/** The values of some columns of a sample export, whose cells hold no commas. */
function columnsOf(file: string, names: string[]): string[] {
  const lines = readFileSync(new URL(`../../data/sample/${file}`, import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/);
  const header = lines[0]!.split(",");
  const wanted = names.map((name) => header.indexOf(name)).filter((index) => index >= 0);
  return lines
    .slice(1)
    .flatMap((line) => wanted.map((index) => line.split(",")[index]!).filter((value) => value !== ""));
}

describe("the sites of the sample together", () => {
  it("hold no id of a candidate, an application or an interviewer in any file", async () => {
    const forbidden = new Set([
      ...columnsOf("applications.csv", ["application_id", "candidate_id"]),
      ...columnsOf("interviewers.csv", ["interviewer_id", "name"])
    ]);
    expect(forbidden.size).toBeGreaterThan(1000);
    for (const name of (await filesOf(served.built.out)).filter((file) => /_file\/|\.html$/.test(file))) {
      const words = readFileSync(join(served.built.out, name), "utf8").split(/[^\w@.-]+/);
      expect({name, leaks: words.filter((word) => forbidden.has(word)).length}).toEqual({name, leaks: 0});
    }
  });

  it("keep what speaks of interviewers to the leads", async () => {
    for (const audience of ["managers", "leadership"] as const) {
      for (const name of (await filesOf(join(served.built.out, audience))).filter((file) =>
        file.startsWith("_file/")
      )) {
        const text = readFileSync(join(served.built.out, audience, name), "utf8");
        expect(text).not.toMatch(/"interviewer":|\bI-[0-9A-HJKMNP-TV-Z]{4}\b/);
      }
    }
  });

  it("tell leadership of borderline screens in a headline only", async () => {
    const files = await filesOf(join(served.built.out, "leadership"));
    expect(
      files.some((name) => /borderline|screen|agreement|interviewer|question/.test(name) && name.startsWith("_file/"))
    ).toBe(false);
  });
});
