import type {DuckDBConnection} from "@duckdb/node-api";
import type {TextSource} from "../reader/read-table.js";
import {statement} from "./sql.js";
import {type TableName, tables} from "./tables.js";

/** A name that an export gives a person. */
export interface Named {
  kind: "interviewer" | "candidate";
  /** Of a candidate: the application or candidate id, so that a name goes when its person does. */
  person: string | null;
  name: string;
}

const kinds = ["candidate", "interviewer"] as const;

/** Columns of any table that hold names: no figure is made of them, they serve the search for names alone. */
export const nameColumns = kinds.flatMap((kind) => [`${kind}_name`, `${kind}_first_name`, `${kind}_last_name`]);

const headings: ReadonlyMap<string, string> = new Map(
  Object.entries({
    candidate: "candidate_name",
    candidate_full_name: "candidate_name",
    applicant: "candidate_name",
    applicant_name: "candidate_name",
    interviewer: "interviewer_name",
    interviewer_full_name: "interviewer_name",
    interviewed_by: "interviewer_name",
    submitted_by: "interviewer_name",
    decided_by_name: "interviewer_name"
  })
);

/** How other languages head the names of candidates, and first and last names, without accents. */
const elsewhere = {
  candidate_name:
    "bewerber bewerberin bewerbername kandidat kandidatin kandidatenname candidat candidate_nom nom_du_candidat candidato candidata nombre_del_candidato nome_do_candidato nome_candidato nome_del_candidato kandidaat naam_kandidaat sollicitant aspirante postulante kandydat",
  first_name: "vorname prenom nombre nome voornaam fornamn imie",
  last_name:
    "nachname familienname nom nom_de_famille apellido apellidos cognome achternaam apelido sobrenome efternamn nazwisko"
} as const;
const inOtherLanguages = new Map(
  Object.entries(elsewhere).flatMap(([column, names]) => names.split(" ").map((name) => [name, column]))
);

/** A path within a record, such as `feedback[].interviewer.name`, as a heading: its last two parts. */
function ofPath(heading: string): string {
  const [whose, what] = heading
    .replace(/^.*\[\]\./, "")
    .split(".")
    .slice(-2);
  if (whose === undefined || what === undefined) return whose ?? heading;
  return `${/^(person|people|profile|contact|prospect|applicant)$/.test(whose) ? "candidate" : whose}_${what}`;
}

/** The name column that a heading, in its canonical spelling, is in a table; null when it holds no names. */
export function nameColumn(table: TableName, given: string): string | null {
  const plain = given.normalize("NFD").replace(/\p{M}/gu, "");
  const heading = inOtherLanguages.get(plain) ?? ofPath(given);
  if (nameColumns.includes(heading)) return heading;
  const known = headings.get(heading);
  if (known !== undefined) return known;
  const own = table === "interviewers" ? "interviewer" : table === "applications" ? "candidate" : null;
  if (own === null || !["name", "full_name", "first_name", "last_name"].includes(heading)) return null;
  return `${own}_${heading.replace("full_", "")}`;
}

/** Keeps the names that stand in the view `source` of a table, once each with the person they belong to. */
export async function keepNamesOfSource(
  connection: DuckDBConnection,
  table: TableName,
  source: TextSource
): Promise<void> {
  const present = source.kind === "csv" ? source.positions : source.names;
  const has = new Set(tables[table].columns.map(({name}) => name));
  const person = {candidate: has.has("application_id") ? "application_id" : null, interviewer: "null"};
  for (const kind of kinds) {
    const id = person[kind];
    if (id === null || !nameColumns.some((column) => column.startsWith(kind) && present.has(column))) continue;
    await connection.run(`insert into named ${statement("load/names_of_source", {kind, person: id})}`);
  }
}

/** The same for names that an adapter found. */
export async function keepNames(connection: DuckDBConnection, named: readonly Named[]): Promise<void> {
  if (named.length === 0) return;
  const appender = await connection.createAppender("named", undefined, "temp");
  for (const {kind, person, name} of named) {
    appender.appendVarchar(kind);
    if (person === null) appender.appendNull();
    else appender.appendVarchar(person);
    appender.appendVarchar(name);
    appender.endRow();
  }
  appender.closeSync();
}

/** Fills `private.names` once the tables are loaded: candidates who were left out are in none of them. */
export async function loadNames(connection: DuckDBConnection): Promise<void> {
  await connection.run(`insert into private.names ${statement("load/names")}`);
}
