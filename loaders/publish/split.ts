import {createHash} from "node:crypto";
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
 * higher, and of the scripts, styles and datasets only those that its pages reach. The build holds stand-ins for the
 * datasets; `datasets` has the text of each by its name.
 */
export async function splitSite(
  built: string,
  audience: Audience,
  output: string,
  datasets: ReadonlyMap<string, string>
): Promise<void> {
  const files = await filesOf(built);
  const data = publishedData(files, audience, datasets);
  const pages = files.filter((name) => name.startsWith(`${audience}/`) && name.endsWith(".html"));
  const wanted = new Set<string>();
  for (const path of pages) {
    const html = await readFile(join(built, path), "utf8");
    for (const file of referencesOf(html, path, built)) wanted.add(file);
    await put(join(output, path.slice(audience.length + 1)), withData(standingAlone(html, audience), data));
  }
  // A set grows while it is walked, so this ends when nothing reached reaches anything new.
  for (const file of wanted) {
    if (!file.endsWith(".js") && !file.endsWith(".css")) continue;
    for (const found of referencesOf(await readFile(join(built, file), "utf8"), file, built)) wanted.add(found);
  }
  for (const file of wanted) {
    const dataset = data.find(({standIn}) => file === `_file/data/${audience}/${standIn}`);
    if (dataset) await put(join(output, "_file", "data", dataset.file), dataset.text);
    else if (!file.startsWith("_file/data/")) {
      await mkdir(dirname(join(output, file)), {recursive: true});
      await copyFile(join(built, file), join(output, file));
    }
  }
}

interface PublishedData {
  /** Names of the files in the build and in the site. */
  standIn: string;
  file: string;
  text: string;
}

/** Datasets of one site lie side by side, each named by its content as Framework does, so that none is taken from a cache. */
function publishedData(
  files: readonly string[],
  audience: Audience,
  datasets: ReadonlyMap<string, string>
): PublishedData[] {
  const folder = `_file/data/${audience}/`;
  return files.flatMap((path) => {
    const [, name] = (path.startsWith(folder) && /^([\w-]+)\.\w+\.json$/.exec(path.slice(folder.length))) || [];
    const text = name === undefined ? undefined : datasets.get(name);
    if (text === undefined) return [];
    const hash = createHash("sha256").update(text).digest("hex").slice(0, 8);
    return [{standIn: path.slice(folder.length), file: `${name}.${hash}.json`, text}];
  });
}

/** A page with the names and sizes of what is published, where the build has those of the stand-ins. */
function withData(html: string, data: readonly PublishedData[]): string {
  return data.reduce(
    (page, {standIn, file, text}) =>
      page
        .replaceAll(new RegExp(`(?<=_file/data/${standIn}",[^}]*"size":)\\d+`, "g"), String(Buffer.byteLength(text)))
        .replaceAll(`_file/data/${standIn}`, `_file/data/${file}`),
    html
  );
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

async function put(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, text);
}
