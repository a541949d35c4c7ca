import type {Page} from "playwright-core";
import {launchChromium} from "./chromium.js";

const mm = 96 / 25.4;
const edge = 15;
const inside = {width: Math.floor((210 - 2 * edge) * mm), height: Math.floor((297 - 2 * edge) * mm)};
/** Smaller than this would be hard to read. */
const smallest = 0.7;

/**
 * A page as A4 PDF; `onePage` makes it smaller, down to seven tenths, so that it fits on one sheet. Throws UserError 3
 * where there is no browser.
 */
export async function pdfOf(html: string, {onePage = false}: {onePage?: boolean} = {}): Promise<Buffer> {
  const {browser, close} = await launchChromium();
  try {
    const page = await browser.newPage({javaScriptEnabled: false});
    await page.setContent(html);
    await page.emulateMedia({media: "print"});
    const margin = {top: `${edge}mm`, bottom: `${edge}mm`, left: `${edge}mm`, right: `${edge}mm`};
    return await page.pdf({format: "A4", margin, scale: onePage ? await scaleThatFits(page) : 1});
  } finally {
    await close();
  }
}

/** A smaller scale makes lines longer, too, so it is tried downwards; 1 where even the smallest does not fit. */
async function scaleThatFits(page: Page): Promise<number> {
  for (let scale = 1; scale > smallest - 0.01; scale -= 0.05) {
    await page.setViewportSize({width: Math.floor(inside.width / scale), height: 600});
    // Chromium lays a printed page out anew: leave a little room.
    if ((await page.locator("body").boundingBox())!.height * scale < 0.97 * inside.height) return scale;
  }
  return 1;
}
