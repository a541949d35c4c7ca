import type {Page} from "playwright-core";
import {describe, expect, it} from "vitest";
import {sampleSites} from "../support/sites.js";
import {chromiumOfFile, withPage} from "./browse.js";
import {servedSites} from "./served.js";

const chromium = chromiumOfFile();
const served = servedSites(sampleSites, ["leads", "leadership"]);

/** Of pages whose charts are of every form; the others use the same ones. */
const pages = [
  ["leads", "agreement"],
  ["leads", "independence"],
  ["leads", "loop-design"],
  ["leads", "load"],
  ["leads", "calibration"],
  ["leadership", "index"],
  ["leadership", "funnel"]
] as const;

/** Pictures of one number, which stands beside them, or with every number written on its mark. */
const written = /^(Of 20 offers|A vote is|\d[\d,]* of [\d,]* votes changed side)/;

/** "n = 744", "of 108 decided loops", "396 candidates". */
const restsOn = /n = [\d,]+|\bof [\d,]+\b|\b[\d,]+ (candidates|loops|votes|scorecards|screens)\b/;

describe("charts of estimates", () => {
  it.each(pages)(
    "say to the keyboard, mark by mark, what they show and how many it rests on: %s/%s",
    async (site, name) => {
      await withPage(chromium.browser, `${served.site(site)}${name}.html`, {}, async ({page}) => {
        const charts = (await saidBy(page)).filter(({title}) => !written.test(title));
        expect(charts.length).toBeGreaterThan(0);
        const mute = charts.filter(({said}) => !/\d/.test(said) || !restsOn.test(said));
        expect(mute.filter(({title}) => !/^The \w+ interviewer makes|^Each further/.test(title))).toEqual([]);
      });
    }
  );

  it("put the share that went on between the stage that candidates left and the one they came to", async () => {
    await withPage(chromium.browser, `${served.site("leadership")}funnel.html`, {}, async ({page}) => {
      const {bars, shares} = await page
        .locator(".answer .chart svg, .chart svg")
        .first()
        .evaluate((svg) => {
          const middle = (element: Element): number => {
            const {top, bottom} = element.getBoundingClientRect();
            return (top + bottom) / 2;
          };
          return {
            bars: [...svg.querySelectorAll("rect")].map(middle),
            shares: [...svg.querySelectorAll("text")].filter((text) => text.textContent.endsWith(" time")).map(middle)
          };
        });
      expect(bars.length).toBe(shares.length + 1);
      shares.forEach((share, at) => {
        expect(share).toBeGreaterThan(bars[at]! + 8);
        expect(share).toBeLessThan(bars[at + 1]! - 8);
      });
    });
  });
});

describe("the funnel on a telephone", () => {
  it("has no words that meet", async () => {
    await withPage(chromium.browser, `${served.site("leadership")}funnel.html`, {width: 390}, async ({page}) => {
      const meeting = await page
        .locator(".chart svg")
        .first()
        .evaluate((svg) => {
          const words = [...svg.querySelectorAll("text")].map((text) => ({
            text: text.textContent,
            box: text.getBoundingClientRect()
          }));
          return words.flatMap((one, at) =>
            words
              .slice(at + 1)
              .filter(
                ({box}) =>
                  box.left < one.box.right &&
                  one.box.left < box.right &&
                  box.top < one.box.bottom - 2 &&
                  one.box.top < box.bottom - 2
              )
              .map((other) => `${one.text} meets ${other.text}`)
          );
        });
      expect(meeting).toEqual([]);
    });
  });
});

/** What each drawn chart says at its first mark, empty where it takes no focus. */
function saidBy(page: Page): Promise<{title: string; said: string}[]> {
  return page.evaluate(async () => {
    const found: {title: string; said: string}[] = [];
    for (const figure of document.querySelectorAll<HTMLElement>("figure.chart-card:has(.chart svg)")) {
      const svg = figure.querySelector<SVGSVGElement>(".chart svg[role=img]")!;
      svg.scrollIntoView({block: "center"});
      const words = (): string[] => [...svg.querySelectorAll("text")].map(({textContent}) => textContent);
      const before = new Set(words());
      if (svg.getAttribute("tabindex") === "0") {
        svg.focus();
        svg.dispatchEvent(new KeyboardEvent("keydown", {key: "ArrowRight", bubbles: true}));
        // A chart of several panels says it a frame later.
        for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      }
      const said = words().filter((text) => !before.has(text));
      found.push({title: figure.querySelector("h3")!.textContent.trim(), said: said.join(" ")});
      svg.blur();
    }
    return found;
  });
}
