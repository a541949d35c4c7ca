import {execFileSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {launchChromium} from "../loaders/publish/chromium.js";
import {pagesFor} from "../loaders/publish/pages.js";
import {projectRoot, scratchRoot} from "../loaders/publish/paths.js";
import {serveSites} from "../loaders/publish/serve.js";
import type {Line, Section} from "./lines.js";
import {plainSite} from "./pages/plain-site.js";
import {type Visit, visit} from "./pages/visit.js";

/** What a page may weigh, and how long until its first chart. */
const [mostKilobytes, mostMilliseconds] = [200, 1000];

/** Weight and speed of the leads' pages of the sample beside a plain page of Framework, in Chromium. */
export async function pages(told: (line: Line) => void): Promise<Section> {
  mkdirSync(scratchRoot, {recursive: true});
  const folder = mkdtempSync(join(scratchRoot, "bench-pages-"));
  const {browser, close} = await launchChromium();
  try {
    const [plain] = await visited(browser, plainSite(folder), ["index"]);
    const paths = pagesFor("leads").map(({path}) => path);
    const lines: Line[] = [];
    for (const [index, seen] of (await visited(browser, sampleSites(folder), paths)).entries())
      for (const line of linesOf(paths[index]!, seen, plain!)) {
        told(line);
        lines.push(line);
      }
    const words = `First visits to each page of the leads' site of the sample, as \`plumbline build\` makes it, in ${browser.version()} (headless, 1280 × 800, not throttled, files from this machine), beside a plain page of Framework with one chart by Plot and one table (\`bench/pages/plain-site.ts\`), built and visited in the same run; median of three visits after one that does not count. Weight is scripts, styles and HTML compressed by gzip, data apart. The first chart, or where a page has none the first cell, counts from the start of the visit; shift is the cumulative layout shift.`;
    return {title: "Pages against a plain page of Framework", words, lines};
  } finally {
    await close();
    rmSync(folder, {recursive: true, force: true});
  }
}

function sampleSites(folder: string): string {
  const config = join(folder, "plumbline.yaml");
  writeFileSync(config, `privacy:\n  key_file: ${JSON.stringify(join(folder, "key"))}\n`);
  const out = join(folder, "dist");
  const options = ["--exports", join(projectRoot, "data", "sample"), "--config", config, "--out", out];
  const cli = join(projectRoot, "loaders", "cli", "plumbline.js");
  const warehouse = join(folder, "warehouse.duckdb");
  execFileSync(
    process.execPath,
    [cli, "build", ...options, "--warehouse", warehouse, "--audience", "leads", "--quiet"],
    {
      stdio: ["ignore", "ignore", "inherit"]
    }
  );
  return out;
}

async function visited(browser: Browser, folder: string, paths: readonly string[]): Promise<Visit[]> {
  const server = await serveSites({folder, sites: [{audience: "leads"}], port: 0});
  try {
    const all: Visit[] = [];
    for (const path of paths) {
      const url = `http://127.0.0.1:${server.port}/leads/${path}.html`;
      const visits: Visit[] = [];
      for (let time = 0; time < 4; time++) visits.push(await visit(browser, url));
      all.push(visits.slice(1).sort((a, b) => a.firstChart - b.firstChart)[1]!);
    }
    return all;
  } finally {
    await server.close();
  }
}

function linesOf(path: string, seen: Visit, plain: Visit): Line[] {
  const common = {what: path, peer: "plain page"};
  const data = `${Math.max(1, Math.round(seen.data / 1000))} kB of data`;
  return [
    {
      ...common,
      size: "weight",
      ours: seen.page / 1000,
      theirs: plain.page / 1000,
      unit: "kB",
      note: `${seen.requests} requests, plain ${plain.requests}; ${data}`,
      met: seen.page / 1000 <= mostKilobytes
    },
    {
      ...common,
      size: "first chart",
      ours: seen.firstChart,
      theirs: plain.firstChart,
      unit: "ms",
      note: `shift ${seen.shift.toFixed(3)}, of it after the first chart ${seen.shiftAfter.toFixed(3)}; plain ${plain.shift.toFixed(3)}`,
      met: seen.firstChart <= mostMilliseconds
    }
  ];
}
