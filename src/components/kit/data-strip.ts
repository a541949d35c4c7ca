import {html} from "htl";
import type {Site} from "../../contracts/site.js";
import {count, counted, date} from "../../words/numbers.js";
import {pageTools} from "./filter-bar.js";
import {siteSearch} from "./site-search.js";
import {carrySlice, currentPage, sitePath} from "./url.js";

const staleAfterDays = 45;

/**
 * What a reader must know before believing a page, at its head. It is the page's first cell, for which what stands below
 * waits: told later, it would push down what is read by then.
 */
export function pageHead(site: Site, now = new Date()): HTMLElement {
  const page = currentPage();
  return html`<div class="page-head">${[...doubts(site, page), ...kept(site, page), ...notices(site, now)]}</div>`;
}

/** The foot of every page: how far the data reach, when they were exported and built, rows in and rejected. */
export function dataStrip(site: Site): HTMLElement {
  queueMicrotask(() => {
    siteSearch();
    // A page without a bar has them at its foot.
    if (!document.querySelector(".bar-place")) strip.append(...pageTools());
    carrySlice();
    markNavigation(site.marks);
  });
  const {dataThrough, exportedAt, builtAt, files, accepted, rejected} = site;
  const through = `Data through ${date(dataThrough)}`;
  const strip = html`<aside class="data-strip" aria-label="About these data">
    <span>${through}</span>
    <span>Exported ${date(exportedAt)}, built ${date(builtAt)}</span>
    <span
      >${count(accepted)} rows in from ${counted(files, "file")}, ${rejected === 0 ? "none" : count(rejected)}
      rejected</span
    >
    <a href=${sitePath("data-trust")}>Can these data be trusted?</a>
  </aside>`;
  strip.dataset.source = `plumbline · ${through}${site.sampleData ? " · sample data, a simulated company" : ""}`;
  return strip;
}

/** Marks, in the navigation, the pages that have something to act on. */
function markNavigation(marks: readonly string[]): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("#site-navigation a[href]")) {
    const page = link.pathname
      .replace(/\.html$/, "")
      .split("/")
      .at(-1)!;
    if (marks.includes(page) && !link.querySelector(".mark"))
      link.append(html`<span class="mark" title="Something to act on">● <span class="unseen">to act on</span></span>`);
  }
}

/** What is wrong with the data that a page rests on. */
export function doubts({doubts: all}: Pick<Site, "doubts">, page: string): HTMLElement[] {
  return all
    .filter(({pages}) => pages.includes(page))
    .map(
      ({sentence}) =>
        html`<p class="notice" role="note">
          This page rests on data that failed a check. ${sentence} <a href=${sitePath("data-trust")}>What that means</a>
        </p>`
    );
}

/** Which figures of a page stand as they were, and up to when. */
export function kept({kept: all}: Pick<Site, "kept">, page: string): HTMLElement[] {
  return all
    .filter(({pages}) => pages.includes(page))
    .map(({sentence}) => html`<p class="notice" role="note">${sentence}</p>`);
}

/** Sample data, data that could not be renewed, or data that have grown old. */
export function notices(
  {sampleData, dataThrough, builtAt, failedPull}: Pick<Site, "sampleData" | "dataThrough" | "builtAt" | "failedPull">,
  now: Date
): HTMLElement[] {
  if (sampleData) return [html`<p class="notice">Sample data: a simulated company, not yours.</p>`];
  const failed =
    failedPull === undefined
      ? []
      : [
          html`<p class="notice">
            The last pull from ${failedPull.system} failed, on ${date(failedPull.at)}. This page shows the exports from
            before it.
          </p>`
        ];
  if (dataThrough === null) return failed;
  const days = Math.floor((now.getTime() - Date.parse(dataThrough)) / 86_400_000);
  if (days <= staleAfterDays) return failed;
  return [
    ...failed,
    html`<p class="notice">
      These data end ${count(days)} days ago, on ${date(dataThrough)}; this page was built on ${date(builtAt)}. Ask for
      a build from a fresh export before deciding on them.
    </p>`
  ];
}
