import {type ChildProcess, spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {cp, mkdir, readdir, rename, rm, stat, utimes, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {basename, dirname, join, relative} from "node:path";
import {audiences} from "../../../src/contracts/site.js";
import {fixedTime} from "../archive.js";
import {bundleScripts} from "./scripts.js";
import {contentHash} from "../kept/fingerprint.js";
import {makePrivateFolder} from "../../warehouse/private-files.js";
import {cacheRoot, projectRoot, scratchRoot, sourceRoot} from "../paths.js";
import {clearLeftovers} from "../swap.js";

const manifest = createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
/** Framework's own folder in a source root. */
const framework = ".observablehq";
const program = join(dirname(manifest), "dist", "bin", "observable.js");

/** Starts Framework in this project; its output is the caller's to read. */
export function startFramework(args: readonly string[], environment: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [program, ...args], {
    cwd: projectRoot,
    stdio: ["ignore", "pipe", "pipe"],
    env: {...process.env, ...environment, OBSERVABLE_TELEMETRY_DISABLE: "1", NO_COLOR: "1", FORCE_COLOR: "0"}
  });
}

/**
 * Every page of every site as Framework builds them, made once for the same source. Each dataset is a stand-in, because
 * pages do not depend on what the data say; `splitSite` puts in its place what is published. So no build's data lie where
 * another build or a preview could find them. What Framework says is shown only when it fails. The scripts are bundled.
 *
 * @returns the folder of the build, which must not be changed
 */
export async function builtPages(): Promise<string> {
  const folder = join(scratchRoot, `pages-${await hashOfPages()}`);
  if (existsSync(folder)) return folder;
  makePrivateFolder(scratchRoot);
  await clearLeftovers(scratchRoot, /^build-\d+-\d+$/);
  const work = join(scratchRoot, `build-${process.pid}-${Date.now()}`);
  try {
    const built = await buildWithStandIns(work);
    // Whoever was first has put the same there.
    await rename(built, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
    await clearOldPages(folder);
  } finally {
    await rm(work, {recursive: true, force: true});
  }
  return folder;
}

/** Of all that pages are made from. */
export async function hashOfPages(): Promise<string> {
  return await contentHash(await sources());
}

/** Pages of earlier source go; those of the last day may still be read by a build that began before a change. */
async function clearOldPages(current: string): Promise<void> {
  const dayAgo = Date.now() - 86_400_000;
  for (const name of await readdir(scratchRoot)) {
    const path = join(scratchRoot, name);
    if (name.startsWith("pages-") && path !== current && (await stat(path)).mtimeMs < dayAgo)
      await rm(path, {recursive: true, force: true});
  }
}

/** What pages are made from: their source without what Framework keeps there, what the configuration imports, the packages. */
async function sources(): Promise<string[]> {
  const own = (await readdir(sourceRoot)).filter((name) => name !== framework).map((name) => join(sourceRoot, name));
  return [...own, ...["loaders", "observablehq.config.ts", "package-lock.json"].map((name) => join(projectRoot, name))];
}

async function buildWithStandIns(work: string): Promise<string> {
  const [root, output] = [join(work, "src"), join(work, "built")];
  const cache = join(root, framework, "cache");
  await mkdir(cache, {recursive: true, mode: 0o700});
  await cp(sourceRoot, root, {recursive: true, filter: (path) => basename(path) !== framework});
  const datasets = (await readdir(join(root, "contracts"))).map((name) => name.replace(/\.ts$/, ""));
  for (const audience of audiences) {
    const folder = join(cache, "data", audience);
    await mkdir(folder, {recursive: true});
    for (const name of datasets) {
      const file = join(folder, `${name}.json`);
      await writeFile(file, JSON.stringify({standsFor: `${audience}/${name}`}));
      await utimes(file, fixedTime, fixedTime);
    }
  }
  await shareBundles(cacheRoot, cache);
  const build = {root: relative(projectRoot, root), output: relative(projectRoot, output)};
  const child = startFramework(["build"], {PLUMBLINE_BUILD: JSON.stringify(build)});
  const said: string[] = [];
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding("utf8").on("data", (text: string) => void said.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`Framework could not build the sites:\n${said.join("")}`);
  await shareBundles(cache, cacheRoot);
  await bundleScripts(output);
  return output;
}

/** Framework's bundles of npm packages carry their versions in their names, so those of one root serve every other. */
async function shareBundles(from: string, to: string): Promise<void> {
  const bundles = join(from, "_node");
  if (existsSync(bundles))
    await cp(bundles, join(to, "_node"), {recursive: true, force: false, preserveTimestamps: true});
}
