import {closeSync, fsyncSync, openSync, renameSync, writeSync} from "node:fs";
import type {FileResult} from "../reader/result.js";

/** Where the rejects of a warehouse go: `warehouse.duckdb` → `warehouse.rejects.ndjson`. */
export function rejectsPath(warehouse: string): string {
  return `${warehouse.replace(/\.duckdb$/, "")}.rejects.ndjson`;
}

/** Writes one line per listed reject, and one per reason that has more of them; readable by its owner only: the values may be personal data. */
export function writeRejects(path: string, temporary: string, files: readonly FileResult[]): void {
  const file = openSync(temporary, "w", 0o600);
  try {
    for (const {path: exported, table, rejects, unlisted} of files) {
      for (const reject of rejects) writeSync(file, `${JSON.stringify({path: exported, table, ...reject})}\n`);
      for (const [reason, more] of unlisted)
        writeSync(file, `${JSON.stringify({path: exported, table, reason, more})}\n`);
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(temporary, path);
}
