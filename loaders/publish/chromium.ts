import {execFile} from "node:child_process";
import {existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {rename} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {promisify} from "node:util";
import type {Browser} from "playwright-core";
import {UserError} from "../errors.js";
import {makePrivateFolder} from "../warehouse/private-files.js";
import {projectRoot, scratchRoot} from "./paths.js";
import {clearLeftovers} from "./swap.js";

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // All pages are ours: a process of its own for each would read and compile the same scripts anew.
  "--renderer-process-limit=1"
];

/**
 * A Chromium for PDF reports and the tests: the one CHROMIUM_PATH names, else the system's, else the one that comes
 * with `npm ci` (Linux x64). Anywhere else it throws UserError 3 and says what to set; tests then fail, never skip.
 */
export async function launchChromium(): Promise<{browser: Browser; close: () => Promise<void>}> {
  const named = process.env.CHROMIUM_PATH;
  if (named !== undefined && !existsSync(named))
    throw new UserError(`CHROMIUM_PATH names ${named}, where no file is`, 3);
  // Loaded only here: it is a development tool, which an installation without them does not have.
  const {chromium} = await import("playwright-core").catch(() => {
    throw new UserError("playwright-core is not installed: PDF reports need the development packages, run npm ci", 3);
  });
  const path = named ?? (existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : await bundled());
  const browser = await chromium.launch({executablePath: path, args: flags});
  return {browser, close: () => browser.close()};
}

/** Where the bundled browser lies, with the libraries it brings along: unpacking takes seconds, so it is done once. */
async function bundled(): Promise<string> {
  if (process.platform !== "linux" || process.arch !== "x64")
    throw new UserError(
      `no bundled browser for ${process.platform} ${process.arch}: set CHROMIUM_PATH to an installed Chromium or Chrome`,
      3
    );
  const folder = join(scratchRoot, `chromium-${bundledVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  const library = join(folder, "al2023", "lib");
  const path = process.env.LD_LIBRARY_PATH;
  if (!path?.startsWith(library)) process.env.LD_LIBRARY_PATH = path === undefined ? library : `${library}:${path}`;
  process.env.FONTCONFIG_PATH ??= join(folder, "fonts");
  return join(folder, "chromium");
}

function bundledVersion(): string {
  const main = createRequire(import.meta.url).resolve("@sparticuz/chromium");
  const manifest = readFileSync(join(dirname(main), "..", "..", "package.json"), "utf8");
  return (JSON.parse(manifest) as {version: string}).version;
}

/** The package unpacks to fixed names in TMPDIR and changes the environment, so it does that in a process of its own. */
async function unpackInto(folder: string): Promise<void> {
  makePrivateFolder(scratchRoot);
  await clearLeftovers(scratchRoot, /^unpacking-\d+-\w{6}$/);
  const aside = mkdtempSync(join(scratchRoot, `unpacking-${process.pid}-`));
  try {
    const script = 'const {default: c} = await import("@sparticuz/chromium"); await c.executablePath()';
    const env = {...process.env, TMPDIR: aside, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x"};
    await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script], {cwd: projectRoot, env});
    writeFileSync(join(aside, "fonts", "fonts.conf"), fontConfiguration(folder));
    // Whoever was first has put the same there.
    await rename(aside, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    rmSync(aside, {recursive: true, force: true});
  }
}

/** The configuration that comes along looks for its fonts in /tmp/fonts, which is not where they were unpacked. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, "fonts")}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, "fonts-cache")}</cachedir>
</fontconfig>
`;
}
