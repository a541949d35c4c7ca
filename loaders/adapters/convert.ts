import type {Config} from "../config/config.js";
import type {ReadPiece} from "../canonical/load.js";
import {copySource, storedPlace} from "../reader/read-table.js";
import type {SampledFile} from "../reader/open.js";
import type {Adapter} from "./adapter.js";
import {crowds} from "./crowds.js";
import {fileOfRow, Outlet} from "./outlet.js";
import {snapshotOf} from "./plain.js";
import {snapshots} from "./snapshots.js";
import {sourceFile} from "./source-file.js";

type ConvertedPiece = Omit<ReadPiece, "piece">;

/** A count of records that were left out on purpose, or used with a caveat. */
export interface Remark {
  format: string;
  check: "exclude" | "flag";
  reason: string;
  records: number;
}

/**
 * Runs an adapter over the files it claimed, one dated snapshot after the other; what it emits goes through the same
 * staging as plain files.
 */
export async function convertFiles(
  adapter: Adapter,
  files: readonly SampledFile[],
  config: Config,
  now: Date,
  scratch: string
): Promise<{pieces: ConvertedPiece[]; remarks: Remark[]}> {
  const outlet = new Outlet(adapter.name, config, scratch, crowds(files, adapter));
  const hashes = new Map<string, string>();
  const everything = outlet.sink(new Set(files.map(({path}) => path)));
  const sources = files.map((file) => sourceFile(file, everything, hashes));
  try {
    for (const {files: some, own} of snapshots(sources, (file) => adapter.kindOf(file)))
      await adapter.convert({files: some, config, now}, outlet.sink(own));
  } finally {
    outlet.close();
  }
  const pieces = [...outlet.fed.values()].map(({table, path, copy, rejects, runs}): ConvertedPiece => ({
    table,
    path,
    format: adapter.name,
    snapshotOn: snapshotOf(path),
    sha256: hashes.get(path) ?? "",
    unknownColumns: [],
    good: copy.records,
    rejects,
    repairs: new Map(),
    placeOf: storedPlace,
    lacking: adapter.lacking,
    ...(runs ? {fileOf: (row: number) => fileOfRow(runs, row)} : {}),
    copyOf: null,
    source: copySource(copy, false)
  }));
  return {pieces, remarks: [...remarksOf("exclude", outlet.exclusions), ...remarksOf("flag", outlet.flags)]};

  function remarksOf(check: Remark["check"], counts: ReadonlyMap<string, number>): Remark[] {
    return [...counts].map(([reason, records]) => ({format: adapter.name, check, reason, records}));
  }
}
