import {closeSync, openSync, statSync, writeSync} from "node:fs";
import {join} from "node:path";

export type Format = "csv" | "ndjson";
type Record = {[column: string]: string | number | boolean};

const votes = ["strong_no", "no", "yes", "yes", "strong_yes", "no"];
const areas = ["coding", "modeling", "statistics", "communication", "ml_systems", "judgement"];
const start = Date.UTC(2024, 0, 1);
/** Interviews of two years, however many: none lies in the future of the run. */
const span = 730 * 86_400_000;

/** Writes scorecards and six ratings for each in the plain format; returns the bytes written. */
export function writeExports(folder: string, format: Format, scorecards: number): number {
  const files: [string, Generator<Record>][] = [
    ["scorecards", scorecardRows(scorecards)],
    ["ratings", ratingRows(scorecards)]
  ];
  let bytes = 0;
  for (const [table, rows] of files) {
    const path = join(folder, `${table}.${format}`);
    write(path, format, rows);
    bytes += statSync(path).size;
  }
  return bytes;
}

function* scorecardRows(count: number): Generator<Record> {
  for (let number = 0; number < count; number++) {
    const held = start + Math.floor((span * number) / count);
    yield {
      scorecard_id: `S${10_000_000 + number}`,
      application_id: `A${1_000_000 + Math.floor(number / 5)}`,
      interviewer_id: `I${100 + (number % 600)}`,
      stage: number % 5 === 0 ? "phone_screen" : "loop",
      focus: areas[number % 6]!,
      interviewed_at: time(held),
      submitted_at: time(held + 3_600_000),
      vote: votes[(number * 7) % 6]!,
      forecast: ((number % 9) + 1) / 10,
      updated_at: time(held + 3_600_000)
    };
  }
}

function* ratingRows(count: number): Generator<Record> {
  for (let number = 0; number < count; number++)
    for (const [index, area] of areas.entries())
      yield {
        scorecard_id: `S${10_000_000 + number}`,
        question: `${area}_question_${number % 20}`,
        attribute: area,
        rating: ((number + index * 3) % 4) + 1,
        completed: index % 2 === 1,
        minutes: 20 + (number % 30)
      };
}

function write(path: string, format: Format, rows: Generator<Record>): void {
  const file = openSync(path, "w");
  let text = "";
  let header = format === "csv";
  for (const row of rows) {
    if (header) text += `${Object.keys(row).join(",")}\n`;
    header = false;
    text += format === "csv" ? `${Object.values(row).join(",")}\n` : `${JSON.stringify(row)}\n`;
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = "";
    }
  }
  writeSync(file, text);
  closeSync(file);
}

function time(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
