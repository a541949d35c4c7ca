import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {writeCsvFiles} from "./csv-files.js";
import {writeGreenhouseFiles} from "./greenhouse/files.js";
import {greenhouseTruth} from "./greenhouse/truth.js";
import type {SimulatedWorld} from "./simulate.js";

export const simulatedFormats = ["csv", "greenhouse"] as const;
export type SimulatedFormat = (typeof simulatedFormats)[number];

/** Writes a world as exports of the given format, with `truth.json` beside them. */
export async function writeWorld(world: SimulatedWorld, folder: string, format: SimulatedFormat): Promise<void> {
  await mkdir(folder, {recursive: true});
  await (format === "csv" ? writeCsvFiles : writeGreenhouseFiles)(world, folder);
  const truth = format === "csv" ? world.truth : greenhouseTruth(world.truth);
  await writeFile(join(folder, "truth.json"), `${JSON.stringify(truth, null, 2)}\n`);
}
