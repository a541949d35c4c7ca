import {count, counted} from "../../src/words/numbers.js";

/** Columns padded to the widest cell; numbers are right-aligned. */
export function textTable(header: string[], rows: (string | number)[][]): string {
  const cells = [header, ...rows.map((row) => row.map((cell) => (typeof cell === "number" ? count(cell) : cell)))];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const rightAligned = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === "number")
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => (rightAligned[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join("  ")
        .trimEnd()
    )
    .join("\n");
}

/** "read 8 files: 5,560 scorecards, 14,131 ratings; 12 rows rejected". */
export function readInWords({
  files,
  rows
}: {
  files: {path: string; rejected: number}[];
  rows: Record<string, number>;
}): string {
  if (files.length === 0) return "no exports yet";
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
  const tables = Object.entries(rows).filter(([, records]) => records > 0);
  const read = `read ${counted(new Set(files.map(({path}) => path)).size, "file")}: `;
  const loaded = tables.map(([table, records]) => `${count(records)} ${table}`).join(", ");
  return `${read}${loaded}${rejected > 0 ? `; ${counted(rejected, "row")} rejected` : ""}`;
}
