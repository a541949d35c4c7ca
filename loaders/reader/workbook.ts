import {posix} from "node:path";
import sax, {type Tag} from "sax";
import {builtInForm, formOf, type NumberForm, numberText} from "./cells.js";
import type {Row} from "./header.js";
import {damagedBook, ZipParts} from "./zip.js";

/** A sheet of a workbook. */
export interface Sheet {
  name: string;
  hidden: boolean;
  /** Not a sheet of cells but a chart or a dialogue. */
  chart: boolean;
  /** A pivot table stands on it. */
  pivot: boolean;
  /** Where its cells lie in the workbook. */
  part: string;
}

/** A sheet that is read like a file of its own. */
export interface SheetOf {
  book: Workbook;
  sheet: Sheet;
  /** SHA-256 and version of the workbook when it was opened. */
  sha256: string;
  version: string;
}

type Attributes = Readonly<Record<string, string>>;

interface Handlers {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** An Excel workbook (.xlsx, .xlsm): its sheets, and their rows one after the other. */
export class Workbook {
  sheets: Sheet[] = [];
  private since1904 = false;
  private forms: NumberForm[] = [];
  private stringsPart: string | null = null;
  private strings: string[] | null = null;

  private constructor(
    private readonly path: string,
    private readonly name: string
  ) {}

  /** Throws UserError 3 where it is damaged or too large. */
  static async open(path: string, name: string): Promise<Workbook> {
    const book = new Workbook(path, name);
    await book.unzipped((parts) => book.readFrame(parts));
    return book;
  }

  /** The rows of a sheet that hold anything, with their numbers; every value as text. */
  async *rows(sheet: Sheet): AsyncGenerator<Row> {
    const parts = await ZipParts.open(this.path, this.name);
    try {
      this.strings ??= await this.sharedStrings(parts);
      const reader = new RowReader(this.strings, this.forms, this.since1904);
      for await (const _ of this.parsed(parts, sheet.part, reader)) yield* reader.take();
    } finally {
      parts.close();
    }
  }

  private async unzipped(use: (parts: ZipParts) => Promise<void>): Promise<void> {
    const parts = await ZipParts.open(this.path, this.name);
    try {
      await use(parts);
    } finally {
      parts.close();
    }
  }

  /** What there is in the workbook, and how its numbers are shown. */
  private async readFrame(parts: ZipParts): Promise<void> {
    const main = (await this.related(parts, "")).find(({type}) => type === "officeDocument")?.part ?? "xl/workbook.xml";
    const related = await this.related(parts, main);
    const named: {name: string; id: string; hidden: boolean}[] = [];
    await this.parse(parts, main, {
      open: (name, {name: title, id, state, date1904}) => {
        if (name === "workbookPr") this.since1904 = date1904 === "1" || date1904 === "true";
        if (name === "sheet") named.push({name: title ?? "", id: id ?? "", hidden: (state ?? "visible") !== "visible"});
      }
    });
    const partOf = (type: string): string | null => related.find((one) => one.type === type)?.part ?? null;
    this.stringsPart = partOf("sharedStrings");
    const styles = partOf("styles");
    if (styles !== null && parts.has(styles)) this.forms = await this.numberForms(parts, styles);
    for (const {name, id, hidden} of named) {
      const found = related.find((one) => one.id === id);
      const part = found?.part ?? "";
      const beside = await this.related(parts, part);
      const pivot = beside.some(({type}) => type === "pivotTable");
      this.sheets.push({name, hidden, chart: found !== undefined && found.type !== "worksheet", pivot, part});
    }
  }

  /** The parts that a part names as its own. */
  private async related(parts: ZipParts, of: string): Promise<{id: string; type: string; part: string}[]> {
    const folder = posix.dirname(of);
    const list = posix.join(folder, "_rels", `${posix.basename(of)}.rels`);
    const related: {id: string; type: string; part: string}[] = [];
    if (!parts.has(list)) return related;
    await this.parse(parts, list, {
      open: (name, {Id = "", Type = "", Target = ""}) => {
        if (name !== "Relationship") return;
        const part = Target.startsWith("/") ? Target.slice(1) : posix.join(folder, Target);
        related.push({id: Id, type: Type.split("/").at(-1)!, part});
      }
    });
    return related;
  }

  private async numberForms(parts: ZipParts, part: string): Promise<NumberForm[]> {
    const formats = new Map<number, NumberForm>();
    const forms: NumberForm[] = [];
    let inCells = false;
    await this.parse(parts, part, {
      open: (name, {numFmtId = "0", formatCode = ""}) => {
        const id = Number(numFmtId);
        if (name === "numFmt") formats.set(id, formOf(formatCode));
        if (name === "cellXfs") inCells = true;
        if (name === "xf" && inCells) forms.push(formats.get(id) ?? builtInForm(id));
      },
      close: (name) => {
        if (name === "cellXfs") inCells = false;
      }
    });
    return forms;
  }

