import {existsSync} from "node:fs";
import type {Adapter, Sink} from "../adapters/adapter.js";
import {sourceFile} from "../adapters/convert.js";
import {adapters} from "../adapters/registry.js";
import {isBesidePlain} from "../adapters/tables/plain.js";
import {holderOf, unpacked} from "../adapters/transports.js";
import {isQuestionsMap} from "../canonical/questions.js";
import {type TableName, tables} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import {tableEntryFor} from "../config/tables.js";
import {columnPatternFor, fileOptions} from "../adapters/tables/column-map.js";
import {noFacts} from "../reader/bytes.js";
import {listExports, type UnreadFile} from "../reader/discover.js";
import {type SampledFile, withTitles} from "../reader/open.js";
import {recordsOf} from "../reader/records.js";
import {samplesOf} from "../reader/sheets.js";
import {titleOf} from "../reader/titles.js";
import {UserError} from "../errors.js";
import {oneForAlike} from "./alike.js";
import {withoutObjects} from "./shapes/nested.js";
import {loneRows, nameCandidates} from "./shapes/titles.js";
import {type TableSample, tableSample} from "./table.js";

/** So many records say what a table is; that of a million need not be read for it. */
const mostRecords = 5000;

/** What texts are written in that are no UTF-8, most often. */
const usualEncoding = "windows-1252";

function isNoUtf8(error: unknown): boolean {
  return error instanceof UserError && /not valid UTF-8/.test(error.message);
}

export interface SampledFolder {
  /** Tables that neither an adapter nor the configuration knows. */
  tables: TableSample[];
  /** Files that could not be looked at, and why. */
  unread: {path: string; why: string}[];
  /** How many files lie there, and of how many tables the configuration says already how they are read. */
  files: number;
  configured: number;
  /** Names of the systems whose files are recognised. */
  systems: string[];
}

/** Looks at every file of a folder. */
export async function sampleFolder(folder: string, config: Config, encoding?: string): Promise<SampledFolder> {
  const found: SampledFolder = {tables: [], unread: [], systems: [], files: 0, configured: 0};
  if (!existsSync(folder)) return found;
  const {files, unread, refusals} = await listExports(folder, true);
  found.unread.push(...told(unread));
  found.unread.push(...refusals.map(asUnread));
  found.files = files.length;
  const sampled: SampledFile[] = [];
  const recoded = new Set<string>();
  for (const file of files) {
    const look = (other?: string) =>
      samplesOf(file, (path) => ({...fileOptions(path, config, encoding), ...(other ? {encoding: other} : {})}));
    try {
      const samples = await look().catch((error: unknown) => {
        if (!isNoUtf8(error)) throw error;
        recoded.add(file.name);
        return look(usualEncoding);
      });
      sampled.push(...samples.sampled);
      found.unread.push(...told(samples.unread));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      found.unread.push(asUnread(error));
    }
  }
  const holding = sampled.filter(({empty, failure, columns}) => !empty && !failure && !isQuestionsMap(columns));
  const readable = holding.filter(
    ({path}) => !tableEntryFor(path, config)?.entry.feeds && columnPatternFor(path, config) === null
  );
  found.configured = holding.length - readable.length;
  const offered = (await Promise.all(readable.map((file) => unpacked(file)))).flat();
  const claimed = new Set<string>();
  const ofSystems: TableSample[] = [];
  for (const adapter of adapters) {
    const free = offered.filter((file) => !claimed.has(holderOf(file).path));
    const paths = adapter.recognise(free);
    if (paths.length === 0) continue;
    const own = free.filter(({path}) => paths.includes(path));
    found.systems.push(adapter.name);
    own.forEach((file) => claimed.add(holderOf(file).path));
    ofSystems.push(...(await tablesOf(adapter, own, config)));
  }
  for (const file of readable.filter(({path}) => !claimed.has(path))) {
    // Of a system, candidates hold addresses and free text; of a company's own tables they may be the one of applications.
    const isOwn = found.systems.length === 0 && /candidat|applicant|prospect|kandidat|bewerb/i.test(file.path);
    const isBeside = !isOwn && isBesidePlain(file.path, file.columns, config);
    const table = recoded.has(file.path)
      ? tableOf({...file, encoding: usualEncoding}, isBeside, usualEncoding)
      : tableOf(file, isBeside).catch((error: unknown) => {
          if (!isNoUtf8(error)) throw error;
          return tableOf({...file, encoding: usualEncoding}, isBeside, usualEncoding);
        });
    found.tables.push(await table);
  }
  found.tables = oneForAlike(
    found.tables,
    sampled.map(({path}) => path)
  );
  found.tables.push(...ofSystems);
  return found;
}

