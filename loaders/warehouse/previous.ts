import {existsSync} from "node:fs";
import {statement} from "../canonical/sql.js";
import {openWarehouse} from "./connection.js";

/** Rows per canonical table of the warehouse of the last run, and the folder it read. */
export interface PreviousRun {
  exports: string;
  rows: Map<string, number>;
  /** Newest time in its data, and when it ran, both UTC; null where the data hold no time. */
  dataThrough: Date | null;
  ingestedAt: Date;
}

interface RunRow {
  exports: string;
  data_through: string | null;
  ingested_at: string;
}

/** What the last run loaded; null when there is no warehouse, or none that can be read: it is rebuilt from the exports. */
export async function previousRun(warehouse: string): Promise<PreviousRun | null> {
  if (!existsSync(warehouse)) return null;
  try {
    const opened = await openWarehouse(warehouse);
    try {
      const counts = await opened.rows<{table_name: string; records: number}>(statement("load/table_counts"));
      const [run] = await opened.rows<RunRow>("from audit.run");
      if (run === undefined) return null;
      return {
        exports: run.exports,
        rows: new Map(counts.map((row) => [row.table_name, row.records])),
        dataThrough: run.data_through === null ? null : new Date(run.data_through),
        ingestedAt: new Date(run.ingested_at)
      };
    } finally {
      opened.close();
    }
  } catch {
    return null;
  }
}
