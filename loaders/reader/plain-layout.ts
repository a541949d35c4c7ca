import type {TableName} from "../canonical/tables.js";

/** How the columns of a plain export file feed one canonical table. */
export interface PlainLayout {
  table: TableName;
  /** Canonical column → position in the file's header. */
  positions: Map<string, number>;
  unknownColumns: string[];
  /** Headers that only matched after case, spaces and dashes were set aside, or by the configured map. */
  renamed: string[];
  snapshotOn: string | null;
}
