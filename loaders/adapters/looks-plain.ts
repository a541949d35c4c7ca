import {tableNames, tables} from "../canonical/tables.js";
import type {FileSample} from "./adapter.js";

/** True for a file that has every required column of a plain table: it stays plain beside an export of a system. */
export function looksPlain({columns}: FileSample): boolean {
  return tableNames.some((name) =>
    tables[name].columns.every((column) => !column.required || columns.includes(column.name))
  );
}
