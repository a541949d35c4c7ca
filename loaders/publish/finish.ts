import {createHash} from "node:crypto";
import {readdir, readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";

/** Everything from the site itself; inline scripts by hash only. */
export function contentSecurityPolicy(scriptHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...scriptHashes].join(" ")}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'"
  ].join("; ");
}

/**
 * What Framework has no setting for: language, zoom, a skip link, that a page appears whole, the content security
 * policy with the hashes of this page's inline scripts.
 */
export function finishedPage(html: string): string {
  const accessible = appearingWhole(html)
    .replace("<html>", '<html lang="en">')
    .replace(", maximum-scale=1", "")
    .replace(/<body>/, '<body>\n<a class="skip-link" href="#observablehq-main">Skip to the page</a>')
    .replace('<main id="observablehq-main"', '<main id="observablehq-main" tabindex="-1"');
  const policy = contentSecurityPolicy(inlineScripts(accessible).map(hash));
  return accessible.replace(
    '<meta charset="utf-8">',
    `<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="${policy}">\n<meta name="referrer" content="no-referrer">`
  );
}

/**
 * Until every cell that displays something has, or for three seconds where one is slow, motion wished for or not; what
 * stands below that one waits for it up to ten, since it would be pushed down; for the filter bar room is kept.
 */
const untilWhole =
  "<style>@keyframes appear{to{visibility:visible}}main:has(.awaited:empty){visibility:hidden;animation:appear 0s 3s forwards!important}main :is(.awaited:empty,:has(.awaited:empty):not(.bar-place))~*{visibility:hidden;animation:appear 0s 10s forwards!important}</style>";

/**
 * A page is shown once its cells stand: one after another, each would push down what a reader looks at by then. A cell
 * that awaits something comes later, into a place that the style sheet keeps for it.
 */
function appearingWhole(html: string): string {
  const displaying =
    /^define\(\{id: "([^"]+)",(?: mode: "\w+",)? inputs: \[[^\]]*"(?:display|view)"[^\]]*\],(?: outputs: \[[^\]]*\],)? body: (async)?/gm;
  const marked = [...html.matchAll(displaying)].reduce(
    (page, [, id, later]) =>
      page.replace(
        `observablehq--block"><!--:${id}:-->`,
        `observablehq--block ${later ? "deferred" : "awaited"}"><!--:${id}:-->`
      ),
    html
  );
  return marked.replace("</head>", `${untilWhole}\n</head>`);
}

/** The texts of the scripts that stand in a page. */
export function inlineScripts(html: string): string[] {
  return [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) => text!);
}

export function hash(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

/** Lists every file of a finished site with its SHA-256: what plumbline made there, and may take away again. */
export const manifestName = "manifest.json";

/** Finishes every page of a built site and lists its files in the manifest. */
export async function finishSite(folder: string): Promise<void> {
  const files = (await filesOf(folder)).filter((name) => name !== manifestName);
  for (const name of files.filter((file) => file.endsWith(".html"))) {
    const path = join(folder, name);
    await writeFile(path, finishedPage(await readFile(path, "utf8")));
  }
  await writeFile(join(folder, "robots.txt"), "User-agent: *\nDisallow: /\n");
  const listed = [...new Set([...files, "robots.txt"])].sort();
  const sums = await Promise.all(listed.map(async (name) => [name, await sumOf(join(folder, name))]));
  await writeFile(join(folder, manifestName), `${JSON.stringify({sha256: Object.fromEntries(sums)}, null, 1)}\n`);
}

/** SHA-256 of a file, as hexadecimal digits. */
export async function sumOf(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}

/** The files of a folder and all below, as relative paths with forward slashes, in order. */
export async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {recursive: true, withFileTypes: true});
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath ?? entry.path, entry.name)
        .slice(folder.length + 1)
        .replaceAll("\\", "/")
    )
    .sort();
}
