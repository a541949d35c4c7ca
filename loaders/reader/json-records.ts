import {JsonPieces, type JsonShape} from "./json-pieces.js";
import type {JsonObject} from "./json-value.js";
import {JsonProblem, parseStrictJson, type JsonReason} from "./strict-json.js";

/**
 * One record of a JSON file, or why it is none. `line` is the physical line it starts on, `number` its
 * place in the list, 1 = first; null in NDJSON, where the line tells it.
 */
export type JsonRecord =
  | {line: number; number: number | null; record: JsonObject; text: Buffer}
  | {
      line: number;
      number: number | null;
      record: null;
      text: Buffer;
      reason: JsonReason | "json_not_object" | "record_too_long";
      message: string;
    };

/**
 * The records of a JSON array, of an enveloped `{"results": [...]}` or `{"data": [...]}` file, or of NDJSON, one after
 * the other in bounded memory. A bad record is handed over with its reason; a file whose frame is broken (half-written,
 * text after the end) throws UserError 3.
 */
export async function* jsonRecords(
  chunks: AsyncIterable<Buffer>,
  shape: JsonShape,
  name: string
): AsyncGenerator<JsonRecord> {
  const pieces = new JsonPieces(shape, name);
  let records = 0;
  const next = (): number | null => (shape === "lines" ? null : ++records);
  for await (const chunk of chunks) for (const {bytes, line} of pieces.push(chunk)) yield parsed(bytes, line, next());
  for (const {bytes, line} of pieces.end()) yield parsed(bytes, line, next());
}

function parsed(bytes: Buffer, line: number, number: number | null): JsonRecord {
  const place = {line, number, text: bytes};
  if (bytes.length > 16 << 20)
    return {...place, record: null, reason: "record_too_long", message: "the record is longer than 16 MiB"};
  try {
    const value = parseStrictJson(bytes.toString("utf8"));
    if (value !== null && typeof value === "object" && !Array.isArray(value)) return {...place, record: value};
    return {...place, record: null, reason: "json_not_object", message: "the record is not an object"};
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    const message = `${error.message} (character ${error.position + 1} of the record)`;
    return {...place, record: null, reason: error.reason, message};
  }
}
