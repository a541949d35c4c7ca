import {readFileSync} from "node:fs";
import {join} from "node:path";
import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {pages, pagesFor} from "../../loaders/publish/pages.js";
import {audiences, type Audience} from "../../src/contracts/site.js";
import {searchIndex} from "../../src/contracts/search-index.js";
import {glossary} from "../../src/words/terms.js";
import {sampleSites} from "../support/sites.js";
import {chromiumOfFile, narrowDark, withPage} from "./browse.js";
import {servedSites} from "./served.js";
import {orInFull} from "../support/endurance.js";

const chromium = chromiumOfFile();
const served = servedSites(sampleSites);

function indexOf(audience: Audience): {title: string; place: string; text: string; also: string[]}[] {
  return searchIndex.parse(JSON.parse(readFileSync(join(served.built.out, audience, "search.json"), "utf8"))).entries;
}

/** The values of columns of a sample export, whose cells hold no commas. */
function valuesOf(file: string, names: readonly string[]): string[] {
  const [header, ...rows] = readFileSync(new URL(`../../data/sample/${file}`, import.meta.url), "utf8")
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split(","));
  const wanted = names.map((name) => header!.indexOf(name));
  expect(wanted).not.toContain(-1);
  return [...new Set(rows.flatMap((row) => wanted.map((place) => row[place]!)))].filter((value) => value !== "");
}

describe.each(audiences)("the search of the %s site", (audience) => {
  it("looks through the pages of this site, the methods and the glossary, and through nothing else", () => {
    const places = indexOf(audience).map(({place}) => place);
    const own = pagesFor(audience).map(({path}) => `${path}.html`);
    expect(places.filter((place) => !place.includes("#"))).toEqual(own);
    expect(places.filter((place) => place.includes("#")).every((place) => place.startsWith("methods.html#"))).toBe(
      true
    );
    expect(places).toContain("methods.html#agreement");
    for (const {path, question} of pages.filter((page) => !page.audiences.includes(audience)))
      expect({path, holds: JSON.stringify(indexOf(audience)).includes(question)}).toEqual({path, holds: false});
  });

  it("holds no interviewer, candidate, role, team, source or question of the exports", () => {
    const labels = [
      ...valuesOf("applications.csv", ["application_id", "candidate_id", "role", "source"]),
      ...valuesOf("interviewers.csv", ["interviewer_id", "name"]),
      ...valuesOf("ratings.csv", ["question"])
    ];
    expect(labels.length).toBeGreaterThan(1000);
    const words = ` ${indexOf(audience)
      .flatMap(({title, text, also}) => [title, text, ...also])
      .join(" ")
      .replace(/[^\p{L}\p{N}-]+/gu, " ")} `.toLowerCase();
    expect(labels.filter((label) => words.includes(` ${label.toLowerCase()} `))).toEqual([]);
    expect(words).not.toMatch(/ i-[0-9a-z]{4} /);
  });
});

const titles = (page: Page): Promise<(string | null)[]> => page.locator("#site-search b").allTextContents();

describe("a reader who searches", () => {
  const url = (): string => `${served.site("leads")}agreement.html`;

  it("fetches nothing for it before the first letter, and one file of the site then", async () => {
    await withPage(chromium.browser, url(), {}, async ({page, asked, foreignRequests, errors, failedRequests}) => {
      await page.locator("#site-search input").focus();
      expect(asked.filter((address) => address.includes("search"))).toEqual([]);
      await page.keyboard.type("break-even");
      await page.locator("#site-search b").first().waitFor();
      expect(asked.filter((address) => address.includes("search"))).toEqual([`${served.site("leads")}search.json`]);
      expect({foreignRequests, errors, failedRequests}).toEqual({foreignRequests: [], errors: [], failedRequests: []});
    });
  });

  it("comes by keyboard alone to the place of a term, with the slice that was chosen, and back with Escape", async () => {
    await withPage(chromium.browser, `${url()}?level=L4`, {}, async ({page}) => {
      await page.locator("#site-search input").focus();
      await page.keyboard.type("alpha");
      await page.locator("#site-search b").first().waitFor();
      expect((await titles(page))[0]).toBe("Alpha");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      expect(await page.locator("#site-search input").inputValue()).toBe("");
      expect(await page.locator("#site-search .results").isVisible()).toBe(false);
      await page.keyboard.type("alpha");
      await page.locator("#site-search b").first().waitFor();
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.waitForURL(/methods\.html\?level=L4#term-alpha$/);
      const term = page.locator("#term-alpha");
      await term.waitFor();
      await page.waitForFunction(
        () => document.querySelector("#term-alpha")!.getBoundingClientRect().top < innerHeight
      );
    });
  });

  it("finds the page that a word leads to, on a telephone and from the page of one subject too", async () => {
    const question = readFileSync(join(served.built.out, "leads", "questions.html"), "utf8");
    expect(question).toContain('id="site-search"');
    await withPage(chromium.browser, url(), narrowDark, async ({page}) => {
      await page.locator("#site-menu").check();
      await page.locator("#site-search input").focus();
      await page.keyboard.type("coverage");
      await page.locator("#site-search b").first().waitFor();
      expect(await titles(page)).toContain("Coverage");
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.keyboard.press("Enter");
      await page.waitForURL(/coverage\.html/);
    });
  });
});

describe("a term on a page", () => {
  const terms = orInFull<[string, string]>(
    [["borderline", "Break-even p*"]],
    [
      ["agreement", "Reliability"],
      ["borderline", "Borderline"]
    ]
  );
  it.each(terms)("opens its definition by keyboard: on %s, %s", async (path, name) => {
    const term = glossary.find(({term: one}) => one === name)!;
    await withPage(chromium.browser, `${served.site("leads")}${path}.html`, {}, async ({page, asked}) => {
      const before = asked.length;
      const marks = page.locator(`[data-term="${name}"]:not([hidden])`);
      expect(await marks.count()).toBe(1);
      await marks.locator("button").focus();
      await page.keyboard.press("Enter");
      const panel = marks.locator("[popover]");
      await panel.waitFor();
      const text = (await panel.innerText()).replace(/\s+/g, " ");
      for (const said of [term.meaning, ...Object.values(term.measure!)]) expect(text).toContain(said);
      const box = (await panel.boundingBox())!;
      expect(box.x + box.width).toBeLessThanOrEqual(1280);
      expect(await panel.locator("a").getAttribute("href")).toBe(`./methods.html#${term.section}`);
      await page.keyboard.press("Escape");
      expect(await panel.isVisible()).toBe(false);
      expect(asked.length).toBe(before);
    });
  });
});
