import {existsSync} from "node:fs";
import {basename} from "node:path";
import {z} from "zod";
import {refused} from "../errors.js";
import {noFacts, readBytes} from "./bytes.js";
import {csvRecords} from "./csv-records.js";

/** What an interview lead did on a day, such as a calibration session: before and after it are compared. */
export interface Note {
  /** YYYY-MM-DD. */
  date: string;
  text: string;
}

/** Its name, in the exports folder or beside it. */
export const notesFile = "notes.csv";
const longest = 120;
const day = z.iso.date();

/**
 * The dated notes of `notes.csv`, columns date and text, oldest first; an empty list without the file. Throws UserError 3
 * for a missing column, a date that is none, an empty or long text: the file is small and its author can mend it.
 */
export async function readNotes(path: string): Promise<Note[]> {
  if (!existsSync(path)) return [];
  const name = basename(path);
  const notes: Note[] = [];
  let header: string[] | null = null;
  const bytes = readBytes(path, {name}, noFacts());
  for await (const {line, fields, problem} of csvRecords(
    bytes,
    {delimiter: ",", name},
    {blankLines: 0, repairedEndings: 0}
  )) {
    if (header === null) {
      header = fields.map((field) => field.trim().toLowerCase());
      for (const column of ["date", "text"])
        if (!header.includes(column))
          throw refused(`${name}: the column ${column} is missing`, "its first line is: date,text");
      continue;
    }
    if (problem)
      throw refused(
        `${name} line ${line}: ${problem.replaceAll("_", " ")}`,
        'every line is a date and a text; a text with a comma stands between double quotes: 2026-03-02,"Session, coding"'
      );
    const date = fields[header.indexOf("date")]!.trim();
    const text = fields[header.indexOf("text")]!.trim();
    if (!day.safeParse(date).success)
      throw refused(`${name} line ${line}: the date is ${JSON.stringify(date)}`, "write it as 2026-03-02");
    if (text === "" || text.length > longest)
      throw refused(
        `${name} line ${line}: the text has ${text.length} characters`,
        `say in 1 to ${longest} characters what happened that day`
      );
    notes.push({date, text});
  }
  return notes.sort((a, b) => a.date.localeCompare(b.date));
}
