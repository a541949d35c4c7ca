import type {TableName} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import type {FileSample} from "../reader/file-sample.js";
import type {JsonObject} from "../reader/json-value.js";

/** Where a record stands in an export: path relative to the exports folder, physical line (1 = first). */
export interface Origin {
  path: string;
  line: number;
}

export type {FileSample};

export interface SourceRecord {
  record: JsonObject;
  origin: Origin;
}

/** A claimed file. `read` can be called more than once; records that cannot be parsed are rejected on the first pass. */
export interface SourceFile extends FileSample {
  read(): AsyncIterable<SourceRecord>;
}

/** A record the adapter understands but cannot use. `remedy` tells the user what to change, naming the configuration line. */
export interface Rejection {
  table: TableName;
  reason: string;
  column: string | null;
  value: string | null;
  remedy: string;
}

/** Where an adapter puts what it finds. Rows are plain contract rows as text: they pass the same checks as plain files. */
export interface Sink {
  /** One plain-contract row: contract §1 column names, values as text; columns left out are null. */
  emit(table: TableName, row: Record<string, string | null>, origin: Origin): void;
  /** A record left out on purpose (`draft`, `deleted`, `cancelled`): counted and shown, never silently dropped. */
  exclude(reason: string, origin: Origin): void;
  reject(rejection: Rejection, origin: Origin): void;
  /** Resolves when the rows so far are on disk: await it once per record when converting large files. */
  drain(): Promise<void>;
}

export interface ConvertInput {
  /** The files that `recognise` claimed, in path order. */
  files: SourceFile[];
  config: Config;
  now: Date;
}

/** One applicant tracking system's export, turned into plain contract rows. */
export interface Adapter {
  /** Short name shown as the format, e.g. `greenhouse-v3`. */
  name: string;
  /** The paths of the files this adapter reads, by content; none when the files are not its own. */
  recognise(files: FileSample[]): string[];
  /** Throws UserError when the files cannot be used as a whole (a needed companion file is missing). */
  convert(input: ConvertInput, sink: Sink): Promise<void>;
}
