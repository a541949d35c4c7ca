import {existsSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join, posix, relative} from "node:path";
import {build, type Metafile, type Plugin} from "esbuild";
import {filesOf} from "../finish.js";
import {projectRoot} from "../paths.js";
import {joined, type Part, settings} from "./join.js";
import {licencesOf} from "./licences.js";
import {importsOf, type PageImport, withBundle} from "./page-scripts.js";

/** Where the bundles lie in a build. */
const folder = "_import";

/**
 * Gives every page of Framework's build one module of its own and at most three that pages share, with no more than pages
 * use: Framework writes each module, and each package that a package needs, as a file of its own, sixty and more to a page.
 */
export async function bundleScripts(built: string): Promise<void> {
  const pages = await pagesOf(built);
  const entries = [...new Set(pages.map(({entry}) => entry))];
  const {parts, metafile} = await split(built, entries);
  const bundles = await joined(built, folder, parts);
  const licences = `${folder}/licences.txt`;
  await writeFile(join(built, licences), await licencesOf(metafile));
  for (const {path, html, imports, entry} of pages) {
    const {module, shared} = bundles.get(nameOf(entries.indexOf(entry)))!;
    const from = (file: string): string => `${posix.relative(posix.dirname(path), "") || "."}/${file}`;
    const bundle = {module: from(module), chunks: shared.map(from), licences: from(licences)};
    await writeFile(join(built, path), withBundle(html, imports, bundle));
  }
}

interface Page {
  path: string;
  html: string;
  imports: readonly PageImport[];
  /** A module that exports what the page imports; that of pages of one source is the same. */
  entry: string;
}

async function pagesOf(built: string): Promise<Page[]> {
  const paths = (await filesOf(built)).filter((path) => path.endsWith(".html"));
  const pages = paths.map(async (path): Promise<Page> => {
    const html = await readFile(join(built, path), "utf8");
    const imports = importsOf(html);
    const exports = imports.map(({specifier, names}) => {
      const file = JSON.stringify(`./${posix.join(posix.dirname(path), decodeURI(specifier))}`);
      return names.length > 0 ? `export {${names.join(", ")}} from ${file};` : `import ${file};`;
    });
    return {path, html, imports, entry: exports.join("\n")};
  });
  return Promise.all(pages);
}

/** A part for each entry and for each set of entries that need the same, of which nothing is unused. */
async function split(
  built: string,
  entries: readonly string[]
): Promise<{parts: Map<string, Part>; metafile: Metafile}> {
  const {metafile, outputFiles} = await build({
    ...settings,
    absWorkingDir: built,
    entryPoints: entries.map((_, index) => nameOf(index)),
    outdir: join(built, folder),
    splitting: true,
    write: false,
    metafile: true,
    plugins: [entryModules(built, entries), packagesFromSource, unloaded]
  });
  const texts = new Map(outputFiles.map(({path, text}) => [relative(built, path).replaceAll("\\", "/"), text]));
  const parts = Object.entries(metafile.outputs).map(([path, {exports, imports, entryPoint}]): [string, Part] => {
    const loads = imports.filter(({kind, external}) => kind === "import-statement" && !external).map((one) => one.path);
    return [path, {text: texts.get(path)!, exports, loads, entry: entryPoint}];
  });
  return {parts: new Map(parts), metafile};
}

const nameOf = (index: number): string => `page:${index}`;

function entryModules(built: string, entries: readonly string[]): Plugin {
  return {
    name: "entry-modules",
    setup(builder) {
      builder.onResolve({filter: /^page:\d+$/}, ({path}) => ({path: path.slice("page:".length), namespace: "page"}));
      builder.onLoad({filter: /./, namespace: "page"}, ({path}) => ({
        contents: entries[Number(path)]!,
        resolveDir: built
      }));
    }
  };
}

/** A package is bundled from its source, of which what nobody uses falls away; Framework's own bundle of it is whole. */
const packagesFromSource: Plugin = {
  name: "packages-from-source",
  setup(builder) {
    builder.onResolve({filter: /\/_node\//}, async ({path, kind}) => {
      const [, name, file] = /\/_node\/((?:@[^/]+\/)?[^@/]+)@[^/]+\/(.+)$/.exec(path)!;
      const inside = file!.replace(/\.[0-9a-f]{8}(?=\.js$)/, "");
      const found = await builder.resolve(inside === "index.js" ? name! : `${name}/${inside}`, {
        kind,
        resolveDir: projectRoot
      });
      return found.errors.length > 0 ? undefined : found;
    });
  }
};

/** Framework's client names libraries that it loads once a page uses them: those of which a build has nothing. */
const unloaded: Plugin = {
  name: "unloaded",
  setup(builder) {
    builder.onResolve({filter: /^\.{1,2}\//}, ({path, kind, resolveDir}) =>
      kind === "dynamic-import" && !existsSync(join(resolveDir, path)) ? {path, external: true} : undefined
    );
  }
};
