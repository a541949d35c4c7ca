import type {TableName} from "../canonical/tables.js";
import type {TextSource} from "../canonical/staging.js";
import type {Place, StoredPlace} from "./place.js";
import type {Reject} from "./result.js";

/** One staged export file (or one table of an adapter's file), and what the reader made of it. */
export interface ReadPiece {
  piece: number;
  table: TableName;
  path: string;
  format: string;
  /** Where its texts lie, as long as the run lasts. */
  source: TextSource;
  snapshotOn: string | null;
  sha256: string;
  unknownColumns: string[];
  /** Records that reached staging. */
  good: number;
  rejects: Reject[];
  /** Further rejects by reason that are not listed, because of their number. */
  unlisted?: ReadonlyMap<string, number>;
  repairs: Map<string, number>;
  placeOf: (recordNumber: number, stored: StoredPlace) => Place;
  /** Where many small files are accounted for together: the file of a record. */
  fileOf?: (recordNumber: number) => string;
  /** What to do where a column is empty because the export lacks what would fill it. */
  lacking?: Readonly<Record<string, string>>;
  /** The file whose bytes this one repeats; its records then count as duplicates. */
  copyOf: string | null;
}
