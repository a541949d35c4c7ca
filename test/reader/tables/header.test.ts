import {describe, expect, it} from "vitest";
import {UserError} from "../../../loaders/errors.js";
import {delimiterOf, headerOf, type Row} from "../../../loaders/reader/header.js";

function rows(...lines: string[]): Row[] {
  return lines.map((line, index) => ({line: index + 1, fields: line.split(",")}));
}

function headerIn(...lines: string[]) {
  const header = headerOf(rows(...lines), "f.csv");
  return header === null ? null : {line: header.line, columns: header.columns, above: header.above};
}

describe("the header of a table", () => {
  const columns = ["Name", "Stage", "Score"];
  const records = ["Ada,Onsite,4", "Bo,Onsite,3", "Cy,Phone,2"];

  it.each<[string, string[], number]>([
    ["is its first line", ["Name,Stage,Score", ...records], 1],
    ["is its first line without records", ["Name,Stage,Score"], 1],
    [
      "is its first line where records are cut, longer or sparse",
      ["Name,Stage,Score", "Ada", "Bo,a,b,c,d,e", "Cy,,"],
      1
    ],
    ["stands below titles", ["Report", "All jobs", "", "Name,Stage,Score", ...records], 4],
    [
      "stands below titles padded to the width of the table",
      ["Report,,", "Filter: 2025,,", ",,", "Name,Stage,Score", ...records],
      4
    ],
    [
      "stands below a title of labels with what they label",
      ["Candidate:,Ann Lee,Role:,Dev", "Name,Stage,Score,", "Ada,Onsite,4,", "Bo,Onsite,3,"],
      2
    ],
    ["stands in line 8", ["R", "a", "b", "c", "d", "e", "f", "Name,Stage,Score", ...records], 8],
    ["stands below titles where one record is all there is", ["Report", "", "Name,Stage,Score", "Ada,Onsite,4"], 3]
  ])("%s", (_, lines, line) => {
    const read = headerIn(...lines);
    expect(read).toMatchObject({line});
    expect(read!.columns.slice(0, 3)).toEqual(columns);
  });

  it("knows what nearly all records fill without another table below", () => {
    const lines = ["Name,Stage,Score", ...records, "", "Offers", "Name,Offer,", "Ada,yes,", "Bo,no,", "Cy,no,"];
    expect(headerOf(rows(...lines), "f.csv")!.filled).toEqual([0, 1, 2]);
    expect(headerOf(rows(...lines.filter((line) => line !== "" && line !== "Offers")), "f.csv")!.filled).toEqual([
      0, 1
    ]);
  });

  it("may name columns by numbers, and leave some without a name", () => {
    expect(headerIn("Report,,,", "Name,1,2,", "Ada,4,3,x", "Bo,2,2,")).toMatchObject({
      line: 2,
      columns: ["Name", "1", "2", ""]
    });
  });

  it("tells what stands above it", () => {
    expect(headerIn("Report", "", "2025", "Name,Stage,Score", ...records)?.above).toEqual([1, 3]);
  });

  it("takes the name of a group before headings that are alike", () => {
    const read = headerIn(",,Phone screen,,Onsite,", "Name,Role,By,Score,By,Score", "Ada,Dev,Bo,4,Cy,3");
    expect(read).toMatchObject({
      line: 2,
      columns: ["Name", "Role", "Phone screen By", "Phone screen Score", "Onsite By", "Onsite Score"]
    });
  });

  it("keeps headings that are alike where a group does not tell them apart", () => {
    expect(headerIn(",Onsite,,,", "Name,By,By,Role,Level", "Ada,Bo,Cy,Dev,3")?.columns).toEqual([
      "Name",
      "By",
      "By",
      "Role",
      "Level"
    ]);
  });

  it("is of two lines where the lower one has no heading, and a group is named with all that begins it", () => {
    const of = (...lines: string[]) => headerIn(...lines)?.columns;
    expect(
      of(
        "Candidate,Role,Peer,,Lead,,Decision",
        ",,Name,Score,Name,Score,",
        "Ada,Dev,Bo,4,Cy,3,Hired",
        "Di,Dev,Bo,2,Cy,1,No"
      )
    ).toEqual(["Candidate", "Role", "Peer Name", "Peer Score", "Lead Name", "Lead Score", "Decision"]);
    expect(of(",Screen,,Panel,", "Name,By,Score,Name,Score", "Ada,Bo,4,Cy,3", "Di,Bo,2,Cy,1")).toEqual([
      "Name",
      "Screen By",
      "Screen Score",
      "Panel Name",
      "Panel Score"
    ]);
  });

  it("stands where the user says, or is refused", () => {
    expect(headerOf(rows("Name,Stage,Score", "a,b,c", "d,e,f"), "f.csv", 2)?.columns).toEqual(["a", "b", "c"]);
    expect(() => headerOf(rows("a,b,c"), "f.csv", 7)).toThrow(UserError);
  });

  it("is none without any row", () => {
    expect(headerIn("", ",,")).toBeNull();
  });

  it("comes with the columns that records fill", () => {
    const header = headerOf(rows("Name,Note,Score", "Ada,,4", "Bo,,3", "Total,,3.5", "End"), "f.csv");
    expect(header?.filled).toEqual([0, 2]);
  });
});

describe("the delimiter of a table", () => {
  it.each([
    ["is what the first line is parted by", "a;b;c\n1;2,5;x\n", ";"],
    ["is a comma where nothing parts the lines", "a\nb\n", ","],
    ["is what the first line says", "sep=;\na,b;c\n", ";"],
    ["is not what stands in quotes", '"a;b;c;d",e\n"f;g;h;i",j\n', ","],
    [
      "is what parts the records where a title is above them",
      "Report, June\nFilter; all, none\n\na;b;c\n1;2;3\n4;5;6\n",
      ";"
    ],
    ["is not what parts texts here and there", "name|people\nA|x;y;z;w\nB|x;y\n", "|"],
    ["may be a tab", "a\tb\tc\n1\t2\t3\n", "\t"]
  ])("%s", (_, text, delimiter) => {
    expect(delimiterOf(text)).toBe(delimiter);
  });
});
