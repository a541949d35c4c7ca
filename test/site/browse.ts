import {mkdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser, Page, Request} from "playwright-core";
import {afterAll, beforeAll} from "vitest";
import {launchChromium} from "../../loaders/publish/chromium.js";
import {mostWords, wordsIn} from "../../src/words/title.js";
import {isFull} from "../support/endurance.js";
import {isToHaveChart, type MainChart, mainChartOf} from "./fold.js";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** PLUMBLINE_PICTURES=1 keeps a picture of each page that is looked at here. */
const pictures =
  process.env.PLUMBLINE_PICTURES === "1"
    ? fileURLToPath(new URL("../../.plumbline/screenshots", import.meta.url))
    : null;

type AxeRules = "everything" | "looks" | "structure";

export interface View {
  width: 1280 | 390;
  scheme: "light" | "dark";
  /** What axe looks at, which is slow: all its rules, those that hang on width and scheme, or the others. */
  axe: AxeRules | null;
}

/** Of a laptop's window and of a telephone's. */
const heights = {1280: 800, 390: 844} as const;

const looks = ["color-contrast", "target-size", "scrollable-region-focusable", "css-orientation-lock"];

const wideLight: View = {width: 1280, scheme: "light", axe: "everything"};
/** How a telephone at night shows a page. */
export const narrowDark: View = {width: 390, scheme: "dark", axe: isFull ? "everything" : "looks"};

/**
 * Each width and each scheme once; the full form sees every combination, and axe both of these. In short axe, to which
 * colours are most of its work, judges the looks of every second page by day and of the others by night.
 */
export function viewsOf(page: number): readonly View[] {
  if (isFull)
    return [wideLight, {width: 1280, scheme: "dark", axe: null}, {width: 390, scheme: "light", axe: null}, narrowDark];
  return page % 2 === 0 ? [wideLight, {...narrowDark, axe: null}] : [{...wideLight, axe: "structure"}, narrowDark];
}

/** What a reader of a page would notice, or what would leave the machine. Empty lists are good. */
export interface Impression {
  errors: string[];
  failedRequests: string[];
  foreignRequests: string[];
  /** Addresses that the page asked its site for, itself among them. */
  asked: string[];
  /** Pixels by which the page is wider than the window. */
  overflow: number;
  violations: string[];
  /** Cells that Framework still waits for, or shows as failed, and those for which the whole page waits in vain. */
  unfinished: number;
  text: string;
  mainChart: MainChart | null;
  /** Titles of charts that have nothing to draw. */
  undrawn: string[];
  /** Titles of drawn charts that have no table of their numbers. */
  untabled: string[];
  /** Lists with nothing to choose, and tables that are a head without rows. */
  hollow: string[];
  /** Pseudonyms of which a part stands on the next line. */
  brokenNames: string[];
  /** Titles of charts that have more words than a title has. */
  longTitles: string[];
  /** How far what was shown jumped while the page came: the cumulative layout shift until it was first turned. */
  shift: number;
  /** Where its links lead, those included that a script wrote. */
  links: string[];
  /** Buttons of the page as a whole, where they are seen. */
  tools: string[];
}

/** One Chromium for the tests of a file. */
export function chromiumOfFile(): {readonly browser: Browser} {
  let launched: Awaited<ReturnType<typeof launchChromium>> | undefined;
  beforeAll(async () => void (launched = await launchChromium()));
  afterAll(() => launched?.close());
  return {
    get browser() {
      return launched!.browser;
    }
  };
}

/** A page that is open and finished, and what was noticed on the way. */
export interface Opened {
  page: Page;
  errors: string[];
  failedRequests: string[];
  foreignRequests: string[];
  asked: string[];
}

/** The one window of a browser: a page that is opened in it after another finds the scripts of both in its cache. */
const windows = new WeakMap<Browser, Promise<Page>>();

function windowOf(browser: Browser): Promise<Page> {
  const known = windows.get(browser) ?? newWindow(browser);
  windows.set(browser, known);
  return known;
}

async function newWindow(browser: Browser): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(addUpShifts);
  return page;
}

