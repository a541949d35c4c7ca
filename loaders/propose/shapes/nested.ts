import {canonicalHeader, tableOf} from "../../adapters/recognise/plain-tables.js";
import {tables} from "../../canonical/tables.js";
import {noFacts} from "../../reader/bytes.js";
import {flatColumns, flatRecords, isObject, listsIn} from "../../reader/flatten.js";
import {asRows, type SampledFile} from "../../reader/open.js";
import {recordsOf} from "../../reader/records.js";
import type {JsonObject} from "../../reader/strict-json.js";
import {conceptsOf} from "../words.js";

/** A JSON file whose records hold objects, as rows of single values; any other as it is. */
export async function withoutObjects(file: SampledFile): Promise<SampledFile> {
  const isJson = file.format === "json" || file.format === "ndjson";
  if (!isJson || file.flatten !== null || isPlain(file) || !file.records.some(holdsObjects)) return file;
  const records: JsonObject[] = [];
  for await (const {record} of recordsOf(file, noFacts())) {
    if (record !== null) records.push(record);
    if (records.length >= flatRecords) break;
  }
  return asRows(file, records, listsOfScorecards(records));
}

function isPlain({path, columns}: SampledFile): boolean {
  const names = columns.map(canonicalHeader);
  const table = tableOf(path, names);
  return table !== null && tables[table].columns.every(({name, required}) => !required || names.includes(name));
}

function holdsObjects(record: JsonObject): boolean {
  return Object.values(record).some((value) => isObject(value) || (Array.isArray(value) && value.length > 0));
}

/** Lists within lists, at most. */
const mostLists = 5;

/** The list of scorecards, and in its entries that of marks: the one list there is, or the one that speaks most of interviews. */
function listsOfScorecards(records: readonly JsonObject[]): string[] {
  const lists: string[] = [];
  for (let depth = 0; depth < mostLists; depth++) {
    const within = lists.length === 0 ? "" : `${lists.at(-1)}[].`;
    const found = listsIn(records, lists).filter((list) => !lists.includes(list) && list.startsWith(within));
    const told = found
      .map((list) => ({list, score: toldWithin(records, [...lists, list], list)}))
      .sort((a, b) => b.score - a.score);
    const [best] = told;
    if (best === undefined || best.score === 0) break;
    lists.push(best.list);
  }
  return lists;
}

/** How much the entries of a list say, or else those of a list in them, of interviews or marks. */
function toldWithin(records: readonly JsonObject[], lists: readonly string[], list: string): number {
  const own = toldOf(records, lists, `${list}[]`);
  if (own > 0) return own;
  const inner = listsIn(records, lists).filter((one) => one.startsWith(`${list}[].`));
  return Math.max(0, ...inner.map((one) => toldWithin(records, [...lists, one], one))) / 2;
}

/** How much the entries of a list say of interviews or marks. */
function toldOf(records: readonly JsonObject[], lists: readonly string[], path: string): number {
  const own = flatColumns(records, lists).filter((column) => column.startsWith(path));
  const about = ["interviewer", "vote", "rating", "question", "attribute"] as const;
  const concepts = own.flatMap((column) =>
    [...conceptsOf(column)].filter(([, score]) => score >= 0.6).map(([name]) => name)
  );
  return about.filter((concept) => concepts.includes(concept)).length;
}
