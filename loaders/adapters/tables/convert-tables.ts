import type {ReadPiece} from "../../canonical/load.js";
import {type Named, nameColumn} from "../../canonical/names.js";
import {candidateKey, interviewerKey} from "../../canonical/people.js";
import type {TableName} from "../../canonical/tables.js";
import type {Config} from "../../config/config.js";
import {labelKey} from "../../config/vote-words.js";
import {noFacts} from "../../reader/bytes.js";
import {noCsvFacts} from "../../reader/csv.js";
import type {SampledFile} from "../../reader/open.js";
import {copySource, repairsOf, storedPlace} from "../../reader/read-table.js";
import {recordsOf} from "../../reader/records.js";
import {readingRemedy} from "../../reader/rejects.js";
import type {JsonObject} from "../../reader/strict-json.js";
import type {Origin, Sink} from "../adapter.js";
import type {Remark} from "../convert.js";
import {Outlet} from "../outlet.js";
import {canonicalHeader} from "../recognise/plain-tables.js";
import {snapshotOf} from "../snapshots.js";
import {Blocks, cellOf, FillDown, isBlank, said} from "./cells.js";
import {headingsOf, keysOf, type ReadyFeed, readyFeeds} from "./feeds.js";
import {noDecisions, type TablePlan} from "./plan.js";
import {RepeatedRows} from "./repeated-rows.js";
import {rowsOf} from "./rows.js";

export interface ConvertedTable {
  pieces: Omit<ReadPiece, "piece">[];
  remarks: Remark[];
  named: Named[];
}

/**
 * Reads a file by its plan, record by record: each gives rows of one table or of several, which go through the same
 * staging as those of plain files. UserError 3 where the plan does not fit the file.
 */
export async function convertTable(
  file: SampledFile,
  plan: TablePlan,
  config: Config,
  scratch: string,
  number: number
): Promise<ConvertedTable> {
  const {path, columns: header} = file;
  const {feeds, fillDown, blocks} = readyFeeds(path, header, plan, config);
  const group = groupKey(header, config);
  const outlet = new Outlet(`table-${number}`, config, scratch, {withGroup: group !== null});
  const sink = outlet.sink(new Set([path]));
  const tables = [...new Set(feeds.map(({table}) => table))];
  for (const table of tables) outlet.open(table, path);
  const rows = new Rows(feeds, sink, config);
  const names = new Names(header, feeds, sink);
  const used = [...new Set([...usedKeys(feeds), ...fillDown, ...blocks, ...(group === null ? [] : [group])])];
  const above = new FillDown(fillDown);
  const apart = new Blocks(blocks);
  const facts = noFacts();
  const csv = noCsvFacts();
  const reject = (origin: Origin, reason: string, column: string | null, value: string | null): void =>
    sink.reject({table: tables[0]!, reason, column, value, remedy: readingRemedy(reason, column ?? "")}, origin);
  try {
    for await (const item of recordsOf(file, facts, csv)) {
      const origin = {path, ...item.place};
      if (item.afterGap) above.startAnew();
      if (item.record === null) {
        above.startAnew();
        reject(origin, item.reason, null, item.note);
        continue;
      }
      const record = above.fill(item.record);
      const nested = used.find((key) => typeof record[key] === "object" && record[key] !== null);
      if (nested !== undefined) reject(origin, "nested_value", nested, null);
      else if (used.some((key) => cellOf(record, key)?.includes("\u0000"))) reject(origin, "nul_byte", null, null);
      else if (isBlank(item.record)) csv.blankLines++;
      else {
        const application = rows.add(apart.told(record), origin, group);
        names.add(record, application);
      }
    }
    rows.end();
  } finally {
    outlet.close();
  }
  const repairs = repairsOf(facts, csv);
  const keys = new Set(used);
  const unknownColumns = header.filter((name) => !keys.has(name));
  const pieces = [...outlet.fed.values()].map(({table, copy, rejects}, index) => ({
    table,
    path,
    format: file.format,
    snapshotOn: snapshotOf(path),
    sha256: facts.sha256,
    // What is true of the file is told once.
    unknownColumns: index === 0 ? unknownColumns : [],
    repairs: index === 0 ? repairs : new Map<string, number>(),
    good: copy.records,
    rejects,
    placeOf: storedPlace,
    remedies: remediesOf(
      feeds.filter((feed) => feed.table === table),
      rows.differing(table)
    ),
    copyOf: null,
    source: copySource(copy, facts.ascii)
  }));
  const remark = (check: Remark["check"], counts: ReadonlyMap<string, number>): Remark[] =>
    [...counts].map(([reason, records]) => ({format: "tables", check, reason, records}));
  return {
    pieces,
    remarks: [...remark("exclude", outlet.exclusions), ...remark("flag", outlet.flags)],
    named: outlet.named
  };
}

