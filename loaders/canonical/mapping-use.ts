import type {DuckDBConnection} from "@duckdb/node-api";
import type {Config} from "../config/config.js";
import type {TextSource} from "../reader/read-table.js";
import {labelKey} from "./labels.js";
import {literal, query, statement} from "./sql.js";
import {openSource, type PooledQuestion} from "./staging.js";
import {type TableName, tables} from "./tables.js";

/** One line of the configuration or of the questions map, and how many records it gave their meaning. */
export interface MappingUse {
  mapping: "stages" | "votes.labels" | "ratings.labels" | "questions";
  from: string;
  to: string;
  /** Null for a stage that only an adapter met: it reads names of stages before there are records. */
  records: number | null;
}

const kinds = {stage: "stages", vote: "votes.labels", rating: "ratings.labels"} as const;

/** What every configured label and every mapped question did, those that no record has included. Reads the files again. */
export async function mappingUse(
  connection: DuckDBConnection,
  files: readonly {table: TableName; source: TextSource; isPlain: boolean}[],
  config: Config,
  questions: readonly PooledQuestion[]
): Promise<MappingUse[]> {
  const uses: MappingUse[] = [
    ...Object.entries(config.stages).map(([from, to]) => ({mapping: kinds.stage, from, to, records: 0})),
    ...Object.entries(config.votes.labels).map(([from, to]) => ({mapping: kinds.vote, from, to, records: 0})),
    ...Object.entries(config.ratings.labels).map(([from, to]) => ({
      mapping: kinds.rating,
      from,
      to: String(to),
      records: 0
    })),
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

/** The statements that count the mapped texts of one table's source. */
function counting(table: TableName, uses: readonly MappingUse[]): [MappingUse["mapping"], string][] {
  const statements: [MappingUse["mapping"], string][] = [];
  for (const {name, kind} of tables[table].columns) {
    if (kind !== "stage" && kind !== "vote" && kind !== "rating") continue;
    const labels = uses.filter(({mapping}) => mapping === kinds[kind]).map(({from}) => literal(labelKey(from)));
    if (labels.length > 0)
      statements.push([
        kinds[kind],
        statement("load/label_use", {kind: literal(kind), column: name, labels: labels.join(", ")})
      ]);
  }
  if (table === "ratings" && uses.some(({mapping}) => mapping === "questions"))
    statements.push(["questions", statement("load/question_use")]);
  return statements;
}
