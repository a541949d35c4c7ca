import {noFacts} from "../reader/bytes.js";
import type {SampledFile} from "../reader/open.js";
import {recordsOf} from "../reader/records.js";
import {type JsonObject, JsonProblem, type JsonValue, parseStrictJson} from "../reader/strict-json.js";
import {isObject} from "./fields.js";

/**
 * A system's own records as a connector carries them: one stream of a file of messages, or a table whose nested fields
 * are texts. To its adapter it is a JSON file of these records.
 */
export interface Carried extends SampledFile {
  /** The file as it lies in the folder. */
  holder: SampledFile;
  /** What one of its records carries. */
  open: (record: JsonObject) => Opened;
  /** True for the one of a file's streams, the first that is read, that accounts for lines that are no messages. */
  accounts: () => boolean;
}

/** A record; null for what is none of this stream; or what is wrong with it, and in which column. */
export type Opened = {record: JsonObject} | {reason: keyof typeof remedies; column: string | null} | null;

/** What to do about a record that cannot be opened. */
export const remedies = {
  broken_json_text: "the text should hold a list or an object and breaks off or is damaged: export the table again",
  message_without_record: "a message that carries a record must hold it as an object: export it again",
  not_a_message: "every line of this file must be one message of the connector: remove the others"
};

export function isCarried(file: SampledFile): file is Carried {
  return "holder" in file;
}

/** The file of the folder that an adapter's file is, or stands in. */
export function holderOf(file: SampledFile): SampledFile {
  return isCarried(file) ? file.holder : file;
}

/** True for a file that only a connector writes: of messages, or with its columns. */
export function isOfConnector(file: SampledFile): boolean {
  return isMessages(file) || file.columns.some(isConnectors);
}

/** A line among many that is none does not make it another file: it is rejected. */
function isMessages({records}: SampledFile): boolean {
  const messages = records.filter((record) => messageOf(record) !== null);
  return messages.length > 0 && 2 * messages.length >= records.length;
}

/** What adapters see of a file: what a connector carries in it, else the file itself. A file of messages is read once. */
export async function unpacked(file: SampledFile): Promise<SampledFile[]> {
  if (isMessages(file)) return streamsOf(file);
  const isTable = file.format === "csv" || file.format === "parquet";
  const holdsText = (record: JsonObject): boolean => Object.values(record).some((value) => jsonOf(value) !== undefined);
  if (!file.columns.some(isConnectors) && !(isTable && file.records.some(holdsText))) return [file];
  const named = file.columns.some((name) => /[a-z]/.test(name.replace(connectors, "")))
    ? (name: string) => name
    : (name: string) => name.toLowerCase();
  const open = (record: JsonObject): Opened => withTextsOpened(record, named);
  const columns = file.columns.filter((name) => !isConnectors(name)).map(named);
  return [
    carried(file, {path: file.path, columns, records: file.records.flatMap((record) => recordIn(open(record)))}, open)
  ];
}

function carried(
  holder: SampledFile,
  shown: Pick<Carried, "path" | "columns" | "records">,
  open: Carried["open"],
  accounts: Carried["accounts"] = () => true
): Carried {
  return {...holder, format: "ndjson", envelope: null, ...shown, holder, open, accounts};
}

/** Columns that a connector adds to every table. */
const connectors = /^_(airbyte|sdc)_.*/i;
const isConnectors = (name: string): boolean => connectors.test(name);

/** The streams of a file of messages, each as a file of its own. */
async function streamsOf(file: SampledFile): Promise<SampledFile[]> {
  const samples = new Map<string | null, JsonObject[]>();
  for await (const {record} of recordsOf(file, noFacts())) {
    const message = record === null ? null : messageOf(record);
    if (message === null || message.carries === undefined) continue;
    const sample = samples.get(message.stream) ?? [];
    samples.set(message.stream, sample);
    if (sample.length < mostSampled) sample.push(...recordIn(carriedIn(message)));
  }
  let first: Carried["accounts"] | null = null;
  const streams = [...samples].map(([stream, records]) => {
    const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
    const path = stream === null ? file.path : `${file.path}#${stream}`;
    const accounts = (): boolean => (first ??= accounts) === accounts;
    const open = (record: JsonObject): Opened => {
      const message = messageOf(record);
      if (message === null) return accounts() ? {reason: "not_a_message", column: null} : null;
      return message.carries === undefined || message.stream !== stream ? null : carriedIn(message);
    };
    return carried(file, {path, columns, records}, open, accounts);
  });
  return streams.length === 0 ? [file] : streams;
}

const mostSampled = 20;

/** A line of a file of messages. */
interface Message {
  /** Null where the file holds one stream, after which it is named. */
  stream: string | null;
  /** The record; undefined for a message that is about none, such as a schema or a state. */
  carries: JsonValue | undefined;
}

/** Messages about no record: Singer's and those of Airbyte's protocol. */
const aboutNoRecord = new Set(
  ["SCHEMA", "STATE", "ACTIVATE_VERSION"].concat(["LOG", "TRACE", "SPEC", "CATALOG", "CONNECTION_STATUS", "CONTROL"])
);

/**
 * The message that a line is: of Singer (`{"type": "RECORD", "stream", "record"}`), of Airbyte's protocol (`{"type":
 * "RECORD", "record": {"stream", "data"}}`, or its record alone), or a row of Airbyte's raw tables (`_airbyte_data`).
 * Null when it is none.
 */
function messageOf(line: JsonObject): Message | null {
  const {type, stream, record, data} = line;
  if (typeof type === "string" && aboutNoRecord.has(type)) return {stream: null, carries: undefined};
  if (type === "RECORD") {
    if (typeof stream === "string") return {stream, carries: record ?? null};
    return isObject(record) && typeof record.stream === "string"
      ? {stream: record.stream, carries: record.data ?? null}
      : null;
  }
  if (typeof stream === "string" && data !== undefined) return {stream, carries: data};
  const raw = Object.keys(line).find((name) => name.toLowerCase() === "_airbyte_data");
  return raw === undefined ? null : {stream: null, carries: line[raw] ?? null};
}

/** The record that a message carries, as an object or as its text. */
function carriedIn({carries = null}: Message): Opened {
  const record = typeof carries === "string" ? jsonOf(carries) : carries;
  return isObject(record) ? {record} : {reason: "message_without_record", column: null};
}

/** A row of a table without the columns of its connector, with texts that hold lists and objects as what they hold. */
function withTextsOpened(row: JsonObject, named: (name: string) => string): Opened {
  const record = Object.create(null) as JsonObject;
  for (const [name, value] of Object.entries(row)) {
    if (isConnectors(name)) continue;
    const held = jsonOf(value);
    if (held === undefined && typeof value === "string" && /^\s*(\{\s*"|\[\s*[[{"])/.test(value))
      return {reason: "broken_json_text", column: named(name)};
    record[named(name)] = held ?? value;
  }
  return {record};
}

/** The list or object that a text holds; undefined where it holds none. */
function jsonOf(value: JsonValue | undefined): JsonValue | undefined {
  if (typeof value !== "string" || !/^\s*[[{]/.test(value)) return undefined;
  try {
    return parseStrictJson(value);
  } catch (error) {
    if (error instanceof JsonProblem) return undefined;
    throw error;
  }
}

function recordIn(opened: Opened): JsonObject[] {
  return opened !== null && "record" in opened ? [opened.record] : [];
}