/** Hands the rows of records on, each once where several records tell of one thing. */
class Rows {
  /** Tables of which several records of the file may tell the same row. */
  private readonly repeating: ReadonlyMap<TableName, RepeatedRows>;
  private readonly personOf: (id: string) => string;
  private readonly noDecisions: ReadonlySet<string>;

  constructor(
    private readonly feeds: readonly ReadyFeed[],
    private readonly sink: Sink,
    config: Config
  ) {
    const tables = new Set(feeds.map(({table}) => table));
    const finest = tables.has("ratings") ? "ratings" : "scorecards";
    const repeats = ({table, autoId}: ReadyFeed): boolean =>
      table !== "ratings" && (autoId || isOfApplications(table) || (tables.size > 1 && table !== finest));
    const isLoose = config.people.match === "loose";
    this.repeating = new Map(
      feeds
        .filter(repeats)
        .map(({table}) => [
          table,
          new RepeatedRows(table, isLoose && isOfApplications(table) ? candidateKey : undefined)
        ])
    );
    this.noDecisions = new Set(noDecisions(config).map(labelKey));
    this.personOf = isLoose ? interviewerKey : (id) => id;
  }

  /** Returns the application that the record is about. */
  add(record: JsonObject, origin: Origin, group: string | null): string | null {
    let application: string | null = null;
    for (const feed of this.feeds)
      for (const result of rowsOf(record, feed, this.personOf)) {
        if ("row" in result) {
          application ??= said(result.row.application_id ?? null);
          const {row} = result;
          if (group !== null && feed.table === "applications") row.group_label = cellOf(record, group);
          if (feed.table === "decisions" && this.noDecisions.has(labelKey(row.decision ?? "")))
            this.sink.exclude("decisions_that_are_none", origin);
          else this.emit(feed.table, row, origin);
        } else if (result.none === "blank") this.sink.exclude(`${feed.table}_with_nothing_filled_in`, origin);
        else if (result.none === "elsewhere") this.sink.exclude(`${feed.table}_of_rows_of_another_kind`, origin);
        else this.rejectUneven(feed.table, result.counts, origin);
      }
    return application;
  }

  private emit(table: TableName, row: Record<string, string | null>, origin: Origin): void {
    if (this.repeating.get(table)?.add(row, origin) !== true) this.sink.emit(table, row, origin);
  }

  /** Hands on what several records tell of; to be called behind the last record. */
  end(): void {
    for (const [table, repeated] of this.repeating)
      for (const {row, origin, again} of repeated.all()) {
        this.sink.emit(table, row, origin);
        for (let time = 0; time < again; time++) this.sink.flag(`${table}_told_by_several_rows`, origin);
      }
  }

  /** Columns of a table in which records that tell of one row contradict each other. */
  differing(table: TableName): string[] {
    return this.repeating.get(table)?.differing() ?? [];
  }

  private rejectUneven(table: TableName, counts: string, origin: Origin): void {
    const remedy = `${counts} of the values that stand in step: write as many in each, or leave the row out`;
    this.sink.reject({table, reason: "split_cells_differ", column: null, value: null, remedy}, origin);
  }
}

function isOfApplications(table: TableName): boolean {
  return table === "applications" || table === "decisions";
}

