import {group} from "d3-array";
import {isLeftOut} from "../canonical/forget.js";
import type {PieceTally, ReadPiece, StagedProblem, TableLoad} from "../canonical/load.js";
import {remedyFor} from "../canonical/reasons.js";
import type {TableName} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import type {Reject} from "../reader/rejects.js";

/** What became of one export file in one canonical table: `plumbline.check/1` of contract §2. */
export interface FileResult {
  /** Relative to the exports folder. */
  path: string;
  format: string;
  table: TableName;
  records: number;
  accepted: number;
  rejected: number;
  loaded: number;
  duplicates: number;
  superseded: number;
  unknownColumns: string[];
  rejects: Reject[];
  /** Further rejects by reason: of each reason only the first 10,000 of a file are listed. */
  unlisted: ReadonlyMap<string, number>;
  /** Records of people whom the user wants out, by reason: they count neither as records nor as rejects. */
  leftOut: ReadonlyMap<string, number>;
  /** Date in the file name, `YYYY-MM-DD`. */
  snapshotOn: string | null;
  sha256: string;
}

/** What became of the records of one staged file; `tally` and `problems` are of all files of its table. */
export function fileResult(
  piece: ReadPiece,
  tally: PieceTally | undefined,
  problems: StagedProblem[],
  load: TableLoad,
  config: Config
): FileResult {
  const own = [...problems, ...load.conflicts].filter((problem) => problem.piece === piece.piece);
  const leftOut = new Map(own.filter(({reason}) => isLeftOut(reason)).map(({reason, ofReason}) => [reason, ofReason]));
  const away = sum(leftOut);
  const late = own.filter(({reason}) => !isLeftOut(reason));
  const rejects = piece.rejects.copy();
  const found = new Map<string, number>();
  const values = valuesByReason(late);
  for (const problem of late) {
    rejects.add(rejectOf(problem, piece, config, values.get(problem.reason)!));
    found.set(problem.reason, (found.get(problem.reason) ?? 0) + 1);
  }
  for (const [reason, listed] of found)
    rejects.count(reason, late.find((problem) => problem.reason === reason)!.ofReason - listed);
  const fate = (name: string): number =>
    load.fates
      .filter((row) => row.piece === piece.piece && row.fate === name)
      .reduce((sum, row) => sum + row.records, 0);
  const unread = piece.rejects.size;
  const records = piece.good + unread - away;
  const rejected = unread + (tally?.rejected ?? 0) - away + fate("conflict") + fate("shared");
  const accepted = records - rejected;
  const duplicates = fate("duplicate");
  const superseded = fate("superseded");
  return {
    path: piece.path,
    format: piece.format,
    table: piece.table,
    records,
    accepted,
    rejected,
    loaded: accepted - duplicates - superseded,
    duplicates,
    superseded,
    unknownColumns: piece.unknownColumns,
    rejects: rejects.listed.sort((a, b) => a.line - b.line || (a.record ?? 0) - (b.record ?? 0)),
    unlisted: rejects.unlisted,
    leftOut,
    snapshotOn: piece.snapshotOn,
    sha256: piece.sha256
  };
}

/** The different values that were rejected, by reason. */
function valuesByReason(problems: readonly StagedProblem[]): Map<string, string[]> {
  const values = group(problems, ({reason}) => reason);
  return new Map([...values].map(([reason, all]) => [reason, [...new Set(all.map(({value}) => value))]]));
}

function rejectOf(
  {recordNumber, line, record, reason, column, value}: StagedProblem,
  piece: ReadPiece,
  config: Config,
  values: readonly string[]
): Reject {
  const lacking = reason === "missing_value" ? piece.lacking?.[column] : undefined;
  const own = piece.remedies?.get(reason) ?? piece.remedies?.get(`${reason} ${column}`);
  const remedy = lacking ?? own ?? remedyFor(reason, piece.table, column, value, config, values);
  return {
    ...piece.placeOf(recordNumber, {line, record}),
    reason,
    column: column === "" ? null : column,
    value: value === "" ? null : value,
    remedy: piece.fileOf ? `${remedy} (in ${piece.fileOf(recordNumber)})` : remedy
  };
}

/** A file whose bytes were read already: all of its records are duplicates. */
export function copyResult(piece: ReadPiece, original: Pick<FileResult, "leftOut"> | undefined): FileResult {
  const {path, format, table, unknownColumns, snapshotOn, sha256} = piece;
  const records = piece.good + piece.rejects.size - sum(original?.leftOut ?? new Map<string, number>());
  const none = {rejects: [], unlisted: new Map<string, number>(), leftOut: new Map<string, number>()};
  const base = {path, format, table, records, unknownColumns, ...none, snapshotOn, sha256};
  return {...base, accepted: records, rejected: 0, loaded: 0, duplicates: records, superseded: 0};
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, records) => total + records, 0);
}
