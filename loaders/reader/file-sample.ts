import type {JsonObject} from "./json-value.js";

/** What an adapter sees of a file before it claims it. */
export interface FileSample {
  /** Path relative to the exports folder, with `/`. */
  path: string;
  format: "csv" | "ndjson" | "json" | "parquet";
  /** Header of a table file; top-level keys of the sampled records of a JSON file, in order of first sight. */
  columns: string[];
  /** The member that holds the records of an enveloped JSON file (`{"results": [...]}`), else null. */
  envelope: string | null;
  /** Up to 20 records. Values of a table file are text or null. */
  records: JsonObject[];
}
