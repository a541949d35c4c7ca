/** An NDJSON file that needs no repair: DuckDB may read it natively. */
export interface CertifiedNdjson {
  records: number;
}

const recordLimit = 1 << 20;
const mostKeys = 1000;
const forbidden = ["__proto__", "constructor", "prototype"].map((key) => Buffer.from(key));
const backslash = 92;
const quote = 34;

/**
 * Looks at every byte of an NDJSON file and certifies that each line is one flat object in strict JSON whose keys are
 * distinct and harmless and whose numbers keep their spelling through a double (15 digits, no exponent). Anything else
 * (nesting, blank lines, surrogate escapes, big numbers) makes it return null: the file is then read record by record.
 */
export async function certifyNdjson(chunks: AsyncIterable<Buffer>): Promise<CertifiedNdjson | null> {
  const scan = new ObjectScan();
  let rest: Buffer = Buffer.alloc(0);
  let records = 0;
  for await (const chunk of chunks) {
    const bytes: Buffer = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    // A letter for each byte, as patterns need it.
    const text = bytes.toString("latin1");
    let start = 0;
    for (;;) {
      let next = scan.afterLikeLine(text, start);
      if (next === -1) {
        const end = bytes.indexOf(10, start);
        if (end === -1) break;
        if (!scan.isFlatObject(bytes, start, end)) return null;
        next = end + 1;
      }
      if (next - start > recordLimit) return null;
      records++;
      start = next;
    }
    rest = bytes.subarray(start);
    if (rest.length > recordLimit) return null;
  }
  if (rest.length > 0) {
    if (!scan.isFlatObject(rest, 0, rest.length)) return null;
    records++;
  }
  return {records};
}

/** A value as most are: a text without escapes, a number of few digits, a word. Whatever else is looked at byte by byte. */
const plainValue = String.raw`(?:"[^"\\\x00-\x1f]*"|-?[1-9]\d{0,7}(?:\.\d{0,4}[1-9])?|0(?:\.\d{0,8}[1-9])?|true|false|null)`;
const mostPatterns = 16;

class ObjectScan {
  private readonly keys: Buffer[] = [];
  /** Of lines of known keys in their order, without blanks: several times as fast as looking at each byte. */
  private readonly patterns = new Map<string, RegExp>();
  private pattern: RegExp | null = null;
  private seen = new Int32Array(mostKeys);
  private stamp = 0;
  private at = 0;
  private end = 0;
  private bytes: Buffer = Buffer.alloc(0);

  /** Where the line after this one starts, if this one has the keys of the one looked at last, and plain values; else -1. */
  afterLikeLine(text: string, start: number): number {
    if (this.pattern === null) return -1;
    this.pattern.lastIndex = start;
    return this.pattern.test(text) ? this.pattern.lastIndex : -1;
  }

  isFlatObject(bytes: Buffer, start: number, end: number): boolean {
    this.bytes = bytes;
    this.at = start;
    this.end = bytes[end - 1] === 13 ? end - 1 : end;
    if (end - start > recordLimit || bytes[this.at++] !== 123) return false;
    this.stamp++;
    let expected = 0;
    const order: number[] = [];
    this.blanks();
    for (;;) {
      const id = this.key(expected);
      if (id === -1) return false;
      order.push(id);
      expected = id + 1;
      this.blanks();
      if (bytes[this.at++] !== 58) return false;
      this.blanks();
      if (!this.value()) return false;
      this.blanks();
      const next = bytes[this.at++];
      if (next === 125) break;
      if (next !== 44) return false;
      this.blanks();
    }
    this.blanks();
    if (this.at !== this.end) return false;
    this.pattern = this.patternOf(order);
    return true;
  }

  private patternOf(order: readonly number[]): RegExp | null {
    const name = order.join();
    const known = this.patterns.get(name);
    if (known !== undefined || this.patterns.size >= mostPatterns) return known ?? null;
    const members = order.map((id) => `"${escaped(this.keys[id]!.toString("latin1"))}":${plainValue}`);
    const pattern = new RegExp(String.raw`\{${members.join(",")}\}\r?\n`, "y");
    this.patterns.set(name, pattern);
    return pattern;
  }

  private blanks(): void {
    while (this.bytes[this.at] === 32 || this.bytes[this.at] === 9) this.at++;
  }

  /** The number of the key, in order of first sight; most lines have the same keys in the same order. -1 = not clean. */
  private key(expected: number): number {
    if (this.bytes[this.at] !== quote) return -1;
    const start = ++this.at;
    const close = this.bytes.indexOf(quote, start);
    if (close === -1 || close >= this.end) return -1;
    this.at = close + 1;
    let id = this.isKey(expected, start, close)
      ? expected
      : this.keys.findIndex((_, known) => this.isKey(known, start, close));
    if (id === -1) id = this.newKey(start, close);
    if (id === -1 || this.seen[id] === this.stamp) return -1;
    this.seen[id] = this.stamp;
    return id;
  }

  private isKey(id: number, start: number, close: number): boolean {
    const key = this.keys[id];
    if (key === undefined || key.length !== close - start) return false;
    for (let index = 0; index < key.length; index++) if (key[index] !== this.bytes[start + index]) return false;
    return true;
  }

  private newKey(start: number, close: number): number {
    const key = Buffer.from(this.bytes.subarray(start, close));
    if (this.keys.length >= mostKeys || key.length === 0 || forbidden.some((name) => name.equals(key))) return -1;
    if (key.some((byte) => byte < 32 || byte === backslash)) return -1;
    this.keys.push(key);
    return this.keys.length - 1;
  }

  private value(): boolean {
    const byte = this.bytes[this.at];
    if (byte === quote) return this.text();
    if (byte === 116) return this.word("true");
    if (byte === 102) return this.word("false");
    if (byte === 110) return this.word("null");
    return this.number();
  }

  private word(word: string): boolean {
    for (let index = 0; index < word.length; index++)
      if (this.bytes[this.at++] !== word.charCodeAt(index)) return false;
    return true;
  }

  private text(): boolean {
    const {bytes, end} = this;
    let at = this.at + 1;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (byte === quote) break;
      if (byte < 32) return false;
      if (byte === backslash && !harmlessEscape(bytes, ++at)) return false;
    }
    this.at = at + 1;
    return at < end;
  }

  /** Numbers whose text survives: no exponent, no leading or trailing zero to lose, at most 15 digits. */
  private number(): boolean {
    const start = this.at;
    if (this.bytes[this.at] === 45) this.at++;
    const whole = this.digits();
    if (whole === 0 || (whole > 1 && this.bytes[this.at - whole] === 48)) return false;
    if (this.bytes[this.at] === 46) {
      this.at++;
      if (this.digits() === 0 || this.bytes[this.at - 1] === 48) return false;
    } else if (this.bytes[start] === 45 && whole === 1 && this.bytes[this.at - 1] === 48) return false;
    const next = this.bytes[this.at];
    return this.at - start <= 15 && next !== 46 && next !== 69 && next !== 101;
  }

  private digits(): number {
    const start = this.at;
    while (this.bytes[this.at]! >= 48 && this.bytes[this.at]! <= 57) this.at++;
    return this.at - start;
  }
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** `\n`-like escapes; `\u` escapes (surrogates, NUL) go the careful way. */
function harmlessEscape(bytes: Buffer, at: number): boolean {
  const byte = bytes[at]!;
  return (
    byte === quote ||
    byte === backslash ||
    byte === 47 ||
    byte === 110 ||
    byte === 116 ||
    byte === 114 ||
    byte === 98 ||
    byte === 102
  );
}
