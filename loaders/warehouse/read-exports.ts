import {stat} from "node:fs/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Adapter} from "../adapters/adapter.js";
import {fileOptions} from "../adapters/tables/column-map.js";
import {isBesidePlain, isNoTable} from "../adapters/tables/plain.js";
import {isSpokenFor, ownTables, planFor, type TablePlan} from "../adapters/tables/plan.js";
import {convertFiles, type Remark} from "../adapters/convert.js";
import {failedCalls} from "../reader/failed-answer.js";
import {hasPlainVotes, isNamedLikeVotes, unknownToAll, withoutVotes} from "../adapters/recognise/without-votes.js";
import {ofUnreadSystem} from "../adapters/recognise/unread-systems.js";
import {holderOf, unpacked} from "../adapters/transports.js";
import {keepNames} from "../canonical/names.js";
import {isQuestionsMap, readQuestions} from "../canonical/questions.js";
import {type PooledQuestion, prepareStaging, stageExactly} from "../canonical/staging.js";
import type {Config} from "../config/config.js";
import {keepRefusal, refused, type UserError} from "../errors.js";
import {hashFile} from "../reader/bytes.js";
import {listExports, type UnreadFile} from "../reader/discover.js";
import type {ReadPiece} from "../canonical/load.js";
import {refuseUnknownEncoding} from "../reader/encoding.js";
import type {SampledFile} from "../reader/open.js";
import {samplesOf} from "../reader/sheets.js";
import {addPlainFiles} from "./plain-files.js";
import {addShapedFiles} from "./shaped-files.js";

export interface ReadExports {
  pieces: ReadPiece[];
  questions: PooledQuestion[];
  /** Records that adapters left out on purpose or used with a caveat, by reason. */
  remarks: Remark[];
  /** Files beside the exports that are not read, each with its reason. */
  unread: UnreadFile[];
  /** Why files are refused; what is staged is then not all. */
  refusals: UserError[];
}

export interface ReadOptions {
  exports: string;
  config: Config;
  encoding?: string | undefined;
  now: Date;
  progress?: ((message: string) => void) | undefined;
  adapters: readonly Adapter[];
  /** A folder without any export gives empty tables instead of a refusal. */
  allowEmpty?: boolean | undefined;
}

const isText = /\.txt(\.gz)?$/i;
const isSheet = /\.xls[xm]#/i;
const isJson = /\.(json|ndjson|jsonl)(\.gz)?$/i;

/**
 * Reads every file of a folder strictly and stages its records in the database, typed. A file that cannot be used
 * becomes a refusal of the result, so that what stands in the way of the others is found too.
 */
