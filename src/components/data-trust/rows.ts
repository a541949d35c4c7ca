import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {DataTrust} from "../../contracts/data-trust.js";
import {count, missing, percent} from "../../words/numbers.js";
import type {Definition} from "../kit/definitions.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, context, ink} from "../kit/chart.js";
import {amount, sortableTable} from "../kit/table.js";

type Table = DataTrust["tables"][number];

const few = "rows of too few candidates to be shown";

const fates = [
  {name: "loaded", colour: context, value: (table: Table) => table.loaded},
  {name: "exact duplicates", colour: "var(--theme-foreground-fainter)", value: (table: Table) => table.duplicates},
  {name: "superseded by a newer export", colour: ink, value: (table: Table) => table.superseded},
  {name: "rejected", colour: accent, value: (table: Table) => table.rejected}
];

/** How many rows were rejected, of those tables whose numbers are shown. */
export function rowsTitle(tables: readonly Pick<Table, "records" | "rejected">[]): string {
  const shown = tables.filter(({records, rejected}) => records !== null && rejected !== null);
  const rejected = shown.reduce((sum, table) => sum + table.rejected!, 0);
  const records = shown.reduce((sum, table) => sum + table.records!, 0);
  const where = shown.length < tables.length ? " of the tables shown" : "";
  if (records === 0) return "No row has been read that could be shown";
  if (rejected === 0) return `All ${count(records)} rows${where} could be read`;
  return `${count(rejected)} of ${count(records)} rows${where} were rejected`;
}

/** What became of every row that was read: a bar of shares per table. */
export function rowsChart({tables}: DataTrust): HTMLElement {
  const isShown = tables.some(({records}) => (records ?? 0) > 0);
  return chartCard({
    title: rowsTitle(tables),
    subtitle: "What became of the rows of each table, %",
    howToRead: "Each bar is all rows of one table. Every row read is in exactly one part.",
    alternative: `Rows per table and what became of them. ${tables.map((table) => `${table.table}: ${count(table.records)} read, ${count(table.rejected)} rejected.`).join(" ")}`,
    chart: isShown ? (width) => bars(tables, width) : null,
    empty:
      "No export was read, or only rows of candidates too few to be shown. Where none was, put scorecards.csv into the exports folder and build again.",
    table: rowsTable(tables),
    name: "rows"
  });
}

function bars(tables: readonly Table[], width: number): Element {
  const parts = tables.flatMap((table) =>
    fates.map(({name, value}) => ({table: table.table, fate: name, share: (value(table) ?? 0) / (table.records ?? 1)}))
  );
  return Plot.plot({
    width,
    marginLeft: 100,
    marginBottom: 30,
    height: 60 + tables.length * 28,
    style: {fontSize: "13px"},
    x: {label: null, percent: true, domain: [0, 100], ticks: 5, tickFormat: (value: number) => `${value} %`},
    y: {label: null},
    color: {domain: fates.map(({name}) => name), range: fates.map(({colour}) => colour), legend: true},
    marks: [
      Plot.barX(parts, {
        x: "share",
        y: "table",
        fill: "fate",
        order: fates.map(({name}) => name),
        insetTop: 4,
        insetBottom: 4
      }),
      Plot.ruleX([0])
    ]
  });
}

function rowsTable(tables: readonly Table[]): HTMLElement {
  return sortableTable(tables, {
    caption: "Rows read per table and what became of them",
    name: "rows",
    columns: [
      {label: "Table", value: ({table}) => table},
      {label: "Files", value: ({files}) => files, numeric: true},
      ...(["records", "rejected", "duplicates", "superseded", "loaded"] as const).map((key) =>
        amount(
          {
            records: "Read",
            rejected: "Rejected",
            duplicates: "Duplicates",
            superseded: "Superseded",
            loaded: "Loaded"
          }[key],
          (table: Table) => table[key],
          count,
          {missing: few}
        )
      )
    ]
  });
}

const checks = {reject: "rejected", repair: "mended", flag: "kept, flagged", exclude: "left out of measures"} as const;

const reasons: Readonly<Record<string, string>> = {
  scorecard_missing: "interview without a scorecard",
  vote_changed: "vote changed since its first version",
  vote_after_decision: "vote submitted after the decision"
};

/** A reason in words, where its name alone would not say it. */
function reasonWords(reason: string): string {
  return reasons[reason] ?? reason.replaceAll("_", " ");
}

/** Every reason, what was done about its rows, and how many there were. */
export function reasonsTable({reasons}: DataTrust): HTMLElement {
  if (reasons.length === 0) return html`<p class="card">No row was rejected, mended, flagged or left out.</p>`;
  const table = sortableTable(reasons, {
    caption: "Reasons for which rows were rejected, mended, flagged or left out",
    name: "reasons",
    columns: [
      {label: "Reason", value: ({reason}) => reasonWords(reason)},
      {label: "Table", value: ({table}) => table},
      {label: "What was done", value: ({check}) => checks[check]},
      amount("Rows", ({affected}) => affected, count, {missing: few}),
      {
        label: "Share",
        value: ({affected, of}) => (of === null || of === 0 || affected === null ? null : affected / of),
        format: ({affected, of}) => (of === null || of === 0 || affected === null ? missing : share(affected / of)),
        numeric: true,
        missing: "there is no total that this count is a part of"
      }
    ]
  });
  return html`<section class="card" aria-label="Rows left out or changed">${table}</section>`;
}

function share(value: number): string {
  return value > 0 && value < 0.005 ? "under 1 %" : percent(value);
}

/** What further exports would switch on. */
export function switchedOff({missing: tables}: DataTrust): HTMLElement {
  if (tables.length === 0) return html`<p class="card">Every kind of export that plumbline can use was read.</p>`;
  return html`<section class="card" aria-labelledby="switched-off">
    <h3 id="switched-off">What further exports would show</h3>
    <ul>
      ${tables.map(({table, switchesOn}) => html`<li><code>${table}</code>: ${switchesOn}.</li>`)}
    </ul>
  </section>`;
}

export const dataTrustDefinitions: Definition[] = [
  {
    measure: "Rows read",
    formula:
      "Rejected + exact duplicates + superseded by a newer export + loaded, for each table; asserted on every run.",
    denominator: "Every record of every export file.",
    exclusions:
      "People who are to be left out (forgotten, or past retention): they stand in no count. Files that could not be read at all stop the run instead.",
    sql: "select table_name, sum(records) as records, sum(rejected) as rejected, sum(duplicates) as duplicates,\n  sum(superseded) as superseded, sum(loaded) as loaded\nfrom audit.files\ngroup by table_name\norder by table_name;"
  },
  {
    measure: "Reasons",
    formula: "How many rows met each reason; a row that meets two reasons counts under both.",
    denominator: "Where given, the rows that could have met the reason.",
    exclusions: "None.",
    sql: "select check_name, reason, table_name, affected, of_total\nfrom audit.counts\nwhere reason not in ('forgotten', 'past_retention')\norder by affected desc;"
  }
];
