import {open} from "node:fs/promises";
import {inputOutput, refused, UserError} from "../errors.js";
import {noFacts, readBytes} from "./bytes.js";
import {csvRecords} from "./csv-records.js";
import type {ExportFile} from "./discover.js";
import type {JsonObject} from "./json-value.js";
import {magicOf} from "./magic.js";
import {parquetSample} from "./parquet.js";
import {jsonSample} from "./sample-json.js";
import {sampleRecords, type SampledFile} from "./sampled-file.js";

export type {SampledFile};

const headBytes = 1 << 20;

/**
 * Recognises a file by its bytes: the extension must not contradict them. Reads the first records.
 * Throws UserError 3 for an empty file, for a file whose name lies and for formats plumbline does not read.
 */
export async function sampleFile(file: ExportFile, encoding?: string): Promise<SampledFile> {
  const raw = await firstBytes(file);
  if (raw.length === 0) throw refused(`${file.name}: the file is empty`, "export it again, or remove it");
  agree(file.name, raw);
  if (magicOf(raw) === "parquet") return parquet(file);
  const text = await firstText(file, encoding);
  const first = text.trimStart()[0];
  if (first === undefined)
    throw refused(`${file.name}: the file holds only blank lines`, "export it again, or remove it");
  if (/^<(!doctype\s|html|\?xml|head|body)/i.test(text.trimStart()))
    throw refused(
      `${file.name}: holds a web page, most likely one that asks to sign in or tells an error`,
      "sign in or look at the key, then export the file again"
    );
  const named = file.name.replace(/\.gz$/i, "").split(".").at(-1)!.toLowerCase();
  const json = first === "{" || first === "[";
  if (json !== named.includes("json"))
    throw refused(
      `${file.name}: is called .${named} but holds ${json ? "JSON" : "no JSON"}`,
      "give the file the extension of its format"
    );
  return json ? jsonSample(file, text, encoding) : csvSample(file, text, encoding);
}

async function firstBytes(file: ExportFile): Promise<Buffer> {
  const handle = await open(file.path, "r").catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === "EACCES")
      throw new UserError(
        [`${file.name}: may not be read (permission denied)`, `let your user read it: chmod u+r ${file.name}`],
        3
      );
    throw inputOutput(error, file.name);
  });
  try {
    const {buffer, bytesRead} = await handle.read(Buffer.alloc(512), 0, 512, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function agree(name: string, head: Buffer): void {
  const magic = magicOf(head);
  const gzipNamed = /\.gz$/i.test(name);
  if ((magic === "gzip") !== gzipNamed)
    throw refused(
      `${name}: ${gzipNamed ? "is called .gz but is not gzip data" : "is gzip data but is not called .gz"}`,
      "rename it to what it is"
    );
  const parquetNamed = /\.parquet$/i.test(name);
  if ((magic === "parquet") !== parquetNamed && (parquetNamed || magic === "parquet"))
    throw refused(
      `${name}: ${parquetNamed ? "is called .parquet but is no Parquet file" : "is a Parquet file"}`,
      "rename it to what it is"
    );
  if (magic !== null && !["gzip", "parquet", "utf-16le", "utf-16be"].includes(magic))
    throw refused(
      `${name}: holds ${magic} data, which plumbline does not read`,
      "unpack it or export as CSV, JSON or Parquet"
    );
}

async function firstText(file: ExportFile, encoding: string | undefined): Promise<string> {
  let text = "";
  for await (const chunk of readBytes(file.path, {name: file.name, encoding}, noFacts())) {
    text += chunk.toString("utf8");
    if (text.length >= headBytes) break;
  }
  return text;
}

async function parquet(file: ExportFile): Promise<SampledFile> {
  const {columns, records} = await parquetSample(file, sampleRecords);
  const base = {
    path: file.name,
    format: "parquet",
    envelope: null,
    delimiter: "",
    shape: "lines",
    encoding: undefined,
    empty: false,
    failure: null
  } as const;
  return {...base, file, columns, records};
}

async function csvSample(file: ExportFile, text: string, encoding: string | undefined): Promise<SampledFile> {
  const delimiter = delimiterOf(text);
  const rows: string[][] = [];
  const records = csvRecords(
    readBytes(file.path, {name: file.name, encoding}, noFacts()),
    {delimiter, name: file.name},
    {
      blankLines: 0,
      repairedEndings: 0
    }
  );
  for await (const record of records) {
    rows.push(record.fields);
    if (rows.length > sampleRecords) break;
  }
  const [columns = [], ...values] = rows;
  return {
    path: file.name,
    format: "csv",
    columns,
    envelope: null,
    records: values.map((row) => objectOf(columns, row)),
    file,
    delimiter,
    shape: "lines",
    encoding,
    empty: false,
    failure: null
  };
}

/** The delimiter that parts the first line most often, a comma unless another one clearly does. */
function delimiterOf(text: string): string {
  const line = text.split(/\r|\n/, 1)[0]!.replace(/"(?:[^"]|"")*"/g, "");
  const counts = [",", ";", "\t", "|"].map((delimiter) => [delimiter, line.split(delimiter).length] as const);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

function objectOf(columns: string[], row: string[]): JsonObject {
  const record = Object.create(null) as JsonObject;
  columns.forEach(
    (column, index) => (record[column] = row[index] === undefined || row[index] === "" ? null : row[index]!)
  );
  return record;
}
