import {type TableName, tables} from "../canonical/tables.js";

export type SimulatedRow = Record<string, string | number | boolean | null>;

/** Rows of the plain export format, contract §1. */
export type SimulatedTables = Record<TableName, SimulatedRow[]>;

export const columns = Object.fromEntries(
  Object.values(tables).map((table) => [table.name, table.columns.map(({name}) => name)])
) as unknown as Record<TableName, readonly string[]>;

export function emptyTables(): SimulatedTables {
  return Object.fromEntries(Object.keys(columns).map((table) => [table, []])) as unknown as SimulatedTables;
}
