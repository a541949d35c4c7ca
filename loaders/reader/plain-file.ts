import {closeSync, openSync, writeSync} from "node:fs";
import {join} from "node:path";
import type {PlainLayout} from "./plain-layout.js";
import type {TextSource} from "../canonical/staging.js";
import {hashFile, noFacts, readBytes, type ByteFacts} from "./bytes.js";
import {certifyCsv} from "./certify-csv.js";
import {certifyNdjson} from "./certify-ndjson.js";
import {parquetCount} from "./parquet.js";
import type {Place} from "./place.js";
import {noteEncoding, readNormalising, type ReadFile} from "./read-normalising.js";
import type {SampledFile} from "./sample.js";

/**
 * Reads a plain file. Every byte is looked at once; a file that needs no repair is then left to DuckDB as it is (or as
 * its decompressed, re-encoded copy), any other is read record by record. Throws UserError 3 when refused as a whole.
 */
export async function readPlainFile(
  sampled: SampledFile,
  layout: PlainLayout,
  scratch: string,
  number: number
): Promise<ReadFile> {
  if (sampled.format === "parquet") return readParquet(sampled, layout);
  const certified = await certify(sampled, layout, join(scratch, `${number}.text`));
  return certified ?? readNormalising(sampled, layout, scratch, number);
}

async function certify(sampled: SampledFile, layout: PlainLayout, copyPath: string): Promise<ReadFile | null> {
  if (sampled.format !== "csv" && sampled.format !== "ndjson") return null;
  const facts = noFacts();
  const bytes = readBytes(sampled.file.path, {name: sampled.path, encoding: sampled.encoding}, facts);
  const kept = keepingText(bytes, facts, copyPath);
  const repairs = new Map<string, number>();
  const base = {rejects: [], repairs};
  if (sampled.format === "csv") {
    const csv = await certifyCsv(kept, sampled.delimiter, sampled.columns.length);
    if (csv === null) return null;
    noteEncoding(facts, repairs);
    const source: TextSource = {
      kind: "csv",
      ascii: facts.ascii,
      path: facts.verbatim ? sampled.file.path : copyPath,
      delimiter: sampled.delimiter,
      header: true,
      parallel: !csv.multiline,
      width: sampled.columns.length,
      positions: layout.positions
    };
    return {
      ...base,
      source,
      good: csv.records,
      sha256: facts.sha256,
      version: facts.version,
      placeOf: (record) => ({line: csv.lines.lineOf(record), record: null})
    };
  }
  const json = await certifyNdjson(kept);
  if (json === null || facts.byteOrderMark) return null;
  noteEncoding(facts, repairs);
  const path = facts.verbatim ? sampled.file.path : copyPath;
  const source: TextSource = {kind: "ndjson", ascii: facts.ascii, path, names: exportedNames(sampled, layout)};
  return {
    ...base,
    source,
    good: json.records,
    sha256: facts.sha256,
    version: facts.version,
    placeOf: (record) => ({line: record + 1, record: null})
  };
}

/** Hands the text on; when the file itself is not plain UTF-8, its text also goes into a private copy for DuckDB. */
async function* keepingText(chunks: AsyncIterable<Buffer>, facts: ByteFacts, path: string): AsyncGenerator<Buffer> {
  let copy: number | null = null;
  try {
    for await (const chunk of chunks) {
      if (!facts.verbatim) {
        copy ??= openSync(path, "wx", 0o600);
        for (let at = 0; at < chunk.length;) at += writeSync(copy, chunk, at);
      }
      yield chunk;
    }
  } finally {
    if (copy !== null) closeSync(copy);
  }
}

/** Canonical column → name in the file. */
function exportedNames(sampled: SampledFile, layout: PlainLayout): Map<string, string> {
  return new Map([...layout.positions].map(([name, position]) => [name, sampled.columns[position]!]));
}

/** Parquet says how long it is and checks its own pages, so DuckDB reads it as it is. */
async function readParquet(sampled: SampledFile, layout: PlainLayout): Promise<ReadFile> {
  const {sha256, version} = await hashFile(sampled.file.path);
  const source: TextSource = {
    kind: "parquet",
    ascii: false,
    path: sampled.file.path,
    names: exportedNames(sampled, layout)
  };
  const good = await parquetCount(sampled.file);
  const placeOf = (record: number): Place => ({line: record + 1, record: record + 1});
  return {source, good, rejects: [], repairs: new Map(), sha256, version, placeOf};
}
