import {beforeAll, describe, expect, it} from "vitest";
import type {Page} from "playwright-core";
import {sampleSites} from "../support/sites.js";
import {chromiumOfFile, open} from "./browse.js";
import {servedSites} from "./served.js";

const chromium = chromiumOfFile();
const served = servedSites(sampleSites, ["leads"]);
let page: Page;
beforeAll(async () => void (page = await chromium.browser.newPage({viewport: {width: 1280, height: 900}})));

describe("the cost of a screened candidate", () => {
  it("changes the answer, each figure beside today's, and goes along to the page of borderline hours", async () => {
    await open(page, `${served.site("leads")}phone-screen?screened=10`);
    const claim = page.locator(".claim");
    expect(await claim.innerText()).toBe("The bar is right to let borderline screens in.");
    expect(await page.locator(".tile .value").first().innerText()).toMatch(/^\d+\.\d\s+now \d+\.\d$/);
    const link = page.locator("#site-navigation a", {hasText: "Borderline"});
    expect(await link.evaluate((a: HTMLAnchorElement) => a.search)).toBe("?screened=10");
    await page.getByRole("slider", {name: "Staff hours to screen one candidate"}).press("Home");
    await page.locator(".claim", {hasText: "The bar should stand above borderline."}).waitFor();
    expect(new URL(page.url()).search).toBe("?screened=0.25");
  });
});

describe("interviewers per loop", () => {
  const chart = () => page.locator("figure", {has: page.locator("h3", {hasText: /^The \w+ interviewer /})});
  const title = () => chart().locator("h3").innerText();
  const tile = (measure: string) => page.locator(".tile", {hasText: measure}).locator(".value");

  it("are set by the keyboard, kept in the address, and told with reliability, offers made again and hours", async () => {
    await open(page, `${served.site("leads")}loop-design?interviewers=3`);
    expect(await title()).toMatch(/^The third interviewer makes \d+ in 100 more offers repeatable$/);
    const before = await tile("Staff hours of a loop").innerText();
    await page.getByRole("slider", {name: "Interviewers per loop"}).press("ArrowRight");
    await page.locator("figure h3", {hasText: /^The fourth interviewer /}).waitFor();
    expect(new URL(page.url()).search).toBe("?interviewers=4");
    expect(await tile("Offers made again").innerText()).toMatch(/^\d+\s%\s+now \d+\s%$/);
    expect(await tile("Reliability").innerText()).toMatch(/^0\.\d\d\s+now 0\.\d\d$/);
    await page.getByRole("slider", {name: /^Staff hours of each/}).press("Home");
    await page.locator("figure", {has: page.getByText("+30 min")}).waitFor();
    expect(new URL(page.url()).searchParams.get("minutes")).toBe("30");
    expect(hoursIn(await tile("Staff hours of a loop").innerText())).toBeLessThan(hoursIn(before));
    const picture = await chart().getByRole("img").first().getAttribute("aria-label");
    expect(picture).toMatch(/2: reliability 0\.\d\d, offers made again \d+\u00a0%, \d+ staff hours; 3: /);
  });

  it("that the address asks for beyond what can be set are as now", async () => {
    await open(page, `${served.site("leads")}loop-design?interviewers=40`);
    expect(await title()).toMatch(/^The fifth interviewer /);
  });
});

/** "14 h  now 18 h" is 14. */
function hoursIn(text: string): number {
  return Number(/^([\d.]+)/.exec(text)![1]);
}
