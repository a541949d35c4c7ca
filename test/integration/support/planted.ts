import {cpSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {DuckDBInstance} from "@duckdb/node-api";
import type {Planted} from "../../support/planted-search.js";

/** In every address, note and unknown column: must not even reach the warehouse. */
export const privateMark = "kvérqxz";
/** In every name: kept for the search for names alone, and must not be published. */
export const nameMark = "pçanqxw";
/** In every id: must not be published. */
export const idMark = "wqïdjxz";
/** In the names of jobs, roles, levels, teams, sources, questions, attributes and focuses: published by design. */
export const labelMark = "lbébyqz";

export type PlainFormat = "csv" | "ndjson" | "parquet";

/** No export: notes of the user, which are published as written. */
const notesFile = "notes.csv";
const sample = fileURLToPath(new URL("../../../data/sample/", import.meta.url));
const ids = new Set(["application_id", "candidate_id", "scorecard_id", "interview_id", "interviewer_id", "decided_by"]);
const labels = new Set(["job", "role", "level", "team", "source", "question", "attribute", "focus"]);
const extra = ["e_mail", "phone", "notes", "private_notes", "resume_url"];

/** A token of its own for each place, short and without digits, so that no index cuts or drops it. */
function tokens(mark: string): () => string {
  let number = 0;
  return () => {
    let rest = number++;
    let letters = "";
    for (let place = 0; place < 4; place++, rest = Math.floor(rest / 26))
      letters += String.fromCharCode(97 + (rest % 26));
    return mark + letters;
  };
}

/**
 * The sample's first applications in the plain format, every field planted: ids, labels, interviewers' names, and
 * private columns beside the known ones. Returns the addresses.
 */
export async function plantPlain(folder: string, format: PlainFormat, applications: number): Promise<Planted> {
  const next = tokens(privateMark);
  const nextName = tokens(nameMark);
  const emails: string[] = [];
  const kept = new Set(
    rowsOf("applications")
      .slice(0, applications)
      .map((row) => row.application_id)
  );
  const cards = new Set(
    rowsOf("scorecards")
      .filter((row) => kept.has(row.application_id))
      .map((row) => row.scorecard_id)
  );
  for (const table of readdirSync(sample)
    .filter((name) => name.endsWith(".csv") && name !== notesFile)
    .map((name) => name.slice(0, -4))) {
    const rows = rowsOf(table)
      .filter((row) => row.application_id === undefined || kept.has(row.application_id))
      .filter((row) => table !== "ratings" || cards.has(row.scorecard_id))
      .map((row) => {
        const planted = Object.entries(row).map(([name, value]) => [name, plantedValue(name, value ?? "", nextName)]);
        const email = `${next()}@example.com`;
        emails.push(email);
        return {
          ...Object.fromEntries(planted),
          ...Object.fromEntries(extra.map((name) => [name, next()])),
          candidate_name: `${nextName()} ${nextName()}`,
          e_mail: email
        };
      });
    if (rows.length > 0) await write(join(folder, `${table}.${format}`), format, rows);
  }
  return {mark: privateMark, emails};
}

function plantedValue(name: string, value: string, nextName: () => string): string {
  if (value === "") return value;
  if (ids.has(name)) return idMark + value;
  if (labels.has(name)) return `${labelMark} ${value}`;
  return name === "name" ? `${nextName()} ${nextName()}` : value;
}

/** The sample's cells hold no commas and no quotes. */
function rowsOf(table: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(sample, `${table}.csv`), "utf8")
    .trim()
    .split(/\r?\n/);
  const names = header!.split(",");
  return lines.map((line) => Object.fromEntries(line.split(",").map((value, index) => [names[index]!, value])));
}

async function write(path: string, format: PlainFormat, rows: Record<string, string>[]): Promise<void> {
  if (format === "ndjson") return writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(""));
  const csv = path.replace(/\.parquet$/, ".csv");
  const header = Object.keys(rows[0]!);
  writeFileSync(
    csv,
    [header, ...rows.map((row) => header.map((name) => row[name]))].map((line) => `${line.join(",")}\n`).join("")
  );
  if (format === "csv") return;
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`copy (from read_csv('${csv}', all_varchar = true)) to '${path}'`);
  connection.closeSync();
  instance.closeSync();
  rmSync(csv);
}

/**
 * A copy of the fixtures of one applicant tracking system in which each private text and name has a token of its own, every
 * record has private fields that the system might add, and every CSV a private column.
 */
export function plantSystem(fixtures: string, folder: string): Planted {
  cpSync(fixtures, folder, {recursive: true});
  const next = tokens(privateMark);
  const nextName = tokens(nameMark);
  const emails: string[] = [];
  for (const entry of readdirSync(folder, {recursive: true, withFileTypes: true}).filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name);
    let text = readFileSync(path, "utf8").replaceAll("Canary-7f3a", nextName).replaceAll("canary-7f3a", next);
    if (path.endsWith(".json")) text = JSON.stringify(withPrivateFields(JSON.parse(text), next), null, 1);
    else if (path.endsWith(".ndjson"))
      text = text
        .trim()
        .split("\n")
        .map((line) => JSON.stringify(withPrivateFields([JSON.parse(line)], next)).slice(1, -1))
        .join("\n");
    else
      text = text
        .trimEnd()
        .split("\n")
        .map((line, index) => `${line},${index === 0 ? "x_private,x_mail" : `${next()},${next()}@example.com`}`)
        .join("\n");
    writeFileSync(path, `${text}\n`);
    emails.push(...(text.match(/[^\s",<>]+@example\.com/g) ?? []));
  }
  return {mark: privateMark, emails};
}

/** Objects that stand in a list are records: each gets the fields nobody asked for. */
function withPrivateFields(value: unknown, next: () => string): unknown {
  if (Array.isArray(value))
    return value.map((item: unknown) => {
      const inside = withPrivateFields(item, next);
      const isRecord = inside !== null && typeof inside === "object" && !Array.isArray(inside);
      return isRecord ? {...inside, x_private_note: next(), x_contact: {e_mail: `${next()}@example.com`}} : inside;
    });
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withPrivateFields(item, next)]));
}
