import type {DataTrust} from "../../src/contracts/data-trust.js";
import type {Finding, Verdict} from "../../src/contracts/finding.js";
import type {Headline} from "../../src/contracts/headline.js";
import {betaQuantile} from "../../src/statistics/distributions/index.js";
import {audiences, type Report} from "./report.js";
import {readSql} from "./sql.js";

const tablesSql = readSql(new URL("./data_trust_tables.sql", import.meta.url));
const reasonsSql = readSql(new URL("./data_trust_reasons.sql", import.meta.url));

type Table = DataTrust["tables"][number];
type Reason = DataTrust["reasons"][number];

const limits = [
  "A row that is complete and plausible is counted as good; whether what it says is true, no check can tell.",
  "Scorecards that were never written leave no row: what is missing because nobody recorded it is not seen here.",
  "Counts here are rows of exports, not candidates: one candidate has many rows."
];

const level = 0.9;
/** A file with this share of rejects or more deserves a look before its pages are believed (`verdicts` overrides). */
const actAbove = 0.05;
const watchAbove = 0.01;
/** Fewer rejected rows than this are looked at, not acted on. */
const leastRejected = 20;

const switchesOn: Record<string, string> = {
  ratings: "Questions and Coverage",
  applications: "roles, levels and sources; the Funnel",
  stages: "the Funnel and times in stage",
  interviews: "hours as scheduled instead of the configured cost sheet",
  decisions: "offers: Phone screen, Borderline screens and Loop design",
  outcomes: "validity against what happened after the hire",
  interviewers: "teams of interviewers"
};

/** Can the data be believed: rows in and out per table, and every reason a row was left out or changed. */
export const dataTrust: Report = async ({warehouse, config}) => {
  const tables = await warehouse.rows<Table>(tablesSql);
  const reasons = await warehouse.rows<Reason>(reasonsSql);
  const thresholds = {act: actAbove, watch: watchAbove, rejected: leastRejected, ...config.verdicts["data.quality"]};
  const findings = tables.filter(({records}) => records > 0).map((table) => rejects(table, thresholds));
  const content: DataTrust = {
    findings: headlines(findings, tables),
    tables,
    reasons,
    missing: Object.entries(switchesOn)
      .filter(([name]) => !tables.some(({table, loaded}) => table === name && loaded > 0))
      .map(([table, text]) => ({table, switchesOn: text})),
    limits
  };
  return {findings, datasets: [{name: "data-trust", audiences, content}]};
};

/** The share of one table's rows that was rejected, against the share that would make its pages doubtful. */
function rejects(
  {table, records, rejected}: Table,
  thresholds: {act: number; watch: number; rejected: number}
): Finding {
  const share = rejected / records;
  const verdict: Verdict =
    share >= thresholds.act && rejected >= thresholds.rejected ? "act" : share >= thresholds.watch ? "watch" : "ok";
  const said = rejected === 0 ? "none was rejected" : `${rejected} (${(share * 100).toFixed(1)} %) were rejected`;
  return {
    kind: "data.quality",
    subject: `rejected ${table}`,
    slice: {role: null, level: null, period: null},
    verdict,
    direction: null,
    estimate: share,
    interval: [(1 - level) / 2, (1 + level) / 2].map((p) =>
      betaQuantile(p, rejected + 0.5, records - rejected + 0.5)
    ) as [number, number],
    level,
    unit: "share of rows",
    n: records,
    sentence: `Of ${records} rows of ${table}, ${said}.`,
    action:
      verdict === "ok"
        ? "Nothing to do."
        : `Run npx plumbline check, mend the rows of ${table} it names in the exports, and build again.`
  };
}

/** The doubtful tables first; one sentence over all of them when none is. */
function headlines(findings: Finding[], tables: Table[]): Headline[] {
  const order: Verdict[] = ["act", "watch"];
  const doubtful = order.flatMap((verdict) => findings.filter((finding) => finding.verdict === verdict));
  if (doubtful.length > 0)
    return doubtful.slice(0, 3).map(({kind, verdict, sentence, action}) => ({kind, verdict, sentence, action}));
  const records = tables.reduce((sum, table) => sum + table.records, 0);
  if (records === 0)
    return [
      {
        kind: "data.quality",
        verdict: "too_little_data",
        sentence: "No export was read, so there is nothing to show yet.",
        action: "Put scorecards.csv into the exports folder and build again."
      }
    ];
  const rejected = tables.reduce((sum, table) => sum + table.rejected, 0);
  return [
    {
      kind: "data.quality",
      verdict: "ok",
      sentence: `${records - rejected} of ${records} exported rows could be read, and no table lost more than 1 in 100.`,
      action: "Nothing to do; look below when a number surprises you."
    }
  ];
}
