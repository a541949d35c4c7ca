import type {Page} from "playwright-core";
import {settled} from "./browse.js";

/** What a reader of the printed page would notice. */
export interface Printed {
  /** Sheets of A4. */
  sheets: number;
  /** Pixels by which the page is wider than the sheet. */
  overflow: number;
  /** Tables and texts that end beyond the right edge. */
  cut: string[];
  /** Buttons that make no sense on paper. */
  buttons: number;
  /** Definitions, limits and the rest of a list that stay shut, and other panels that nobody opened but that are printed. */
  closed: number;
  /** Cards, figures and rows of tables and lists that may be split between sheets. */
  split: number;
  dark: boolean;
  /** What the lists of choices say; each must be readable. */
  chosen: string[];
  text: string;
}

/** Inside of an A4 sheet with 11 mm margins, in CSS pixels. */
const sheet = {width: 710, height: 1038};

/** Shows a page as it is printed on A4, by a reader whose screen is dark. */
export async function printed(page: Page): Promise<Printed> {
  await page.emulateMedia({media: "print", colorScheme: "dark"});
  await page.setViewportSize(sheet);
  await settled(page);
  const paper = await page.pdf({preferCSSPageSize: true, format: "A4"});
  const sheets = paper.toString("latin1").match(/\/Type\s*\/Page\b/g)!.length;
  const seen = await page.evaluate(() => {
    const main = document.querySelector<HTMLElement>("#observablehq-main")!;
    const all = <E extends Element = HTMLElement>(selector: string): E[] => [...main.querySelectorAll<E>(selector)];
    const edge = main.getBoundingClientRect().right + 1;
    const isSeen = (element: Element): boolean => element.getClientRects().length > 0;
    const [red = 0, green = 0, blue = 0] = getComputedStyle(document.body)
      .color.match(/[\d.]+/g)!
      .map(Number);
    return {
      overflow: Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth),
      cut: all("table, p, li, h1, h2, h3, .card")
        .filter((element) => isSeen(element) && element.getBoundingClientRect().right > edge)
        .map((element) => `${element.tagName} ${(element.textContent ?? "").slice(0, 40)}`),
      buttons: all("button").filter((button) => isSeen(button) && !button.closest("th")).length,
      closed: all<HTMLDetailsElement>("details").filter((panel) => {
        const printed = panel.open || panel.matches(".definitions, .limits, .more");
        return [...panel.children].slice(1).some((part) => part.checkVisibility() !== printed);
      }).length,
      split: all(".card:not(.rows, :has(table)), .chart-card, .finding-rows > li, .to-do li[data-verdict], tr").filter(
        (element) => isSeen(element) && getComputedStyle(element).breakInside !== "avoid"
      ).length,
      dark: red + green + blue > 384,
      chosen: all<HTMLSelectElement>("select:not(details:not([open]) *)").map((select) =>
        isSeen(select) ? (select.selectedOptions[0]?.textContent ?? "") : ""
      ),
      text: main.innerText
    };
  });
  return {sheets, ...seen};
}
