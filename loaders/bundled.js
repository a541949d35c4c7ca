import {createHash} from "node:crypto";
import {readdirSync, readFileSync, utimesSync} from "node:fs";
import {chmod, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {dirname, join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
/** Where `publish/paths.ts` has it, too. */
const scratch = join(root, ".plumbline");
const modules = ["loaders/cli/main.ts", "loaders/reports/in-thread.ts"];
const day = 86_400_000;

/**
 * One of `modules` with all it imports, as scripts that were bundled once: these start in a third of the time that it
 * takes to translate each source file anew. Where no bundle can be made or read, `fromSource` is asked, with tsx.
 */
export async function bundled(module, fromSource) {
  const folder = await bundle().catch(() => null);
  if (folder !== null)
    try {
      process.setSourceMapsEnabled(true);
      // Whoever runs for days, and reads parts of it only then, uses it all the time.
      setInterval(() => void utimes(folder, new Date(), new Date()).catch(() => {}), day / 24).unref();
      return await import(pathToFileURL(join(folder, module.replace(/\.ts$/, ".js"))).href);
    } catch {
      // Whatever is the matter, the sources tell it better.
      await rm(folder, {recursive: true, force: true}).catch(() => {});
    }
  const {register} = await import("tsx/esm/api");
  register();
  return await fromSource();
}

/** The folder of the bundle of the sources as they are now, made where there is none. */
async function bundle() {
  const key = keyOfSources();
  const folder = join(scratch, `code-${key}`);
  try {
    utimesSync(folder, new Date(), new Date());
    return folder;
  } catch (error) {
    // Whoever may not touch it may still read it.
    if (error.code !== "ENOENT") return folder;
  }
  await mkdir(scratch, {recursive: true, mode: 0o700});
  await chmod(scratch, 0o700);
  const aside = join(scratch, `bundling-${process.pid}-${Date.now()}`);
  try {
    await write(aside);
    // A source that was edited meanwhile, and is as before some day, would be another than that of its name.
    if (keyOfSources() !== key) return null;
    // Whoever was first has put the same there.
    await rename(aside, folder).catch((error) => {
      if (error.code !== "ENOTEMPTY" && error.code !== "EEXIST") throw error;
    });
  } finally {
    await rm(aside, {recursive: true, force: true});
  }
  await clearUnused();
  return folder;
}

/** Everything that a bundle depends on, by content; also the place, which stands in it. */
function keyOfSources() {
  const sum = createHash("sha256").update(`${process.version} ${root}`);
  const builder = createRequire(import.meta.url).resolve("esbuild/package.json");
  const settings = ["package.json", "tsconfig.json", "loaders/bundled.js"].map((name) => join(root, name));
  const sources = [...sourcesBelow(join(root, "loaders")), ...sourcesBelow(join(root, "src"))];
  for (const file of [builder, ...settings, ...sources]) sum.update(`\n${file}\n`).update(readFileSync(file));
  return sum.digest("hex");
}

function sourcesBelow(folder) {
  return readdirSync(folder, {withFileTypes: true}).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name.startsWith(".") ? [] : sourcesBelow(path);
    return entry.name.endsWith(".ts") ? [path] : [];
  });
}

async function write(folder) {
  const {build} = await import("esbuild");
  const {outputFiles} = await build({
    absWorkingDir: root,
    entryPoints: modules,
    outbase: root,
    outdir: folder,
    write: false,
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    platform: "node",
    target: `node${process.versions.node}`,
    sourcemap: true,
    sourcesContent: false,
    logLevel: "silent",
    plugins: [{name: "files beside the sources", setup: findBeside}]
  });
  for (const {path, contents} of outputFiles) {
    await mkdir(dirname(path), {recursive: true});
    // On the disk before it has its name, so that no power cut leaves half of it.
    await writeFile(path, contents, {flush: true});
  }
}

/** Lets each source find by `import.meta.url` what lies beside it, wherever its code went. */
function findBeside({onLoad}) {
  onLoad({filter: /\.ts$/}, async ({path}) => {
    const source = await readFile(path, "utf8");
    return {contents: source.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href)), loader: "ts"};
  });
}

/** Bundles that nobody started with for a day go, and what runs that were killed left. */
async function clearUnused() {
  for (const name of await readdir(scratch)) {
    const path = join(scratch, name);
    if (/^(?:code|bundling)-/.test(name) && (await stat(path)).mtimeMs < Date.now() - day)
      await rm(path, {recursive: true, force: true});
  }
}
