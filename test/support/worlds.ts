import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {defaultConfig} from "../../loaders/config/config.js";
import {contextOf, type ReportContext} from "../../loaders/reports/report.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import type {Truth} from "../../loaders/simulate/truth.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";
import {writeWorld} from "../../loaders/simulate/write.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
import {sampleExports, sampleWarehouse} from "./sample.js";
import {madeOnce} from "./store.js";

export interface WorldOptions {
  world: WorldName;
  screens?: number;
  seed: number;
}

/** A simulated world, written as exports and read like anyone's, ready for a report; `close` when done with it. */
export async function worldWarehouse(
  options: WorldOptions
): Promise<{context: ReportContext; truth: Truth; close: () => void}> {
  const {warehouse: path, truth} = await readWorld(options);
  const warehouse = await openWarehouse(path);
  return {
    context: await contextOf(warehouse, defaultConfig()),
    truth: JSON.parse(await readFile(truth, "utf8")) as Truth,
    close: () => warehouse.close()
  };
}

/** Where the warehouse and the truth lie. The sample world is the sample in the repository, which is read already. */
async function readWorld(options: WorldOptions): Promise<{warehouse: string; truth: string}> {
  const {world: name, seed, screens} = options;
  if (name === "sample" && seed === 1 && screens === undefined)
    return {warehouse: await sampleWarehouse(), truth: join(sampleExports, "truth.json")};
  const folder = await world(options);
  return {warehouse: join(folder, "warehouse.duckdb"), truth: join(folder, "truth.json")};
}

/** The folder of a simulated world's exports: copy it where a test changes them. */
export async function worldExports(options: WorldOptions): Promise<string> {
  return join(await world(options), "exports");
}

/** The folder of a simulated world's exports, warehouse and truth; simulated and read once for all test files. */
function world({world: name, seed, screens}: WorldOptions): Promise<string> {
  return madeOnce(["world", name, seed, ...(screens === undefined ? [] : [screens])].join("-"), async (folder) => {
    const simulated = simulateWorld({world: name, seed, ...(screens === undefined ? {} : {screens})});
    const exports = join(folder, "exports");
    await writeWorld(simulated, exports, "csv");
    await ingest({
      exports,
      warehouse: join(folder, "warehouse.duckdb"),
      config: defaultConfig(),
      now: new Date("2026-07-01T00:00:00Z"),
      sampleData: true
    });
    await writeFile(join(folder, "truth.json"), JSON.stringify(simulated.truth));
  });
}
