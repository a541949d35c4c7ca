import {readFileSync} from "node:fs";
import type {DuckDBConnection} from "@duckdb/node-api";
import {query} from "./connection.js";

/** How much the exports hold of what the pages judge; the most of any one person, question or quarter. */
export interface Amounts {
  loops_with_two_votes: number;
  decided_loops: number;
  decided_loops_after_a_screen: number;
  votes_of_one_interviewer: number;
  screens_of_one_screener: number;
  ratings_of_one_question: number;
  candidates_of_one_quarter: number;
}

const sql = readFileSync(new URL("./amounts.sql", import.meta.url), "utf8");

/** Counts from the marts of a connection. */
export async function amountsOf(connection: DuckDBConnection): Promise<Amounts> {
  const [amounts] = await query<Amounts>(connection, sql);
  return amounts!;
}
