import {existsSync} from "node:fs";
import {mkdir, readFile, rm, utimes, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {Audience, Dataset} from "../reports/report.js";
import {detailPagesFor, detailPaths} from "./detail-pages.js";
import {filesOf} from "./finish.js";
import {pageFile, pagesFor} from "./pages.js";
import {sourceRoot} from "./paths.js";

/** A page asks for data that no report made for its audience. */
export class MissingDataset extends Error {}

const modules = ["components", "contracts", "statistics", "words"];
// Framework writes a dataset's time into the page; a fixed one keeps builds of the same data identical.
const fixedTime = new Date("2000-01-01T00:00:00Z");

/**
 * Lays out the source root of one audience: its pages, the modules they may import (Framework publishes only what is
 * imported) and the datasets its pages show. Pages that are not written yet are left out. Files that are already as
 * they should be are not touched, so that a preview reloads only what changed; `live` lets datasets carry the time of
 * their change, which a preview needs. Returns the paths of the pages that come of it.
 */
export async function stage(
  root: string,
  audience: Audience,
  datasets: readonly Dataset[],
  {live = false}: {live?: boolean} = {}
): Promise<string[]> {
  const mine = datasetsFor(audience, datasets);
  const listed = pagesFor(audience).map(({path}) => path);
  const pages = await Promise.all(
    [...listed, ...detailPagesFor(audience).map(({path}) => path)].map(
      async (path) =>
        [
          path,
          (await readFile(pageFile(path), "utf8"))
            .replaceAll(/(from ")\.\.\/(?=\.\.)/g, "$1")
            .replaceAll(/(from "\.)\.(?=\/components)/g, path.includes("/") ? "$1." : "$1")
        ] as const
    )
  );
  const used = new Set(pages.flatMap(([path, text]) => datasetsShown(path, text, mine, audience)));
  for (const folder of modules.filter((name) => existsSync(join(sourceRoot, name))))
    for (const name of await filesOf(join(sourceRoot, folder)))
      await put(join(root, folder, name), await readFile(join(sourceRoot, folder, name), "utf8"));
  await put(join(root, "style.css"), await readFile(join(sourceRoot, "style.css"), "utf8"));
  for (const name of used) {
    const file = join(root, "data", `${name}.json`);
    await put(file, JSON.stringify(mine.get(name)));
    if (!live) await utimes(file, fixedTime, fixedTime);
  }
  for (const [path, text] of pages) await put(join(root, `${path}.md`), text);
  await removeOtherPages(root, new Set(pages.map(([path]) => `${path}.md`)));
  return [...listed, ...detailPaths(audience, (name) => mine.get(name))];
}

function datasetsFor(audience: Audience, datasets: readonly Dataset[]): Map<string, unknown> {
  const mine = datasets.filter(({audiences}) => audiences.includes(audience));
  const byName = new Map(mine.map(({name, content}) => [name, content]));
  if (byName.size < mine.length) throw new Error(`${audience}: two datasets have one name`);
  return byName;
}

function datasetsShown(path: string, text: string, datasets: Map<string, unknown>, audience: Audience): string[] {
  const names = datasetsOf(text);
  const missing = names.find((name) => !datasets.has(name));
  if (missing !== undefined)
    throw new MissingDataset(`src/${path}.md shows data/${missing}.json, which no report makes for ${audience}`);
  return names;
}

/** The datasets that a page's source names. */
export function datasetsOf(source: string): string[] {
  return [...source.matchAll(/FileAttachment\(\s*["'`](?:\.{1,2}\/)?data\/([\w-]+)\.json["'`]\s*\)/g)].map(
    ([, name]) => name!
  );
}

async function put(file: string, text: string): Promise<void> {
  if (existsSync(file) && (await readFile(file, "utf8")) === text) return;
  await mkdir(dirname(file), {recursive: true});
  await writeFile(file, text);
}

async function removeOtherPages(root: string, pages: Set<string>): Promise<void> {
  const others = (await filesOf(root)).filter((name) => name.endsWith(".md") && !pages.has(name));
  for (const name of others) await rm(join(root, name));
}
