import {once} from "node:events";
import {createWriteStream} from "node:fs";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {TableName} from "../canonical/tables.js";
import {greenhouseTruth, writeGreenhouseFiles} from "./greenhouse/files.js";
import type {SimulatedWorld} from "./simulate.js";
import {columns, type SimulatedRow} from "./tables.js";

const simulatedFormats = ["csv", "greenhouse"] as const;
export type SimulatedFormat = (typeof simulatedFormats)[number];

/** Writes a world as exports of the given format, with `truth.json` beside them. */
export async function writeWorld(world: SimulatedWorld, folder: string, format: SimulatedFormat): Promise<void> {
  await writeExports(world, folder, format);
  const truth = format === "csv" ? world.truth : greenhouseTruth(world.truth);
  await writeFile(join(folder, "truth.json"), `${JSON.stringify(truth, null, 2)}\n`);
}

/** The same without the truth, which takes as long to work out as the rows. */
export async function writeExports(world: SimulatedWorld, folder: string, format: SimulatedFormat): Promise<void> {
  await mkdir(folder, {recursive: true});
  await (format === "csv" ? writeCsvFiles : writeGreenhouseFiles)(world, folder);
}

/** The plain CSV files of contract §1, written batch by batch, so that a world of any size fits in memory. */
async function writeCsvFiles(world: SimulatedWorld, folder: string): Promise<void> {
  const tables = Object.keys(columns) as TableName[];
  const files = new Map(tables.map((table) => [table, createWriteStream(join(folder, `${table}.csv`))]));
  for (const [table, file] of files) file.write(`${columns[table].join(",")}\n`);
  for (const batch of world.batches())
    for (const [table, file] of files) {
      const text = batch[table].map((row) => line(row, columns[table])).join("");
      if (text !== "" && !file.write(text)) await once(file, "drain");
    }
  for (const file of files.values()) {
    file.end();
    await once(file, "finish");
  }
}

function line(row: SimulatedRow, names: readonly string[]): string {
  return `${names.map((name) => cell(row[name] ?? null)).join(",")}\n`;
}

function cell(value: SimulatedRow[string]): string {
  if (value === null) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
