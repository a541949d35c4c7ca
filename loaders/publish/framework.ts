import {type ChildProcess, spawn} from "node:child_process";
import {existsSync} from "node:fs";
import {cp, mkdir, utimes, writeFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {basename, dirname, join, relative} from "node:path";
import {type Audience, audiences} from "../../src/contracts/site.js";
import type {Dataset} from "../reports/report.js";
import {fixedTime} from "./archive.js";
import {cacheRoot, projectRoot, sourceRoot} from "./paths.js";

const manifest = createRequire(import.meta.url).resolve("@observablehq/framework/package.json");
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
 * Framework's build of the sites of those audiences that have datasets, from datasets that are already made: `work`
 * holds a copy of `src` whose cache has them as if the data loader had made them. So builds of
 * different exports, and a preview, never meet in one cache. Returns the folder of the build; what Framework says is
 * shown only when it fails.
 */
export async function buildWithFramework(
  work: string,
  datasets: ReadonlyMap<Audience, readonly Dataset[]>
): Promise<string> {
  const [root, output] = [join(work, "src"), join(work, "built")];
  const cache = join(root, ".observablehq", "cache");
  await mkdir(cache, {recursive: true, mode: 0o700});
  await cp(sourceRoot, root, {recursive: true, filter: (path) => basename(path) !== ".observablehq"});
  for (const [audience, ofAudience] of datasets) await fillCache(join(cache, "data", audience), ofAudience);
  await shareBundles(cacheRoot, cache);
  const child = startFramework(["build"], {
    PLUMBLINE_BUILD: JSON.stringify({
      root: relative(projectRoot, root),
      output: relative(projectRoot, output),
      audiences: audiences.filter((audience) => datasets.has(audience))
    })
  });
  const said: string[] = [];
  for (const stream of [child.stdout!, child.stderr!])
    stream.setEncoding("utf8").on("data", (text: string) => void said.push(text));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  });
  if (code !== 0) throw new Error(`Framework could not build the sites:\n${said.join("")}`);
  await shareBundles(cache, cacheRoot);
  return output;
}

async function fillCache(folder: string, datasets: readonly Dataset[]): Promise<void> {
  await mkdir(folder, {recursive: true});
  for (const {name, content} of datasets) {
    const file = join(folder, `${name}.json`);
    await writeFile(file, JSON.stringify(content), {mode: 0o600});
    await utimes(file, fixedTime, fixedTime);
  }
}

/** Framework's bundles of npm packages carry their versions in their names, so those of one root serve every other. */
async function shareBundles(from: string, to: string): Promise<void> {
  const bundles = join(from, "_node");
  if (existsSync(bundles))
    await cp(bundles, join(to, "_node"), {recursive: true, force: false, preserveTimestamps: true});
}
