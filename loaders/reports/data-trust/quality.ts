import type {DataTrust} from "../../../src/contracts/data-trust.js";
import type {Finding, Verdict} from "../../../src/contracts/finding.js";
import {bandProbability} from "../../../src/statistics/screen/band-probabilities.js";
import {count, listed, percent} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import type {Warehouse} from "../../warehouse/connection.js";
import {readSql} from "../report.js";
import {makeFinding} from "../finding.js";
import {isCounted} from "../../../src/words/finding.js";

const tablesSql = readSql(new URL("./tables.sql", import.meta.url));
const joinsSql = readSql(new URL("./joins.sql", import.meta.url));
const repeatedSql = readSql(new URL("./repeated.sql", import.meta.url));

/** Counts as they are, before those of few are hidden. */
type Counted<Row> = {[Name in keyof Row]: NonNullable<Row[Name]>};
export type Table = Counted<DataTrust["tables"][number]>;
export type Join = Counted<DataTrust["joins"][number]>;

const level = 0.9;
/** Fewer bad rows than this are looked at, not acted on. */
const leastRows = 20;

/** Pages that read a table, by path; what is wrong with it must be said there. */
export const pagesReading: Record<string, readonly string[]> = {
  scorecards: [
    "agreement",
    "interviewers",
    "independence",
    "loop-design",
    "phone-screen",
    "borderline",
    "screeners",
    "questions",
    "coverage"
  ],
  ratings: ["questions", "coverage", "agreement"],
  applications: ["funnel", "screeners", "phone-screen", "borderline", "loop-design"],
  stages: ["funnel"],
  interviews: ["borderline", "loop-design"],
  decisions: ["phone-screen", "borderline", "loop-design", "funnel"],
  outcomes: ["phone-screen"],
  interviewers: ["interviewers"]
};

export interface Quality {
  tables: Table[];
  joins: Join[];
  /** Every check with its table: rejected rows, and rows that point to nothing. */
  checks: {table: string; finding: Finding}[];
}

interface Thresholds {
  /** A table with this share of bad rows or more makes its pages doubtful. */
  act: number;
  watch: number;
}

function thresholdsOf(config: Pick<Config, "verdicts"> = {verdicts: {}}): Thresholds {
  return {act: threshold(config, "data.quality", "act"), watch: threshold(config, "data.quality", "watch")};
}

/** Every check of the data on which pages depend: rejected rows of each table, and rows whose counterpart is missing. */
export async function dataQuality(warehouse: Warehouse, config?: Pick<Config, "verdicts">): Promise<Quality> {
  const tables = await warehouse.rows<Table>(tablesSql);
  const joins = await warehouse.rows<Join>(joinsSql);
  const thresholds = thresholdsOf(config);
  const rejected = tables.filter(({records}) => records > 0);
  return {
    tables,
    joins,
    checks: [
      ...rejected.map((table) => ({table: table.table, finding: rejects(table, thresholds)})),
      ...joins.map((join) => ({table: join.from, finding: orphans(join, tables, thresholds)}))
    ]
  };
}

/** The share of one table's rows that was rejected, against the share that would make its pages doubtful. */
function rejects({table, records, rejected}: Table, thresholds: Thresholds): Finding {
  const found = judged(`rejected ${table}`, rejected, records, thresholds);
  return makeFinding({
    ...found,
    claim:
      rejected === 0
        ? `Every row of ${table} could be read.`
        : found.verdict === "ok"
          ? `Nearly every row of ${table} could be read.`
          : `${howMany(rejected, found.verdict)} of ${table} could not be read.`,
    evidence:
      rejected === 0
        ? `None of ${count(records)} was rejected.`
        : `${count(rejected)} of ${count(records)} (${share(rejected, records)}) ${wereOf(rejected)} rejected.`,
    sure: isCounted,
    action:
      rejected === 0
        ? nothingToDo
        : `Run npx plumbline check, mend the rows of ${table} it names in the exports, and build again.`
  });
}

