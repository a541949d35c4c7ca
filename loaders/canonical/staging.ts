import type {DuckDBConnection} from "@duckdb/node-api";
import type {Config} from "../config/config.js";
import {literalPath} from "../reader/parquet.js";
import type {TextSource} from "../reader/read-table.js";
import {type NumberRange, voteLevels, voteRanges} from "../config/scale.js";
import {hasOwnNumbers, type Label, labelKey, labels, labelsWithPoints, ratingRanges} from "./labels.js";
import {keepNamesOfSource, nameColumns} from "./names.js";
import {countOf, identifier, literal, statement} from "./sql.js";
import {type TableName, tables} from "./tables.js";
import {addMacros, addValueFunctions, readingOf, type SourcePiece} from "./values/functions.js";
import {nothings} from "./values/nothings.js";

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
  addValueFunctions(connection, config);
  // All at once: fifty statements of their own would take as long as reading a small folder.
  const statements = [
    "load icu",
    "set TimeZone = 'UTC'",
    // Lists of null words are short: as joins they cost every file 0.2 s to set up and save nothing.
    "set disabled_optimizers = 'in_clause'",
    // Tables in file order have some short row groups; merging them at the checkpoint would cost a tenth of the run.
    "set max_vacuum_tasks = 0",
    "set autoinstall_known_extensions = false",
    "set autoload_known_extensions = false",
    statement("tables"),
    variable("zone", literal(config.timezone)),
    variable("now", literal(now.toISOString().replace("T", " ").replace("Z", ""))),
    listVariable("nothings", nothings),
    listVariable("ids_without_case_and_blanks", config.ids.without_case_and_blanks),
    ...labelVariables([...labels(config), ...labelsWithPoints(config)]),
    ...numberVariables(config),
    voteLevelRows(config.votes),
    ...questionVariables(questions),
    "create temp table named (kind varchar, person varchar, name varchar)"
  ];
  await connection.run(statements.map((text) => text.trimEnd().replace(/;$/, "")).join(";\n"));
  await addMacros(connection);
}

/**
 * Two lists for each kind of label, in step: what is exported and what it means. The macro `meaning` looks it up. And the
 * texts that elsewhere stand for nothing, but are labels of this kind.
 */
function labelVariables(all: readonly Label[]): string[] {
  return [...new Set(all.map(({kind}) => kind))].flatMap((kind) => {
    const own = all.filter((label) => label.kind === kind);
    return [
      listVariable(
        `${kind}_labels`,
        own.map(({label}) => label)
      ),
      listVariable(
        `${kind}_meanings`,
        own.map(({meaning}) => meaning)
      ),
      listVariable(
        `${kind}_nothings`,
        nothings.filter((text) => own.some(({label}) => label === labelKey(text)))
      )
    ];
  });
}

/** The answers that a vote can be, and what numbers mean as votes and as ratings. */
function numberVariables({votes, ratings}: Config): string[] {
  const levels = voteLevels(votes);
  const limits = ratings.numbers === null ? "null" : `[${ratings.numbers.join(", ")}]`;
  return [
    listVariable(
      "levels",
      levels.map(({vote}) => vote)
    ),
    variable("level_points", `[${levels.map(({points}) => points).join(", ")}]::double[]`),
    ...rangeVariables("vote", voteRanges(votes)),
    ...rangeVariables("rating", ratingRanges(ratings)),
    variable("ratings_renumbered", String(hasOwnNumbers(ratings))),
    variable("rating_limits", `${limits}::double[]`)
  ];
}

/** The statement that fills canonical.vote_levels: the answers that a vote can be, lowest first. */
export function voteLevelRows(votes: Config["votes"]): string {
  const rows = voteLevels(votes).map(
    ({vote, points, side}, place) => `(${literal(vote)}, ${place + 1}, ${points}, ${literal(side)})`
  );
  return `insert into canonical.vote_levels values ${rows.join(", ")}`;
}

function rangeVariables(kind: string, ranges: readonly NumberRange[]): string[] {
  const pairs = ranges.map(({low, high}) => `[${low}, ${high}]`);
  return [
    variable(`${kind}_ranges`, `[${pairs.join(", ")}]::double[][]`),
    listVariable(
      `${kind}_range_meanings`,
      ranges.map(({meaning}) => meaning)
    )
  ];
}

