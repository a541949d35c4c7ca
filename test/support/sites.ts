import {cp} from "node:fs/promises";
import {join} from "node:path";
import {buildSites, type BuildOptions} from "../../loaders/publish/build.js";
import {audiences} from "../../loaders/reports/report.js";
import {smallWarehouseFile} from "./small-warehouse.js";
import {configIn, sampleNow, sampleWarehouse} from "./sample.js";
import {madeOnce} from "./store.js";

export interface BuiltSites {
  /** Holds one folder per audience. */
  out: string;
  /** What they were built with. */
  options: BuildOptions;
}

/** The sites of the sample, built once for all tests: nobody may change them. */
export function sampleSites(): Promise<BuiltSites> {
  return builtOnce("sites-sample", sampleWarehouse, true);
}

/** The sites of three loops, of scorecards alone, or of nothing at all; nobody may change them. */
export function smallSites(what: "small" | "scorecards" | "empty"): Promise<BuiltSites> {
  const rows = ({small: "all", scorecards: "scorecards", empty: "none"} as const)[what];
  const warehouse = async (): Promise<string> => {
    const name = "warehouse.duckdb";
    return join(await madeOnce(`rows-${what}`, (folder) => smallWarehouseFile(join(folder, name), {rows})), name);
  };
  return builtOnce(`sites-${what}`, warehouse, false);
}

/** A copy of built sites in `folder` that a test may build over. */
export async function copiedSites({out, options}: BuiltSites, folder: string): Promise<BuiltSites> {
  await cp(join(out, ".."), folder, {recursive: true});
  const copy = join(folder, "dist");
  return {out: copy, options: {...options, config: configIn(folder), out: copy}};
}

async function builtOnce(name: string, warehouse: () => Promise<string>, sampleData: boolean): Promise<BuiltSites> {
  const options = {warehouse: await warehouse(), audiences, sampleData, now: sampleNow};
  const optionsIn = (folder: string): BuildOptions => ({
    ...options,
    config: configIn(folder),
    out: join(folder, "dist")
  });
  const folder = await madeOnce(name, async (made) => void (await buildSites(optionsIn(made))));
  return {out: join(folder, "dist"), options: optionsIn(folder)};
}
