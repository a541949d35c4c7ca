import type {Config} from "../config/config.js";
import {isLeftOut} from "../canonical/forget.js";
import type {PieceTally, StagedProblem, TableLoad} from "../canonical/load.js";
import {remedyFor} from "../canonical/reasons.js";
import type {ReadPiece} from "../reader/read-piece.js";
import {RejectList} from "../reader/reject-list.js";
import type {FileResult, Reject} from "../reader/result.js";

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
  const rejects = new RejectList();
  for (const reject of piece.rejects) rejects.add(reject);
  for (const [reason, more] of piece.unlisted ?? []) rejects.count(reason, more);
  const found = new Map<string, number>();
  for (const problem of late) {
    rejects.add(rejectOf(problem, piece, config));
    found.set(problem.reason, (found.get(problem.reason) ?? 0) + 1);
  }
  for (const [reason, listed] of found)
    rejects.count(reason, late.find((problem) => problem.reason === reason)!.ofReason - listed);
  const fate = (name: string): number =>
    load.fates
      .filter((row) => row.piece === piece.piece && row.fate === name)
      .reduce((sum, row) => sum + row.records, 0);
  const unread = unreadRecords(piece);
  const records = piece.good + unread - away;
  const rejected = unread + (tally?.rejected ?? 0) - away + fate("conflict");
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

function rejectOf(
  {recordNumber, line, record, reason, column, value}: StagedProblem,
  piece: ReadPiece,
  config: Config
): Reject {
  const lacking = reason === "missing_value" ? piece.lacking?.[column] : undefined;
  const remedy = lacking ?? remedyFor(reason, piece.table, column, value, config);
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
  const records = piece.good + unreadRecords(piece) - sum(original?.leftOut ?? new Map<string, number>());
  const none = {rejects: [], unlisted: new Map<string, number>(), leftOut: new Map<string, number>()};
  const base = {path, format, table, records, unknownColumns, ...none, snapshotOn, sha256};
  return {...base, accepted: records, rejected: 0, loaded: 0, duplicates: records, superseded: 0};
}

/** Records that never reached staging. */
function unreadRecords({rejects, unlisted}: ReadPiece): number {
  return rejects.length + sum(unlisted ?? new Map<string, number>());
}

function sum(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((total, records) => total + records, 0);
}
