import {knownLabels} from "./known-labels.js";
import {tableNames, tables} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import {refused} from "../errors.js";

const columns = new Set(tableNames.flatMap((name) => tables[name].columns.map((column) => column.name)));

/**
 * Refuses a file whose first line is no header but a record: no value of it names a column, and one of them is a number,
 * a date, a vote, an address, nothing at all, or stands there twice. UserError 3, without repeating the values.
 */
export function refuseData(path: string, names: readonly string[], config: Config): void {
  if (names.length < 2 || names.some((name) => columns.has(name))) return;
  const known = knownLabels(config);
  // "No" is a vote, and the usual heading of a numbered list.
  const isVote = (name: string): boolean => name !== "no" && known("vote", name) !== null;
  const isValue = (name: string, index: number): boolean =>
    /^\d|^$|@/.test(name.trim()) || isVote(name) || names.indexOf(name) !== index;
  if (!names.some(isValue)) return;
  const required = tables.scorecards.columns.filter((column) => column.required).map(({name}) => name);
  throw refused(
    `${path} line 1: looks like a record, not like a header row: none of its ${names.length} values is the name of a column`,
    `put a line above it that names the columns (for scorecards: ${required.join(",")}, in the order of the file)`,
    "or, if something else stands there, remove it. The first line must name the columns, with nothing above it"
  );
}
