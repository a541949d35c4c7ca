import {createHash} from "node:crypto";
import {refused} from "../errors.js";
import {type ByteFacts, fileVersion, hashFile, OpenFile, refuseChanged} from "./bytes.js";
import type {CsvRecord} from "./csv.js";
import type {ExportFile, UnreadFile} from "./discover.js";
import {magicOf} from "./encoding.js";
import {headerOf, headerRows, type Row} from "./header.js";
import {
  type FileOptions,
  isTitle,
  rowOf,
  type SampledFile,
  sampleFile,
  sampleRecords,
  titleIn,
  unsampled,
  withTitles
} from "./open.js";
import {type SheetOf, Workbook} from "./workbook.js";

const isBook = /\.xls[xm]$/i;

/** What is found in one file of the exports: itself, or the tables of a workbook. */
export interface Samples {
  sampled: SampledFile[];
  /** Sheets that hold no table. */
  unread: UnreadFile[];
}

/**
 * Recognises a file by its bytes (see `sampleFile`); of a workbook each sheet that holds a table is a file. `optionsOf`
 * says what the user said of a path; a hidden sheet is read only where that is something.
 */
export async function samplesOf(file: ExportFile, optionsOf: (path: string) => FileOptions): Promise<Samples> {
  if (!isBook.test(file.name)) return {sampled: [await sampleFile(file, optionsOf(file.name))], unread: []};
  await refuseOther(file);
  const {sha256, version} = await hashFile(file.path, file.name);
  const book = await Workbook.open(file.path, file.name);
  const samples: Samples = {sampled: [], unread: []};
  for (const sheet of book.sheets) {
    const path = `${file.name}#${sheet.name.replaceAll("/", "-")}`;
    const options = optionsOf(path);
    const leave = (why: string, remedy: string | null = null): unknown => samples.unread.push({path, why, remedy});
    if (sheet.chart) leave("a chart, not a sheet of cells");
    else if (sheet.hidden && options.isNamed !== true) leave("a hidden sheet", "if it holds records, unhide it");
    else {
      const sampled = await sampleSheet({path: file.path, name: path}, {book, sheet, sha256, version}, options);
      if (sampled === null) leave("an empty sheet");
      else if (sampled.columns.filter((name) => name.trim() !== "").length < 2) leave("holds a text, not a table");
      else samples.sampled.push(sampled);
    }
  }
  return samples;
}

/** Refuses what is called like a workbook but is none. */
async function refuseOther({path, name}: ExportFile): Promise<void> {
  const opened = await OpenFile.open(path, name);
  const head = await opened.head(512);
  await opened.close();
  if (head.length === 0) throw refused(`${name}: the file is empty`, "export it again, or remove it");
  const magic = magicOf(head);
  if (magic === "xls")
    throw refused(
      `${name}: is protected by a password, or an old workbook (.xls) under another name`,
      "open it in a spreadsheet program, take the password off and save it as .xlsx"
    );
  if (magic !== "zip")
    throw refused(
      `${name}: is called like a workbook but is none`,
      "give the file the extension of its format, or open it in a spreadsheet program and save it as .xlsx"
    );
}

async function sampleSheet(
  file: ExportFile,
  sheet: SheetOf,
  {headerRow, titleRows}: FileOptions
): Promise<SampledFile | null> {
  const rows: Row[] = [];
  for await (const row of sheet.book.rows(sheet.sheet)) {
    rows.push(row);
    if (rows.length > headerRows) break;
  }
  const header = headerOf(rows, file.name, headerRow);
  if (header === null) return null;
  const {columns, filled, line: headerLine} = header;
  const base = {...unsampled(file), format: "xlsx" as const, sheet};
  const titleAbove = titleIn(rows, header);
  for (const line of header.above)
    base.passedOver.add(isTitle(line, header, titleAbove, titleRows) ? "block" : "title", line);
  const below = rows.filter(({line}) => line > headerLine).slice(0, sampleRecords);
  const titled = withTitles({...base, columns, titleAbove}, titleRows);
  return {...titled, filled, headerLine, records: below.map(({fields}) => rowOf(columns, fields))};
}

/** The rows of a sheet as those of a CSV file. Throws UserError 3 when the workbook is no longer what it was. */
export async function* sheetRows(
  {path, file}: Pick<SampledFile, "path" | "file">,
  {book, sheet, sha256, version}: SheetOf,
  facts: ByteFacts
): AsyncGenerator<CsvRecord> {
  refuseChanged(path, version, await fileVersion(file.path));
  let before = 0;
  for await (const {line, fields} of book.rows(sheet)) {
    yield {line, fields: [...fields], problem: null, note: null, afterBlank: line > before + 1};
    before = line;
  }
  refuseChanged(path, version, await fileVersion(file.path));
  // Two sheets of one workbook are two files; the same workbook under another name is the same.
  facts.sha256 = createHash("sha256").update(`${sha256}\0${sheet.name}`).digest("hex");
  facts.version = version;
  facts.ascii = false;
}
