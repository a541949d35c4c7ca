import type {TableName} from "../canonical/tables.js";
import type {Place} from "./place.js";

/** A record that was not loaded: where it stands, why, and what to do. Holds values of the export, so it stays private. */
export interface Reject extends Place {
  reason: string;
  column: string | null;
  value: string | null;
  remedy: string;
}

/** What became of one export file in one canonical table: `plumbline.check/1` of contract §2. */
export interface FileResult {
  /** Relative to the exports folder. */
  path: string;
  format: string;
  table: TableName;
  records: number;
  accepted: number;
  rejected: number;
  loaded: number;
  duplicates: number;
  superseded: number;
  unknownColumns: string[];
  rejects: Reject[];
  /** Further rejects by reason: of each reason only the first 10,000 of a file are listed. */
  unlisted: ReadonlyMap<string, number>;
  /** Records of people whom the user wants out, by reason: they count neither as records nor as rejects. */
  leftOut: ReadonlyMap<string, number>;
  /** Date in the file name, `YYYY-MM-DD`. */
  snapshotOn: string | null;
  sha256: string;
}
