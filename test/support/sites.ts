import {mkdirSync, writeFileSync} from "node:fs";
import {cp} from "node:fs/promises";
import {join} from "node:path";
import {main} from "../../loaders/cli/main.js";
import {buildSites, type BuildOptions} from "../../loaders/publish/build.js";
import {builtPages} from "../../loaders/publish/framework/built-pages.js";
import {audiences} from "../../src/contracts/site.js";
import type {Report} from "../../loaders/reports/report.js";
import {smallWarehouseFile} from "./small-warehouse.js";
import {configIn, sampleNow, sampleReports, sampleWarehouse} from "./sample.js";
import {madeOnce} from "./store.js";

export interface BuiltSites {
  /** Holds one folder per audience. */
  out: string;
  /** What they were built with. */
  options: BuildOptions;
}

/** The sites of the sample, built once for all tests: nobody may change them. */
export function sampleSites(): Promise<BuiltSites> {
  return pagesBuiltOnce().then(() => builtOnce("sites-sample", sampleWarehouse, {all: sampleReports}));
}

/** The sites of three loops, of scorecards alone, or of nothing at all; nobody may change them. */
export function smallSites(what: "small" | "scorecards" | "empty"): Promise<BuiltSites> {
  if (what === "empty") return pagesBuiltOnce().then(emptySites);
  const rows = what === "small" ? "all" : "scorecards";
  const warehouse = async (): Promise<string> => {
    const name = "warehouse.duckdb";
    return join(await madeOnce(`rows-${what}`, (folder) => smallWarehouseFile(join(folder, name), {rows})), name);
  };
  return pagesBuiltOnce().then(() => builtOnce(`sites-${what}`, warehouse));
}

/** Whoever builds sites first waits for Framework; the others wait for them instead of making the same pages at once. */
export async function pagesBuiltOnce(): Promise<void> {
  await madeOnce("pages", async () => void (await builtPages()));
}

/** What `plumbline build` makes of a folder without exports. */
async function emptySites(): Promise<BuiltSites> {
  const folder = await madeOnce("sites-empty", async (made) => {
    mkdirSync(join(made, "exports"));
    writeFileSync(join(made, "plumbline.yaml"), `privacy:\n  key_file: ${JSON.stringify(join(made, "key"))}\n`);
    const paths = {exports: "exports", out: "dist", warehouse: "warehouse.duckdb", config: "plumbline.yaml"};
    const options = Object.entries(paths).flatMap(([name, path]) => [`--${name}`, join(made, path)]);
    const said: string[] = [];
    const hear = (text: string): void => void said.push(text);
    const code = await main(["build", ...options], {print: hear, error: hear, note: hear, progress: hear, done: hear});
    if (code !== 0) throw new Error(`building without exports ended with ${code}: ${said.join("\n")}`);
  });
  const options = {audiences, sampleData: false, now: sampleNow, config: configIn(folder)};
  const out = join(folder, "dist");
  return {out, options: {...options, out, warehouse: join(folder, "warehouse.duckdb")}};
}

/** A copy of built sites in `folder` that a test may build over. */
export async function copiedSites({out, options}: BuiltSites, folder: string): Promise<BuiltSites> {
  await cp(join(out, ".."), folder, {recursive: true});
  const copy = join(folder, "dist");
  return {out: copy, options: {...options, config: configIn(folder), out: copy}};
}

/** `reports` are those of the sample, which other tests need too. */
async function builtOnce(
  name: string,
  warehouse: () => Promise<string>,
  reports?: Record<string, Report>
): Promise<BuiltSites> {
  const options = {warehouse: await warehouse(), audiences, sampleData: reports !== undefined, now: sampleNow};
  const optionsIn = (folder: string): BuildOptions => ({
    ...options,
    config: configIn(folder),
    out: join(folder, "dist")
  });
  const once = reports === undefined ? {} : {reports};
  const folder = await madeOnce(name, async (made) => void (await buildSites({...optionsIn(made), ...once})));
  return {out: join(folder, "dist"), options: optionsIn(folder)};
}
