import type {DuckDBConnection} from "@duckdb/node-api";
import type {Adapter} from "../adapters/adapter.js";
import {columnMapFor} from "../adapters/column-map.js";
import {convertFiles} from "../adapters/convert.js";
import {plainLayout} from "../adapters/plain.js";
import {isQuestionsMap, readQuestions} from "../canonical/questions.js";
import {prepareStaging, stagePiece, type PooledQuestion} from "../canonical/staging.js";
import type {TextSource} from "../canonical/text-source.js";
import type {TableName} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import {fileVersion, refuseChanged} from "../reader/bytes.js";
import {discover} from "../reader/discover.js";
import {damaged} from "../reader/parquet.js";
import {readPlainFile} from "../reader/plain-file.js";
import type {Reject} from "../reader/result.js";
import {sampleFile, type SampledFile} from "../reader/sample.js";

/** One staged export file (or one table of an adapter's file), and what the reader made of it. */
export interface ReadPiece {
  piece: number;
  table: TableName;
  path: string;
  format: string;
  snapshotOn: string | null;
  sha256: string;
  unknownColumns: string[];
  /** Records that reached staging. */
  good: number;
  rejects: Reject[];
  repairs: Map<string, number>;
  lineOf: (recordNumber: number, line: number | null) => number;
  /** The file whose bytes this one repeats; its records then count as duplicates. */
  copyOf: string | null;
}

export interface ReadExports {
  pieces: ReadPiece[];
  questions: PooledQuestion[];
  /** Records left out on purpose, by adapter and reason. */
  exclusions: {format: string; reason: string; records: number}[];
}

export interface ReadOptions {
  exports: string;
  config: Config;
  encoding?: string | undefined;
  now: Date;
  progress?: ((message: string, fraction?: number) => void) | undefined;
  adapters: readonly Adapter[];
}

/** Reads every file of a folder strictly and stages its records in the database, typed. Throws UserError 3 when refused. */
export async function readExports(
  connection: DuckDBConnection,
  options: ReadOptions,
  scratch: string
): Promise<ReadExports> {
  const {config, encoding, now} = options;
  const sampled: SampledFile[] = [];
  for (const file of await discover(options.exports)) sampled.push(await sampleFile(file, encoding));
  const maps = sampled.filter((file) => isQuestionsMap(file.columns));
  const questions = await readQuestions(maps[0]?.file.path ?? config.questions.map);
  await prepareStaging(connection, config, questions, now);
  const result: ReadExports = {pieces: [], questions, exclusions: []};
  const files = sampled.filter((file) => !isQuestionsMap(file.columns));
  const claimed = new Set<string>();
  for (const adapter of options.adapters) {
    const free = files.filter(
      (file) => !claimed.has(file.path) && Object.keys(columnMapFor(file.path, config)).length === 0
    );
    const paths = new Set(adapter.recognise(free));
    const own = free.filter((file) => paths.has(file.path));
    if (own.length === 0) continue;
    own.forEach((file) => claimed.add(file.path));
    options.progress?.(`reading ${adapter.name}`);
    const converted = await convertFiles(adapter, own, config, now, scratch);
    for (const {source, ...piece} of converted.pieces) await addPiece(connection, result, piece, source);
    result.exclusions.push(...converted.exclusions);
  }
  const plain = files.filter((file) => !claimed.has(file.path));
  for (const [index, file] of plain.entries()) {
    options.progress?.(`reading ${file.path}`, index / plain.length);
    await addPlainFile(connection, result, file, config, scratch);
  }
  return result;
}

async function addPlainFile(
  connection: DuckDBConnection,
  result: ReadExports,
  file: SampledFile,
  config: Config,
  scratch: string
): Promise<void> {
  const layout = plainLayout(file.path, file.columns, config);
  const {table, snapshotOn, unknownColumns} = layout;
  const {source, sha256, version, good, rejects, repairs, lineOf} = await readPlainFile(
    file,
    layout,
    scratch,
    result.pieces.length + 1
  );
  if (layout.renamed.length > 0) repairs.set("header_spelling", layout.renamed.length);
  const first = result.pieces.find((piece) => piece.sha256 === sha256 && piece.table === table);
  const copyOf = first?.path ?? null;
  const piece = {
    table,
    path: file.path,
    format: file.format,
    snapshotOn,
    sha256,
    unknownColumns,
    good,
    rejects,
    repairs,
    lineOf,
    copyOf
  };
  await addPiece(connection, result, piece, source).catch((error: unknown) => {
    throw file.format === "parquet" ? damaged({name: file.path}, error) : error;
  });
  refuseChanged(file.path, version, await fileVersion(file.file.path));
}

async function addPiece(
  connection: DuckDBConnection,
  result: ReadExports,
  piece: Omit<ReadPiece, "piece">,
  source: TextSource
): Promise<void> {
  const number = result.pieces.length + 1;
  result.pieces.push({piece: number, ...piece});
  if (piece.copyOf !== null) return;
  const staged = await stagePiece(connection, number, piece.table, source);
  if (staged !== piece.good)
    throw new Error(`${piece.path}: the reader certified ${piece.good} records but the database read ${staged}`);
}
