import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it, test} from "vitest";
import {unreadInWords} from "../../../loaders/cli/reading-in-words.js";
import {noFacts} from "../../../loaders/reader/bytes.js";
import type {FileOptions} from "../../../loaders/reader/open.js";
import {recordsOf} from "../../../loaders/reader/records.js";
import {samplesOf} from "../../../loaders/reader/sheets.js";
import {checked, refusal, rejectsOf, withFolder} from "../support/exports.js";
import {workbook, workbookParts, zipOf, type Cell} from "../support/workbooks.js";

/** The sheets of a workbook, with all of their records. */
async function read(book: Buffer, options: Record<string, FileOptions> = {}, name = "Book.xlsx") {
  return withFolder(async (folder) => {
    const path = join(folder, name);
    writeFileSync(path, book);
    const {sampled, unread} = await samplesOf({path, name}, (sheet) => options[sheet] ?? {});
    const sheets = [];
    for (const file of sampled) {
      const facts = noFacts();
      const records = [];
      for await (const {place, record} of recordsOf(file, facts)) records.push({row: place.line, ...record});
      sheets.push({
        path: file.path,
        columns: file.columns,
        records,
        sha256: facts.sha256,
        told: file.passedOver.told("row")
      });
    }
    return {sheets, unread};
  });
}

/** The values of one row of cells, as they are read. */
async function valuesOf(
  cells: readonly Cell[],
  more: Parameters<typeof workbookParts>[1] = {},
  parts: Record<string, string> = {}
) {
  const header = cells.map((_, index) => `c${index}`);
  const {sheets} = await read(zipOf({...workbookParts({S: [header, cells]}, more), ...parts}));
  return header.map((name) => sheets[0]!.records[0]![name as "row"]);
}

describe("cells of a workbook", () => {
  it("are texts, truths, errors as they are shown, and numbers with all their digits", async () => {
    const cells: Cell[] = [
      " text ",
      true,
      3.5,
      {xml: '<c r="@"><v>12345678901234567890</v></c>'},
      {xml: '<c r="@" t="e"><f>1/0</f><v>#DIV/0!</v></c>'},
      {xml: '<c r="@" t="str"><f>A1&amp;"x"</f><v>computed</v></c>'},
      {xml: '<c r="@"><f>A1</f></c>'},
      {xml: '<c r="@" t="inlineStr"><is><r><t>rich </t></r><r><t>text</t></r><rPh><t>ri</t></rPh></is></c>'},
      {xml: '<c r="@" t="d"><v>2025-01-11T13:00:00</v></c>'},
      null,
      "two_x000a_lines"
    ];
    expect(await valuesOf(cells)).toEqual([
      " text ",
      "true",
      "3.5",
      "12345678901234567890",
      "#DIV/0!",
      "computed",
      null,
      "rich text",
      "2025-01-11T13:00:00",
      null,
      "two\nlines"
    ]);
  });

  it("that show dates are times on the clock, whichever year the workbook counts from", async () => {
    const styled = (value: number, style: number): Cell => ({xml: `<c r="@" s="${style}"><v>${value}</v></c>`});
    const formats = ["yyyy-mm-dd", "d/m/yy h:mm", "h:mm", "0%", "[h]:mm"];
    const cells = [45668, 45668.541666666664, 0.75, 0.8, 1.5].map((value, index) => styled(value, index + 1));
    expect(await valuesOf(cells, {formats})).toEqual([
      "2025-01-11",
      "2025-01-11T13:00:00",
      "18:00:00",
      "0.8",
      "36:00:00"
    ]);
    expect((await valuesOf([styled(44206, 1), "x"], {formats, since1904: true}))[0]).toBe("2025-01-11");
  });

  it("need no names of their own, and may have prefixes", async () => {
    const sheet = `<x:worksheet xmlns:x="m"><x:sheetData><x:row><x:c t="inlineStr"><x:is><x:t>a</x:t></x:is></x:c><x:c><x:v>2</x:v></x:c></x:row>
      <x:row><x:c><x:v>3</x:v></x:c><x:c><x:v>4</x:v></x:c></x:row></x:sheetData></x:worksheet>`;
    const {sheets} = await read(zipOf({...workbookParts({S: []}), "xl/worksheets/sheet1.xml": sheet}));
    expect(sheets[0]).toMatchObject({columns: ["a", "2"], records: [{row: 2, a: "3", "2": "4"}]});
  });
});