/** There can be thousands of questions: as an enumeration they are found by hash. No question is called "". */
function questionVariables(questions: readonly PooledQuestion[]): string[] {
  const names = questions.length > 0 ? questions.map(({question}) => question) : [""];
  return [
    `create temp type mapped_question as enum (${names.map(literal).join(", ")})`,
    listVariable(
      "pooled_names",
      questions.map((question) => question.pooled_question)
    ),
    listVariable(
      "pooled_attributes",
      questions.map(({attribute}) => attribute)
    )
  ];
}

function variable(name: string, value: string): string {
  return `set variable ${name} = ${value}`;
}

function listVariable(name: string, texts: readonly (string | null)[]): string {
  const values = texts.map((text) => (text === null ? "null" : literal(text)));
  return variable(name, `[${values.join(", ")}]::varchar[]`);
}

/** Types one source into the temporary table `staged_<piece>`; returns how many records DuckDB saw. */
export async function stagePiece(connection: DuckDBConnection, item: SourcePiece): Promise<number> {
  const {forms, pieces} = readingOf(connection, item.path);
  await stage(connection, item);
  pieces.set(item.piece, item);
  // What this table shows of its file may settle what others left open.
  if (forms.settle()) for (const each of pieces.values()) await stage(connection, each);
  await keepNamesOfSource(connection, item.table, item.source);
  return await countOf(connection, stagedName(item.piece));
}

async function stage(connection: DuckDBConnection, {piece, table, path, source, repairs}: SourcePiece): Promise<void> {
  const {readings} = readingOf(connection, path).forms;
  readings.clear();
  await openSource(connection, table, source);
  await connection.run(`create or replace temp table ${stagedName(piece)} as ${statement(`load/stage/${table}`)}`);
  for (const [reading, values] of readings) repairs.set(reading, values);
}

/** Makes the view `source` of one file's texts, ready for the typing macros. */
export async function openSource(connection: DuckDBConnection, table: TableName, source: TextSource): Promise<void> {
  await connection.run(`set variable ascii = ${source.ascii}`);
  await createSourceView(connection, table, source);
}

export function stagedName(piece: number): string {
  return `staged_${piece}`;
}

/** Stages records that plumbline wrote out itself; that another number arrives is a defect. */
export async function stageExactly(connection: DuckDBConnection, item: SourcePiece, good: number): Promise<void> {
  const staged = await stagePiece(connection, item);
  if (staged !== good) throw new Error(`${item.table}: ${good} records were handed over but ${staged} arrived`);
}

/** Makes the temporary view `source` with every column that the table's staging SELECT reads, as text. */
export async function createSourceView(
  connection: DuckDBConnection,
  table: TableName,
  source: TextSource
): Promise<void> {
  const wanted = [...stagedColumns(table)];
  if (source.kind === "csv") {
    const select = wanted.map((name) =>
      selected(name, source.positions.has(name) ? `c${source.positions.get(name)}` : null)
    );
    const types = Array.from({length: source.width}, (_, index) => `'c${index}': 'VARCHAR'`);
    await connection.run(
      statement("load/source_csv", {
        columns: select.join(", "),
        path: literal(literalPath(source.path)),
        header: String(source.header),
        delimiter: literal(source.delimiter),
        types: `{${types.join(", ")}}`,
        parallel: String(source.parallel)
      })
    );
    return;
  }
  const select = wanted.map((name) =>
    selected(name, source.names.has(name) ? identifier(source.names.get(name)!) : null)
  );
  const types = [...new Set(source.names.values())].map((name) => `${literal(name)}: 'VARCHAR'`);
  await connection.run(
    statement(`load/source_${source.kind}`, {
      columns: select.join(", "),
      path: literal(literalPath(source.path)),
      ...(source.kind === "ndjson" ? {types: `{${types.join(", ")}}`} : {})
    })
  );
}

/** Columns that tell where a record stands, filled only where its position does not. */
const placeColumns = ["line", "record"];

/** The text columns of a table's source: contract §1, the group label where configured, and names of people. */
export function stagedColumns(table: TableName): string[] {
  const names = tables[table].columns.map((column) => column.name);
  return [...names, ...(table === "applications" ? ["group_label"] : []), ...nameColumns, ...placeColumns];
}

/** A column that the file lacks has no type but that of nothing, for which macros do no more than they must. */
function selected(name: string, expression: string | null): string {
  if (placeColumns.includes(name)) return `${expression ?? "null"}::bigint as ${name}`;
  return expression === null ? `null as ${name}` : `${expression}::varchar as ${name}`;
}
