import type {StagedProblem} from "../canonical/load.js";
import {refused} from "../errors.js";
import {rejectsByReason} from "../reader/reject-list.js";
import type {FileResult} from "../reader/result.js";
import type {ReadPiece} from "../reader/read-piece.js";

/** A file is refused for rejects only from this many on: a share of a handful says nothing. */
const leastRejects = 20;
const defaultShare = 0.05;
/** Rejects that the user asked for say nothing against a file. */
export const intended = ["forgotten", "past_retention"] as const;

/** Stage names without a meaning stop the run: guessing would put interviews into the wrong funnel. */
export function unmappedStages(problems: readonly StagedProblem[], pieces: readonly ReadPiece[]): void {
  const unmapped = problems.filter(({reason}) => reason === "unmapped_stage");
  if (unmapped.length === 0) return;
  const names = [...new Set(unmapped.map(({value}) => value))].sort();
  const {piece, recordNumber, line} = unmapped[0]!;
  const first = pieces.find((candidate) => candidate.piece === piece)!;
  throw refused(
    `${first.path} line ${first.lineOf(recordNumber, line)}: the stage ${JSON.stringify(names[0])} is not mapped to a canonical stage`,
    "add to plumbline.yaml (choose application_review, recruiter_screen, phone_screen, take_home, loop, debrief, offer or hired):",
    "stages:",
    ...names.slice(0, 30).map((name) => `  ${JSON.stringify(name)}: loop`)
  );
}

/** Seconds and milliseconds in one column cannot be told apart safely. */
export function mixedEpochs(problems: readonly StagedProblem[], pieces: readonly ReadPiece[]): void {
  const epochs = problems.filter(({reason}) => reason === "epoch_number");
  for (const {piece, column, value} of epochs) {
    const digits = value.split(".")[0]!.length;
    const other = epochs.find(
      (next) => next.piece === piece && next.column === column && next.value.split(".")[0]!.length !== digits
    );
    if (other === undefined) continue;
    const {path} = pieces.find((candidate) => candidate.piece === piece)!;
    throw refused(
      `${path}: ${column} mixes magnitudes (${value} and ${other.value}), such as seconds and milliseconds`,
      "write every time as ISO 8601, e.g. 2026-03-01T09:30:00Z"
    );
  }
}

/** Refuses a file with too many rejects: at least 20, and at least 5 % of its records or more than `--max-rejects`. */
export function tooManyRejects(files: readonly FileResult[], maxRejects?: number): void {
  for (const {path, records, rejects, unlisted} of files) {
    const reasons = rejectsByReason(rejects, unlisted);
    intended.forEach((reason) => reasons.delete(reason));
    const rejected = sum(reasons.values());
    const share = records === 0 ? 0 : rejected / records;
    const over = maxRejects === undefined ? share >= defaultShare : share > maxRejects;
    if (!over || rejected < leastRejects) continue;
    const [reason, count] = [...reasons].sort((a, b) => b[1] - a[1])[0]!;
    const example = rejects.find((reject) => reject.reason === reason)!;
    throw refused(
      `${path}: ${rejected} of ${records} records were rejected (${(share * 100).toFixed(1)} %), more than ${((maxRejects ?? defaultShare) * 100).toFixed(1)} %`,
      `most often ${reason} (${count}), first at line ${example.line}: ${example.remedy}`,
      "correct the export or the configuration; --max-rejects 1 reads what can be read"
    );
  }
}

/** Dated and undated files of one table cannot be put in order. */
export function mixedSnapshots(pieces: readonly ReadPiece[]): void {
  for (const {table, path} of pieces.filter(({snapshotOn}) => snapshotOn === null)) {
    const dated = pieces.find((piece) => piece.table === table && piece.snapshotOn !== null);
    if (dated === undefined) continue;
    throw refused(
      `${path}: has no date in its name, but ${dated.path} has one`,
      `which is newer cannot be known: call it ${table}-YYYY-MM-DD.csv, or remove one of them`
    );
  }
}

/** Stops when a table lost more than 20 % of its rows since the last run. */
export function shrunk(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): void {
  for (const [table, rows] of before) {
    const now = after.get(table) ?? 0;
    if (rows === 0 || now >= rows * 0.8) continue;
    throw refused(
      `${table}: ${now} rows, but the last run had ${rows} (more than 20 % fewer)`,
      "check that the export is complete; --accept-shrink takes it as it is"
    );
  }
}

/** Everything hangs on the scorecards: without them there is nothing to judge. */
export function missingScorecards(exports: string, pieces: readonly ReadPiece[]): void {
  if (pieces.some(({table}) => table === "scorecards")) return;
  throw refused(
    `${exports}: there is no scorecards file among the exports`,
    "add scorecards.csv (its columns are in the documentation of the plain format), or the scorecard export of your system"
  );
}

/** Ids that differ by leading zeros only are most likely one id that a spreadsheet shortened. */
export function collidingIds(collisions: readonly {column_name: string; padded: string; bare: string}[]): void {
  if (collisions.length === 0) return;
  throw refused(
    ...collisions.map(
      ({column_name, padded, bare}) => `${column_name}: "${padded}" and "${bare}" differ by leading zeros only`
    ),
    "a spreadsheet may have dropped the zeros in one file: export the ids as text everywhere"
  );
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
