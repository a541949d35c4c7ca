import type {Named} from "../canonical/names.js";
import type {TableName} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import type {FileSample} from "../reader/open.js";
import type {JsonObject} from "../reader/strict-json.js";
import type {Place} from "../reader/rejects.js";

/** Where a record stands in an export: path relative to the exports folder, and its place there. */
export interface Origin extends Place {
  path: string;
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

/** A scorecard or interview that a newer snapshot says is no longer one. */
export interface TakenBack {
  table: "scorecards" | "interviews";
  id: string | null;
}

/** Where an adapter puts what it finds. Rows are plain contract rows as text: they pass the same checks as plain files. */
export interface Sink {
  /** One plain-contract row: contract §1 column names, values as text; columns left out are null. */
  emit(table: TableName, row: Record<string, string | null>, origin: Origin): void;
  /** The name of a person, for the search that keeps names out of what is published. Interviewers' are taken from their rows. */
  named(kind: Named["kind"], person: string | null, name: string | null): void;
  /**
   * A record left out on purpose (`draft`, `deleted`, `cancelled`): counted and shown, never silently dropped. Where it
   * takes back a row that an older snapshot still holds, `row` names that row, and the older one is left out too.
   */
  exclude(reason: string, origin: Origin, row?: TakenBack): void;
  /** Something that a reader of the results must know about a record that was used: counted and shown. */
  flag(reason: string, origin: Origin): void;
  reject(rejection: Rejection, origin: Origin): void;
}

export interface ConvertInput {
  /** The files of one snapshot, and of other snapshots what it lacks, in path order. */
  files: SourceFile[];
  config: Config;
  now: Date;
}

/** One applicant tracking system's export, turned into plain contract rows. */
export interface Adapter {
  /** Short name shown as the format, e.g. `greenhouse-v3`. */
  name: string;
  /** The file that holds the votes, in words, and the fields by which it is known. */
  votes: {file: string; fields: readonly string[]};
  /** What to do where a column stays empty because the export lacks what would fill it. */
  lacking: Readonly<Record<string, string>>;
  /** The paths of the files this adapter reads, by content; none when the files are not its own. */
  recognise(files: FileSample[]): string[];
  /**
   * Which of the system's tables or endpoints a claimed file holds. Files of one kind in differently dated snapshots are
   * versions of each other; a kind that a snapshot lacks is taken from the nearest one.
   */
  kindOf(file: FileSample): string | null;
  /** Throws UserError when the files cannot be used as a whole (a needed companion file is missing). */
  convert(input: ConvertInput, sink: Sink): Promise<void>;
}
