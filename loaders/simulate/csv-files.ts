import {createWriteStream} from "node:fs";
import {once} from "node:events";
import {join} from "node:path";
import type {TableName} from "../canonical/tables.js";
import type {SimulatedWorld} from "./simulate.js";
import {columns, type SimulatedRow} from "./tables.js";

/** The plain CSV files of contract §1, written batch by batch, so that a world of any size fits in memory. */
export async function writeCsvFiles(world: SimulatedWorld, folder: string): Promise<void> {
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
