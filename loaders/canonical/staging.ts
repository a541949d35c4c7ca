import type {DuckDBConnection} from "@duckdb/node-api";
import type {Config} from "../config/config.js";
import {query} from "./query.js";
import {labels} from "./labels.js";
import {literal, statement} from "./sql.js";
import type {TableName} from "./tables.js";
import {createSourceView, type TextSource} from "./text-source.js";

export interface PooledQuestion {
  question: string;
  pooled_question: string;
  attribute: string | null;
  coachable: boolean | null;
}

/** Prepares a fresh database: canonical and audit tables, the typing macros, the labels with their meanings. */
export async function prepareStaging(
  connection: DuckDBConnection,
  config: Config,
  questions: readonly PooledQuestion[],
  now: Date
): Promise<void> {
  await connection.run("load icu");
  await connection.run("set TimeZone = 'UTC'");
  await connection.run("set autoinstall_known_extensions = false");
  await connection.run("set autoload_known_extensions = false");
  await connection.run(statement("tables"));
  await connection.run(`set variable zone = ${literal(config.timezone)}`);
  await connection.run(`set variable now = ${literal(now.toISOString().replace("T", " ").replace("Z", ""))}`);
  await connection.run(statement("load/macros"));
  await connection.run("create temp table labels (kind varchar, label varchar, meaning varchar)");
  for (const {kind, label, meaning} of labels(config))
    await connection.run("insert into labels values ($1, $2, $3)", [kind, label, meaning]);
  await connection.run("create temp table question_map (question varchar, pooled_question varchar, attribute varchar)");
  for (const {question, pooled_question, attribute} of questions)
    await connection.run("insert into question_map values ($1, $2, $3)", [question, pooled_question, attribute]);
}

/** Types one source into the temporary table `staged_<piece>`; returns how many records DuckDB saw. */
export async function stagePiece(
  connection: DuckDBConnection,
  piece: number,
  table: TableName,
  source: TextSource
): Promise<number> {
  await connection.run(`set variable ascii = ${source.ascii}`);
  await createSourceView(connection, table, source);
  await connection.run(`create or replace temp table ${stagedName(piece)} as ${statement(`load/stage/${table}`)}`);
  const [row] = await query<{records: number}>(connection, `select count(*) as records from ${stagedName(piece)}`);
  return row!.records;
}

export function stagedName(piece: number): string {
  return `staged_${piece}`;
}
