import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {defaultConfig} from "../../loaders/config/config.js";
import {contextOf, type ReportContext} from "../../loaders/reports/report.js";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import type {Truth} from "../../loaders/simulate/truth.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";
import {writeExports} from "../../loaders/simulate/write.js";
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
): Promise<{context: ReportContext; truth: () => Promise<Truth>; close: () => void}> {
  const warehouse = await openWarehouse(await readWorld(options));
  return {
    context: await contextOf(warehouse, defaultConfig()),
    truth: () => truthOf(options),
    close: () => warehouse.close()
  };
}

/** The sample world is the sample in the repository, which is read already. */
const isSample = ({world: name, seed, screens}: WorldOptions): boolean =>
  name === "sample" && seed === 1 && screens === undefined;

async function readWorld(options: WorldOptions): Promise<string> {
  if (isSample(options)) return sampleWarehouse();
  const exports = await worldExports(options);
  const folder = await madeOnce(`${nameOf(options)}-read`, async (made) => {
    await ingest({
      exports,
      warehouse: join(made, "warehouse.duckdb"),
      config: defaultConfig(),
      now: new Date("2026-07-01T00:00:00Z"),
      sampleData: true
    });
  });
  return join(folder, "warehouse.duckdb");
}

/** Worked out only where a test asks for it: it takes as long as the rows. */
async function truthOf(options: WorldOptions): Promise<Truth> {
  if (isSample(options)) return JSON.parse(await readFile(join(sampleExports, "truth.json"), "utf8")) as Truth;
  return simulateWorld(options).truth;
}

/** The folder of a simulated world's exports, made once for all test files: copy it where a test changes them. */
export async function worldExports(options: WorldOptions): Promise<string> {
  return madeOnce(nameOf(options), (folder) => writeExports(simulateWorld(options), folder, "csv"));
}

function nameOf({world: name, seed, screens}: WorldOptions): string {
  return ["world", name, seed, ...(screens === undefined ? [] : [screens])].join("-");
}