/** The share of one table's rows that point to a row which no export holds, or which was rejected. */
function orphans({from, to, rows, unmatched}: Join, tables: readonly Table[], thresholds: Thresholds): Finding {
  const lost = tables.find(({table}) => table === to)?.rejected ?? 0;
  const found = judged(`unmatched ${from} to ${to}`, unmatched, rows, thresholds);
  const belong = unmatched === 1 ? "belongs" : "belong";
  const missing = `${count(unmatched)} of ${count(rows)} (${share(unmatched, rows)}) ${belong} to ${to}`;
  return makeFinding({
    ...found,
    claim:
      unmatched === 0
        ? `Every row of ${from} belongs to one of ${to}.`
        : `${howMany(unmatched, found.verdict)} of ${from} ${belong} to missing ${to}.`,
    evidence:
      unmatched === 0
        ? `All ${count(rows)} do.`
        : lost > 0
          ? `${missing} that were not loaded; ${count(lost)} of ${to} ${wereOf(lost)} rejected.`
          : `${missing} that no export holds.`,
    sure: isCounted,
    action:
      unmatched === 0
        ? nothingToDo
        : lost > 0
          ? `Run npx plumbline check, mend the rows of ${to} it names, and build again.`
          : `Export ${to} for the same time and jobs as ${from}, and build again.`
  });
}

/** Loop scorecards that give nobody another vote. */
interface Repeated {
  rows: number;
  /** Sent again on one interview. */
  again: number;
  /** Of people who held several interviews of one loop. */
  others: number;
}

/** One person has one vote on a loop: how many scorecards are none of their own. Nothing where there are none. */
export async function repeatedScorecards(warehouse: Warehouse, config: Pick<Config, "verdicts">): Promise<Finding[]> {
  const [{rows, again, others}] = (await warehouse.rows<Repeated>(repeatedSql)) as [Repeated];
  if (again + others === 0) return [];
  const sent = again === 0 ? [] : [`${count(again)} ${wereOf(again)} sent again`];
  const held = others === 0 ? [] : [`${count(others)} ${others === 1 ? "is" : "are"} of a person's further interview`];
  const {verdict, ...rest} = judged("repeated scorecards", again, rows, thresholdsOf(config));
  const finding = makeFinding({
    ...rest,
    verdict: verdict === "ok" ? ("ok" as const) : ("watch" as const),
    claim: "Some scorecards give nobody another vote.",
    evidence: `Of ${count(rows)} loop scorecards ${listed([...sent, ...held])}. Each person's last vote counts.`,
    sure: {
      probability: null,
      sentence:
        "This is counted, not estimated. An earlier vote that said something else counts as the one before the debrief."
    },
    action: again === 0 ? "Nothing to do." : "Look whether the export lists scorecards twice."
  });
  return [finding];
}

const nothingToDo = "Nothing to do.";

/** Bad rows as a claim begins with them, by what they come to. */
function howMany(rows: number, verdict: Verdict): string {
  if (rows === 1) return "One row";
  return `${verdict === "act" ? "Many" : verdict === "watch" ? "Some" : "A few"} rows`;
}

function wereOf(rows: number): string {
  return rows === 1 ? "was" : "were";
}

function judged(subject: string, bad: number, rows: number, {act, watch}: Thresholds) {
  const share = bad / rows;
  const verdict: Verdict = share >= act && bad >= leastRows ? "act" : share >= watch ? "watch" : "ok";
  return {
    kind: "data.quality" as const,
    subject,
    verdict,
    estimate: {value: share, interval: bandProbability(bad, rows, level).interval},
    unit: "share of rows",
    reference: {value: act, label: "doubtful"},
    n: rows
  };
}

/** Without decimals, and never "0 %" of something or "100 %" of less than all. */
function share(part: number, whole: number): string {
  if (part < whole && part / whole >= 0.995) return "over 99\u00a0%";
  return part > 0 && part / whole < 0.005 ? "under 1\u00a0%" : percent(part / whole);
}
