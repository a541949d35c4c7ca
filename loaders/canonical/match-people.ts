import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsForgotten} from "./forget.js";
import {candidateKey, interviewerKey, personsOf} from "./people.js";
import {identifier, query, statement} from "./sql.js";
import {stagedName} from "./staging.js";
import {type TableName, tables} from "./tables.js";

const columnsOf = {
  candidate: ["application_id", "candidate_id"],
  interviewer: ["interviewer_id", "decided_by"]
} as const;

type Kind = keyof typeof columnsOf;

export interface MatchedPeople {
  /** How many spellings were of somebody who is written in several ways, and how many people these are. */
  respelt: {kind: Kind; spellings: number; people: number}[];
  /** As given, and true also for a person of whom any spelling was forgotten. */
  isForgotten: IsForgotten | undefined;
}

/** Takes the spellings of one person in all staged tables for one, those of interviewers and of candidates told by name. */
export async function matchPeople(
  connection: DuckDBConnection,
  pieces: readonly {piece: number; table: TableName}[],
  isForgotten: IsForgotten | undefined
): Promise<MatchedPeople> {
  const respelt: MatchedPeople["respelt"] = [];
  const before = new Map<string, string[]>();
  for (const kind of ["candidate", "interviewer"] as const) {
    const places = placesOf(pieces, kind);
    const spellings = await spellingsIn(connection, places);
    const persons = personsOf(spellings, kind === "interviewer" ? interviewerKey : candidateKey);
    const of = new Map<string, string[]>();
    for (const spelling of spellings) {
      const person = persons.get(spelling) ?? spelling;
      of.set(person, [...(of.get(person) ?? []), spelling]);
    }
    const several = [...of.values()].filter((all) => all.length > 1);
    respelt.push({kind, spellings: several.flat().length, people: several.length});
    if (kind === "candidate") for (const [person, all] of of) before.set(person, all);
    await respell(connection, kind, persons, places);
  }
  return {
    respelt,
    isForgotten: isForgotten && ((id) => isForgotten(id) || (before.get(id) ?? []).some(isForgotten))
  };
}

interface Place {
  staged: string;
  column: string;
}

function placesOf(pieces: readonly {piece: number; table: TableName}[], kind: Kind): Place[] {
  return pieces.flatMap(({piece, table}) =>
    columnsOf[kind]
      .filter((column) => tables[table].columns.some(({name}) => name === column))
      .map((column) => ({staged: stagedName(piece), column}))
  );
}

async function spellingsIn(connection: DuckDBConnection, places: readonly Place[]): Promise<string[]> {
  const found = new Set<string>();
  for (const place of places)
    for (const {id} of await query<{id: string}>(connection, statement("load/staged_ids", {...place}))) found.add(id);
  return [...found];
}

async function respell(
  connection: DuckDBConnection,
  kind: Kind,
  persons: ReadonlyMap<string, string>,
  places: readonly Place[]
): Promise<void> {
  if (persons.size === 0) return;
  await connection.run("create or replace temp table spellings (spelling varchar, person varchar)");
  const appender = await connection.createAppender("spellings", undefined, "temp");
  for (const [spelling, person] of persons) {
    appender.appendVarchar(spelling);
    appender.appendVarchar(person);
    appender.endRow();
  }
  appender.closeSync();
  for (const {staged, column} of places)
    await connection.run(statement("load/ids/respell", {staged, column: identifier(column)}));
  if (kind === "candidate") await connection.run(statement("load/ids/respell", {staged: "named", column: "person"}));
}
