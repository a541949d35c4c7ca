import type {DuckDBConnection} from "@duckdb/node-api";
import {count, counted} from "../../src/words/numbers.js";
import {interviewerKey, keyParts, personsOf} from "../canonical/people.js";
import {query, statement} from "../canonical/sql.js";
import {type Config, respellableIds} from "../config/config.js";
import type {UserError} from "../errors.js";
import {howToSet, inOneLine} from "../config/source.js";
import type {Count} from "./load-tables.js";
import {collidingIds} from "./refusals.js";

/** A column of ids over all tables, in numbers: see `ids/doubts.sql`. */
interface IdColumn {
  column_name: string;
  ids: number;
  spellings: number;
  respelt: number;
  long_numbers: number;
  rounded: number;
  names: number;
}

/** Fewer ids than this may look odd by chance. */
const leastIds = 10;

/**
 * What is odd about the ids of the loaded tables, told without any of them; refused where a spreadsheet changed those of
 * one file, so that records that belong together no longer meet.
 */
export async function doubtfulIds(
  connection: DuckDBConnection,
  {config, values}: {config: Config; values?: boolean | undefined}
): Promise<{warnings: string[]; counts: Count[]; refusals: UserError[]}> {
  await connection.run(`create or replace temp table ids as ${statement("load/ids/all")}`);
  const refusals = collidingIds(await query(connection, statement("load/ids/collisions")), values);
  const columns = await query<IdColumn>(connection, statement("load/ids/doubts"));
  const isNamed = columns.some(({column_name, names, ids}) => isOfCandidates(column_name) && names > ids / 2);
  if (isNamed) await connection.run(`insert into private.names ${statement("load/ids/candidate_names")}`);
  const warnings = [
    ...(await peopleInWords(connection, config, columns)),
    ...columns.flatMap((column) => doubtsInWords(column, columns, config)),
    ...(isNamed || Object.keys(config.tables).length > 0 ? await namesakesInWords(connection) : [])
  ];
  await connection.run("drop table ids");
  return {
    refusals,
    warnings,
    counts: columns.map(({column_name, spellings, ids}) => ({
      check: "flag",
      reason: `${column_name}_differs_only_in_case_or_blanks`,
      table: null,
      affected: spellings,
      ofTotal: ids
    }))
  };
}

function isOfCandidates(column: string): boolean {
  return column === "application_id" || column === "candidate_id";
}

/** Interviewers who are written in more ways than case and blanks, and cells that hold several of them. */
async function peopleInWords(
  connection: DuckDBConnection,
  config: Config,
  columns: readonly IdColumn[]
): Promise<string[]> {
  const column = columns.find(({column_name}) => column_name === "interviewer_id");
  if (column === undefined) return [];
  const rows = await query<{id: string}>(connection, statement("load/ids/interviewers"));
  const ids = rows.map(({id}) => id);
  const doubts: string[] = [];
  const crowded = ids.filter((id) => /\S\s*[;|\n]\s*\S|\S+ \S+(, | & | and )\S+ \S+/.test(id)).length;
  if (crowded > 0)
    doubts.push(
      `interviewer_id: ${count(crowded)} of ${counted(ids.length, "id")} seem to hold several people in one cell, and are read as one person each; part them with split: {columns: [<heading>, …], by: "<sign>"} in a feed of tables (docs/configuration.md)`
    );
  const persons = personsOf(ids, interviewerKey);
  const meant = ids.map((id) => persons.get(id) ?? id);
  const people = new Set(meant.filter((person, index) => meant.indexOf(person) !== index));
  const spellings = meant.filter((person) => people.has(person)).length;
  if (spellings > column.spellings) {
    // It tells all that case and blanks tell, and more.
    column.respelt = 0;
    doubts.push(
      `interviewer_id: ${count(spellings)} of ${counted(ids.length, "id")} differ from another only in how a name is written (case, blanks, "Last, First", an address), and are read as different ones; if they are ${count(people.size)} written in several ways, ${howToLoosen(config)}`
    );
  }
  return doubts;
}

function howToLoosen(config: Config): string {
  const addition = howToSet(config, ["people", "match"]);
  return `${addition.where}:  ${inOneLine(addition, "match: loose")}`;
}

/** Names that stand for two people, as far as their interviews tell. */
async function namesakesInWords(connection: DuckDBConnection): Promise<string[]> {
  const [row] = await query<{names: number; doubtful: number}>(
    connection,
    statement("load/ids/namesakes", {parts: keyParts})
  );
  if (row === undefined || row.doubtful === 0) return [];
  return [
    `application_id: under ${count(row.doubtful)} of ${counted(row.names, "name")} there seem to be two people, or two applications of one (a phone screen after the loop, more phone screens than others have, or 45 days between two interviews), whose votes are read as one loop; a key of several columns keeps them apart: application_id: [<name>, <job or day of applying>] in a feed of tables (docs/configuration.md)`
  ];
}

function doubtsInWords(column: IdColumn, all: readonly IdColumn[], config: Config): string[] {
  const {column_name: name, ids, spellings, respelt, long_numbers, rounded, names} = column;
  const doubts: string[] = [];
  if (respelt > 0)
    doubts.push(
      `${name}: ${count(spellings)} of ${counted(ids, "id")} differ from another only in case, blanks or no-break spaces, and are read as different ones; if they are ${count(respelt)} written in several ways, ${howToMatch(name, all, config)}`
    );
  if (rounded >= leastIds && rounded >= 0.6 * long_numbers)
    doubts.push(
      `${name}: ${count(rounded)} of ${count(long_numbers)} ids of more than 15 digits end in zeros, which is what a spreadsheet leaves of long numbers: ids may have run together; compare them with the system, and export them as text`
    );
  if (name !== "interviewer_id" && names >= leastIds && names > ids / 2)
    doubts.push(
      `${name}: ${count(names)} of ${counted(ids, "id")} look like names of people: two people of one name are read as one${config.people.match === "loose" ? "" : ", and one written in two ways as two"}; export the ids of the system where it has any`
    );
  return doubts;
}

/** What makes plumbline take spellings of an id for one, or the user write them alike. */
function howToMatch(name: string, all: readonly IdColumn[], config: Config): string {
  if (!isRespellable(name)) return "write them in one way in the exports";
  // One line for all of them: a list that stood twice would hold once.
  const respelt = all.filter((column) => column.respelt > 0 && isRespellable(column.column_name));
  const ids = new Set([...config.ids.without_case_and_blanks, ...respelt.map(({column_name}) => column_name)]);
  const addition = howToSet(config, ["ids", "without_case_and_blanks"]);
  return `${addition.where}:  ${inOneLine(addition, `without_case_and_blanks: [${[...ids].join(", ")}]`)}`;
}

function isRespellable(name: string): boolean {
  return (respellableIds as readonly string[]).includes(name);
}
