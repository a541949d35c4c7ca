import type {DuckDBConnection} from "@duckdb/node-api";
import {count, counted} from "../../src/words/numbers.js";
import {query, statement} from "../canonical/sql.js";
import {type Config, respellableIds} from "../config/config.js";
import type {UserError} from "../errors.js";
import {howToAdd, inOneLine, placeInConfig} from "../config/source.js";
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
  await connection.run("drop table ids");
  return {
    refusals,
    warnings: columns.flatMap((column) => doubtsInWords(column, config)),
    counts: columns.map(({column_name, spellings, ids}) => ({
      check: "flag",
      reason: `${column_name}_differs_only_in_case_or_blanks`,
      table: null,
      affected: spellings,
      ofTotal: ids
    }))
  };
}

function doubtsInWords(column: IdColumn, config: Config): string[] {
  const {column_name: name, ids, spellings, respelt, long_numbers, rounded, names} = column;
  const doubts: string[] = [];
  if (respelt > 0)
    doubts.push(
      `${name}: ${count(spellings)} of ${counted(ids, "id")} differ from another only in case, blanks or no-break spaces, and are read as different ones; if they are ${count(respelt)} written in several ways, ${howToMatch(name, config)}`
    );
  if (rounded >= leastIds && rounded >= 0.6 * long_numbers)
    doubts.push(
      `${name}: ${count(rounded)} of ${count(long_numbers)} ids of more than 15 digits end in zeros, which is what a spreadsheet leaves of long numbers: ids may have run together; compare them with the system, and export them as text`
    );
  if (name !== "interviewer_id" && names >= leastIds && names > ids / 2)
    doubts.push(
      `${name}: ${count(names)} of ${counted(ids, "id")} look like names of people: two people of one name are read as one, and one written in two ways as two; export the ids of the system where it has any`
    );
  return doubts;
}

/** What makes plumbline take spellings of an id for one, or the user write them alike. */
function howToMatch(name: string, config: Config): string {
  if (!(respellableIds as readonly string[]).includes(name)) return "write them in one way in the exports";
  const there = placeInConfig(config, ["ids", "without_case_and_blanks"]);
  if (there.includes(" line ")) return `add ${name} to ids.without_case_and_blanks (${there})`;
  const addition = howToAdd(config, ["ids"]);
  return `${addition.where}:  ${inOneLine(addition, `without_case_and_blanks: [${name}]`)}`;
}
