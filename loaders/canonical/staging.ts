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
  // Lists of null words and labels are short: as joins they cost every file 0.2 s to set up and save nothing.
  await connection.run("set disabled_optimizers = 'in_clause'");
  await connection.run("set autoinstall_known_extensions = false");
  await connection.run("set autoload_known_extensions = false");
  await connection.run(statement("tables"));
  await connection.run(`set variable zone = ${literal(config.timezone)}`);
  await connection.run(`set variable now = ${literal(now.toISOString().replace("T", " ").replace("Z", ""))}`);
  await connection.run(statement("load/macros"));
  await connection.run("create temp table labels (kind varchar, label varchar, meaning varchar)");
  await insertAll(
    connection,
    "labels",
    labels(config).map(({kind, label, meaning}) => [kind, label, meaning])
  );
  await connection.run("create temp table question_map (question varchar, pooled_question varchar, attribute varchar)");
  await insertAll(
    connection,
    "question_map",
    questions.map(({question, pooled_question, attribute}) => [question, pooled_question, attribute])
  );
}

/** Inserts rows of texts, some hundreds with each statement. */
async function insertAll(connection: DuckDBConnection, table: string, rows: (string | null)[][]): Promise<void> {
  for (let from = 0; from < rows.length; from += 200) {
    const some = rows.slice(from, from + 200);
    let number = 0;
    const places = some.map((row) => `(${row.map(() => `$${++number}`).join(", ")})`);
    await connection.run(`insert into ${table} values ${places.join(", ")}`, some.flat());
  }
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
