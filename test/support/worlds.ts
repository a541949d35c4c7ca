import {rmSync} from "node:fs";
import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {defaultConfig} from "../../loaders/config/config.js";
import {contextOf} from "../../loaders/reports/context.js";
import type {ReportContext} from "../../loaders/reports/report.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import type {Truth} from "../../loaders/simulate/truth.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";
import {writeWorld} from "../../loaders/simulate/write.js";
import {openWarehouse} from "../../loaders/warehouse/connection.js";
import {ingest} from "../../loaders/warehouse/ingest.js";
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
  const folder = await world(options);
  const warehouse = await openWarehouse(join(folder, "warehouse.duckdb"));
  return {
    context: await contextOf(warehouse, defaultConfig()),
    truth: JSON.parse(await readFile(join(folder, "truth.json"), "utf8")) as Truth,
    close: () => warehouse.close()
  };
}

/** The folder of a simulated world's warehouse and truth; simulated and read once for all test files. */
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
    rmSync(exports, {recursive: true});
    await writeFile(join(folder, "truth.json"), JSON.stringify(simulated.truth));
  });
}