export async function readExports(
  connection: DuckDBConnection,
  options: ReadOptions,
  scratch: string
): Promise<ReadExports> {
  const {config, encoding, now} = options;
  const sampled: SampledFile[] = [];
  /** JSON files of which nothing can be used. */
  const unusable: string[] = [];
  refuseUnknownEncoding(encoding);
  const {files: found, unread, refusals} = await listExports(options.exports, options.allowEmpty);
  for (const file of found)
    await samplesOf(file, (path) => fileOptions(path, config, encoding)).then(
      (samples) => {
        sampled.push(...samples.sampled);
        unread.push(...samples.unread);
      },
      (error: unknown) => {
        const told: UserError[] = [];
        keepRefusal(told, error);
        if (isText.test(file.name) && isNoTable(file.name, [], config))
          unread.push(noTable(file.name, told[0]!.lines[0]!));
        else refusals.push(...told);
        if (isJson.test(file.name)) unusable.push(file.name);
      }
    );
  refusals.push(...failedCalls(sampled));
  const maps = sampled.filter((file) => isQuestionsMap(file.columns));
  if (maps.length > 1)
    refusals.push(
      refused(`${maps.map(({path}) => path).join(" and ")}: are all maps of questions`, "keep one of them")
    );
  const questions = await readQuestions(maps[0]?.file.path ?? config.questions.map);
  await prepareStaging(connection, config, questions, now);
  const result: ReadExports = {pieces: [], questions, remarks: [], unread, refusals};
  const flag = (format: string, reason: string, records: number): void => {
    if (records > 0) result.remarks.push({format, check: "flag", reason, records});
  };
  const keptUtf8 = sampled.filter((file) => file.keptUtf8).length;
  flag(`encoding ${encoding}`, "file_is_valid_utf8_and_read_as_that", keptUtf8);
  flag("json", "list_without_records", sampled.filter((file) => file.empty).length);
  const files = sampled.filter((file) => !file.empty && !file.failure && !isQuestionsMap(file.columns));
  unusable.push(...sampled.filter((file) => file.empty || file.failure).map(({path}) => path));
  const offered: SampledFile[] = [];
  for (const file of files)
    await unpacked(file).then(
      (carried) => offered.push(...carried),
      (error: unknown) => keepRefusal(refusals, error)
    );
  const lack = lackOfVotes(options, offered, unusable, refusals.length > 0);
  if (lack !== null) {
    refusals.push(...lack);
    return result;
  }
  const claimed = new Set<string>();
  for (const adapter of options.adapters) {
    const free = offered.filter((file) => !claimed.has(holderOf(file).path) && isFree(file, config));
    const paths = new Set(adapter.recognise(free));
    const own = free.filter((file) => paths.has(file.path));
    if (own.length === 0) continue;
    own.forEach((file) => claimed.add(holderOf(file).path));
    // Of a file of several streams the adapter may not know each.
    const others = free.filter((file) => !own.includes(file) && claimed.has(holderOf(file).path));
    unread.push(...others.map(({path}) => ({path, why: `a stream that ${adapter.name} does not need`, remedy: null})));
    const beside = own.filter((file) => adapter.kindOf(file) === null);
    unread.push(...beside.map(({path}) => ({path, why: `a side table of ${adapter.name}, not needed`, remedy: null})));
    // A refused file may be one that the others of its system need: what they lack then is no news.
    if (refusals.length > 0) continue;
    await addConverted(connection, result, adapter, own, options, scratch).catch((error: unknown) =>
      keepRefusal(refusals, error)
    );
  }
  const plain: SampledFile[] = [];
  const repeats: {path: string; of: string}[] = [];
  const bookOf = ({path}: SampledFile): SampledFile[] =>
    files.filter((file) => isSheet.test(file.path) && file.path.split("#")[0] === path.split("#")[0]);
  const hasTable = (sheets: readonly SampledFile[]): boolean =>
    sheets.some(
      ({path, columns}) => claimed.has(path) || isSpokenFor(path, config) || !isNoTable(path, columns, config)
    );
  const shaped: {file: SampledFile; plan: TablePlan}[] = [];
  const free = files.filter(({path}) => !claimed.has(path));
  const tables = new Map(free.map(({path, columns}) => [path, ownTables(path, columns, config)]));
  for (const file of free) {
    const of = isUnknown(file, config) ? await originalOf(file, files, config) : null;
    if (of !== null) {
      repeats.push({path: file.path, of});
      continue;
    }
    const others = [...tables].flatMap(([path, own]) => (path === file.path ? [] : own));
    const plan = planFor(
      file.path,
      file.columns,
      config,
      new Set([...others, ...result.pieces.map(({table}) => table)])
    );
    if (plan !== null) shaped.push({file, plan});
    else if (isText.test(file.path) && isNoTable(file.path, file.columns, config))
      unread.push(noTable(file.path, "its first line names no columns of a table"));
    else if (isSheet.test(file.path) && isNoTable(file.path, file.columns, config) && hasTable(bookOf(file)))
      unread.push(
        file.sheet?.sheet.pivot
          ? {path: file.path, why: "a pivot table, no records", remedy: null}
          : noTable(file.path, "its headings are those of no table")
      );
    else if (isBesidePlain(file.path, file.columns, config))
      unread.push({path: file.path, why: "a side table of hiring systems, not needed", remedy: null});
    else plain.push(file);
  }
  if (refusals.length === 0 || claimed.size === 0) {
    refusals.push(...(await addPlainFiles(connection, result.pieces, plain, options, scratch)));
    refusals.push(...(await addShapedFiles(connection, result, shaped, options, scratch)));
  }
  for (const {path, of} of repeats)
    for (const piece of result.pieces.filter((one) => one.path === of))
      result.pieces.push({...piece, piece: result.pieces.length + 1, path, copyOf: of});
  for (const {path, passedOver} of files.filter(
    (file) => claimed.has(file.path) || plain.includes(file) || shaped.some((one) => one.file === file)
  ))
    unread.push(
      ...passedOver
        .told(isSheet.test(path) ? "row" : "line")
        .map(({where, why}) => ({path: `${path} ${where}`, why, remedy: null}))
    );
  return result;
}

