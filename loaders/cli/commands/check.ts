import {rollups, sum} from "d3-array";
import type {Kind} from "../../../src/contracts/finding.js";
import {count, counted} from "../../../src/words/numbers.js";
import type {ColumnUse} from "../../adapters/tables/column-map.js";
import {visibleInLine} from "../../../src/words/visible.js";
import type {MappingUse} from "../../canonical/mapping-use.js";
import type {Config} from "../../config/config.js";
import {tableEntryFor} from "../../config/tables.js";
import {type Overrides, threshold, type ThresholdName} from "../../config/thresholds.js";
import {pages as publishedPages} from "../../publish/pages.js";
import {ingestOptions} from "../../publish/kept/private-warehouse.js";
import {UserError} from "../../errors.js";
import type {UnreadFile} from "../../reader/discover.js";
import type {Amounts} from "../../warehouse/audit.js";
import type {FileResult} from "../../warehouse/file-result.js";
import {type CheckedExports, type CheckedForPages, type CheckResult, checkForPages} from "../../warehouse/ingest.js";
import {type Settings, settingsOf} from "../../warehouse/settings.js";
import {commandThatChecks} from "../options.js";
import {presentable, systemIds} from "../../warehouse/shown-values.js";
import type {Terminal} from "../terminal.js";
import {rejectsInWords, unreadInWords} from "../reading-in-words.js";

export const check = (io: Terminal) =>
  commandThatChecks("check", "read everything, write nothing: what is recognised, rejected and missing")
    .option("--json", "print it for programs")
    .option("--no-values", "repeat no value or id of the exports, for logs that others read")
    .action(async (options) => {
      const {values} = options;
      let read: Pick<CheckResult, "files" | "unread"> = {files: [], unread: []};
      try {
        const settings = await settingsOf(options);
        const reading = {
          ...(await ingestOptions(settings, options, io.progress)),
          values,
          read: (some: typeof read) => void (read = some)
        };
        const result = await checkForPages(reading);
        io.progress("");
        const document = checkDocument(result, settings.config, values);
        io.print(options.json ? JSON.stringify(document, null, 2) : checkAsText(document, settings));
      } catch (error) {
        // Programs get the document also when the input is refused.
        if (options.json && error instanceof UserError)
          io.print(JSON.stringify(refusedDocument(error, read, values), null, 2));
        throw error;
      }
    });

const fileFields = ["path", "format", "table", "records", "accepted", "rejected", "duplicates", "superseded"] as const;

/** `check --json`, contract §2. */
interface CheckDocument {
  schema: "plumbline.check/1";
  /** Why the input is refused, line by line; empty when it is not. Then the rest is what was read before. */
  refused: readonly string[];
  files: Pick<FileResult, (typeof fileFields)[number] | "unknownColumns" | "rejects">[];
  /** What is odd, for the user to look at. */
  warnings: string[];
  /** Scorecards of older snapshots that the newest no longer holds: those of the first 1,000 whose ids name nobody. */
  disappeared: string[];
  /** Files beside the exports that are not read, and why. */
  unread: UnreadFile[];
  /** Records repaired, kept with a flag, or left out on purpose, by reason; those rejected stand with their files. */
  counts: {check: "repair" | "flag" | "exclude"; reason: string; table: string | null; affected: number}[];
  /** What each label of the configuration and each question of the questions map did. */
  mappings: MappingUse[];
  /** Every line of the column maps, and whether a file was read by it. */
  columns: ColumnUse[];
  pages: PageReadiness[];
}

export function checkDocument(
  result: CheckedForPages,
  config: Overrides & Partial<Pick<Config, "tables">>,
  values = true
): CheckDocument {
  const document = documentOf(result, values);
  const mappings = [...tableUse(document, config.tables ?? {}), ...document.mappings];
  return {...document, mappings, pages: pageReadiness(result.rows, result.amounts, config)};
}

/** What each entry of `tables` read: the tables that it fed, and how many records of theirs were accepted. */
function tableUse({files}: Pick<CheckDocument, "files">, tables: Config["tables"]): MappingUse[] {
  return Object.keys(tables).map((pattern) => {
    const own = files.filter(({path}) => tableEntryFor(path, {tables})?.pattern === pattern);
    const to = [...new Set(own.map(({table}) => table))].join(", ");
    return {mapping: "tables", from: pattern, to, records: sum(own, ({accepted}) => accepted)};
  });
}

/** The document where the input is refused: why, and what was read before. */
function refusedDocument(
  {lines}: UserError,
  {files, unread}: Pick<CheckResult, "files" | "unread">,
  values: boolean
): CheckDocument {
  const nothing = {counts: [], rows: {}, warnings: [], disappeared: [], mappings: [], columns: []};
  return {...documentOf({...nothing, files, unread}, values), refused: lines};
}

