import {rollups, sum} from "d3-array";
import {count, counted} from "../../src/words/numbers.js";
import {visibleInLine} from "../../src/words/visible.js";
import type {ToldOfReading} from "../publish/kept/reading.js";
import type {UnreadFile} from "../reader/discover.js";
import type {FileResult} from "../warehouse/file-result.js";
import type {IngestResult} from "../warehouse/ingest.js";
import {groupRejects, reasonInWords} from "../warehouse/rejects.js";
import {presentable} from "../warehouse/shown-values.js";
import type {Terminal} from "./terminal.js";

/** What an ingest read, in words: what is odd beside the last run, how much, what was rejected and what was not read. */
export function readingInWords(read: IngestResult): ToldOfReading {
  return {
    warnings: read.warnings.map((warning) => `Warning: ${visibleInLine(warning)}`),
    done: readInWords(read),
    notes: [
      ...rejectsInWords(read.files, {most: 5, values: true}).map((line) => `  ${line}`),
      ...unreadInWords(read.unread.filter(({remedy}) => remedy !== null)).map((line) => `  not read: ${line}`)
    ],
    isEmpty: read.files.length === 0
  };
}

/** Tells whoever started it; `where` is added to how much was read. */
export function tellReading({warnings, done, notes}: ToldOfReading, io: Terminal, where = ""): void {
  for (const warning of warnings) io.note(warning);
  io.done(`${done}${where}`);
  for (const note of notes) io.note(note);
}

/** Files that were not read, those of one reason as one line. */
export function unreadInWords(unread: readonly UnreadFile[]): string[] {
  const told = rollups(
    unread,
    (files) => files,
    ({why, remedy}) => (remedy === null ? why : `${why}; ${remedy}`)
  );
  return told.map(([why, files]) => {
    const paths = files.map(({path}) => path);
    const others = paths.length > 20 ? ` and ${paths.length - 20} others` : "";
    return visibleInLine(`${paths.slice(0, 20).join(", ")}${others}: ${why}`);
  });
}

/** "read 8 files: 5,560 scorecards, 14,131 ratings; 12 rows rejected". */
function readInWords({files, rows}: IngestResult): string {
  if (files.length === 0) return "no exports yet";
  const rejected = sum(files, (file) => file.rejected);
  const tables = Object.entries(rows).filter(([, records]) => records > 0);
  const read = `read ${counted(new Set(files.map(({path}) => path)).size, "file")}: `;
  const loaded = tables.map(([table, records]) => `${count(records)} ${table}`).join(", ");
  return `${read}${loaded}${rejected > 0 ? `; ${counted(rejected, "row")} rejected` : ""}`;
}

/**
 * Rejects in words, those of one reason and remedy as one line: how many, where the first stands, what to do. Of more
 * than `most` groups the largest are told. Values are repeated only where they look like labels, and without `values` none:
 * what is said here ends up in logs.
 */
export function rejectsInWords(
  files: readonly Pick<FileResult, "path" | "rejected" | "rejects">[],
  {most, values}: {most: number; values: boolean}
): string[] {
  const groups = groupRejects(presentable(files, values));
  const lines = groups
    .slice(0, most)
    .map((group) => visibleInLine(`${count(group.records)} × ${reasonInWords(group)}`));
  const further = sum(groups.slice(most), ({records}) => records);
  const unlisted = sum(files, ({rejected, rejects}) => rejected - rejects.length);
  if (further + unlisted > 0) lines.push(`… and ${counted(further + unlisted, "further reject")}`);
  return lines;
}
