import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Page} from "playwright-core";
import {defaultConfig} from "../../loaders/config/config.js";
import {buildSites} from "../../loaders/publish/build.js";
import {launchChromium} from "../../loaders/publish/chromium.js";
import {filesOf} from "../../loaders/publish/finish.js";
import {serveSites, type SiteServer} from "../../loaders/publish/serve.js";
import {audiences} from "../../loaders/reports/report.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {hostileExports} from "./hostile-exports.js";

// The leads and leadership sites have every page between them; in full all three, with other labels.
const isFull = process.env.PLUMBLINE_FULL === "1";
const shown = isFull ? audiences : (["leads", "leadership"] as const);
const seeds = isFull ? [1, 2, 3] : [1];
const now = new Date("2026-07-01T09:00:00Z");

describe.each(seeds)("sites of labels that try to be anything but text, seed %i", (seed) => {
  let folder: string;
  let server: SiteServer;
  let chromium: Awaited<ReturnType<typeof launchChromium>>;
  let labels: string[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "plumbline-labels-"));
    const exports = hostileExports(join(folder, "exports"), seed);
    labels = [...exports.labels.values()];
    const config = defaultConfig();
    config.privacy.key_file = join(folder, "key");
    config.privacy.interviewer_names = "name";
    const warehouse = join(folder, "warehouse.duckdb");
    await ingest({exports: exports.folder, config, warehouse, sampleData: false, now, progress: () => {}});
    await buildSites({warehouse, config, out: join(folder, "dist"), audiences: shown, sampleData: false, now});
    server = await serveSites({
      folder: join(folder, "dist"),
      sites: shown.map((audience) => ({audience})),
      port: 0
    });
    chromium = await launchChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    await server?.close();
    if (folder) rmSync(folder, {recursive: true, force: true});
  });

  it.each(shown)("run nothing, load nothing and stand as text on every page of %s", async (audience) => {
    const site = join(folder, "dist", audience);
    const pages = withoutMostDetails((await filesOf(site)).filter((name) => name.endsWith(".html")));
    expect(pages.length).toBeGreaterThan(3);
    const texts: string[] = [];
    for (const path of pages) {
      const context = await chromium.browser.newContext({viewport: {width: 1280, height: 900}, acceptDownloads: true});
      const page = await context.newPage();
      const noticed: string[] = [];
      page.on("console", (message) => {
        if (message.type() === "error") noticed.push(message.text());
      });
      page.on("pageerror", (error) => noticed.push(error.message));
      page.on("dialog", (dialog) => {
        noticed.push(dialog.message());
        void dialog.dismiss();
      });
      page.on("request", (request) => {
        if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(`http://127.0.0.1:${server.port}/`))
          noticed.push(request.url());
      });
      await page.goto(`http://127.0.0.1:${server.port}/${audience}/${path}`, {waitUntil: "networkidle"});
      await page.waitForFunction(() => !document.querySelector("observablehq-loading"));
      await hoverAndOpen(page);
      const injected = await injectedIn(page);
      expect({path, noticed, injected}).toEqual({path, noticed: [], injected: [0, 0, 0, 0, 1]});
      texts.push(await page.locator("#observablehq-main").evaluate((main) => main.textContent ?? ""));
      for (const text of await downloads(page)) {
        const cells = cellsOf(text);
        expect({path, run: cells.filter((cell) => /^\s*[=+@\t\r]|^\s*-(?![\d.]+$)/.test(cell))}).toEqual({
          path,
          run: []
        });
      }
      await context.close();
    }
    const all = texts.join("\n");
    expect(labels.filter((label) => all.includes(label)).length).toBeGreaterThan(audience === "leadership" ? 5 : 40);
  });

  it("would be noticed if one were taken for markup", async () => {
    const page = await chromium.browser.newPage();
    await page.goto(`http://127.0.0.1:${server.port}/leadership/data-trust.html`, {waitUntil: "networkidle"});
    await page.evaluate((label) => {
      document.querySelector("#observablehq-main")!.insertAdjacentHTML("beforeend", label);
    }, labels[0]!);
    expect((await injectedIn(page))[1]).toBe(1);
    await page.close();
  });

  it("stand in no page's own code: labels come with the data alone", async () => {
    for (const name of (await filesOf(join(folder, "dist"))).filter((file) => /\.(html|js)$/.test(file))) {
      const text = readFileSync(join(folder, "dist", name), "utf8");
      expect({name, holds: text.includes("window.pwned") || text.includes("evil.example")}).toEqual({
        name,
        holds: false
      });
    }
  });
});

/** Of the pages of one subject each, which differ in its name only, the first three of a kind; in full all of them. */
function withoutMostDetails(pages: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return pages.filter((path) => {
    const kind = dirname(path);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return isFull || kind === "." || seen.get(kind)! <= 3;
  });
}

/** What a label that became markup would leave behind, kind by kind, and how many main parts there are. */
function injectedIn(page: Page): Promise<number[]> {
  return page.evaluate(() => [
    (window as unknown as {pwned?: number}).pwned ?? 0,
    document.querySelectorAll("#observablehq-main :is(img, iframe, script[src], x, [onerror], [onload], [onmouseover])")
      .length,
    document.querySelectorAll('a[href^="javascript:"]').length,
    [...document.querySelectorAll("style")].filter(({textContent}) => textContent.includes("evil.example")).length,
    document.querySelectorAll("#observablehq-main").length
  ]);
}

/** Opens every panel and moves over the charts, as a curious reader would. */
async function hoverAndOpen(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll("details")) details.open = true;
    for (const svg of document.querySelectorAll("#observablehq-main svg")) {
      const {left, top, width, height} = svg.getBoundingClientRect();
      for (const part of [0.3, 0.6])
        svg.dispatchEvent(
          new PointerEvent("pointermove", {clientX: left + part * width, clientY: top + part * height, bubbles: true})
        );
    }
  });
}

/** What every "Download CSV" of the page gives. */
async function downloads(page: Page): Promise<string[]> {
  const given: string[] = [];
  for (const button of await page.getByRole("button", {name: "Download CSV"}).all()) {
    if (!(await button.isVisible())) continue;
    const [file] = await Promise.all([page.waitForEvent("download"), button.click()]);
    given.push(readFileSync(await file.path(), "utf8"));
  }
  return given;
}

/** The cells of a CSV text, written apart from the code that is tested. */
function cellsOf(text: string): string[] {
  const cells: string[] = [];
  let [cell, quoted] = ["", false];
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!;
    if (quoted && letter === '"' && text[i + 1] === '"') {
      cell += '"';
      i++;
    } else if (letter === '"') quoted = !quoted;
    else if (!quoted && (letter === "," || letter === "\n")) {
      cells.push(cell.replace(/\r$/, ""));
      cell = "";
    } else cell += letter;
  }
  return cells;
}
