import type {Finding, Findings} from "../../../src/contracts/finding.js";
import type {Warehouse} from "../../warehouse/connection.js";
import {named} from "../finding.js";
import {readSql} from "../report.js";

const rowsByTable = readSql(new URL("./rows-by-table.sql", import.meta.url));

/** The private findings JSON of contract §3: ids as exported, which stand where words say `{subject}`; nothing suppressed. */
export async function findingsDocument(
  warehouse: Warehouse,
  dataThrough: string | null,
  findings: Finding[]
): Promise<Findings> {
  const rows = await warehouse.rows<{table_name: string; accepted: number; rejected: number}>(rowsByTable);
  return {
    schema: "plumbline.findings/2",
    data_through: dataThrough,
    rows: Object.fromEntries(rows.map(({table_name, accepted, rejected}) => [table_name, {accepted, rejected}])),
    findings: findings.map((finding) => named(finding, finding.subject))
  };
}
