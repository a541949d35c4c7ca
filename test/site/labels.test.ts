import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import type {Page} from "playwright-core";
import {buildSites} from "../../loaders/publish/build.js";
import {filesOf} from "../../loaders/publish/finish.js";
import {audiences} from "../../src/contracts/site.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {configIn, sampleNow} from "../support/sample.js";
import {pagesBuiltOnce} from "../support/sites.js";
import {chromiumOfFile, withPage} from "./browse.js";
import {hostileExports} from "./hostile-exports.js";
import {servedSites} from "./served.js";
import {isFull} from "../support/endurance.js";

// The leads and leadership sites have every page between them; in full all three, with other labels.
const shown = isFull ? audiences : (["leads", "leadership"] as const);
const seeds = isFull ? [1, 2, 3] : [1];
/** Every label of the sample stands in the records of its first thousand. */
const candidates = isFull ? Infinity : 1000;

describe.each(seeds)("sites of labels that try to be anything but text, seed %i", (seed) => {
  let folder: string;
  let labels: string[];

  const chromium = chromiumOfFile();
  const served = servedSites(async () => {
    folder = mkdtempSync(join(tmpdir(), "plumbline-labels-"));
    const {folder: exports, labels: hostile} = hostileExports(join(folder, "exports"), seed, candidates);
    labels = [...hostile.values()];
    const config = configIn(folder);
    config.privacy.interviewer_names = "name";
    const warehouse = join(folder, "warehouse.duckdb");
    await ingest({exports, config, warehouse, sampleData: false, now: sampleNow, progress: () => {}});
    const out = join(folder, "dist");
    const options = {warehouse, config, out, audiences: shown, sampleData: false, now: sampleNow};
    await pagesBuiltOnce();
    await buildSites(options);
    return {out, options};
  }, shown);
  afterAll(() => folder && rmSync(folder, {recursive: true, force: true}));

  it.each(shown)("run nothing, load nothing and stand as text on every page of %s", async (audience) => {
    const site = join(folder, "dist", audience);
    const pages = withoutMostDetails((await filesOf(site)).filter((name) => name.endsWith(".html")));
    expect(pages.length).toBeGreaterThan(3);
    const texts: string[] = [];
    for (const path of pages) {
      await withPage(chromium.browser, `${served.site(audience)}${path}`, {}, async (opened) => {
        const {page, errors, foreignRequests} = opened;
        await hoverAndOpen(page);
        const injected = await injectedIn(page);
        expect({path, errors, foreignRequests, injected}).toEqual({
          path,
          errors: [],
          foreignRequests: [],
          injected: [0, 0, 0, 0, 1]
        });
        texts.push(await page.locator("#observablehq-main").evaluate((main) => main.textContent ?? ""));
        for (const text of await downloads(page)) {
          const cells = cellsOf(text);
          expect({path, run: cells.filter((cell) => /^\s*[=+@\t\r]|^\s*-(?![\d.]+$)/.test(cell))}).toEqual({
            path,
            run: []
          });
        }
      });
    }
    const all = texts.join("\n");
    expect(labels.filter((label) => all.includes(label)).length).toBeGreaterThan(audience === "leadership" ? 5 : 40);
  });

  it("would be noticed if one were taken for markup", async () => {
    await withPage(chromium.browser, `${served.site("leadership")}data-trust.html`, {}, async ({page}) => {
      await page.evaluate((label) => {
        document.querySelector("#observablehq-main")!.insertAdjacentHTML("beforeend", label);
      }, labels[0]!);
      expect((await injectedIn(page))[1]).toBe(1);
    });
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

/** Of the pages of one subject each, which differ in its name only, the first of a kind; in full all of them. */
function withoutMostDetails(pages: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return pages.filter((path) => {
    const kind = dirname(path);
    seen.set(kind, (seen.get(kind) ?? 0) + 1);
    return isFull || kind === "." || seen.get(kind) === 1;
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
