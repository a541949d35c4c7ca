import type {Page} from "playwright-core";

/** Where the chart that answers a page stands in its first screen. */
export interface MainChart {
  /** Pixels from the head of the page. */
  top: number;
  bottom: number;
  /** Words that a reader sees in the main column above its top. */
  wordsAbove: number;
}

/**
 * The first chart of the answer card that is large enough to be read, 300 × 160 px; on an overview, whose answer is its
 * measures by quarter, the first of their sparklines. Null where a page has neither.
 */
export function mainChartOf(page: Page): Promise<MainChart | null> {
  return page.evaluate(() => {
    const main = document.querySelector<HTMLElement>("#observablehq-main")!;
    const large = [...main.querySelectorAll(".answer.card svg")].filter((svg) => {
      const {width, height} = svg.getBoundingClientRect();
      return width >= 300 && height >= 160;
    });
    const chart = large[0] ?? main.querySelector(".tiles svg");
    if (chart === null) return null;
    const box = chart.getBoundingClientRect();
    const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    let wordsAbove = 0;
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
      if (!node.parentElement!.checkVisibility({visibilityProperty: true})) continue;
      for (const {index, 0: word} of node.nodeValue!.matchAll(/[^\s]*[\p{L}\p{N}][^\s]*/gu)) {
        const range = document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const seen = range.getBoundingClientRect();
        if (seen.width > 0 && seen.top < box.top) wordsAbove += 1;
      }
    }
    return {top: Math.round(box.top + scrollY), bottom: Math.round(box.bottom + scrollY), wordsAbove};
  });
}

/** Has the answer a chart that says of itself that it has something to draw? */
export function isToHaveChart(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector(".answer.card figure:not(:has(.empty))") !== null);
}
