import {noFacts, readBytes} from "./bytes.js";
import type {ExportFile} from "./discover.js";
import {failureOf, type FailedAnswer} from "./failed-answer.js";
import {envelopeMembers, type JsonShape} from "./json-pieces.js";
import {jsonRecords} from "./json-records.js";
import type {JsonObject} from "./json-value.js";
import {sampleRecords, type SampledFile} from "./sampled-file.js";

/** The first records of a JSON file, and whether it holds any, or the answer to a failed call instead. */
export async function jsonSample(file: ExportFile, text: string, encoding: string | undefined): Promise<SampledFile> {
  const base = {path: file.name, file, delimiter: "", encoding};
  const shape = shapeOf(text);
  const records: JsonObject[] = [];
  let empty = true;
  let failure = failedWhole(text);
  if (failure !== null)
    return {...base, format: "json", columns: [], envelope: null, records, shape, empty: false, failure};
  for await (const item of jsonRecords(
    readBytes(file.path, {name: file.name, encoding}, noFacts()),
    shape,
    file.name
  )) {
    empty = false;
    if (item.record) {
      records.push(item.record);
      const says = failureOf(item.record);
      if (says !== null) failure ??= {line: item.line, says};
    }
    if (records.length >= sampleRecords) break;
  }
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  const format = shape === "lines" ? "ndjson" : "json";
  const envelope =
    shape === "envelope" ? (envelopeMembers.find((member) => text.includes(`"${member}"`)) ?? null) : null;
  return {...base, format, columns, envelope, records, shape, empty, failure};
}

/** A file that is one short object, on one line or many, may be the answer to a call that failed. */
function failedWhole(text: string): FailedAnswer | null {
  if (text.length > 1 << 16 || text.trimStart()[0] !== "{") return null;
  try {
    const says = failureOf(JSON.parse(text) as JsonObject);
    return says === null ? null : {line: 1, says};
  } catch {
    return null;
  }
}

/** Lines when the first object ends before another begins; an envelope when it holds a list of records. */
export function shapeOf(text: string): JsonShape {
  if (text.trimStart()[0] === "[") return "array";
  const firstLine = text.trimStart().split("\n", 1)[0]!;
  try {
    const value = JSON.parse(firstLine) as Record<string, unknown>;
    const alone = text.trim() === firstLine.trim();
    return alone && envelopeMembers.some((member) => Array.isArray(value[member])) ? "envelope" : "lines";
  } catch {
    return /^\s*\{\s*\n/.test(text) || envelopeMembers.some((member) => text.slice(0, 4096).includes(`"${member}"`))
      ? "envelope"
      : "lines";
  }
}