/** True for a file that the configuration does not map by hand. */
function isFree(file: SampledFile, config: Config): boolean {
  return [file, holderOf(file)].every(({path}) => !isSpokenFor(path, config));
}

/** True for a file of which neither its columns nor the configuration say what it is. */
function isUnknown({path, columns}: SampledFile, config: Config): boolean {
  return isNoTable(path, columns, config) && !isSpokenFor(path, config);
}

/** The file of which an unknown one is a copy under another name, byte for byte; null where there is none. */
async function originalOf(copy: SampledFile, files: readonly SampledFile[], config: Config): Promise<string | null> {
  const size = async ({file: {path}}: SampledFile): Promise<number> => (await stat(path)).size;
  const hash = async ({file: {path, name}}: SampledFile): Promise<string> => (await hashFile(path, name)).sha256;
  for (const file of files)
    if (file !== copy && !isUnknown(file, config) && file.sheet?.sheet.name === copy.sheet?.sheet.name)
      if ((await size(file)) === (await size(copy)) && (await hash(file)) === (await hash(copy))) return file.path;
  return null;
}

/** A text that lies beside the exports, as notes do. */
function noTable(path: string, why: string): UnreadFile {
  return {
    path,
    why: why.replace(`${path}: `, ""),
    remedy: isSheet.test(path)
      ? "if it holds records, map its columns in plumbline.yaml"
      : "if it holds records, export them as .csv"
  };
}

/**
 * Without scorecards the other files of a system are not known as such: what is odd about them is no news. Null when
 * the files can be read on; `isTold` when what is wrong with those that were not read is told already.
 */
function lackOfVotes(
  {exports, config, adapters}: ReadOptions,
  files: readonly SampledFile[],
  unread: readonly string[],
  isTold: boolean
): UserError[] | null {
  const free = files.filter((file) => isFree(file, config));
  if (adapters.some((adapter) => adapter.recognise(free).length > 0)) return null;
  const votes = unread.find(isNamedLikeVotes);
  if (votes !== undefined && !files.some(({path}) => isNamedLikeVotes(path))) {
    const remedy = "everything is judged by scorecards: export them again";
    return isTold ? [] : [refused(`${votes}: the list holds no records`, remedy)];
  }
  const mapped = files.some((file) => !free.includes(file));
  const isTelling = !mapped && !hasPlainVotes(files);
  const cut = isTelling ? (ofUnreadSystem(free) ?? withoutVotes(exports, files, adapters)) : null;
  const unknown = cut ?? unknownToAll(free);
  return unknown === null ? null : [unknown];
}

async function addConverted(
  connection: DuckDBConnection,
  result: ReadExports,
  adapter: Adapter,
  files: SampledFile[],
  {config, now, progress}: ReadOptions,
  scratch: string
): Promise<void> {
  progress?.(`reading ${adapter.name}`);
  const converted = await convertFiles(adapter, files, config, now, scratch);
  for (const piece of converted.pieces) {
    const number = result.pieces.length + 1;
    await stageExactly(connection, {piece: number, ...piece}, piece.good);
    result.pieces.push({piece: number, ...piece});
  }
  await keepNames(connection, converted.named);
  result.remarks.push(...converted.remarks);
}