describe("sheets of a workbook", () => {
  const table = [
    ["Name", "Stage", "Score"],
    ["Ada", "Onsite", 4],
    ["Bo", "Onsite", 3]
  ];

  it("are files of their own, told by their rows; what is no table is told", async () => {
    const {sheets, unread} = await read(
      workbook({
        Onsite: [["Interviews 2025"], [], ...table, ["Total", null, 7], [], ["Confidential, do not share"]],
        Older: table,
        Notes: [["Remember to ask Ada"], ["Bo too"]],
        Empty: [],
        Lists: {rows: table, state: "veryHidden"}
      })
    );
    expect(sheets.map(({path, records}) => [path, records.map(({row}) => row)])).toEqual([
      ["Book.xlsx#Onsite", [4, 5]],
      ["Book.xlsx#Older", [2, 3]]
    ]);
    expect(sheets[0]!.told).toEqual([
      {where: "row 1", why: "above the header of the table"},
      {where: "row 6", why: "a total, no record"},
      {where: "row 8", why: "below the table, no record"}
    ]);
    expect(new Set(sheets.map(({sha256}) => sha256)).size).toBe(2);
    expect(unreadInWords(unread)).toEqual([
      "Book.xlsx#Notes: holds a text, not a table",
      "Book.xlsx#Empty: an empty sheet",
      "Book.xlsx#Lists: a hidden sheet; if it holds records, unhide it"
    ]);
  });

  it("that are hidden are read where the configuration says so, and the header stands where it says", async () => {
    const book = workbook({Data: {rows: table, state: "hidden"}});
    const {sheets} = await read(book, {"Book.xlsx#Data": {headerRow: 2, isNamed: true}});
    expect(sheets[0]).toMatchObject({columns: ["Ada", "Onsite", "4"], records: [{row: 3, Ada: "Bo"}]});
  });

  it("of the same workbook under another name are the same", async () => {
    const [one, other] = [await read(workbook({S: table})), await read(workbook({S: table}), {}, "Copy.xlsm")];
    expect(other.sheets[0]!.sha256).toBe(one.sheets[0]!.sha256);
  });
});

describe("a workbook that cannot be read is refused with the remedy", () => {
  const parts = workbookParts({
    S: [
      ["a", "b"],
      [1, 2]
    ]
  });
  const book = zipOf(parts);
  const bomb = "x".repeat(70 << 20);
  const {"xl/worksheets/sheet1.xml": _, ...lacking} = parts;

  it.each<[string, string, Buffer, RegExp]>([
    ["cut off", "a.xlsx", book.subarray(0, -40), /the workbook is damaged/],
    ["changed", "a.xlsx", flipped(parts), /the workbook is damaged/],
    ["lacking a sheet", "a.xlsx", zipOf(lacking), /the workbook is damaged \(xl\/worksheets\/sheet1\.xml is missing\)/],
    ["no XML inside", "a.xlsx", zipOf({...parts, "xl/worksheets/sheet1.xml": "<worksheet><sheetData>"}), /damaged/],
    [
      "a ZIP bomb",
      "a.xlsx",
      zipOf({...parts, "xl/media/x.bin": bomb}),
      /unpacks to 70 MiB, more than 100 times its size/
    ],
    ["protected by a password", "a.xlsx", Buffer.from("d0cf11e0a1b11ae1", "hex"), /is protected by a password/],
    ["text", "a.xlsx", Buffer.from("a,b\n1,2\n"), /is called like a workbook but is none/],
    ["called CSV", "a.csv", book, /is an Excel workbook\n.*\.xlsx/],
    [
      "of the old format",
      "a.xls",
      Buffer.from("d0cf11e0a1b11ae1", "hex"),
      /old format of Excel \(\.xls\)\n.*save it as \.xlsx/
    ],
    [
      "an HTML table",
      "a.xls",
      Buffer.from("<html><table><tr><td>A</td></tr></table></html>"),
      /holds an HTML table.*\n.*save it as \.xlsx/
    ],
    ["an HTML table called CSV", "a.csv", Buffer.from("<table><tr><td>A</td></tr></table>"), /holds an HTML table/],
    [
      "an XML spreadsheet",
      "a.xls",
      Buffer.from('<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'),
      /XML Spreadsheet of Excel 2003/
    ],
    ["text called .xls", "a.xls", Buffer.from("a\tb\n1\t2\n"), /is text, not a workbook\n.*\.txt/]
  ])("%s", async (_, name, content, told) => {
    await expect(read(content, {}, name)).rejects.toThrow(told);
  });
});