  private async sharedStrings(parts: ZipParts): Promise<string[]> {
    const strings: string[] = [];
    if (this.stringsPart === null || !parts.has(this.stringsPart)) return strings;
    const text = new CellText();
    await this.parse(parts, this.stringsPart, {
      open: (name) => {
        if (name === "si") text.clear();
        text.open(name);
      },
      text: (piece) => text.add(piece),
      close: (name) => {
        text.close(name);
        if (name === "si") strings.push(text.value);
      }
    });
    return strings;
  }

  private async parse(parts: ZipParts, part: string, handlers: Handlers): Promise<void> {
    for await (const _ of this.parsed(parts, part, handlers));
  }

  /** Parses a part, pausing after each piece of it. Names come without their prefixes. */
  private async *parsed(parts: ZipParts, part: string, {open, text, close}: Handlers): AsyncGenerator<void> {
    const parser = sax.parser(true, {position: false});
    let failure: Error | null = null;
    parser.onerror = (error) => {
      failure ??= new Error(`${part}: ${error.message.split("\n")[0]}`);
      parser.resume();
    };
    parser.onopentag = ({name, attributes}) => open?.(local(name), localNames(attributes as Tag["attributes"]));
    if (text) parser.ontext = parser.oncdata = text;
    parser.onclosetag = (name) => close?.(local(name));
    try {
      for await (const piece of parts.text(part)) {
        parser.write(piece);
        if (failure !== null) throw failure as Error;
        yield;
      }
      parser.close();
      if (failure !== null) throw failure as Error;
      yield;
    } catch (error) {
      throw damagedBook(this.name, error);
    }
  }
}

/** Collects the rows of a sheet as its cells go by. */
class RowReader implements Handlers {
  private rows: Row[] = [];
  private line = 0;
  private fields: string[] = [];
  private column = -1;
  private cell: Attributes = {};
  private readonly written = new CellText("v");

  constructor(
    private readonly strings: readonly string[],
    private readonly forms: readonly NumberForm[],
    private readonly since1904: boolean
  ) {}

  /** The rows that are complete. */
  take(): Row[] {
    const rows = this.rows;
    this.rows = [];
    return rows;
  }

  open = (name: string, attributes: Attributes): void => {
    if (name === "row") {
      this.line = Number(attributes.r) || this.line + 1;
      this.fields = [];
      this.column = -1;
    } else if (name === "c") {
      this.cell = attributes;
      this.column = attributes.r === undefined ? this.column + 1 : columnOf(attributes.r);
      this.written.clear();
    } else this.written.open(name);
  };

  text = (piece: string): void => this.written.add(piece);

  close = (name: string): void => {
    this.written.close(name);
    if (name === "c") {
      const value = this.valueOf(this.written.value);
      if (value === "") return;
      while (this.fields.length < this.column) this.fields.push("");
      this.fields[this.column] = value;
    } else if (name === "row" && this.fields.length > 0) this.rows.push({line: this.line, fields: this.fields});
  };

  private valueOf(written: string): string {
    const {t = "n", s = "0"} = this.cell;
    if (written === "") return "";
    if (t === "s") {
      const text = this.strings[Number(written)];
      if (text === undefined) throw new Error(`cell ${this.cell.r}: there is no text ${written}`);
      return text;
    }
    if (t === "b") return written === "1" ? "true" : "false";
    return t === "n" ? numberText(written, this.forms[Number(s)] ?? "number", this.since1904) : written;
  }
}

/** The text of a cell: of its value or the runs of its rich text, without what tells how to pronounce it. */
class CellText {
  value = "";
  private inside = false;
  private phonetic = false;

  constructor(private readonly also = "t") {}

  clear(): void {
    this.value = "";
  }

  open(name: string): void {
    if (name === "rPh") this.phonetic = true;
    else if (name === "t" || name === this.also) this.inside = true;
  }

  add(piece: string): void {
    if (this.inside && !this.phonetic) this.value += piece;
  }

  close(name: string): void {
    if (name === "rPh") this.phonetic = false;
    else if (name === "t" || name === this.also) this.inside = false;
    if (name === "si" || name === "c")
      this.value = this.value.replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) =>
        String.fromCharCode(Number.parseInt(hex, 16))
      );
  }
}

const mostColumns = 16_384;

/** The position of a column from the name of a cell: `C7` → 2. */
function columnOf(cell: string): number {
  let column = 0;
  for (const letter of /^[A-Z]{1,3}/.exec(cell)?.[0] ?? "") column = column * 26 + letter.charCodeAt(0) - 64;
  if (column < 1 || column > mostColumns) throw new Error(`there can be no cell ${cell}`);
  return column - 1;
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function localNames(attributes: Record<string, string>): Attributes {
  const names: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(attributes)) if (!name.startsWith("xmlns")) names[local(name)] = value;
  return names;
}
