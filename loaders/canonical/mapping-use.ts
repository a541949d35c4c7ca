import type {DuckDBConnection} from "@duckdb/node-api";
import type {Config} from "../config/config.js";
import type {TextSource} from "../reader/read-table.js";
import {type Label, labelKey} from "./labels.js";
import {literal, query, statement} from "./sql.js";
import {openSource, type PooledQuestion} from "./staging.js";
import {type Column, type TableName, tables} from "./tables.js";

const labelled = {
  stage: "stages",
  vote: "votes.labels",
  rating: "ratings.labels",
  application_status: "applications.labels",
  interview_status: "interviews.labels",
  decision: "decisions.labels",
  offer_status: "offers.labels"
} as const satisfies Record<Label["kind"], string>;

type Mapping = (typeof labelled)[Label["kind"]] | "questions" | "tables";

/** One line of the configuration or of the questions map, and how many records it gave their meaning. */
export interface MappingUse {
  mapping: Mapping;
  from: string;
  to: string;
  /** Null for a stage that only an adapter met: it reads names of stages before there are records. */
  records: number | null;
}

/** What every configured label and every mapped question did, those that no record has included. Reads the files again. */
export async function mappingUse(
  connection: DuckDBConnection,
  files: readonly {table: TableName; source: TextSource; isPlain: boolean}[],
  config: Config,
  questions: readonly PooledQuestion[]
): Promise<MappingUse[]> {
  const uses: MappingUse[] = [
    ...Object.entries(labelsOf(config)).flatMap(([kind, labels]) =>
      Object.entries(labels).map(([from, to]) => ({
        mapping: labelled[kind as Label["kind"]],
        from,
        to: String(to),
        records: 0
      }))
    ),
    ...questions.map(({question, pooled_question}) => ({
      mapping: "questions" as const,
      from: question,
      to: pooled_question,
      records: 0
    }))
  ];
  const byKey = new Map(uses.map((use) => [keyOf(use.mapping, use.from), use]));
  for (const {table, source} of uses.length === 0 ? [] : files) {
    await openSource(connection, table, source);
    for (const [mapping, sql] of counting(table, uses))
      for (const {label, records} of await query<{label: string; records: number}>(connection, sql)) {
        const use = byKey.get(`${mapping} ${label}`);
        if (use) use.records = (use.records ?? 0) + records;
      }
  }
  if (files.some(({isPlain}) => !isPlain))
    for (const use of uses) if (use.mapping === "stages" && use.records === 0) use.records = null;
  return uses;
}

function keyOf(mapping: MappingUse["mapping"], from: string): string {
  return `${mapping} ${mapping === "questions" ? from : labelKey(from)}`;
}

function labelsOf(config: Config): Record<Label["kind"], Readonly<Record<string, string | number>>> {
  return {
    stage: config.stages,
    vote: config.votes.labels,
    rating: config.ratings.labels,
    application_status: config.applications.labels,
    interview_status: config.interviews.labels,
    decision: config.decisions.labels,
    offer_status: config.offers.labels
  };
}

/** The kind of labels that a column holds; null for one that holds none. */
function labelKind(table: TableName, {name, kind}: Column): Label["kind"] | null {
  if (kind === "stage" || kind === "vote" || kind === "rating") return kind;
  if (name === "decision" || name === "offer_status") return name;
  if (name !== "status") return null;
  return table === "applications" ? "application_status" : table === "interviews" ? "interview_status" : null;
}

/** The statements that count the mapped texts of one table's source. */
function counting(table: TableName, uses: readonly MappingUse[]): [MappingUse["mapping"], string][] {
  const statements: [MappingUse["mapping"], string][] = [];
  for (const column of tables[table].columns) {
    const kind = labelKind(table, column);
    if (kind === null) continue;
    const labels = uses
      .filter(({mapping}) => mapping === labelled[kind])
      .map(({from}) => labelKey(from))
      // A blank is an answer only where there must be one.
      .filter((label) => label !== "" || column.required)
      .map(literal);
    if (labels.length > 0)
      statements.push([
        labelled[kind],
        statement("load/label_use", {kind: literal(kind), column: column.name, labels: labels.join(", ")})
      ]);
  }
  if (table === "ratings" && uses.some(({mapping}) => mapping === "questions"))
    statements.push(["questions", statement("load/question_use")]);
  return statements;
}
