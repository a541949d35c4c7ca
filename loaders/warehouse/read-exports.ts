import type {DuckDBConnection} from "@duckdb/node-api";
import type {Adapter} from "../adapters/adapter.js";
import {columnMapFor} from "../adapters/column-map.js";
import {convertFiles, type Remark} from "../adapters/convert.js";
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
import {readNormalising, type ReadFile} from "../reader/read-normalising.js";
import type {ReadPiece} from "../reader/read-piece.js";
import {sampleFile, type SampledFile} from "../reader/sample.js";

export interface ReadExports {
  pieces: ReadPiece[];
  questions: PooledQuestion[];
  /** Records that adapters left out on purpose or used with a caveat, by reason. */
  remarks: Remark[];
}

export interface ReadOptions {
  exports: string;
  config: Config;
  encoding?: string | undefined;
  now: Date;
  progress?: ((message: string, fraction?: number) => void) | undefined;
  adapters: readonly Adapter[];
  /** A folder without any export gives empty tables instead of a refusal. */
  allowEmpty?: boolean | undefined;
}

/** Reads every file of a folder strictly and stages its records in the database, typed. Throws UserError 3 when refused. */
export async function readExports(
  connection: DuckDBConnection,
  options: ReadOptions,
  scratch: string
): Promise<ReadExports> {
  const {config, encoding, now} = options;
  const sampled: SampledFile[] = [];
  for (const file of await discover(options.exports, options.allowEmpty))
    sampled.push(await sampleFile(file, encoding));
  const maps = sampled.filter((file) => isQuestionsMap(file.columns));
  const questions = await readQuestions(maps[0]?.file.path ?? config.questions.map);
  await prepareStaging(connection, config, questions, now);
  const result: ReadExports = {pieces: [], questions, remarks: []};
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
    result.remarks.push(...converted.remarks);
  }
  await addPlainFiles(
    connection,
    result,
    files.filter((file) => !claimed.has(file.path)),
    options,
    scratch
  );
  return result;
}

/** Scans one file while the database types the one before it. */
async function addPlainFiles(
  connection: DuckDBConnection,
  result: ReadExports,
  files: SampledFile[],
  {config, progress}: ReadOptions,
  scratch: string
): Promise<void> {
  const scan = async (index: number): Promise<ScannedFile> => {
    const file = files[index]!;
    progress?.(`reading ${file.path}`, index / files.length);
    const layout = plainLayout(file.path, file.columns, config);
    const delimiterRepaired = otherDelimiter(file, layout);
    return {
      file,
      layout,
      delimiterRepaired,
      scratchNumber: index,
      read: await readPlainFile(file, layout, scratch, index)
    };
  };
  let ahead = files.length > 0 ? scan(0) : null;
  for (let index = 0; ahead !== null; index++) {
    const scanned = await ahead;
    ahead = index + 1 < files.length ? scan(index + 1) : null;
    // Its failure is reported when its turn comes, unless the file before it fails first.
    ahead?.catch(() => undefined);
    try {
      await addScanned(connection, result, scanned, scratch);
    } catch (error) {
      await ahead?.catch(() => undefined);
      throw error;
    }
  }
}

interface ScannedFile {
  file: SampledFile;
  layout: PlainLayout;
  delimiterRepaired: boolean;
  scratchNumber: number;
  read: ReadFile;
}

async function addScanned(
  connection: DuckDBConnection,
  result: ReadExports,
  scanned: ScannedFile,
  scratch: string
): Promise<void> {
  const {file, layout} = scanned;
  const {table, snapshotOn, unknownColumns} = layout;
  const first = result.pieces.find((piece) => piece.sha256 === scanned.read.sha256 && piece.table === table);
  const piece = result.pieces.length + 1;
  const read = first === undefined ? await staged(connection, piece, scanned, scratch) : scanned.read;
  refuseChanged(file.path, read.version, await fileVersion(file.file.path));
  const {sha256, good, rejects, unlisted = new Map<string, number>(), repairs, lineOf} = read;
  if (layout.renamed.length > 0) repairs.set("header_spelling", layout.renamed.length);
  if (scanned.delimiterRepaired) repairs.set("delimiter", 1);
  const {path, format} = file;
  const copyOf = first?.path ?? null;
  result.pieces.push({
    piece,
    table,
    path,
    format,
    snapshotOn,
    sha256,
    unknownColumns,
    good,
    rejects,
    unlisted,
    repairs,
    lineOf,
    copyOf
  });
}

/** Stages a scanned file; where the database sees other records than the scanner, every record is read here, one by one. */
async function staged(
  connection: DuckDBConnection,
  piece: number,
  scanned: ScannedFile,
  scratch: string
): Promise<ReadFile> {
  const {file, layout, read} = scanned;
  const records = await stagePiece(connection, piece, layout.table, read.source).catch((error: unknown) => {
    if (file.format === "parquet") throw damaged({name: file.path}, error);
    if (read.source.kind === "csv" && !read.source.header) throw error;
    return -1;
  });
  if (records === read.good) return read;
  const careful = await readNormalising(file, layout, scratch, scanned.scratchNumber);
  await stageExactly(connection, piece, layout.table, careful.source, careful.good);
  return careful;
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
