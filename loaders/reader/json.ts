import {refused} from "../errors.js";
import {type JsonObject, JsonProblem, type JsonReason, maximumDepth, parseStrictJson} from "./strict-json.js";

/**
 * One record of a JSON file, or why it is none. `line` is the physical line it starts on, `number` its
 * place in the list, 1 = first; null in NDJSON, where the line tells it.
 */
type JsonRecord =
  | {line: number; number: number | null; record: JsonObject}
  | {
      line: number;
      number: number | null;
      record: null;
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
  const place = {line, number};
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

/** How the records of a JSON file are framed. */
export type JsonShape = "lines" | "array" | "envelope";

interface JsonPiece {
  /** The record's text, without what separates it from its neighbours. */
  bytes: Buffer;
  /** Physical line on which it starts, 1 = first. */
  line: number;
}

/** Members of an envelope that hold its records; the last are those of Workable and of Workday's reports. */
export const envelopeMembers = ["results", "data", "activities", "Report_Entry"];
const recordLimit = (16 << 20) + 1;

/**
 * Cuts JSON bytes into the texts of its records, without parsing them: it follows strings, escapes and brackets only.
 * The frame around the records (brackets, commas, the other members of an envelope) is checked here.
 */
class JsonPieces {
  private readonly recordDepth: number;
  private line = 1;
  private pieceLine = 1;
  private parts: Buffer[] = [];
  private partBytes = 0;
  private depth = 0;
  private inString = false;
  private escaped = false;
  /** Text of the frame so far, records left out. */
  private frame: number[] = [];
  private inPiece = false;
  private pendingComma = false;
  private listOpen = false;
  private listsSeen = 0;

  constructor(
    private readonly shape: JsonShape,
    private readonly name: string
  ) {
    this.recordDepth = shape === "array" ? 1 : shape === "envelope" ? 2 : 0;
  }

  *push(chunk: Buffer): Generator<JsonPiece> {
    if (this.shape === "lines") yield* this.pushLines(chunk);
    else yield* this.pushFramed(chunk);
  }

  *end(): Generator<JsonPiece> {
    if (this.shape === "lines") {
      const piece = this.take();
      if (!isBlank(piece.bytes)) yield piece;
      return;
    }
    if (this.depth !== 0 || this.inString) throw this.broken("ends before its last bracket");
    if (this.listsSeen === 0)
      throw this.broken(
        `holds no list of records: neither an array nor ${envelopeMembers.join(" or ")}`,
        "export a list; a record that stands alone belongs between [ and ]"
      );
    this.checkFrame();
  }

  private *pushLines(chunk: Buffer): Generator<JsonPiece> {
    let start = 0;
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, start)) {
      this.append(chunk.subarray(start, at));
      const piece = this.take();
      start = at + 1;
      this.pieceLine = ++this.line;
      if (!isBlank(piece.bytes)) yield piece;
    }
    this.append(chunk.subarray(start));
  }

  private *pushFramed(chunk: Buffer): Generator<JsonPiece> {
    let start = 0;
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at]!;
      if (byte === 10) this.line++;
      if (this.inString) {
        if (this.escaped) this.escaped = false;
        else if (byte === 92) this.escaped = true;
        else if (byte === 34) this.inString = false;
        if (!this.inPiece) this.frame.push(byte);
        continue;
      }
      const inList = this.listOpen && this.depth === this.recordDepth;
      if (inList && !this.inPiece && byte > 32 && byte !== 44 && byte !== 93) {
        this.inPiece = true;
        this.pieceLine = this.line;
        start = at;
      }
      const ended = inList && this.inPiece && (byte === 44 || byte === 93);
      if (ended) {
        this.append(chunk.subarray(start, at));
        yield this.take();
        this.inPiece = false;
      }
      if (inList && byte === 44) {
        if (!ended) throw this.broken("has a comma without a record before it");
        this.pendingComma = true;
        continue;
      }
      if (byte === 34) this.inString = true;
      if (byte === 123 || byte === 91) {
        if (++this.depth > maximumDepth + 2) throw this.broken(`is nested deeper than ${maximumDepth} levels`);
        if (byte === 91 && this.depth === this.recordDepth && this.opensList()) this.openList();
      }
      if (byte === 125 || byte === 93) {
        if (inList && byte === 93) this.closeList();
        if (--this.depth < 0) throw this.broken("closes a bracket that was never opened");
      }
      if (this.inPiece) this.pendingComma = false;
      else if (!inList || byte > 32) this.frame.push(byte);
      if (this.frame.length > recordLimit) throw this.broken("holds no list of records in its first 16 MiB");
    }
    if (this.inPiece) this.append(chunk.subarray(start));
  }

  private opensList(): boolean {
    if (this.shape === "array") return true;
    const before = Buffer.from(this.frame).toString("utf8").trimEnd();
    return envelopeMembers.some(
      (member) => before.endsWith(":") && before.slice(0, -1).trimEnd().endsWith(`"${member}"`)
    );
  }

  private openList(): void {
    this.listOpen = true;
    this.listsSeen++;
    this.pendingComma = false;
    if (this.listsSeen > 1)
      throw this.shape === "array"
        ? this.broken("goes on after the end of its list", "save each answer into a file of its own")
        : this.broken(`has two lists of records (${envelopeMembers.join(", ")})`);
  }

  private closeList(): void {
    if (this.pendingComma) throw this.broken("has a comma after its last record");
    this.listOpen = false;
  }

  private checkFrame(): void {
    try {
      JSON.parse(Buffer.from(this.frame).toString("utf8"));
    } catch {
      throw this.broken("has text around its records that is not JSON");
    }
  }

  private append(part: Buffer): void {
    if (part.length === 0) return;
    this.partBytes += part.length;
    if (this.partBytes > recordLimit)
      throw refused(
        `${this.name} line ${this.pieceLine}: a record is longer than 16 MiB`,
        "split the record, or export again"
      );
    this.parts.push(part);
  }

  private take(): JsonPiece {
    const bytes = this.parts.length === 1 ? this.parts[0]! : Buffer.concat(this.parts);
    this.parts = [];
    this.partBytes = 0;
    return {bytes, line: this.pieceLine};
  }

  private broken(what: string, remedy = "export the file again") {
    return refused(`${this.name} line ${this.line}: the JSON ${what}`, `${remedy}; nothing of it was used`);
  }
}

function isBlank(bytes: Buffer): boolean {
  for (const byte of bytes) if (byte !== 32 && byte !== 9 && byte !== 13) return false;
  return true;
}
