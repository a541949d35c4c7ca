import {crc32, deflateRawSync} from "node:zlib";

/** A ZIP archive with these parts, in order. */
export function zipOf(parts: Readonly<Record<string, string | Buffer>>): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(parts)) {
    const bytes = Buffer.from(content as string);
    const packed = deflateRawSync(bytes);
    const title = Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(8, 4);
    head.writeUInt32LE(crc32(bytes), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(bytes.length, 18);
    head.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    const file = Buffer.concat([Buffer.from("PK\u0003\u0004"), head, title, packed]);
    directory.push(Buffer.from("PK\u0001\u0002\u0014\u0000"), head, place, title);
    files.push(file);
    offset += file.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(files.length, 4);
  end.writeUInt16LE(files.length, 6);
  end.writeUInt32LE(list.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...files, list, Buffer.from("PK\u0005\u0006"), end]);
}

/** A cell: a text, a number, a truth, nothing, or XML as it stands (`{xml}`, with `@` for its place). */
export type Cell = string | number | boolean | null | {xml: string};

export interface SheetParts {
  rows: readonly (readonly Cell[])[];
  state?: string;
  /** More relations of the sheet, such as `pivotTable`. */
  relation?: string;
}

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006/relationships";

const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");

function columnName(index: number): string {
  return index < 26 ? String.fromCharCode(65 + index) : columnName(Math.floor(index / 26) - 1) + columnName(index % 26);
}

function cellXml(cell: Cell, place: string, strings: string[]): string {
  if (cell === null) return "";
  if (typeof cell === "object") return cell.xml.replaceAll("@", place);
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${place}" t="s"><v>${strings.push(cell) - 1}</v></c>`;
}

const relations = (list: readonly [id: string, type: string, target: string][]): string =>
  `<Relationships xmlns="${packages}">${list.map(([id, type, target]) => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`).join("")}</Relationships>`;

/** The parts of a workbook as Excel writes it; formats are numbered 1, 2, … in the styles of cells. */
export function workbookParts(
  sheets: Readonly<Record<string, SheetParts | SheetParts["rows"]>>,
  {formats = [], since1904 = false}: {formats?: readonly string[]; since1904?: boolean} = {}
): Record<string, string> {
  const strings: string[] = [];
  const parts: Record<string, string> = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations([["rId1", "officeDocument", "xl/workbook.xml"]])
  };
  const named = Object.entries(sheets).map(([name, sheet]) => ({name, ...("rows" in sheet ? sheet : {rows: sheet})}));
  parts["xl/workbook.xml"] =
    `<workbook xmlns="${main}" xmlns:r="${office}"><workbookPr date1904="${Number(since1904)}"/><sheets>${named
      .map(
        ({name, state}, index) =>
          `<sheet name="${escaped(name)}" sheetId="${index + 1}"${state ? ` state="${state}"` : ""} r:id="rId${index + 1}"/>`
      )
      .join("")}</sheets></workbook>`;
  parts["xl/_rels/workbook.xml.rels"] = relations([
    ...named.map((_, index): [string, string, string] => [
      `rId${index + 1}`,
      "worksheet",
      `worksheets/sheet${index + 1}.xml`
    ]),
    ["rIdS", "sharedStrings", "sharedStrings.xml"],
    ["rIdF", "styles", "styles.xml"]
  ]);
  named.forEach(({rows, relation}, index) => {
    const xml = rows.map((row, at) => {
      const cells = row.map((cell, column) => cellXml(cell, `${columnName(column)}${at + 1}`, strings)).join("");
      return cells === "" ? "" : `<row r="${at + 1}">${cells}</row>`;
    });
    parts[`xl/worksheets/sheet${index + 1}.xml`] =
      `<worksheet xmlns="${main}"><sheetData>${xml.join("")}</sheetData></worksheet>`;
    if (relation) parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = relations([["rId1", relation, "../x.xml"]]);
  });
  const formatXml = formats.map((code, index) => `<numFmt numFmtId="${200 + index}" formatCode="${escaped(code)}"/>`);
  const styles = ["<xf/>", ...formats.map((_, index) => `<xf numFmtId="${200 + index}"/>`)].join("");
  parts["xl/styles.xml"] =
    `<styleSheet xmlns="${main}"><numFmts>${formatXml.join("")}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles}</cellXfs></styleSheet>`;
  parts["xl/sharedStrings.xml"] =
    `<sst xmlns="${main}">${strings.map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`;
  return parts;
}

export function workbook(...given: Parameters<typeof workbookParts>): Buffer {
  return zipOf(workbookParts(...given));
}
