import {gzipSync} from "node:zlib";
import type {Browser} from "playwright-core";

/** What a first visit to a page costs, and when it shows something. */
export interface Visit {
  requests: number;
  /** Scripts, styles and HTML as a server would compress them, and the data likewise, in bytes. */
  page: number;
  data: number;
  /** Milliseconds from the start of the visit until the first chart stands; until the first cell, where no chart comes. */
  firstChart: number;
  /** Cumulative layout shift: of the whole visit, and of what came after the first chart. */
  shift: number;
  shiftAfter: number;
}

/** Opens a page as somebody who has never been there, without any throttling, and leaves when it is at rest. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({viewport: {width: 1280, height: 800}});
  try {
    const page = await context.newPage();
    const bodies: Promise<{isData: boolean; bytes: number}>[] = [];
    page.on("response", (response) => {
      const isData = new URL(response.url()).pathname.endsWith(".json");
      bodies.push(response.body().then((body) => ({isData, bytes: gzipSync(body).length})));
    });
    await page.addInitScript(watch);
    await page.goto(url, {waitUntil: "networkidle"});
    await page.waitForFunction(() => document.querySelector("observablehq-loading, .deferred:empty") === null);
    // Charts are drawn a frame after their place has a width.
    await page.waitForTimeout(300);
    const {chart, cell, shifts} = await page.evaluate(() => (window as unknown as {watched: Watched}).watched);
    const firstChart = chart ?? cell ?? Number.NaN;
    const sizes = await Promise.all(bodies);
    const sum = (wanted: boolean): number =>
      sizes.filter(({isData}) => isData === wanted).reduce((total, {bytes}) => total + bytes, 0);
    const shifted = (since: number): number =>
      shifts.filter(({at}) => at > since).reduce((total, {value}) => total + value, 0);
    return {
      requests: sizes.length,
      page: sum(false),
      data: sum(true),
      firstChart,
      shift: shifted(0),
      shiftAfter: shifted(firstChart)
    };
  } finally {
    await context.close();
  }
}

interface Watched {
  chart: number | null;
  cell: number | null;
  shifts: {at: number; value: number}[];
}

/** Runs in the page, before anything of its own. */
function watch(): void {
  const watched: Watched = {chart: null, cell: null, shifts: []};
  Object.assign(window, {watched});
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries())
      watched.shifts.push({at: entry.startTime, value: (entry as PerformanceEntry & {value: number}).value});
  }).observe({type: "layout-shift", buffered: true});
  // Methods, since functions with a name of their own would need a helper of the transpiler that the page has not.
  const looking = {
    look(): void {
      if (document.querySelector("main .observablehq--block > :not(observablehq-loading)"))
        watched.cell ??= performance.now();
      for (const svg of document.querySelectorAll("main svg"))
        if (svg.getBoundingClientRect().width > 150 && svg.querySelector("path, rect, circle") !== null)
          watched.chart ??= performance.now();
      if (watched.chart === null) requestAnimationFrame(() => this.look());
    }
  };
  looking.look();
}
