import type {DuckDBConnection} from "@duckdb/node-api";
import type {Config} from "../config/config.js";
import {query} from "./query.js";
import {labels, type Label} from "./labels.js";
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
  // Lists of null words are short: as joins they cost every file 0.2 s to set up and save nothing.
  await connection.run("set disabled_optimizers = 'in_clause'");
  // Tables in file order have some short row groups; merging them at the checkpoint would cost a tenth of the run.
  await connection.run("set max_vacuum_tasks = 0");
  await connection.run("set autoinstall_known_extensions = false");
  await connection.run("set autoload_known_extensions = false");
  await connection.run(statement("tables"));
  await connection.run(`set variable zone = ${literal(config.timezone)}`);
  await connection.run(`set variable now = ${literal(now.toISOString().replace("T", " ").replace("Z", ""))}`);
  await setLabels(connection, labels(config));
  await setQuestions(connection, questions);
  await connection.run(statement("load/macros"));
}

/** Two lists for each kind of label, in step: what is exported and what it means. The macro `meaning` looks it up. */
async function setLabels(connection: DuckDBConnection, all: readonly Label[]): Promise<void> {
  for (const kind of new Set(all.map((label) => label.kind))) {
    const own = all.filter((label) => label.kind === kind);
    await setList(
      connection,
      `${kind}_labels`,
      own.map(({label}) => label)
    );
    await setList(
      connection,
      `${kind}_meanings`,
      own.map(({meaning}) => meaning)
    );
  }
}

/** There can be thousands of questions: as an enumeration they are found by hash. No question is called "". */
async function setQuestions(connection: DuckDBConnection, questions: readonly PooledQuestion[]): Promise<void> {
  const names = questions.length > 0 ? questions.map(({question}) => question) : [""];
  await connection.run(`create temp type mapped_question as enum (${names.map(literal).join(", ")})`);
  await setList(
    connection,
    "pooled_names",
    questions.map((question) => question.pooled_question)
  );
  await setList(
    connection,
    "pooled_attributes",
    questions.map(({attribute}) => attribute)
  );
}

async function setList(connection: DuckDBConnection, name: string, texts: readonly (string | null)[]): Promise<void> {
  const values = texts.map((text) => (text === null ? "null" : literal(text)));
  await connection.run(`set variable ${name} = [${values.join(", ")}]::varchar[]`);
}

/** Types one source into the temporary table `staged_<piece>`; returns how many records DuckDB saw. */
export async function stagePiece(
  connection: DuckDBConnection,
  piece: number,
  table: TableName,
  source: TextSource
): Promise<number> {
  await openSource(connection, table, source);
  await connection.run(`create or replace temp table ${stagedName(piece)} as ${statement(`load/stage/${table}`)}`);
  const [row] = await query<{records: number}>(connection, `select count(*) as records from ${stagedName(piece)}`);
  return row!.records;
}

/** Makes the view `source` of one file's texts, ready for the typing macros. */
export async function openSource(connection: DuckDBConnection, table: TableName, source: TextSource): Promise<void> {
  await connection.run(`set variable ascii = ${source.ascii}`);
  await createSourceView(connection, table, source);
}

export function stagedName(piece: number): string {
  return `staged_${piece}`;
}
