import {existsSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {UserError} from "../errors.js";
import {makeScratch} from "../warehouse/private-files.js";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync"
];

/**
 * A Chromium for PDF reports and the tests: the one CHROMIUM_PATH names, else the system's, else the one that comes
 * with `npm ci` (Linux x64). Anywhere else it throws UserError 3 and says what to set; tests then fail, never skip.
 */
export async function launchChromium(): Promise<{browser: Browser; close: () => Promise<void>}> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined) {
    if (!existsSync(named)) throw new UserError(`CHROMIUM_PATH names ${named}, where no file is`, 3);
    return await launched(named, null);
  }
  if (existsSync("/usr/bin/chromium")) return await launched("/usr/bin/chromium", null);
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new UserError(
      `no bundled browser for ${process.platform} ${process.arch}: set CHROMIUM_PATH to an installed Chromium or Chrome`,
      3
    );
  const scratch = makeScratch();
  return await launched(await bundled(scratch), scratch);
}

/** Unpacks the bundled browser, with the libraries it brings along, into a private folder. */
async function bundled(scratch: string): Promise<string> {
  // It unpacks to a fixed name in TMPDIR and runs what it finds there, so TMPDIR must be ours alone.
  const before = process.env.TMPDIR;
  process.env.TMPDIR = scratch;
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  try {
    const {default: sparticuz} = await import("@sparticuz/chromium");
    const path = await sparticuz.executablePath();
    writeFileSync(join(scratch, "fonts", "fonts.conf"), fontConfiguration(scratch));
    return path;
  } finally {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  }
}

/** The configuration that comes along looks for its fonts in /tmp/fonts, which is not where they were unpacked. */
function fontConfiguration(scratch: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(scratch, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(scratch, "fonts-cache")}</cachedir>
</fontconfig>
`;
}

async function launched(
  executablePath: string,
  scratch: string | null
): Promise<{browser: Browser; close: () => Promise<void>}> {
  // Loaded only here: it is a development tool, which an installation without them does not have.
  const {chromium} = await import("playwright-core").catch(() => {
    throw new UserError("playwright-core is not installed: PDF reports need the development packages, run npm ci", 3);
  });
  const browser = await chromium.launch({executablePath, args: flags});
  return {
    browser,
    async close() {
      await browser.close();
      if (scratch !== null) rmSync(scratch, {recursive: true, force: true});
    }
  };
}
