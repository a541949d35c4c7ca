import {tableNames, tables} from "../../canonical/tables.js";
import type {FileSample} from "../adapter.js";

/**
 * Name of a file without folder, extensions, date, page number and the schema it was copied from:
 * `Scorecards-2026-03-01_2.json.gz` → `scorecards`, `greenhouse.job_stage.csv` → `job_stage`.
 */
export function stemOf(path: string): string {
  return path
    .split("/")
    .at(-1)!
    .toLowerCase()
    .replace(/(\.(csv|tsv|ndjson|jsonl|json|parquet|gz))+$/, "")
    .replace(/[-_. ]*\d{4}-\d{2}-\d{2}/, "")
    .replace(/[-_. ]*(page)?[-_. ]*\d*$/, "")
    .replace(/^.*\./, "")
    .replace(/^((fivetran|greenhouse|lever|harvest)_)+/, "");
}

/**
 * Which kind of file has these fields: every mark of the kind must be there. Of several that fit, the one the file is
 * named after wins, else the one with the most marks. A kind in `byNameOnly` has fields that many tables share.
 */
export function kindByFields<Kind extends string>(
  path: string,
  fields: readonly string[],
  marks: Record<Kind, readonly string[]>,
  byNameOnly: readonly Kind[] = []
): Kind | null {
  const fits = (Object.keys(marks) as Kind[]).filter((kind) => marks[kind].every((field) => fields.includes(field)));
  const stem = stemOf(path).replaceAll("-", "_");
  const named = fits.find((kind) => stem === kind || stem === `${kind}s`);
  if (named !== undefined) return named;
  const telling = fits.filter((kind) => !byNameOnly.includes(kind));
  return telling.sort((a, b) => marks[b].length - marks[a].length)[0] ?? null;
}

/** True for a file that has every required column of a plain table: it stays plain beside an export of a system. */
export function looksPlain({columns}: FileSample): boolean {
  return tableNames.some((name) =>
    tables[name].columns.every((column) => !column.required || columns.includes(column.name))
  );
}

/** True for a JSON file that may lie beside the endpoints that are read: other endpoints' files; plain files stay plain. */
export function isJsonBeside(file: FileSample): boolean {
  return (file.format === "json" || file.format === "ndjson") && !looksPlain(file);
}