/** The workbook with one byte of a text changed, so that its checksum is wrong. */
function flipped(parts: Record<string, string>): Buffer {
  const changed = zipOf({
    ...parts,
    "xl/worksheets/sheet1.xml": parts["xl/worksheets/sheet1.xml"]!.replace("<v>1<", "<v>9<")
  });
  const right = zipOf(parts);
  const sums = [...directorySums(right)];
  for (const [at, sum] of sums) changed.writeUInt32LE(sum, at);
  return changed;
}

function* directorySums(zip: Buffer): Generator<[number, number]> {
  for (let at = zip.indexOf("PK\u0001\u0002"); at !== -1; at = zip.indexOf("PK\u0001\u0002", at + 4))
    yield [at + 16, zip.readUInt32LE(at + 16)];
}

test("a workbook is read like a folder of files: conserved, rejects with their rows, sheets of no table told", async () => {
  const columns = ["scorecard_id", "application_id", "interviewer_id", "stage", "vote"];
  const result = await checked({
    "Interviews 2025.xlsx": workbook(
      {
        Loops: [
          ["Acme"],
          columns,
          ["S1", "A1", "I1", "loop", "yes"],
          ["S2", "A1", "I2", "loop", {xml: '<c r="@" t="e"><v>#REF!</v></c>'}],
          ["Total", null, null, null, 2]
        ],
        Screens: [columns, ["S3", "A2", "I1", "phone_screen", "no"]],
        Applications: [
          ["application_id", "role", "applied_at"],
          ["A1", "Dev", {xml: '<c r="@" s="1"><v>45658</v></c>'}]
        ],
        Pivot: {
          rows: [
            ["Row labels", "Count of vote"],
            ["Ada", 3]
          ],
          relation: "pivotTable"
        },
        Readme: [["How to use this workbook"]]
      },
      {formats: ["d/m/yyyy"]}
    )
  });
  expect(result.rows).toMatchObject({scorecards: 2, applications: 1});
  expect(rejectsOf(result)).toEqual(["4 spreadsheet_error"]);
  expect(result.files.map(({path, table, records, accepted}) => [path, table, records, accepted])).toEqual([
    ["Interviews 2025.xlsx#Loops", "scorecards", 2, 1],
    ["Interviews 2025.xlsx#Screens", "scorecards", 1, 1],
    ["Interviews 2025.xlsx#Applications", "applications", 1, 1]
  ]);
  expect(unreadInWords(result.unread)).toEqual([
    "Interviews 2025.xlsx#Readme: holds a text, not a table",
    "Interviews 2025.xlsx#Pivot: a pivot table, no records",
    "Interviews 2025.xlsx#Loops row 1: above the header of the table",
    "Interviews 2025.xlsx#Loops row 5: a total, no record"
  ]);
});

test("a workbook of which no sheet is known is refused like a file of unknown columns", async () => {
  const {message} = await refusal({
    "Book.xlsx": workbook({
      Data: [
        ["Who", "What"],
        ["a", "b"]
      ]
    })
  });
  expect(message).toMatch(/Book\.xlsx#Data: its columns fit no table/);
});

test("rows of one text alone say whose the rows below them are, also the one above the header, and are told as that", async () => {
  const book = workbook({
    Log: [
      ["Ann Lee"],
      ["Who", "Vote", "Day"],
      ["Bo", "yes", "Mon"],
      ["Di Orr"],
      ["Who", "Vote", "Day"],
      ["Cy", "no", "Tue"]
    ]
  });
  const {sheets} = await read(book, {"Book.xlsx#Log": {titleRows: "Candidate"}});
  expect(sheets[0]).toMatchObject({
    columns: ["Who", "Vote", "Day", "Candidate"],
    records: [
      {row: 3, Who: "Bo", Candidate: "Ann Lee"},
      {row: 6, Who: "Cy", Candidate: "Di Orr"}
    ],
    told: [
      {where: "rows 1, 4", why: "no record, they say of what the rows below them are"},
      {where: "row 5", why: "the header once more"}
    ]
  });
});
