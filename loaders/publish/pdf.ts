import {launchChromium} from "./chromium.js";

/** A page as A4 PDF. Throws UserError 3 where there is no browser. */
export async function pdfOf(html: string): Promise<Buffer> {
  const {browser, close} = await launchChromium();
  try {
    const page = await browser.newPage({javaScriptEnabled: false});
    await page.setContent(html);
    const margin = {top: "18mm", bottom: "18mm", left: "18mm", right: "18mm"};
    return await page.pdf({format: "A4", margin});
  } finally {
    await close();
  }
}
