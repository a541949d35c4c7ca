import {existsSync} from "node:fs";
import {copyFile, mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join, posix} from "node:path";
import type {Audience} from "../../src/contracts/site.js";
import {filesOf} from "./finish.js";
import {siteTitles} from "./pages.js";

/** Folders in which Framework puts what pages load. */
const shared = "_(?:observablehq|npm|node|import|file)";

/**
 * Takes the site of one audience out of Framework's build of all, as a folder that stands alone: its pages one level
 * higher, and of the scripts, styles and datasets only those that its pages reach.
 */
export async function splitSite(built: string, audience: Audience, output: string): Promise<void> {
  const pages = (await filesOf(join(built, audience))).filter((name) => name.endsWith(".html"));
  const wanted = new Set<string>();
  for (const name of pages) {
    const html = await readFile(join(built, audience, name), "utf8");
    for (const file of referencesOf(html, posix.join(audience, name), built)) wanted.add(file);
    await put(join(output, name), standingAlone(html, audience));
  }
  // A set grows while it is walked, so this ends when nothing reached reaches anything new.
  for (const file of wanted) {
    if (!file.endsWith(".js") && !file.endsWith(".css")) continue;
    for (const found of referencesOf(await readFile(join(built, file), "utf8"), file, built)) wanted.add(found);
  }
  for (const file of wanted) {
    const to = join(output, ownName(file, audience));
    await mkdir(dirname(to), {recursive: true});
    await copyFile(join(built, file), to);
  }
}

/**
 * Files of the build that a page, script or style names by a relative path. Framework's client names some that no build
 * has, to be loaded only when a page used them; that pages have what they load at once is for `verify.ts` to see.
 */
function referencesOf(text: string, from: string, built: string): string[] {
  const relative = new RegExp(`["'(\`](\\.{1,2}/(?:\\.\\./)*[\\w@.~+%/-]+)["')\`]`, "g");
  return [...text.matchAll(relative)]
    .map(([, path]) => posix.join(posix.dirname(from), decodeURI(path!)))
    .filter((path) => new RegExp(`^${shared}/`).test(path) && existsSync(join(built, path)));
}

function standingAlone(html: string, audience: Audience): string {
  const oneLevelUp = new RegExp(`(["'(])\\.\\./((?:\\.\\./)*)(?=${shared}/)`, "g");
  return html
    .replace(oneLevelUp, (_, before: string, rest: string) => `${before}${rest || "./"}`)
    .replaceAll(`_file/data/${audience}/`, "_file/data/")
    .replace(/ \| plumbline<\/title>/, ` | ${siteTitles[audience]}</title>`);
}

/** Datasets lie side by side, since the site has those of one audience only. */
function ownName(file: string, audience: Audience): string {
  return file.replace(`_file/data/${audience}/`, "_file/data/");
}

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, text);
}
