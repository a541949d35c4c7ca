import type {Finding, Findings} from "../../../src/contracts/finding.js";
import type {Warehouse} from "../../warehouse/connection.js";
import {named} from "../finding.js";
import {readSql} from "../report.js";

const sql = readSql(new URL("./rows-by-table.sql", import.meta.url));

/** How many rows of each canonical table the exports fed. */
export async function rowsByTable(warehouse: Warehouse): Promise<Findings["rows"]> {
  const rows = await warehouse.rows<{table_name: string; accepted: number; rejected: number}>(sql);
  return Object.fromEntries(rows.map(({table_name, accepted, rejected}) => [table_name, {accepted, rejected}]));
}

/** The private findings JSON of contract §3: ids as exported, which stand where words say `{subject}`; nothing suppressed. */
export function findingsDocument(
  dataThrough: string | null,
  rows: Findings["rows"],
  findings: readonly Finding[]
): Findings {
  return {
    schema: "plumbline.findings/2",
    data_through: dataThrough,
    rows,
    findings: findings.map((finding) => named(finding, finding.subject))
  };
}
