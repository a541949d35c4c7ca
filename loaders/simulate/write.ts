import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {stringify} from "csv-stringify/sync";
import type {TableName} from "../canonical/tables.js";

import type {SimulatedWorld} from "./simulate.js";
import {columns} from "./tables.js";

export type SimulatedFormat = "csv" | "greenhouse";

/** Writes a world as exports of the given format, with `truth.json` beside them. */
export async function writeWorld(world: SimulatedWorld, folder: string, format: SimulatedFormat): Promise<void> {
  await mkdir(folder, {recursive: true});

  for (const table of Object.keys(columns) as TableName[])
    await writeFile(join(folder, `${table}.csv`), csv(columns[table], world.tables[table]));
  await writeFile(join(folder, "truth.json"), `${JSON.stringify(world.truth, null, 2)}\n`);
}

function csv(header: readonly string[], rows: readonly Record<string, unknown>[]): string {
  return stringify(rows as Record<string, unknown>[], {header: true, columns: [...header], cast: {boolean: String}});
}