function documentOf(
  {files, counts, warnings, disappeared, unread, mappings, columns}: CheckedExports,
  values: boolean
): CheckDocument {
  return {
    schema: "plumbline.check/1",
    refused: [],
    files: presentable(files, values).map((file) => ({
      ...pick(file, [...fileFields, "rejects"]),
      unknownColumns:
        values || file.unknownColumns.length === 0
          ? file.unknownColumns
          : [`${counted(file.unknownColumns.length, "column")}, not shown`]
    })),
    warnings,
    disappeared: values ? systemIds(disappeared) : [],
    unread,
    counts: counts.flatMap(({check, reason, table, affected}) =>
      check === "reject" || affected === 0 ? [] : [{check, reason, table, affected}]
    ),
    mappings,
    columns,
    pages: []
  };
}

function pick<T, K extends keyof T>(from: T, fields: readonly K[]): Pick<T, K> {
  return Object.fromEntries(fields.map((field) => [field, from[field]])) as Pick<T, K>;
}

/** `check` for a person: files, rejects with their remedy, what mappings and repairs did, and what each page lacks. */
export function checkAsText(document: CheckDocument, {exports, sampleData}: Settings): string {
  const {files, disappeared} = document;
  const header = fileFields.map((field) => (field === "format" ? "read as" : field === "path" ? "file" : field));
  return [
    sampleData ? `No exports of your own yet; this is the sample in ${exports}.` : `Exports in ${exports}`,
    textTable(
      header,
      files.map((file) => fileFields.map((field) => file[field]))
    ),
    ...files.filter(({unknownColumns}) => unknownColumns.length > 0).map(ignored),
    ...section("Not read:", unreadInWords(document.unread)),
    ...section("Rejected:", rejectsInWords(files, {most: 20, values: true})),
    ...section("To look at:", document.warnings),
    ...section("Mappings:", [...document.columns.map(columnInWords), ...mapped(document)]),
    ...section("Repaired:", counts(document, "repair")),
    ...section("Left out on purpose:", counts(document, "exclude")),
    ...section("Kept, and marked on the data trust page:", counts(document, "flag")),
    ...(disappeared.length > 0
      ? [
          `Scorecards that the newest snapshot no longer holds (their last version is kept): ${disappeared.slice(0, 20).join(", ")}${disappeared.length > 20 ? ` … and ${count(disappeared.length - 20)} more` : ""}`
        ]
      : []),
    ...section("Pages:", pages(document))
  ].join("\n");
}

/** Columns padded to the widest cell; numbers are right-aligned. */
function textTable(header: string[], rows: (string | number)[][]): string {
  const cells = [
    header,
    ...rows.map((row) => row.map((cell) => (typeof cell === "number" ? count(cell) : visibleInLine(cell))))
  ];
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const rightAligned = header.map(
    (_, column) => rows.length > 0 && rows.every((row) => typeof row[column] === "number")
  );
  return cells
    .map((row) =>
      row
        .map((cell, column) => (rightAligned[column] ? cell.padStart(widths[column]!) : cell.padEnd(widths[column]!)))
        .join("  ")
        .trimEnd()
    )
    .join("\n");
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0 ? [] : [title, ...lines.map((line) => `  ${visibleInLine(line)}`)];
}

function ignored({path, unknownColumns}: CheckDocument["files"][number]): string {
  return visibleInLine(`${path}: columns not read: ${unknownColumns.join(", ")}`);
}

function columnInWords({pattern, canonical, exported, readAs, used}: ColumnUse): string {
  const line = `columns, ${pattern}: ${canonical} is ${JSON.stringify(exported)}`;
  if (used) return line;
  return `${line}: not read, ${readAs.length === 0 ? "no file has this name" : `the file is read as ${readAs.join(", ")}`}`;
}

function mapped({mappings}: CheckDocument): string[] {
  const questions = mappings.filter(({mapping}) => mapping === "questions");
  const lines = mappings
    .filter(({mapping}) => mapping !== "questions")
    .map(({mapping, from, to, records}) =>
      mapping === "tables" && to === ""
        ? `tables: ${JSON.stringify(from)}: no file has this name`
        : `${mapping}: ${JSON.stringify(from)} → ${to}: ${used(records)}`
    );
  lines.push(...merged(mappings));
  if (questions.length === 0) return lines;
  const ratings = sum(questions, ({records}) => records ?? 0);
  const idle = questions.filter(({records}) => records === 0).map(({from}) => from);
  const unused = idle.length === 0 ? "" : `; not asked: ${idle.slice(0, 5).join(", ")}${idle.length > 5 ? ", …" : ""}`;
  return [...lines, `questions: ${counted(questions.length, "name")} pooled in ${counted(ratings, "rating")}${unused}`];
}

