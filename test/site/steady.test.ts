import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {pagesFor} from "../../loaders/publish/pages.js";
import {sampleSites} from "../support/sites.js";
import {addUpShifts, chromiumOfFile, settled} from "./browse.js";
import {servedSites} from "./served.js";
import {isFull} from "../support/endurance.js";

const chromium = chromiumOfFile();
const served = servedSites(sampleSites, ["leads"]);

/** Later than a page waits for its cells before it shows itself. */
const late = 3600;
// One with a bar and one without; in full every page.
const shown = isFull ? pagesFor("leads").map(({path}) => path) : ["questions"];

describe("a page whose data come late", () => {
  it.each(shown)(
    "%s shows its title after three seconds, and nothing of it jumps when the rest comes",
    async (name) => {
      const page = await opened(`${served.site("leads")}${name}.html`);
      try {
        await page.waitForTimeout(late - 300);
        const title = page.locator("#observablehq-main h1").first();
        const wasSeen = name === "index" || (await title.isVisible());
        const place = name === "index" ? null : await title.boundingBox();
        await settled(page);
        expect({wasSeen, place}).toEqual({wasSeen: true, place: name === "index" ? null : await title.boundingBox()});
        expect(await page.evaluate(() => (window as unknown as {shifted: number}).shifted)).toBeLessThan(0.001);
      } finally {
        await page.close();
      }
    }
  );

  it("stands whole in the end, with nothing left hidden", async () => {
    const page = await opened(`${served.site("leads")}screeners.html`);
    await settled(page);
    const hidden = await page.evaluate(() =>
      [...document.querySelectorAll("#observablehq-main > *")].filter(
        (element) => getComputedStyle(element).visibility !== "visible"
      )
    );
    expect(hidden).toEqual([]);
    await page.close();
  });
});

/** Opens a page in a window of its own, to which all data but those of the whole site come late. */
async function opened(url: string): Promise<Page> {
  const page = await chromium.browser.newPage({viewport: {width: 1280, height: 800}});
  await page.addInitScript(addUpShifts);
  await page.route(/_file\/data\/(?!site\.).*\.json$/, async (route) => {
    await new Promise((done) => setTimeout(done, late));
    await route.continue();
  });
  await page.goto(url, {waitUntil: "domcontentloaded"});
  return page;
}
