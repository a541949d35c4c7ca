import {mkdirSync, readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import type {Browser, Page} from "playwright-core";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const screenshots = fileURLToPath(new URL("../../.plumbline/screenshots", import.meta.url));

export interface View {
  width: 1280 | 390;
  scheme: "light" | "dark";
  /** Whether axe looks too: each width and each scheme once is enough, and it is slow. */
  axe: boolean;
}

export const views: View[] = [
  {width: 1280, scheme: "light", axe: true},
  {width: 1280, scheme: "dark", axe: false},
  {width: 390, scheme: "light", axe: false},
  {width: 390, scheme: "dark", axe: true}
];

/** What a reader of a page would notice, or what would leave the machine. Empty lists are good. */
export interface Impression {
  errors: string[];
  failedRequests: string[];
  foreignRequests: string[];
  /** Pixels by which the page is wider than the window. */
  overflow: number;
  violations: string[];
  /** Cells that Framework still waits for, or shows as failed. */
  unfinished: number;
  text: string;
  /** Titles of charts that have nothing to draw. */
  undrawn: string[];
  /** Titles of drawn charts that have no table of their numbers. */
  untabled: string[];
}

/** Opens one page as a reader would and says what was wrong with it. A picture is kept in `.plumbline/screenshots/`. */
export async function look(browser: Browser, url: string, view: View, picture: string): Promise<Impression> {
  const context = await browser.newContext({
    viewport: {width: view.width, height: 900},
    colorScheme: view.scheme
  });
  const page = await context.newPage();
  const origin = new URL(url).origin;
  const errors: string[] = [];
  const failedRequests: string[] = [];
  const foreignRequests: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("requestfailed", (request) => failedRequests.push(request.url()));
  page.on("response", (response) => {
    if (response.status() >= 400) failedRequests.push(`${response.status()} ${response.url()}`);
  });
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && new URL(request.url()).origin !== origin)
      foreignRequests.push(request.url());
  });
  try {
    await page.goto(url, {waitUntil: "networkidle"});
    await settled(page);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    );
    const unfinished = await page.locator("observablehq-loading, .observablehq--error").count();
    const text = await page.locator("#observablehq-main").innerText();
    const undrawn = await page.evaluate(() =>
      [...document.querySelectorAll("figure:has(.empty) h3")].map(({textContent}) => textContent.trim())
    );
    const untabled = await page.evaluate(() =>
      [...document.querySelectorAll("figure.figure:has(svg):not(:has(details.behind table)) h3")].map(({textContent}) =>
        textContent.trim()
      )
    );
    const violations = view.axe ? await axe(page) : [];
    mkdirSync(screenshots, {recursive: true});
    await page.screenshot({path: join(screenshots, `${picture}-${view.width}-${view.scheme}.png`), fullPage: true});
    return {errors, failedRequests, foreignRequests, overflow, violations, unfinished, text, undrawn, untabled};
  } finally {
    await context.close();
  }
}

/** Waits until two looks at the page's height, a moment apart, agree. */
async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const state = window as unknown as {seen?: number};
      const height = document.documentElement.scrollHeight;
      const same = state.seen === height && !document.querySelector("observablehq-loading");
      state.seen = height;
      return same;
    },
    undefined,
    {polling: 150}
  );
}

/** Serious and critical violations by axe-core; run through the debugger, since the page's policy forbids eval. */
async function axe(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return await page.evaluate(async () => {
    const {axe: tester} = window as unknown as {axe: {run(options: unknown): Promise<{violations: Violation[]}>}};
    interface Violation {
      id: string;
      impact: string;
      nodes: {html: string; failureSummary?: string}[];
    }
    const {violations} = await tester.run({resultTypes: ["violations"]});
    return violations
      .filter(({impact}) => impact === "serious" || impact === "critical")
      .map(
        ({id, nodes}) => `${id}: ${nodes[0]!.html.slice(0, 160)} (${nodes.length}) ${nodes[0]!.failureSummary ?? ""}`
      );
  });
}
