import {mkdir, rm, stat} from "node:fs/promises";
import {dirname, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import type {Adapter} from "../adapters/adapter.js";
import {type ColumnUse, columnUses, unreadColumns, unreadGroup} from "../adapters/tables/column-map.js";
import {unusedEntries} from "../adapters/tables/plan.js";
import {adapters as knownAdapters} from "../adapters/registry.js";
import {isLeftOut, type Unwanted} from "../canonical/forget.js";
import {mappingUse, type MappingUse} from "../canonical/mapping-use.js";
import {matchPeople} from "../canonical/match-people.js";
import {statement} from "../canonical/sql.js";
import {wordedAnswers} from "../canonical/values/functions.js";
import type {Config} from "../config/config.js";
import {inputOutput, refuseAll, refused} from "../errors.js";
import {buildMarts, commentTables} from "../marts/build.js";
import {discover, type UnreadFile} from "../reader/discover.js";
import type {FileResult} from "./file-result.js";
import {type Amounts, amountsOf, flags, writeAudit} from "./audit.js";
import {lockDown, query, sizeOfFolder, withDatabase} from "./connection.js";
import {doubtfulIds} from "./doubtful-ids.js";
import {againstLastRun, previousRun, readingOf} from "./last-run.js";
import {mostLeftOut} from "./left-out.js";
import {type Count, type LoadedTables, loadTables} from "./load-tables.js";
import {clearScratch, withScratch} from "./private-files.js";
import {readExports, type ReadExports} from "./read-exports.js";
import {
  halfScales,
  missingScorecards,
  mixedEpochs,
  openDates,
  tooManyRejects,
  turnedScales,
  unmappedStages
} from "./refusals.js";
import {rejectsPath, writeRejects} from "./rejects.js";
import {clearLeftovers, clearPlace, lockWarehouse, publishFile, refuseStaleLog} from "./swap.js";
import {mixedSnapshots, oneTableTwice, undatedVersions} from "./versions.js";

export interface CheckOptions extends Unwanted {
  exports: string;
  config: Config;
  now: Date;
  maxRejects?: number | undefined;
  encoding?: string | undefined;
  /** False where nothing of a record may be repeated, not even labels. */
  values?: boolean | undefined;
  progress?: ((message: string) => void) | undefined;
  adapters?: readonly Adapter[] | undefined;
  /** Told what was read before anything is refused for it. */
  read?: ((read: Pick<CheckResult, "files" | "unread">) => void) | undefined;
  /** A folder without any export gives an empty warehouse, from which pages say what is missing. */
  allowEmpty?: boolean | undefined;
}

export interface IngestOptions extends CheckOptions {
  warehouse: string;
  sampleData: boolean;
  acceptShrink?: boolean | undefined;
  /** False where nobody asks for more than the canonical tables. */
  marts?: boolean | undefined;
}

export interface CheckResult {
  files: FileResult[];
  counts: Count[];
  /** Rows per canonical table. */
  rows: Record<string, number>;
  /** Scorecards of older snapshots that the newest no longer holds, by id, the first 1,000. */
  disappeared: string[];
  /** Files beside the exports that were not read. */
  unread: UnreadFile[];
  /** What is odd, for the user to look at; nothing was stopped. */
  warnings: string[];
}

export interface CheckedExports extends CheckResult {
  mappings: MappingUse[];
  columns: ColumnUse[];
}

export interface CheckedForPages extends CheckedExports {
  /** How much there is of what the pages judge. */
  amounts: Amounts;
}

export interface IngestResult extends CheckResult {
  warehouse: string;
  rejects: string;
}

/**
 * Reads a folder of exports into one DuckDB file, built aside and put in place whole. An earlier warehouse stays until
 * then, and when anything is refused. Throws UserError: 3 refused, 74 input/output, 75 another run holds the warehouse.
 */
export async function ingest(options: IngestOptions): Promise<IngestResult> {
  const {warehouse, progress} = options;
  await mkdir(dirname(warehouse), {recursive: true, mode: 0o700});
  const release = lockWarehouse(warehouse);
  // On the file system of the warehouse, and closed to others: DuckDB lets everybody read what it writes.
  const scratch = `${warehouse}.${process.pid}.parts`;
  const temporary = join(scratch, "warehouse.duckdb");
  try {
    await clearLeftovers(warehouse);
    clearScratch();
    refuseStaleLog(warehouse);
    const kept = await clearPlace(warehouse);
    const last = await previousRun(warehouse);
    // Another folder is another company's data, or the sample: fewer or older rows there are no loss.
    const before = last?.exports === options.exports ? last : null;
    await mkdir(scratch, {mode: 0o700});
    const result = await withDatabase(
      {path: temporary, bytes: sizeOfFolder(options.exports)},
      scratch,
      async (connection) => {
        const {pieces: _, questions: __, ...loaded} = await readAndLoad(connection, options, scratch);
        const beside = await againstLastRun(connection, before, {...options, rows: rowsMeant(loaded)});
        loaded.counts.push(...beside.counts);
        const exportedAt = await newestChange(options);
        await writeAudit(connection, {...options, ...loaded, exportedAt, reading: readingOf(options.config)});
        if (options.marts !== false) {
          progress?.("building marts");
          await lockDown(connection);
          await buildMarts(connection);
          await commentTables(connection);
        }
        await connection.run("checkpoint");
        return {...loaded, warnings: [...kept, ...beside.warnings, ...loaded.warnings]};
      }
    );
    progress?.("publishing");
    const rejects = rejectsPath(warehouse);
    await publishFile(temporary, warehouse);
    writeRejects(rejects, `${warehouse}.${process.pid}.rejects`, result.files);
    return {...result, warehouse, rejects};
  } catch (error) {
    throw inputOutput(error, warehouse);
  } finally {
    await rm(scratch, {recursive: true, force: true});
    release();
  }
}

/** Reads everything and writes nothing that stays: what an ingest of the same folder would make of every file. */
export async function check(options: CheckOptions): Promise<CheckedExports> {
  return checking(options, () => Promise.resolve({}));
}

/** The same with what the marts, which take a while, say of the pages. */
export async function checkForPages(options: CheckOptions): Promise<CheckedForPages> {
  return checking(options, async (connection) => {
    await buildMarts(connection);
    return {amounts: await amountsOf(connection)};
  });
}

async function checking<More>(
  options: CheckOptions,
  moreOf: (connection: DuckDBConnection) => Promise<More>
): Promise<CheckedExports & More> {
  return await withScratch(async (scratch) => {
    const read = async (connection: DuckDBConnection): Promise<CheckedExports & More> => {
      const {pieces, questions, ...result} = await readAndLoad(connection, options, scratch);
      const own = pieces
        .filter(({copyOf}) => copyOf === null)
        .map((piece) => ({
          ...piece,
          isPlain: !(options.adapters ?? knownAdapters).some(({name}) => name === piece.format)
        }));
      const mappings = await mappingUse(connection, own, options.config, questions);
      const columns = columnUses(pieces, options.config);
      return {...result, mappings, columns, ...(await moreOf(connection))};
    };
    try {
      return await withDatabase({bytes: sizeOfFolder(options.exports)}, scratch, read);
    } catch (error) {
      throw inputOutput(error, scratch);
    }
  });
}

async function readAndLoad(
  connection: DuckDBConnection,
  options: CheckOptions,
  scratch: string
): Promise<CheckResult & Pick<ReadExports, "pieces" | "questions">> {
  const read = await readExports(connection, {...options, adapters: options.adapters ?? knownAdapters}, scratch);
  if (read.refusals.length === 0 && (read.pieces.length > 0 || !options.allowEmpty))
    missingScorecards(options.exports, read.pieces, read.remarks);
  options.progress?.("loading tables");
  if (options.config.retention_months !== null && options.closedBefore === undefined)
    throw new Error("retention_months is set, but nobody told this run who is past retention");
  const people =
    options.config.people.match === "loose"
      ? await matchPeople(
          connection,
          read.pieces.filter(({copyOf}) => copyOf === null),
          options.isForgotten
        )
      : {respelt: [], isForgotten: options.isForgotten};
  const unwanted = {...options, isForgotten: people.isForgotten};
  const loaded: LoadedTables = await loadTables(connection, read, options.config, unwanted);
  for (const {kind, spellings} of people.respelt)
    loaded.counts.push({
      check: "repair",
      reason: `${kind}s_written_in_several_ways`,
      table: null,
      affected: spellings,
      ofTotal: null
    });
  options.read?.({files: loaded.files, unread: read.unread});
  const undated = mixedSnapshots(loaded.conflicts, read.pieces);
  const twice = undated.length > 0 ? [] : oneTableTwice(loaded.conflicts, read.pieces, options.maxRejects);
  const many = tooManyRejects(loaded.files, options, undated.length + twice.length > 0);
  const refusals = [
    ...read.refusals,
    ...undated,
    ...twice,
    ...unmappedStages(loaded.grave, read.pieces, options.config, options.values),
    ...mixedEpochs(loaded.grave, read.pieces),
    ...openDates(loaded.grave, read.pieces, options.config),
    ...turnedScales(
      [...new Set(read.pieces.map(({path}) => path))].map((path) => ({path, worded: wordedAnswers(connection, path)})),
      options.config
    ),
    ...halfScales(loaded.grave, read.pieces, options.config, many),
    ...many
  ];
  const ids = await doubtfulIds(connection, options);
  // The same ids may be behind what stands in the way: who mends the one should know of the other.
  if (refusals.length > 0 && ids.warnings.length > 0)
    refusals.push(refused("look at the ids too, as far as they were read:", ...ids.warnings));
  refuseAll([...refusals, ...ids.refusals]);
  const counts = await query<{table_name: string; records: number}>(connection, statement("load/table_counts"));
  const flagged = [...loaded.counts, ...ids.counts, ...(await flags(connection))];
  const rows = Object.fromEntries(counts.map((row) => [row.table_name, row.records]));
  const filtered = [...flagged, ...(await flags(connection, "shadow_scorecards"))];
  return {
    pieces: read.pieces,
    questions: read.questions,
    files: loaded.files,
    counts: flagged,
    disappeared: loaded.disappeared,
    unread: read.unread,
    warnings: [
      ...unreadColumns(columnUses(read.pieces, options.config), options.config),
      ...unusedEntries(
        read.pieces.map(({path}) => path),
        options.config
      ),
      ...unreadGroup(read.pieces, options.config),
      ...undatedVersions(loaded.overwritten, read.pieces),
      ...ids.warnings,
      ...mostLeftOut(filtered, rows, loaded.files)
    ],
    rows
  };
}

/** Rows per table with those that the user wanted out: leaving people out is no loss. */
function rowsMeant({rows, counts}: CheckResult): Map<string, number> {
  const meant = new Map(Object.entries(rows));
  for (const {table, reason, affected} of counts)
    if (table !== null && isLeftOut(reason)) meant.set(table, (meant.get(table) ?? 0) + affected);
  return meant;
}

async function newestChange({exports, allowEmpty}: CheckOptions): Promise<Date | null> {
  const times = await Promise.all(
    (await discover(exports, allowEmpty)).map(async ({path}) => (await stat(path)).mtime.getTime())
  );
  return times.length === 0 ? null : new Date(Math.max(...times));
}
