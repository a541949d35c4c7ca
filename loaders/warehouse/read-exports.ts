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
import {refused} from "../errors.js";
import {discover} from "../reader/discover.js";
import {damaged} from "../reader/parquet.js";
import type {PlainLayout} from "../reader/plain-layout.js";
import {readPlainFile} from "../reader/plain-file.js";
import {readNormalising} from "../reader/read-normalising.js";
import type {ReadPiece} from "../reader/read-piece.js";
import {sampleFile, type SampledFile} from "../reader/sample.js";

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
    for (const {source, ...piece} of converted.pieces) {
      const number = result.pieces.length + 1;
      await stageExactly(connection, number, piece.table, source, piece.good);
      result.pieces.push({piece: number, ...piece});
    }
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
  const number = result.pieces.length + 1;
  const delimiterRepaired = otherDelimiter(file, layout);
  let read = await readPlainFile(file, layout, scratch, number);
  const first = result.pieces.find((piece) => piece.sha256 === read.sha256 && piece.table === layout.table);
  if (first === undefined) {
    const staged = await stagePiece(connection, number, layout.table, read.source).catch((error: unknown) => {
      if (file.format === "parquet") throw damaged({name: file.path}, error);
      if (read.rejects.length > 0) throw error;
      return -1;
    });
    // Where the database sees other records than the scanner, every record is read here, one by one.
    if (staged !== read.good) {
      read = await readNormalising(file, layout, scratch, number);
      await stageExactly(connection, number, layout.table, read.source, read.good);
    }
  }
  refuseChanged(file.path, read.version, await fileVersion(file.file.path));
  const {sha256, good, rejects, repairs, lineOf} = read;
  if (layout.renamed.length > 0) repairs.set("header_spelling", layout.renamed.length);
  if (delimiterRepaired) repairs.set("delimiter", 1);
  const {table, snapshotOn, unknownColumns} = layout;
  const {path, format} = file;
  const copyOf = first?.path ?? null;
  result.pieces.push({
    piece: number,
    table,
    path,
    format,
    snapshotOn,
    sha256,
    unknownColumns,
    good,
    rejects,
    repairs,
    lineOf,
    copyOf
  });
}

/** A file parted by something else than commas is read only when every header is then exactly a known column. */
function otherDelimiter(file: SampledFile, layout: PlainLayout): boolean {
  if (file.format !== "csv" || file.delimiter === "," || /\.tsv(\.gz)?$/i.test(file.path)) return false;
  if (layout.renamed.length === 0 && layout.unknownColumns.length === 0) return true;
  throw refused(
    `${file.path}: its values are parted by ${JSON.stringify(file.delimiter)} instead of commas, and its header is not exactly that of ${layout.table}`,
    "export it with commas, or name the columns as documented"
  );
}

async function stageExactly(
  connection: DuckDBConnection,
  piece: number,
  table: TableName,
  source: TextSource,
  good: number
): Promise<void> {
  const staged = await stagePiece(connection, piece, table, source);
  if (staged !== good) throw new Error(`${table}: ${good} records were handed over but ${staged} arrived`);
}
