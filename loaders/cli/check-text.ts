import type {FileResult} from "../reader/result.js";
import type {CheckResult} from "../warehouse/ingest.js";
import {pageReadiness, type PageReadiness} from "./readiness.js";
import type {Settings} from "./settings.js";
import {count, textTable} from "./words.js";

/** `check --json`, contract §2. */
export interface CheckDocument {
  schema: "plumbline.check/1";
  files: Pick<
    FileResult,
    | "path"
    | "format"
    | "table"
    | "records"
    | "accepted"
    | "rejected"
    | "duplicates"
    | "superseded"
    | "unknownColumns"
    | "rejects"
  >[];
  /** Scorecards of older snapshots that the newest no longer holds, the first 1,000. */
  disappeared: string[];
  pages: PageReadiness[];
}

export function checkDocument({files, rows, disappeared}: CheckResult): CheckDocument {
  return {
    schema: "plumbline.check/1",
    files: files.map(
      ({path, format, table, records, accepted, rejected, duplicates, superseded, unknownColumns, rejects}) => ({
        path,
        format,
        table,
        records,
        accepted,
        rejected,
        duplicates,
        superseded,
        unknownColumns,
        rejects
      })
    ),
    disappeared,
    pages: pageReadiness(rows)
  };
}

const shownRejects = 3;

/** The same for a person: files, the first rejects of each with their remedy, and what each page still misses. */
export function checkAsText({files, disappeared, pages}: CheckDocument, {exports, sampleData}: Settings): string {
  const header = ["file", "read as", "table", "records", "accepted", "rejected", "duplicates", "superseded"];
  const rows = files.map((file) => [
    file.path,
    file.format,
    file.table,
    file.records,
    file.accepted,
    file.rejected,
    file.duplicates,
    file.superseded
  ]);
  return [
    sampleData ? `No exports of your own yet; this is the sample in ${exports}.` : `Exports in ${exports}`,
    textTable(header, rows),
    ...files.filter(({unknownColumns}) => unknownColumns.length > 0).map(ignored),
    ...files.filter(({rejected}) => rejected > 0).map(rejected),
    ...(disappeared.length > 0
      ? [
          `Scorecards that the newest snapshot no longer holds (their last version is kept): ${disappeared.slice(0, 20).join(", ")}${disappeared.length > 20 ? ` … and ${count(disappeared.length - 20)} more` : ""}`
        ]
      : []),
    "Pages:",
    pages
      .map(
        ({page, ready, missing}) =>
          `  ${ready ? "ready  " : "missing"}  ${page}${ready ? "" : `: ${missing.join("; ")}`}`
      )
      .join("\n")
  ].join("\n");
}

function ignored({path, unknownColumns}: CheckDocument["files"][number]): string {
  return `${path}: columns not read: ${unknownColumns.join(", ")}`;
}

function rejected({path, rejected: all, rejects}: CheckDocument["files"][number]): string {
  const lines = rejects.slice(0, shownRejects).map(({line, column, value, reason, remedy}) => {
    const what = column === null ? reason : `${column} ${JSON.stringify(value)}: ${reason}`;
    return `  ${path} line ${line}: ${what}; ${remedy}`;
  });
  const more = all - Math.min(rejects.length, shownRejects);
  return [...lines, ...(more > 0 ? [`  … and ${count(more)} more in ${path}`] : [])].join("\n");
}