/** What is lost where several labels that occur are given one meaning: the difference between them. */
function merged(mappings: readonly MappingUse[]): string[] {
  const answers = mappings.filter(
    ({mapping, to, records}) => /^(votes|ratings)\.labels$/.test(mapping) && !to.startsWith("no_d") && records !== 0
  );
  const groups = rollups(
    answers,
    (labels) => labels.map(({from}) => JSON.stringify(from)),
    ({mapping, to}) => `${mapping}: %s mean ${to}: from here on nothing tells them apart`
  );
  return groups
    .filter(([, labels]) => labels.length > 1)
    .map(([line, labels]) => line.replace("%s", () => labels.join(", ")));
}

function used(records: number | null): string {
  if (records === null) return "applied where the adapter meets this stage";
  return records === 0 ? "no record has this label: is it spelt as exported?" : counted(records, "record");
}

function counts({counts: all}: CheckDocument, kind: CheckDocument["counts"][number]["check"]): string[] {
  return all
    .filter(({check}) => check === kind)
    .map(
      ({reason, table, affected}) =>
        `${count(affected)} × ${reason.replaceAll("_", " ")}${table === null ? "" : ` (${table})`}`
    );
}

function pages({pages: all}: CheckDocument): string[] {
  const labels = {there: "files are there", few: "too little yet", missing: "lacks a file"};
  const width = Math.max(...Object.values(labels).map((label) => label.length));
  return all.map(({page, ready, missing, amount}) => {
    const few = amount !== null && amount.have < amount.need;
    const label = (!ready ? labels.missing : few ? labels.few : labels.there).padEnd(width);
    const why = !ready ? `: ${missing.join("; ")}` : few ? `: ${amount.have} of ${amount.need} ${amount.unit}` : "";
    return `${label}  ${page}${why}`;
  });
}

interface PageReadiness {
  page: string;
  /** The files it reads are there. */
  ready: boolean;
  missing: string[];
  /** How much there is of what it judges, and from how much on; null where that depends on the reader's choice. */
  amount: {unit: string; have: number; need: number} | null;
}

const loopsAfterScreen = ["decided_loops_after_a_screen", "decided loops after a phone screen"] as const;

/** What each page judges first, and the threshold from which it does. */
const judged: Partial<Record<string, (config: Overrides) => {of: keyof Amounts; unit: string; need: number}>> = {
  agreement: from("agreement.overall", "least_loops", "loops_with_two_votes", "loops with two or more votes"),
  interviewers: from("interviewer.severity", "least_votes", "votes_of_one_interviewer", "votes of any interviewer"),
  independence: from("interviewer.independence", "least_loops", "loops_with_two_votes", "loops with two or more votes"),
  "loop-design": from("loop.size", "least_loops", "decided_loops", "decided loops"),
  screeners: from(
    "screener.calibration",
    "least_screens",
    "screens_of_one_screener",
    "settled screens of any screener"
  ),
  "phone-screen": from("screen.bar", "least_loops", ...loopsAfterScreen),
  borderline: from("screen.borderline", "least_loops", ...loopsAfterScreen),
  questions: from("question.signal", "least_ratings", "ratings_of_one_question", "ratings of any question"),
  funnel: from("funnel.conversion", "least_cohort", "candidates_of_one_quarter", "candidates of any quarter and step")
};

function from<K extends Kind>(kind: K, name: ThresholdName<K>, of: keyof Amounts, unit: string) {
  return (config: Overrides) => ({of, unit, need: threshold(config, kind, name)});
}

/** Which pages have the files they read, from the accepted rows per canonical table, and enough in them to begin. */
export function pageReadiness(accepted: Record<string, number>, amounts: Amounts, config: Overrides): PageReadiness[] {
  // Statuses of applications tell who was hired, and loops are decided by that too.
  const isThere = (table: string): boolean =>
    Boolean(accepted[table]) || (table === "decisions" && amounts.decided_loops > 0);
  return publishedPages
    .filter(({needs}) => needs.length > 0)
    .map(({path, needs}) => {
      const missing = needs.filter(({table}) => !isThere(table)).map(({table, why}) => `${table}: ${why}`);
      const asked = judged[path]?.(config);
      return {
        page: path,
        ready: missing.length === 0,
        missing,
        amount: asked ? {unit: asked.unit, have: amounts[asked.of], need: asked.need} : null
      };
    });
}