/** Headings of candidates' names, whole or in parts, as keys are made of them. */
const namesCandidates =
  /name|namn|naam|candidat|kandid|kandyd|applicant|interviewee|bewerber|aspirant|postulant|sollicitant|(^|_)(nom|pre\u0301?nom|nombre|apellidos?|nome|cognome|sobrenome|apelido|imie|nazwisko)(_|$)/;

/** Keeps the names that stand in a file: in columns that are known for them, and in keys that are made of names. */
class Names {
  private readonly known = new Set<string>();
  private readonly columns: {kind: Named["kind"]; keys: string[]}[];

  constructor(
    header: readonly string[],
    feeds: readonly ReadyFeed[],
    private readonly sink: Sink
  ) {
    const kinds = ["candidate", "interviewer"] as const;
    this.columns = kinds.flatMap((kind) =>
      [["name"], ["first_name", "last_name"]].map((parts) => ({
        kind,
        keys: parts.flatMap((part) => header.find((name) => this.isNamed(name, kind, part)) ?? [])
      }))
    );
    const keys = feeds.flatMap(({groups}) => groups.map(({columns}) => columns.get("application_id")));
    for (const source of keys)
      if (source !== undefined && "keys" in source && source.keys.length > 1) {
        const names = source.keys.filter((key) => namesCandidates.test(canonicalHeader(key).normalize("NFD")));
        this.columns.push({kind: "candidate", keys: names});
      }
  }

  private isNamed(heading: string, kind: Named["kind"], part: string): boolean {
    const table = kind === "candidate" ? "applications" : "interviewers";
    return nameColumn(kind === "candidate" ? table : "scorecards", canonicalHeader(heading)) === `${kind}_${part}`;
  }

  add(record: JsonObject, application: string | null): void {
    for (const {kind, keys} of this.columns) {
      const name = keys.flatMap((key) => said(cellOf(record, key)) ?? []).join(" ");
      const person = kind === "candidate" ? application : null;
      const entry = JSON.stringify([kind, person, name]);
      if (name === "" || (kind === "candidate" && person === null) || this.known.has(entry)) continue;
      this.known.add(entry);
      this.sink.named(kind, person, name);
    }
  }
}

function usedKeys(feeds: readonly ReadyFeed[]): string[] {
  return feeds.flatMap(({groups}) =>
    groups.flatMap(({columns, splitKeys}) => [...[...columns.values()].flatMap(keysOf), ...splitKeys])
  );
}

function groupKey(header: readonly string[], config: Config): string | null {
  const group = config.privacy.group_column;
  const found = group === null ? null : headingsOf(header)(group);
  return found !== null && "key" in found ? found.key : null;
}

/** What to do about rows of one key that differ, and about keys that lack a part. */
function remediesOf(feeds: readonly ReadyFeed[], differing: readonly string[]): ReadonlyMap<string, string> {
  const remedies = new Map<string, string>();
  const keys = feeds.flatMap(({groups}) => groups.map(({columns}) => columns.get("application_id")));
  const joined = keys.some((source) => source !== undefined && "keys" in source && source.keys.length > 1);
  const people = `perhaps two people of one name, or two applications of one: ${joined ? "add a column to the key that tells them apart" : "make the key of several columns, application_id: [<name>, <job or day of applying>]"}`;
  const where = differing.length === 0 ? "" : ` in ${differing.join(", ")}`;
  if (feeds.some(({table}) => isOfApplications(table)))
    remedies.set("conflicting_versions", `rows of one application differ${where}: ${people}`);
  if (feeds.some(({autoId}) => autoId)) {
    remedies.set(
      "conflicting_versions",
      `rows of one scorecard differ${where}, whose id is made of application, interviewer, stage and times as they are mapped: map what else tells them apart, such as focus or submitted_at; ${people}`
    );
    remedies.set("missing_value scorecard_id", "fill in application and interviewer, of which the id is made");
  }
  if (joined) remedies.set("missing_value application_id", "fill in every column of the key");
  return remedies;
}
