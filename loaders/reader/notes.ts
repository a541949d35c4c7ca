import {closeSync, lstatSync, openSync, readSync} from "node:fs";
import {z} from "zod";
import {refused} from "../errors.js";
import {smallTable} from "./csv.js";

/** What an interview lead did on a day, such as a calibration session: before and after it are compared. */
export interface Note {
  /** YYYY-MM-DD. */
  date: string;
  text: string;
  /** "notes.csv line 3" */
  where: string;
}

/** Its name, in the exports folder or beside it. */
export const notesFile = "notes.csv";

/** True where the first line of a file is that of notes, or nearly so; a system's own notes, of more columns, are an export. */
export function holdsNotes(path: string): boolean {
  // Whoever reads it tells that it is no file.
  if (!lstatSync(path).isFile()) return true;
  const file = openSync(path, "r");
  try {
    const start = Buffer.alloc(4096);
    const [line = ""] = start.toString("utf8", 0, readSync(file, start)).split(/\r?\n/);
    const headings = line.split(/[,;\t]/).map((heading) =>
      heading
        .replace(/["\ufeff]/g, "")
        .trim()
        .toLowerCase()
    );
    return headings.length <= 3 || (headings.includes("date") && headings.includes("text"));
  } finally {
    closeSync(file);
  }
}

const longest = 120;
const day = z.iso.date();

/**
 * The dated notes of `notes.csv`, columns date and text, oldest first; an empty list without the file. Throws UserError 3
 * for a missing column, a date that is none, an empty or long text: the file is small and its author can mend it.
 */
export async function readNotes(path: string): Promise<Note[]> {
  const notes: Note[] = [];
  const remedies = {
    header: "its first line is: date,text",
    line: 'every line is a date and a text; a text with a comma stands between double quotes: 2026-03-02,"Session, coding"'
  };
  for await (const {where, of} of smallTable(path, ["date", "text"], remedies)) {
    const date = of("date") ?? "";
    const text = of("text") ?? "";
    if (!day.safeParse(date).success)
      // Where the columns are exchanged it is the text, which is private.
      throw refused(
        `${where}: the date is ${/^[\d./-]{0,10}$/.test(date) ? JSON.stringify(date) : "no date"}`,
        "write it as 2026-03-02"
      );
    if (text === "" || text.length > longest)
      throw refused(
        `${where}: the text has ${text.length} characters`,
        `say in 1 to ${longest} characters what happened that day`
      );
    notes.push({date, text, where});
  }
  return notes.sort((a, b) => a.date.localeCompare(b.date));
}