/** Runs in a page, before anything of its own: adds up how far what is shown jumps. */
export function addUpShifts(): void {
  const state = window as unknown as {shifted: number};
  state.shifted = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) state.shifted += (entry as PerformanceEntry & {value: number}).value;
  }).observe({type: "layout-shift", buffered: true});
}

/** Opens a page, waits until it is finished, and leaves it after `use`. */
export async function withPage<T>(
  browser: Browser,
  url: string,
  {width = 1280, height = 900, scheme = "light"}: {width?: number; height?: number; scheme?: View["scheme"]},
  use: (opened: Opened) => Promise<T>
): Promise<T> {
  const page = await windowOf(browser);
  const [errors, failedRequests, foreignRequests, asked]: [string[], string[], string[], string[]] = [[], [], [], []];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("dialog", (dialog) => {
    errors.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("requestfailed", (request) => failedRequests.push(request.url()));
  page.on("response", (response) => {
    if (response.status() >= 400) failedRequests.push(`${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()))
      (new URL(request.url()).origin === new URL(url).origin ? asked : foreignRequests).push(request.url());
  });
  try {
    await page.emulateMedia({media: "screen", colorScheme: scheme});
    await page.setViewportSize({width, height});
    await open(page, url);
    return await use({page, errors, failedRequests, foreignRequests, asked});
  } finally {
    page.removeAllListeners();
    await page.goto("about:blank");
  }
}

/** Goes to a page and waits until its cells are done, nothing is on its way and its height stays. */
export async function open(page: Page, url: string): Promise<void> {
  const underway = new Set<Request>();
  const begins = (request: Request): unknown => underway.add(request);
  const ends = (request: Request): unknown => underway.delete(request);
  page.on("request", begins).on("requestfinished", ends).on("requestfailed", ends);
  await page.goto(url, {waitUntil: "load"});
  do await settled(page);
  while (underway.size > 0);
  page.off("request", begins).off("requestfinished", ends).off("requestfailed", ends);
}

/** Waits until no cell is awaited and two looks at the page's height, a few frames apart, agree. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const state = window as unknown as {seen?: number};
      const height = document.querySelector("observablehq-loading, .awaited:empty, .deferred:empty")
        ? -1
        : document.documentElement.scrollHeight;
      const same = height >= 0 && state.seen === height;
      state.seen = same ? -1 : height;
      return same;
    },
    undefined,
    {polling: 60}
  );
}

/**
 * Opens a page once as a reader would, turns it to each view in turn, and says of each what was wrong with it; what is
 * noticed on the way adds up. `last` sees the page before it is closed.
 */
export async function look(
  browser: Browser,
  url: string,
  seenAt: readonly View[],
  picture: string,
  last?: (page: Page) => Promise<void>
): Promise<[Impression, ...Impression[]]> {
  const [{width, scheme}] = seenAt as [View, ...View[]];
  return withPage(browser, url, {width, height: heights[width], scheme}, async ({page, ...noticed}) => {
    const impressions: Impression[] = [];
    const shift = await page.evaluate(() => (window as unknown as {shifted: number}).shifted);
    for (const view of seenAt) {
      if (view !== seenAt[0]) await turnTo(page, view);
      impressions.push({...structuredClone(noticed), ...(await impressionOf(page, view, picture)), shift});
    }
    await last?.(page);
    return impressions as [Impression, ...Impression[]];
  });
}

async function turnTo(page: Page, {width, scheme}: View): Promise<void> {
  await page.emulateMedia({colorScheme: scheme});
  await page.setViewportSize({width, height: heights[width]});
  await settled(page);
}

async function impressionOf(
  page: Page,
  view: View,
  picture: string
): Promise<Omit<Impression, keyof Opened | "shift">> {
  const seen = await page.evaluate(() => {
    const titles = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map(({textContent}) => textContent.trim());
    const names = (): string[] => {
      const texts = document.createTreeWalker(document.querySelector("#observablehq-main")!, NodeFilter.SHOW_TEXT);
      const broken: string[] = [];
      const range = document.createRange();
      for (let node = texts.nextNode(); node; node = texts.nextNode())
        for (const {0: name, index} of (node as Text).data.matchAll(/\bI-[0-9A-Z]{4,}\b/g)) {
          range.setStart(node, index);
          range.setEnd(node, index + name.length);
          if (new Set([...range.getClientRects()].map(({top}) => top)).size > 1) broken.push(name);
        }
      return broken;
    };
    return {
      overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      unfinished: document.querySelectorAll(
        "observablehq-loading, .observablehq--error, .awaited:empty, .deferred:empty"
      ).length,
      text: document.querySelector<HTMLElement>("#observablehq-main")!.innerText,
      titles: titles("figure.chart-card h3"),
      undrawn: titles("figure:has(.empty) h3"),
      untabled: titles("figure.chart-card:has(svg):not(:has(.behind table)) h3"),
      hollow: [
        ...[...document.querySelectorAll<HTMLSelectElement>("#observablehq-main select")]
          .filter(({options}) => options.length === 0)
          .map((select) => select.labels[0]?.textContent ?? "a list"),
        ...[...document.querySelectorAll<HTMLTableElement>("#observablehq-main table")]
          .filter(({tBodies}) => [...tBodies].every(({rows}) => rows.length === 0))
          .map(({caption}) => caption?.textContent.trim() ?? "a table")
      ],
      brokenNames: names(),
      links: [...document.querySelectorAll<HTMLAnchorElement>("a[href]")].map(({href}) => href),
      tools: [...document.querySelectorAll<HTMLElement>(".page-tool button")]
        .filter((button) => button.checkVisibility({visibilityProperty: true}))
        .map(({textContent}) => textContent)
    };
  });
  if (pictures !== null) {
    mkdirSync(pictures, {recursive: true});
    await page.screenshot({path: join(pictures, `${picture}-${view.width}-${view.scheme}.png`), fullPage: true});
  }
  const violations = view.axe === null ? [] : await axe(page, view.axe);
  // A busy machine may draw the chart for its width only after several looks at the page's height.
  let mainChart = await mainChartOf(page);
  for (let looks = 0; mainChart === null && looks < 20 && (await isToHaveChart(page)); looks++) {
    await settled(page);
    mainChart = await mainChartOf(page);
  }
  const {titles: drawn, ...rest} = seen;
  const longTitles = drawn.filter((title) => wordsIn(title) > mostWords);
  return {...rest, longTitles, mainChart, violations};
}

/** Rows of one table are alike: axe, to which every element is work, sees the first of each. */
const rowsSeen = 10;

function rulesOf(what: AxeRules): object {
  if (what === "looks") return {runOnly: looks};
  // Text outside of landmarks is a moderate fault, which is not asked for and takes longest after contrast.
  const left = ["region", ...(what === "structure" ? looks : [])];
  return {rules: Object.fromEntries(left.map((rule) => [rule, {enabled: false}]))};
}

/** Serious and critical violations by axe-core; run through the debugger, since the page's policy forbids eval. */
async function axe(page: Page, what: AxeRules): Promise<string[]> {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axeSource);
  return await page.evaluate(
    async ({rules, rows}) => {
      const {axe: tester} = window as unknown as {axe: {run(options: unknown): Promise<{violations: Violation[]}>}};
      interface Violation {
        id: string;
        impact: string;
        nodes: {html: string; failureSummary?: string}[];
      }
      const tails = [...document.querySelectorAll("tbody")].map((body) => ({body, tail: [...body.rows].slice(rows)}));
      for (const {tail} of tails) for (const row of tail) row.remove();
      const {violations} = await tester.run({resultTypes: ["violations"], ...rules});
      for (const {body, tail} of tails) body.append(...tail);
      return violations
        .filter(({impact}) => impact === "serious" || impact === "critical")
        .map(
          ({id, nodes}) => `${id}: ${nodes[0]!.html.slice(0, 160)} (${nodes.length}) ${nodes[0]!.failureSummary ?? ""}`
        );
    },
    {rules: rulesOf(what), rows: isFull ? Infinity : rowsSeen}
  );
}
