import {readdirSync} from "node:fs";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {detailPagesFor} from "../../loaders/publish/detail-pages.js";
import {pagesFor} from "../../loaders/publish/pages.js";
import type {Audience} from "../../src/contracts/site.js";

export interface View {
  width: 1280 | 390;
  theme: "light" | "dark";
}

export const views: readonly View[] = [
  {width: 1280, theme: "light"},
  {width: 1280, theme: "dark"},
  {width: 390, theme: "light"},
  {width: 390, theme: "dark"}
];

const heights = {1280: 800, 390: 844} as const;

/** A page of a built site, by the name that options know it by, and the file that shows it. */
export interface Subject {
  name: string;
  file: string;
}

/** Every page of a built site; of pages for one subject each the first. */
export function subjectsOf(audience: Audience, site: string): Subject[] {
  const plain = pagesFor(audience).map(({path}) => ({name: path, file: `${path}.html`}));
  const details = detailPagesFor(audience).flatMap(({path}) => {
    const folder = path.replace(/\/.*/, "");
    return firstIn(join(site, folder)).map((file) => ({name: `one-of-${folder}`, file: `${folder}/${file}`}));
  });
  return [...plain, ...details];
}

/** A small company has no page for one subject. */
function firstIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort().slice(0, 1);
  } catch {
    return [];
  }
}

/** Opens a page once and turns it from view to view; `take` gets it when it is at rest. */
export async function turned(
  browser: Browser,
  url: string,
  seenAt: readonly View[],
  take: (page: Page, view: View) => Promise<void>
): Promise<void> {
  const page = await browser.newPage();
  try {
    for (const [index, view] of seenAt.entries()) {
      await page.emulateMedia({media: "screen", colorScheme: view.theme});
      await page.setViewportSize({width: view.width, height: heights[view.width]});
      if (index === 0) await page.goto(url, {waitUntil: "networkidle"});
      await atRest(page);
      await take(page, view);
    }
  } finally {
    await page.close();
  }
}

/** Waits until no cell is awaited and the page has kept its height for half a second, in which charts are drawn anew. */
async function atRest(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const state = window as unknown as {height?: number; looks?: number};
      const awaited = document.querySelector("observablehq-loading, .deferred:empty") !== null;
      const height = awaited ? -1 : document.documentElement.scrollHeight;
      state.looks = height >= 0 && height === state.height ? (state.looks ?? 0) + 1 : 0;
      state.height = height;
      if (state.looks < 5) return false;
      state.looks = 0;
      return true;
    },
    undefined,
    {polling: 100}
  );
}
