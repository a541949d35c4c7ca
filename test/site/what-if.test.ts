import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Page} from "playwright-core";
import {launchChromium} from "../../loaders/publish/chromium.js";
import {serveSites, type SiteServer} from "../../loaders/publish/serve.js";
import {builtSites, type Built} from "./built.js";

let built: Built;
let server: SiteServer;
let chromium: Awaited<ReturnType<typeof launchChromium>>;
let page: Page;

beforeAll(async () => {
  built = await builtSites("sample");
  server = await serveSites({folder: built.out, sites: [{audience: "leads"}], port: 0});
  chromium = await launchChromium();
  page = await chromium.browser.newPage({viewport: {width: 1280, height: 900}});
});
afterAll(async () => {
  await chromium?.close();
  await server?.close();
  built?.remove();
});

describe("interviewers per loop", () => {
  const title = () => page.locator("figure h3").first().innerText();

  it("are set by the keyboard, kept in the address, and told with reliability, offers made again and hours", async () => {
    await page.goto(`${server.addresses[0]!.address}loop-design?interviewers=3`, {waitUntil: "networkidle"});
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
    await page.goto(`${server.addresses[0]!.address}loop-design?interviewers=40`, {waitUntil: "networkidle"});
    expect(await title()).toMatch(/^Interviewer 5 takes/);
  });
});
