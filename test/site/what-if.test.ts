import {beforeAll, describe, expect, it} from "vitest";
import type {Page} from "playwright-core";
import {sampleSites} from "../support/sites.js";
import {chromiumOfFile, open} from "./browse.js";
import {servedSites} from "./served.js";

const chromium = chromiumOfFile();
const served = servedSites(sampleSites, ["leads"]);
let page: Page;
beforeAll(async () => void (page = await chromium.browser.newPage({viewport: {width: 1280, height: 900}})));

describe("interviewers per loop", () => {
  const title = () => page.locator("figure h3").first().innerText();

  it("are set by the keyboard, kept in the address, and told with reliability, offers made again and hours", async () => {
    await open(page, `${served.site("leads")}loop-design?interviewers=3`);
    expect(await title()).toMatch(/^Interviewer 3 takes 2 h 50 min of staff time a loop, and adds 0\.\d\d to its/);
    await page.getByRole("slider", {name: "Interviewers per loop"}).press("ArrowRight");
    await page.locator("figure h3", {hasText: /^Interviewer 4 takes/}).waitFor();
    expect(new URL(page.url()).search).toBe("?interviewers=4");
    await page.getByRole("slider", {name: /^Staff hours of each/}).press("Home");
    await page.locator("figure h3", {hasText: /^Interviewer 4 takes 30 min/}).waitFor();
    expect(new URL(page.url()).searchParams.get("minutes")).toBe("30");
    const picture = await page.getByRole("img").first().getAttribute("aria-label");
    expect(picture).toMatch(/2: reliability 0\.\d\d, offers made again \d+\u00a0%, \d+ staff hours; 3: /);
  });

  it("that the address asks for beyond what can be set are as now", async () => {
    await open(page, `${served.site("leads")}loop-design?interviewers=40`);
    expect(await title()).toMatch(/^Interviewer 5 takes/);
  });
});
