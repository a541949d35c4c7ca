import {type TableName, tableNames, tables} from "../../canonical/tables.js";
import type {FileSample} from "../adapter.js";
import {isSideTable, stemOf, tellingName} from "./side-tables.js";

/** Case, spaces (also non-breaking) and dashes do not matter in a header. */
export function canonicalHeader(column: string): string {
  return column
    .normalize("NFC")
    .replace(/[\s\u00a0_-]+/g, " ")
    .trim()
    .toLowerCase()
    .replaceAll(" ", "_");
}

/**
 * What makes a file a table whose required columns many others have too: one of these columns, in all at least so many
 * of its own, and no key of a finer grain.
 */
const telling: Partial<Record<TableName, {columns: readonly string[]; least: number; no: readonly string[]}>> = {
  applications: {
    columns: ["job", "role", "level", "team", "source", "applied_at", "trial"],
    least: 3,
    no: ["scorecard_id", "interview_id", "interviewer_id", "question"]
  },
  interviewers: {columns: ["name", "team"], least: 2, no: ["scorecard_id", "application_id", "interview_id"]},
  outcomes: {columns: ["performance", "left_at"], least: 3, no: []}
};

/** The plain table that a file with these columns is; null when it is none. `mapped`: its columns were mapped by hand. */
export function tableOf(path: string, names: readonly string[], mapped = false): TableName | null {
  const named = tableByName(path);
  if (named !== null && (mapped || stemOf(path) === named || !isSideTable(path))) return named;
  return tableByColumns(names, mapped);
}

/** The table that a file is named after, whatever follows in its name. */
export function tableByName(path: string): TableName | null {
  const stem = tellingName(path).toLowerCase();
  return tableNames.find((name) => new RegExp(`^${name}([-_. (]|$)`).test(stem)) ?? null;
}

function tableByColumns(names: readonly string[], mapped: boolean): TableName | null {
  const matches = (name: TableName): number =>
    tables[name].columns.filter((column) => names.includes(column.name)).length;
  const isTold = (name: TableName): boolean => {
    const {columns, least, no} = telling[name] ?? {columns: names, least: 0, no: []};
    const told = columns.some((column) => names.includes(column)) && !no.some((column) => names.includes(column));
    return told && matches(name) >= least;
  };
  const fits = tableNames.filter(
    (name) =>
      tables[name].columns.every((column) => !column.required || names.includes(column.name)) &&
      (mapped || isTold(name))
  );
  const required = (name: TableName): number => tables[name].columns.filter((column) => column.required).length;
  return fits.sort((a, b) => required(b) - required(a) || matches(b) - matches(a))[0] ?? null;
}

/** True for a file that has what a plain table needs: it stays plain beside an export of a system. */
export function looksPlain({path, columns}: FileSample): boolean {
  const table = tableOf(path, columns);
  return table !== null && tables[table].columns.every(({name, required}) => !required || columns.includes(name));
}
