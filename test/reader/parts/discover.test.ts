import {mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {discover, listExports} from "../../../loaders/reader/discover.js";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "plumbline-discover-"))));
afterEach(() => rmSync(folder, {recursive: true}));

function put(...names: string[]): void {
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), {recursive: true});
    writeFileSync(join(folder, name), "x");
  }
}

const read = async (): Promise<string[]> => (await listExports(folder, true)).files.map(({name}) => name);
const unread = async () =>
  (await listExports(folder, true)).unread.map(({path, why, remedy}) => [path, why, remedy !== null]);
const refused = async (): Promise<string[]> =>
  (await listExports(folder, true)).refusals.map(({message}) => message.split("\n")[0]!);

describe("what lies in a folder of exports", () => {
  it("is read in every format, packed or not, in the order of names, subfolders included", async () => {
    const names = ["a.csv", "b.CSV.gz", "c.tsv", "d.tab", "e.txt", "f.ndjson", "g.jsonl.gz", "h.json", "i.parquet"];
    put(...names, "z/k.xls", "z/j.xlsx", "z/y/x/w/l.xlsm");
    expect(await read()).toEqual([...names, "z/j.xlsx", "z/k.xls", "z/y/x/w/l.xlsm"]);
    expect((await discover(folder)).map(({path}) => path)[0]).toBe(join(folder, "a.csv"));
    expect([await unread(), await refused()]).toEqual([[], []]);
  });

  it("is not read and told, with a remedy where it may hold records", async () => {
    put(".scores.csv", ".DS_Store", "~$book.xlsx", "README.txt", "licence.md", "truth.json", "notes.yaml", "run.log");
    put("page.html", "paper.pdf", "letter.docx", "slide.pptx", "photo.JPG", ".pull.json", "sub/.pull-failed.json");
    mkdirSync(join(folder, ".git"));
    expect(await read()).toEqual([]);
    expect(Object.fromEntries((await unread()).map(([path, why, has]) => [path, [why, has]]))).toEqual({
      ".scores.csv": ["its name begins with a dot", true],
      ".DS_Store": ["hidden", false],
      ".git/": ["hidden", false],
      "~$book.xlsx": ["the mark of a document that is open in a program", false],
      "README.txt": ["a text for people", false],
      "licence.md": ["a text for people", false],
      "truth.json": ["what is true in a simulated world", false],
      "notes.yaml": ["a text for people or programs", false],
      "run.log": ["a text for people or programs", false],
      "page.html": ["a web page", true],
      "paper.pdf": ["a PDF", true],
      "letter.docx": ["a document", true],
      "slide.pptx": ["a document", true],
      "photo.JPG": ["a picture", true],
      ".pull.json": ["what plumbline pull keeps of its last run", false],
      "sub/.pull-failed.json": ["what plumbline pull keeps of its last run", false]
    });
  });

  it("is refused where it is no regular file, too deep, or in a format that is not read; the rest is found", async () => {
    put("good.csv", "book.ods", "book.numbers", "exports.zip", "a/b/c/d/e/deep.csv");
    mkdirSync(join(folder, "folder.csv"));
    symlinkSync(join(folder, "good.csv"), join(folder, "link.csv"));
    expect(await read()).toEqual(["good.csv"]);
    expect(await refused()).toEqual([
      "a/b/c/d/e: folders are nested deeper than 4 levels",
      "book.numbers: is a spreadsheet in a format that plumbline does not read",
      "book.ods: is a spreadsheet in a format that plumbline does not read",
      "exports.zip: is not a format plumbline reads",
      "folder.csv: is a folder, not a file",
      "link.csv: is a symbolic link"
    ]);
    await expect(discover(folder)).rejects.toMatchObject({exitCode: 3});
  });

  it("is nothing: refused with what lies there, unless that is allowed", async () => {
    await expect(discover(folder)).rejects.toThrow(/: there are no exports here\n/);
    put(".hidden", "a.md", "b.pdf");
    await expect(discover(folder)).rejects.toThrow(/: there are no exports here, only a\.md, b\.pdf\n/);
    put("c.md", "d.md");
    await expect(discover(folder)).rejects.toThrow(/, only a\.md, b\.pdf, c\.md and others\n/);
    expect(await discover(folder, true)).toEqual([]);
  });

  it("is no folder: refused", async () => {
    put("file.csv");
    await expect(discover(join(folder, "none"))).rejects.toThrow(/none: there is no such folder/);
    await expect(discover(join(folder, "file.csv"))).rejects.toThrow(/file\.csv: is a file, not a folder/);
  });
});