/** Tables of a system whose labels a company may have made its own. */
const labelled: readonly TableName[] = ["scorecards", "ratings", "stages", "interviews"];

/** What an adapter makes of its files, as tables of the plain format: some of their labels may want a line. */
async function tablesOf(adapter: Adapter, files: readonly SampledFile[], config: Config): Promise<TableSample[]> {
  const rows = new Map<TableName, (string | null)[][]>();
  const ignored = (): void => undefined;
  const sink: Sink = {
    emit(table, row) {
      const known = rows.get(table) ?? [];
      rows.set(table, known);
      if (known.length < mostRecords) known.push(tables[table].columns.map(({name}) => row[name] ?? null));
    },
    named: ignored,
    exclude: ignored,
    flag: ignored,
    reject: ignored
  };
  try {
    const sources = files.map((file) => sourceFile(file, sink, new Map()));
    await adapter.convert({files: sources, config, now: new Date()}, sink);
  } catch (error) {
    // What is missing is for check to say.
    if (!(error instanceof UserError)) throw error;
  }
  return labelled.flatMap((table) => {
    const records = rows.get(table);
    const headings = tables[table].columns.map(({name}) => name);
    const isWhole = (records?.length ?? 0) < mostRecords;
    return records === undefined ? [] : tableSample(`${table}.csv`, headings, records, {isWhole, isBeside: false});
  });
}

/** Those that may hold records all the same. */
function told(unread: readonly UnreadFile[]): SampledFolder["unread"] {
  return unread.flatMap(({path, why, remedy}) => (remedy === null ? [] : [{path, why: `${why}; ${remedy}`}]));
}

function asUnread({lines}: UserError): SampledFolder["unread"][number] {
  const [path, why] = lines[0]!.split(/: (.*)/s) as [string, string | undefined];
  return {path, why: [why ?? lines[0]!, ...lines.slice(1)].join("; ")};
}

async function tableOf(given: SampledFile, isBeside: boolean, encoding?: string): Promise<TableSample> {
  const file = await withoutObjects(given);
  const {records, isWhole, short} = await recordsIn(file);
  const options = {isWhole, isBeside, encoding, flatten: given.flatten === null ? file.flatten : null};
  const cells = records.map((record) => record.map((value) => value ?? ""));
  const filled = [
    ...cells.map((fields) => (titleOf(fields) === null ? fields.filter((field) => field !== "").length : 1)),
    ...short
  ];
  const rows = file.hasTitles ? 0 : loneRows(file.columns, filled);
  if (rows === 0) return tableSample(file.path, file.columns, records, options);
  const titled = withTitles(file, titleColumn);
  const {records: below} = await recordsIn(titled);
  const table = tableSample(file.path, titled.columns, below, {...options, titleRows: {rows, column: titleColumn}});
  const titles = below.map((record) => record.at(-1) ?? null);
  return nameCandidates(titles, table.columns.slice(0, -1))
    ? table
    : tableSample(file.path, file.columns, records, {...options, titleRows: {rows, column: null}});
}

/** What a column of the candidates of title rows is called. */
const titleColumn = "Candidate";

/** The first records of a file; of lines that are too short for one, each counts as a single value. */
async function recordsIn(
  file: SampledFile
): Promise<{records: (string | null)[][]; isWhole: boolean; short: number[]}> {
  const records: (string | null)[][] = [];
  const short: number[] = [];
  for await (const item of recordsOf(file, noFacts())) {
    if (item.record === null) {
      if (item.reason === "too_few_columns") short.push(1);
      continue;
    }
    const {record} = item;
    if (records.length >= mostRecords) return {records, isWhole: false, short};
    records.push(file.columns.map((name) => textOf(record[name])));
  }
  return {records, isWhole: true, short};
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined || typeof value === "object"
    ? null
    : String(value as string | number | boolean);
}
