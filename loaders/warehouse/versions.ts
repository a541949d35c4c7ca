import type {Overwritten, ReadPiece, StagedProblem} from "../canonical/load.js";
import {tables} from "../canonical/tables.js";
import {refused, type UserError} from "../errors.js";
import {placeInWords} from "../reader/rejects.js";
import {defaultShare, leastRejects} from "./refusals.js";

/**
 * A record that differs between a dated snapshot and a file without a date, and that no `updated_at` puts in order:
 * the date of the file is what is missing, so the file is refused rather than both versions rejected.
 */
export function mixedSnapshots(conflicts: readonly StagedProblem[], pieces: readonly ReadPiece[]): UserError[] {
  const refusals: UserError[] = [];
  const versions = conflicts.filter(({reason}) => reason === "conflicting_versions");
  const byPiece = new Map(pieces.map((piece) => [piece.piece, piece]));
  const datedFile = new Map<string, string>();
  for (const {piece, value} of versions) {
    const {table, path, snapshotOn} = byPiece.get(piece)!;
    if (snapshotOn !== null) datedFile.set(`${table} ${value}`, path);
  }
  const told = new Set<string>();
  for (const {piece, value, recordNumber, ...stored} of versions) {
    const {table, path, snapshotOn, placeOf} = byPiece.get(piece)!;
    if (snapshotOn !== null || told.has(path)) continue;
    const dated = datedFile.get(`${table} ${value}`);
    if (dated === undefined) continue;
    told.add(path);
    refusals.push(
      refused(
        `${path}: has no date in its name, but ${dated} has one, and they differ in the record of ${placeInWords(path, placeOf(recordNumber, stored))}`,
        `which is newer cannot be known: put the date into its name (${dateInto(path)}), export updated_at, or remove one of them`
      )
    );
  }
  return refusals;
}

/** Two files that are read as one table, the records in which they contradict each other, and where the first stands. */
interface Contradiction {
  first: ReadPiece;
  second: ReadPiece;
  records: number;
  at: string;
}

/**
 * Two files that are read as one table and contradict each other in half of the records of one of them, or in as many as
 * would refuse it: one holds something else, or both are versions without a date.
 */
export function oneTableTwice(
  conflicts: readonly StagedProblem[],
  pieces: readonly ReadPiece[],
  maxRejects = defaultShare
): UserError[] {
  return contradictions(conflicts, pieces).flatMap(({first, second, records, at}) => {
    const fewest = Math.min(first.good, second.good);
    const share = records / fewest;
    if (share <= maxRejects || (share < 0.5 && records < leastRejects)) return [];
    const newest = tables[first.table].newest;
    return refused(
      `${first.path} and ${second.path}: both are read as ${first.table}, but they contradict each other in ${records} of ${fewest} records (first in ${at})`,
      `if one of them holds something else than ${first.table}, remove it, or name it after what it holds`,
      `if they are versions of one export, put its date into each name (${dateInto(first.path)})${newest === null ? "" : `, export ${newest}`}, or remove the older one`
    );
  });
}

/** What an adapter made is of one system: only plain files can be something else than they are taken for. */
function contradictions(conflicts: readonly StagedProblem[], pieces: readonly ReadPiece[]): Contradiction[] {
  const plain = new Map(pieces.filter(({lacking}) => lacking === undefined).map((piece) => [piece.piece, piece]));
  const holders = new Map<string, {at: string; among: Set<number>}>();
  for (const {piece, value, recordNumber, ...stored} of conflicts.filter((conflict) => plain.has(conflict.piece))) {
    const {table, path, placeOf} = plain.get(piece)!;
    const known = holders.get(`${table} ${value}`);
    if (known) known.among.add(piece);
    else
      holders.set(`${table} ${value}`, {
        at: placeInWords(path, placeOf(recordNumber, stored)),
        among: new Set([piece])
      });
  }
  const pairs = new Map<string, Contradiction>();
  for (const {at, among} of holders.values()) {
    const [one, other] = [...among].sort((a, b) => a - b);
    // Versions of different dates have an order: what they contradict each other in is the records' own matter.
    if (other === undefined || plain.get(one!)!.snapshotOn !== plain.get(other)!.snapshotOn) continue;
    const known = pairs.get(`${one} ${other}`);
    if (known) known.records++;
    else pairs.set(`${one} ${other}`, {first: plain.get(one!)!, second: plain.get(other)!, records: 1, at});
  }
  return [...pairs.values()];
}

/** Advice where files hold versions of the same records and only the records say which is newer, not the files' names. */
export function undatedVersions(overwritten: readonly Overwritten[], pieces: readonly ReadPiece[]): string[] {
  const byPiece = new Map(pieces.map((piece) => [piece.piece, piece]));
  return overwritten.flatMap(({older, newer, records}) => {
    const [from, to] = [byPiece.get(older)!, byPiece.get(newer)!];
    const undated = [from, to].filter(({snapshotOn, fileOf}) => snapshotOn === null && fileOf === undefined);
    if (undated.length === 0) return [];
    return `${from.path} and ${to.path} hold versions of the same records: ${records} of ${to.path} replaced those of ${from.path} by their ${tables[from.table].newest}. Put the date of each export into its name (${dateInto(undated[0]!.path)}): then its records keep their order, and what disappeared is told`;
  });
}

/** `feedback/scorecards (1).json.gz` → `scorecards-YYYY-MM-DD.json.gz` */
function dateInto(path: string): string {
  const [, stem, extensions] = /^([^.]*?)(?: *\(\d+\))?((?:\..*)?)$/.exec(path.split("/").at(-1)!)!;
  return `${stem}-YYYY-MM-DD${extensions}`;
}
