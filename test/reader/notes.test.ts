import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {discover} from "../../loaders/reader/discover.js";
import {readNotes} from "../../loaders/reader/notes.js";
import {settingsOf} from "../../loaders/warehouse/settings.js";

let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), "plumbline-notes-"))));
afterEach(() => rmSync(folder, {recursive: true, force: true}));

function written(text: string): string {
  const path = join(folder, "notes.csv");
  writeFileSync(path, text);
  return path;
}

describe("notes.csv", () => {
  it("is read oldest first with its lines, whatever the order of its lines and columns", async () => {
    const path = written('text,date\n"Session, coding",2026-03-02\nNew rubric,2025-11-10\n');
    expect(await readNotes(path)).toEqual([
      {date: "2025-11-10", text: "New rubric", where: "notes.csv line 3"},
      {date: "2026-03-02", text: "Session, coding", where: "notes.csv line 2"}
    ]);
  });

  it("need not be there, and is no export where it lies among exports", async () => {
    expect(await readNotes(join(folder, "notes.csv"))).toEqual([]);
    written("date,text\n2026-03-02,Session\n");
    writeFileSync(join(folder, "scorecards.csv"), "scorecard_id\n");
    expect((await discover(folder)).map(({name}) => name)).toEqual(["scorecards.csv"]);
  });

  it("of a system are an export like any other", async () => {
    written("id,application_id,user_id,body,created_at\n1,A1,U1,Called,2026-03-02\n");
    expect((await discover(folder)).map(({name}) => name)).toEqual(["notes.csv"]);
    expect((await settingsOf({exports: folder})).notes).toEqual([]);
    written("date,text,who\n2026-03-02,Session,Ann\n");
    expect(await discover(folder, true)).toEqual([]);
  });

  it.each([
    ["a heading is missing", "day,text\n2026-03-02,Session\n", /column date is missing\nits first line is: date,text/],
    ["a date is none", "date,text\n2026-02-30,Session\n", /line 2: the date is "2026-02-30"\nwrite it as/],
    ["a line has too many values", "date,text\n2026-03-02,Session, coding\n", /line 2: too many columns\n.*quotes/],
    ["a text is empty", "date,text\n2026-03-02,\n", /line 2: the text has 0 characters/],
    ["a text is long", `date,text\n2026-03-02,${"x".repeat(121)}\n`, /line 2: the text has 121 characters/]
  ])("is refused with line, value and remedy when %s", async (_, text, message) => {
    await expect(readNotes(written(text))).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(message)
    });
  });
});
