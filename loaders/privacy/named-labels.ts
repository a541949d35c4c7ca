import {existsSync, readFileSync} from "node:fs";
import {basename, join, resolve} from "node:path";
import {StringDecoder} from "node:string_decoder";
import type {Config} from "../config/config.js";
import {refused} from "../errors.js";
import {noFacts, readBytes} from "../reader/bytes.js";
import type {Warehouse} from "../warehouse/connection.js";
import type {LeakSearch} from "./leaks.js";

const labelsSql = readFileSync(new URL("./labels.sql", import.meta.url), "utf8");
const filesSql = readFileSync(new URL("./files_of_table.sql", import.meta.url), "utf8");

interface Label {
  table_name: string;
  column_name: string;
  label: string;
}

/** So many are told at once. */
const most = 10;

/**
 * Refuses datasets that show a label of the exports which names somebody, such as the role "ML engineer (backfill for …)":
 * each with its file, line and column, without repeating it. A label that no dataset shows may hold what it will.
 */
export async function refuseNamedLabels(
  warehouse: Warehouse,
  config: Config,
  contents: readonly unknown[],
  search: LeakSearch
): Promise<void> {
  const labels = await warehouse.rows<Label>(labelsSql);
  const named = labels.filter(({label}) => search.inWritten(label) !== null);
  if (named.length === 0) return;
  const shown = contents.flatMap(textsOf).join("\n");
  const told = named.filter(({label}) => shown.includes(label)).slice(0, most);
  if (told.length === 0) return;
  const lines: string[] = [];
  for (const label of told)
    lines.push(
      `${await placeOf(warehouse, config, label)}: the ${label.column_name.replace("_label", "")} holds ${search.inWritten(label.label)!} of a person in the exports`
    );
  const alone = told.some(({label}) => search.inWritten(label) === "a first or last name");
  throw refused(
    ...lines,
    "pages show these texts as exported: rename them there, or pool questions under another name (questions.csv)",
    ...(alone ? [notANameHint] : [])
  );
}

/** For a word that is somebody's name elsewhere. */
export const notANameHint =
  "a word that is nobody's name there, such as that of a place, is allowed by privacy.not_names in plumbline.yaml";

/** Every text of a dataset, keys included. */
function textsOf(content: unknown): string[] {
  if (typeof content === "string") return [content];
  if (content === null || typeof content !== "object") return [];
  return Object.entries(content).flatMap(([key, value]) => [key, ...textsOf(value)]);
}

/** "applications.csv line 12"; the table alone where the text stands otherwise in the file, or the file is gone. */
async function placeOf(warehouse: Warehouse, config: Config, {table_name, label}: Label): Promise<string> {
  const files = await warehouse.rows<{exports: string; path: string}>(filesSql, [table_name]);
  const paths = files.map(({exports, path}) => ({path: join(exports, path), name: path}));
  const map = {path: resolve(config.questions.map), name: basename(config.questions.map)};
  for (const {path, name} of table_name === "ratings" ? [map, ...paths] : paths) {
    if (name.endsWith(".parquet") || !existsSync(path)) continue;
    const line = await lineOf(path, name, label);
    if (line !== null) return `${name} line ${line}`;
  }
  return table_name;
}

/** The first line that holds a text as a value of its own, in CSV or JSON. */
async function lineOf(path: string, name: string, label: string): Promise<number | null> {
  const spelt = new Set([label, label.replaceAll('"', '""'), JSON.stringify(label).slice(1, -1)]);
  const any = [...spelt].map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const value = new RegExp(`(?<=(?:^|(?<!\\\\)"|[,;\\t\\r\\n]) *)(?:${any})(?= *(?:[",;\\t\\r\\n]|$))`);
  const decoder = new StringDecoder("utf8");
  let rest = "";
  let line = 1;
  for await (const chunk of readBytes(path, {name}, noFacts())) {
    const text = rest + decoder.write(chunk);
    const found = value.exec(text);
    if (found !== null) return line + lineBreaks(text.slice(0, found.index));
    const kept = Math.max(0, text.length - label.length * 6 - 10);
    line += lineBreaks(text.slice(0, kept));
    rest = text.slice(kept);
  }
  return null;
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/g)?.length ?? 0;
}
