import type {DuckDBConnection} from "@duckdb/node-api";
import {markForgotten, markPastRetention, type Unwanted} from "../canonical/forget.js";
import {
  dropStaged,
  loadTable,
  openStaged,
  type Overwritten,
  type PieceTally,
  type ReadPiece,
  type StagedProblem,
  stagedProblems,
  type TableLoad
} from "../canonical/load.js";
import {loadNames} from "../canonical/names.js";
import {loadQuestions, mergePooledRatings} from "../canonical/questions.js";
import {statement} from "../canonical/sql.js";
import {stagedName} from "../canonical/staging.js";
import {type TableName, tableNames} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import {rejectsByReason} from "../reader/rejects.js";
import type {FileResult} from "./file-result.js";
import {copyResult, fileResult} from "./file-result.js";
import type {ReadExports} from "./read-exports.js";
import {isGrave} from "./refusals.js";

/** Something counted that the data trust page shows. */
export interface Count {
  check: "reject" | "repair" | "flag" | "exclude";
  reason: string;
  table: TableName | null;
  affected: number;
  ofTotal: number | null;
}

export interface LoadedTables {
  files: FileResult[];
  counts: Count[];
  /** Scorecards of older snapshots that the newest no longer holds, the first 1,000. */
  disappeared: string[];
  /** Problems of single records that can refuse the whole input. */
  grave: StagedProblem[];
  /** Records of one key that differ and that no rule puts in order. */
  conflicts: StagedProblem[];
  /** Files that hold newer versions of records of other files. */
  overwritten: Overwritten[];
}

/** Applications first: they tell who a candidate is, which the check for self-interviews needs. */
const order: TableName[] = ["applications", ...tableNames.filter((name) => name !== "applications")];

/**
 * Loads every canonical table from the staged files and accounts for each record:
 * records = accepted + rejected, accepted = loaded + duplicates + superseded. Records of people whom the user wants
 * out are none of these: they are counted as excluded.
 */
export async function loadTables(
  connection: DuckDBConnection,
  {pieces, questions, remarks}: ReadExports,
  config: Config,
  {isForgotten, closedBefore}: Unwanted = {}
): Promise<LoadedTables> {
  await loadQuestions(connection, questions);
  const staged = pieces.filter((piece) => piece.copyOf === null);
  if (isForgotten) await markForgotten(connection, staged, isForgotten);
  if (closedBefore) await markPastRetention(connection, staged, closedBefore);
  const result: LoadedTables = {files: [], counts: [], disappeared: [], grave: [], conflicts: [], overwritten: []};
  const {files, counts} = result;
  const remarked: Count[] = remarks.map(({format, check, reason, records}) => ({
    check,
    reason: `${format}: ${reason}`,
    table: null,
    affected: records,
    ofTotal: null
  }));
  counts.push(...remarked);
  for (const table of order) {
    const own = staged.filter((piece) => piece.table === table);
    if (own.length === 0) continue;
    const merged = table === "ratings" && questions.length > 0 ? await mergePooledRatings(connection, own) : 0;
    await loadOne(connection, table, own, config, result);
    if (merged > 0)
      counts.push({check: "repair", reason: "pooled_into_one_rating", table, affected: merged, ofTotal: null});
  }
  await loadNames(connection);
  for (const copy of pieces.filter((piece) => piece.copyOf !== null)) {
    const original = files.find(({path, table}) => path === copy.copyOf && table === copy.table);
    files.push(copyResult(copy, original));
  }
  for (const {table, records, leftOut} of files)
    if (records === 0 && leftOut.size === 0)
      counts.push({check: "flag", reason: "no_records", table, affected: 1, ofTotal: 0});
  const paths = pieces.map(({path}) => path);
  files.sort((a, b) => paths.indexOf(a.path) - paths.indexOf(b.path));
  return result;
}

async function loadOne(
  connection: DuckDBConnection,
  table: TableName,
  pieces: ReadPiece[],
  config: Config,
  result: LoadedTables
): Promise<void> {
  if (table === "scorecards" || table === "interviews")
    for (const {piece} of pieces) await connection.run(statement("load/self_interviews", {staged: stagedName(piece)}));
  const tallies = await openStaged(connection, pieces);
  const problems = await stagedProblems(connection);
  result.grave.push(...problems.filter(isGrave));
  const load = await loadTable(connection, table, pieces);
  const results = pieces.map((piece) =>
    fileResult(
      piece,
      tallies.find((tally) => tally.piece === piece.piece),
      problems,
      load,
      config
    )
  );
  assertConserved(table, results, load);
  result.conflicts.push(...load.conflicts);
  result.overwritten.push(...load.overwritten);
  result.files.push(...results);
  result.counts.push(...countsOf(table, pieces, tallies, results, load));
  result.disappeared.push(...load.disappeared.named);
  await dropStaged(connection, pieces);
}

/** The identity that every run asserts; a failure is a defect, never a matter of input. */
function assertConserved(table: TableName, results: FileResult[], load: TableLoad): void {
  const loaded = results.reduce((sum, result) => sum + result.loaded, 0);
  const counted = results.every(({rejects, unlisted, rejected}) => {
    const reasons = rejectsByReason(rejects, unlisted);
    return [...reasons.values()].reduce((sum, count) => sum + count, 0) === rejected;
  });
  if (loaded !== load.loaded || !counted)
    throw new Error(
      `${table}: files account for ${loaded} loaded records but the table holds ${load.loaded}; every reject has a reason: ${counted}`
    );
}

function countsOf(
  table: TableName,
  pieces: ReadPiece[],
  tallies: PieceTally[],
  results: FileResult[],
  load: TableLoad
): Count[] {
  const ofTotal = results.reduce((sum, result) => sum + result.records, 0);
  const counts = new Map<string, Count>();
  const add = (check: Count["check"], reason: string, affected: number): void => {
    const known = counts.get(`${check} ${reason}`) ?? {check, reason, table, affected: 0, ofTotal};
    if (affected > 0) counts.set(`${check} ${reason}`, {...known, affected: known.affected + affected});
  };
  for (const {rejects, unlisted, leftOut} of results) {
    for (const [reason, affected] of rejectsByReason(rejects, unlisted)) add("reject", reason, affected);
    for (const [reason, affected] of leftOut) add("exclude", reason, affected);
  }
  for (const {repairs} of pieces) for (const [reason, affected] of repairs) add("repair", reason, affected);
  for (const tally of tallies) {
    add("repair", "invisible_characters_in_key", tally.keys_repaired);
    add("repair", "time_skipped_by_clock_change", tally.skipped_times);
    add("repair", "address_taken_out_of_label", tally.addresses_in_labels);
    add("repair", "time_repeated_by_clock_change", tally.repeated_times);
  }
  for (const {duplicates, superseded} of results) {
    add("repair", "exact_duplicate", duplicates);
    add("repair", "superseded_by_newer", superseded);
  }
  add("flag", "disappeared_from_newer_snapshot", load.disappeared.keys);
  add("repair", "initial_vote_from_older_snapshot", load.votesFromSnapshots);
  return [...counts.values()];
}
