import {closingQuote, lineBreaks} from "./csv.js";
import {isTotalLabel} from "./no-record.js";

/** A CSV file that needs no repair: DuckDB may read it natively. */
interface CertifiedCsv {
  /** Records after the header. */
  records: number;
  /** True when a quoted value holds a line break. */
  multiline: boolean;
  lines: LineMap;
}

const recordLimit = 1 << 20;
const quote = 34;
const lineFeed = 10;
const carriageReturn = 13;

/**
 * Looks at every byte of a CSV file, header included, and certifies that each record has `width` values, quotes are
 * closed and doubled as RFC 4180 has it, line endings are all alike, and there are no blank lines, NUL bytes, records
 * longer than 1 MiB or rows that may be none (blank cells, a total, the header once more). Anything else makes it return null: the file is then read record by record instead. The bytes
 * must be valid UTF-8. No value is decoded on the way, so this runs at memory speed.
 */
export async function certifyCsv(
  chunks: AsyncIterable<Buffer>,
  delimiter: string,
  width: number
): Promise<CertifiedCsv | null> {
  const scan = new CsvScan(delimiter.charCodeAt(0), width);
  for await (const chunk of chunks) if (!scan.push(chunk, false)) return null;
  return scan.finish();
}

class CsvScan {
  private records = -1;
  private header: Buffer | null = null;
  private newline: "\n" | "\r\n" | null = null;
  private multiline = false;
  private lines = new LineMap(1);
  private rest: Buffer = Buffer.alloc(0);
  private readonly special = new Uint8Array(256);

  constructor(
    private readonly separator: number,
    private readonly width: number
  ) {
    for (const byte of [separator, quote, lineFeed, carriageReturn]) this.special[byte] = 1;
  }

  finish(): CertifiedCsv | null {
    if (this.rest.length > 0 && !this.push(Buffer.alloc(0), true)) return null;
    if (this.records < 0) return null;
    return {records: this.records, multiline: this.multiline, lines: this.lines};
  }

  /** Takes all whole records of the bytes; false when one needs repair. */
  push(chunk: Buffer, last: boolean): boolean {
    const bytes = this.rest.length > 0 ? Buffer.concat([this.rest, chunk]) : chunk;
    if (bytes.includes(0)) return false;
    const {separator, special, width} = this;
    const end = bytes.length;
    let start = 0;
    let values = 1;
    let breaks = 0;
    let blanks = false;
    for (let at = 0; at < end; at++) {
      const byte = bytes[at]!;
      if (special[byte] === 0) continue;
      if (byte === separator) {
        values++;
        if (at === start || bytes[at - 1] === separator) blanks = true;
      } else if (byte === lineFeed) {
        if (values !== width || at === start || at - start > recordLimit) return false;
        if (!this.endsAlike(bytes, at, start) || this.mayBeNone(bytes, start, at, blanks)) return false;
        this.accept(breaks);
        start = at + 1;
        values = 1;
        breaks = 0;
        blanks = false;
      } else if (byte === quote) {
        if (at > start && bytes[at - 1] !== separator) return false;
        const closing = closingQuote(bytes, at + 1, last);
        if (closing === -1) break;
        if (!this.mayFollow(bytes[closing + 1])) return false;
        const inside = lineBreaks(bytes, at + 1, closing);
        if (inside > 0) this.multiline = true;
        if (closing === at + 1) blanks = true;
        breaks += inside;
        at = closing;
      } else if (at + 1 < end ? bytes[at + 1] !== lineFeed : last) {
        return false;
      }
    }
    this.rest = bytes.subarray(start);
    if (!last) return this.rest.length <= recordLimit + chunk.length;
    return this.rest.length === 0 || this.acceptLast(values, breaks, blanks);
  }

  private acceptLast(values: number, breaks: number, blanks: boolean): boolean {
    if (values !== this.width || closesNothing(this.rest)) return false;
    if (this.mayBeNone(this.rest, 0, this.rest.length, blanks)) return false;
    this.accept(breaks);
    this.rest = Buffer.alloc(0);
    return true;
  }

  private accept(breaks: number): void {
    if (this.records === -1) this.lines = new LineMap(breaks + 1);
    else this.lines.note(this.records, breaks + 1);
    this.records++;
  }

  /** True for a row that may be no record: see `noRecord`. A total has `blanks`, blank cells. */
  private mayBeNone(bytes: Buffer, start: number, end: number, blanks: boolean): boolean {
    if (this.header === null) {
      this.header = Buffer.from(bytes.subarray(start, end));
      return false;
    }
    if (end - start === this.header.length && bytes.compare(this.header, 0, this.header.length, start, end) === 0)
      return true;
    let at = start;
    while (at < end && (bytes[at] === this.separator || bytes[at] === quote || bytes[at]! <= 32)) at++;
    if (at === end) return this.width > 1;
    if (!blanks && !this.endsBlank(bytes, end)) return false;
    let to = at;
    while (to < end && this.special[bytes[to]!] === 0) to++;
    return isTotalLabel(bytes.toString("utf8", at, to));
  }

  private endsBlank(bytes: Buffer, end: number): boolean {
    return bytes[bytes[end - 1] === carriageReturn ? end - 2 : end - 1] === this.separator;
  }

  private endsAlike(bytes: Buffer, at: number, start: number): boolean {
    const ending = bytes[at - 1] === carriageReturn ? "\r\n" : "\n";
    this.newline ??= ending;
    return ending === this.newline && !(ending === "\r\n" && at - 1 === start);
  }

  private mayFollow(byte: number | undefined): boolean {
    return byte === undefined || byte === this.separator || byte === lineFeed || byte === carriageReturn;
  }
}

/** True when the last bytes open a quote that they do not close. */
function closesNothing(rest: Buffer): boolean {
  let quotes = 0;
  for (const byte of rest) if (byte === quote) quotes++;
  return quotes % 2 === 1;
}

/** Which physical line a record starts on, when most records take one line: only the exceptions are kept. */
class LineMap {
  private readonly after: number[] = [];
  private readonly extra: number[] = [];
  private total = 0;

  /** `headerLines` = physical lines of the header. */
  constructor(private readonly headerLines: number) {}

  /** The record at this position (0 = first) took `lines` physical lines. */
  note(recordNumber: number, lines: number): void {
    if (lines === 1) return;
    this.total += lines - 1;
    this.after.push(recordNumber);
    this.extra.push(this.total);
  }

  lineOf(recordNumber: number): number {
    let low = 0;
    let high = this.after.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.after[middle]! < recordNumber) low = middle + 1;
      else high = middle;
    }
    return this.headerLines + 1 + recordNumber + (low === 0 ? 0 : this.extra[low - 1]!);
  }
}
