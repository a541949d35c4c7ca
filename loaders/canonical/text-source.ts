import type {DuckDBConnection} from "@duckdb/node-api";
import {identifier, literal, statement} from "./sql.js";
import {tables, type TableName} from "./tables.js";

/** Where the text of one table's records lies, in a form that DuckDB can be trusted with. */
export type TextSource = {/** True when the reader saw nothing but ASCII. */ ascii: boolean} & (
  | {
      kind: "csv";
      path: string;
      delimiter: string;
      header: boolean;
      parallel: boolean;
      width: number;
      /** Canonical column (or `line`, `record`: where the text stands in the export) → position. */
      positions: Map<string, number>;
    }
  | {kind: "ndjson" | "parquet"; path: string; /** Canonical column → exported name. */ names: Map<string, string>}
);

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
        path: literal(source.path),
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
  const types = [...source.names.values()].map((name) => `${literal(name)}: 'VARCHAR'`);
  await connection.run(
    statement(`load/source_${source.kind}`, {
      columns: select.join(", "),
      path: literal(source.path),
      ...(source.kind === "ndjson" ? {types: `{${types.join(", ")}}`} : {})
    })
  );
}

/** Columns that tell where a record stands, filled only where its position does not. */
const placeColumns = ["line", "record"];

/** The text columns of a table's source: contract §1, and the group label where configured. */
export function stagedColumns(table: TableName): string[] {
  const names = tables[table].columns.map((column) => column.name);
  return [...names, ...(table === "applications" ? ["group_label"] : []), ...placeColumns];
}

function selected(name: string, expression: string | null): string {
  const type = placeColumns.includes(name) ? "bigint" : "varchar";
  return `${expression ?? "null"}::${type} as ${name}`;
}
