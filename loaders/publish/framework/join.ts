import {join, posix} from "node:path";
import {build, type BuildOptions, type Plugin} from "esbuild";

/** A module that esbuild made of what the same pages need, with the paths of those that it loads at once. */
export interface Part {
  text: string;
  exports: readonly string[];
  loads: readonly string[];
  /** The entry that it was made of; undefined where it is what several share. */
  entry: string | undefined;
}

/** Modules of a finished bundle: the one of each entry, with those that it loads, by paths in the build. */
export type Joined = Map<string, {module: string; shared: string[]}>;

export const settings = {
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  logLevel: "silent"
} as const satisfies BuildOptions;

/**
 * Joins what pages share to three modules: what all of them load, the rest, and of the rest what is made with its largest
 * part, which is the library of charts. A page loads those of which it needs anything. A module for each set of pages
 * that share something, as they come, would be ten requests to a page.
 */
export async function joined(built: string, folder: string, parts: ReadonlyMap<string, Part>): Promise<Joined> {
  const pages = [...parts].filter(([, {entry}]) => entry !== undefined).map(([path]) => path);
  const needs = new Map(pages.map((path) => [path, reachedFrom(path, parts)]));
  const rest = [...parts.keys()].filter((path) => !needs.has(path));
  const common = rest.filter((path) => pages.every((page) => needs.get(page)!.has(path)));
  const others = rest.filter((path) => !common.includes(path));
  const largest = others.reduce(
    (most, path) => (sizeOf(path, parts) > sizeOf(most, parts) ? path : most),
    others[0] ?? ""
  );
  const withLargest = others.filter((path) => path === largest || reachedFrom(path, parts).has(largest));
  // Each needs only those before it, so that no two of them load each other.
  const groups = [common, others.filter((path) => !withLargest.includes(path)), withLargest];

  const places = new Map<string, Place>();
  const write = async (name: "shared" | "page", contents: string): Promise<string> => {
    const {metafile} = await build({
      ...settings,
      absWorkingDir: built,
      stdin: {contents},
      outdir: join(built, folder),
      entryNames: `${name}.[hash]`,
      metafile: true,
      plugins: [partsByPath(folder, parts, places)]
    });
    return Object.keys(metafile.outputs)[0]!;
  };
  const files: string[] = [];
  for (const group of groups.filter(({length}) => length > 0)) {
    const handedOn = group.map((path, index) => renamed(parts.get(path)!, `./${posix.basename(path)}`, index));
    const file = await write("shared", handedOn.join("\n"));
    for (const [index, path] of group.entries()) places.set(path, {file, index});
    files.push(file);
  }
  const result: Joined = new Map();
  for (const page of pages) {
    const shared = files.filter((file) => [...needs.get(page)!].some((path) => places.get(path)!.file === file));
    result.set(parts.get(page)!.entry!, {module: await write("page", parts.get(page)!.text), shared});
  }
  return result;
}

/** Where a part has gone: the file, and its number among the parts there, by which its exports are told apart. */
interface Place {
  file: string;
  index: number;
}

const sizeOf = (path: string, parts: ReadonlyMap<string, Part>): number => parts.get(path)!.text.length;

function reachedFrom(path: string, parts: ReadonlyMap<string, Part>): Set<string> {
  const found = new Set<string>(parts.get(path)!.loads);
  // A set grows while it is walked, so this ends when nothing reached loads anything new.
  for (const next of found) for (const one of parts.get(next)!.loads) found.add(one);
  return found;
}

/** All that a part exports, by names that no other part of its file has; it runs even where it exports nothing. */
function renamed({exports}: Part, from: string, index: number): string {
  const names = exports.map((name) => `${name} as ${name}_${index}`);
  return `export {${names.join(", ")}} from ${JSON.stringify(from)};`;
}

/** Finds parts by their names; those that have a place are taken from there. */
function partsByPath(folder: string, parts: ReadonlyMap<string, Part>, places: ReadonlyMap<string, Place>): Plugin {
  return {
    name: "parts-by-path",
    setup(builder) {
      builder.onResolve({filter: /./}, ({path, namespace}) => {
        const part = posix.join(folder, path);
        if (namespace === "placed" || !parts.has(part)) return {path, external: true};
        return {path: part, namespace: places.has(part) ? "placed" : "part"};
      });
      builder.onLoad({filter: /./, namespace: "part"}, ({path}) => ({contents: parts.get(path)!.text}));
      builder.onLoad({filter: /./, namespace: "placed"}, ({path}) => {
        const {file, index} = places.get(path)!;
        const names = parts.get(path)!.exports.map((name) => `${name}_${index} as ${name}`);
        return {contents: `export {${names.join(", ")}} from ${JSON.stringify(`./${posix.basename(file)}`)};`};
      });
    }
  };
}
