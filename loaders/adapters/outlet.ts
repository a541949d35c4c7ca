import {join} from "node:path";
import type {Named} from "../canonical/names.js";
import {type TableName, tables} from "../canonical/tables.js";
import type {Config} from "../config/config.js";
import {NormalisedCopy} from "../reader/read-table.js";
import {placeInWords, RejectList} from "../reader/rejects.js";
import type {Adapter, FileSample, Sink} from "./adapter.js";
import {snapshotOf} from "./snapshots.js";

/** What came out of one file, or of a crowd of files, for one canonical table. */
export interface Fed {
  table: TableName;
  /** The file, or the name of the crowd; lines then count the crowd's records. */
  path: string;
  copy: NormalisedCopy;
  rejects: RejectList;
  /** For a crowd, the files its rows came from, each with the number of its first row (0 = first). */
  runs: Run[] | null;
}

export interface Run {
  from: number;
  path: string;
}

/** The file of a crowd that a row came from. */
export function fileOfRow(runs: readonly Run[], row: number): string {
  return runs.findLast(({from}) => from <= row)!.path;
}

const keyColumn = {scorecards: "scorecard_id", ratings: "scorecard_id", interviews: "interview_id"} as const;

/** Collects what an adapter finds, one private copy for each file and table. Snapshots come newest first. */
export class Outlet {
  readonly fed = new Map<string, Fed>();
  readonly exclusions = new Map<string, number>();
  readonly flags = new Map<string, number>();
  readonly named: Named[] = [];
  /** Rows that a newer snapshot took back → why. */
  private readonly takenBack = new Map<string, string>();

  constructor(
    private readonly name: string,
    private readonly config: Config,
    private readonly scratch: string,
    private readonly options: {crowds?: ReadonlyMap<string, string>; withGroup?: boolean} = {}
  ) {}

  /** A table that a file feeds, though it may hold no row of it. */
  open(table: TableName, path: string): void {
    this.feed(table, path);
  }

  /** The sink of one snapshot: what comes from files that are not its own is accounted for elsewhere. */
  sink(own: ReadonlySet<string>): Sink {
    return {
      emit: (table, row, origin) => {
        if (!own.has(origin.path)) return;
        if (table === "interviewers") this.keepName("interviewer", row.interviewer_id ?? null, row.name ?? null);
        const reason = this.reasonTakenBack(table, row);
        if (reason !== undefined) return count(this.exclusions, reason);
        const {copy, runs} = this.feed(table, origin.path);
        if (runs && runs.at(-1)?.path !== origin.path) runs.push({from: copy.records, path: origin.path});
        copy.write(
          runs ? {line: copy.records + 1, record: null} : origin,
          copy.columns.map((column) => (this.mayEnter(table, column) ? (row[column] ?? null) : null))
        );
      },
      named: (kind, person, name) => this.keepName(kind, person, name),
      exclude: (reason, origin, row) => {
        if (!own.has(origin.path)) return;
        count(this.exclusions, reason);
        if (row !== undefined && row.id !== null) this.takenBack.set(`${row.table} ${row.id}`, reason);
      },
      flag: (reason, origin) => {
        if (own.has(origin.path)) count(this.flags, reason);
      },
      reject: ({table, ...rejection}, {path, line, record}) => {
        if (!own.has(path)) return;
        const {rejects, runs} = this.feed(table, path);
        const remedy = runs ? `${rejection.remedy} (in ${placeInWords(path, {line, record})})` : rejection.remedy;
        rejects.add({line, record, ...rejection, remedy});
      }
    };
  }

  close(): void {
    for (const {copy} of this.fed.values()) copy.close();
  }

  private keepName(kind: Named["kind"], person: string | null, name: string | null): void {
    if (name !== null) this.named.push({kind, person, name});
  }

  private reasonTakenBack(table: TableName, row: Record<string, string | null>): string | undefined {
    if (this.takenBack.size === 0 || !(table in keyColumn)) return undefined;
    const id = row[keyColumn[table as keyof typeof keyColumn]];
    return this.takenBack.get(`${table === "ratings" ? "scorecards" : table} ${id}`);
  }

  private mayEnter(table: TableName, column: string): boolean {
    return table !== "interviewers" || column !== "name" || this.config.privacy.interviewer_names === "name";
  }

  private feed(table: TableName, path: string): Fed {
    const crowd = this.options.crowds?.get(path);
    const key = `${table} ${crowd ?? path}`;
    const known = this.fed.get(key);
    if (known) return known;
    const columns = tables[table].columns.map((column) => column.name);
    if (table === "applications" && this.options.withGroup) columns.push("group_label");
    const file = join(this.scratch, `${this.name}-${this.fed.size}.csv`);
    const made = {
      table,
      path: crowd ?? path,
      copy: new NormalisedCopy(file, columns),
      rejects: new RejectList(),
      runs: crowd === undefined ? null : []
    };
    this.fed.set(key, made);
    return made;
  }
}

function count(counts: Map<string, number>, reason: string): void {
  counts.set(reason, (counts.get(reason) ?? 0) + 1);
}

/** More files of one kind than this are accounted for together: some systems answer one application at a time. */
const crowd = 100;

/** Path → the name under which a file of a crowd is accounted for, such as `feedback, 3412 files 2026-03-01`. */
export function crowds(files: readonly FileSample[], adapter: Pick<Adapter, "kindOf">): Map<string, string> {
  const groups = new Map<string, string[]>();
  for (const file of files) {
    const key = JSON.stringify([adapter.kindOf(file), snapshotOf(file.path)]);
    const group = groups.get(key);
    if (group) group.push(file.path);
    else groups.set(key, [file.path]);
  }
  const names = new Map<string, string>();
  for (const [key, paths] of groups) {
    if (paths.length <= crowd) continue;
    const [kind, date] = JSON.parse(key) as [string | null, string | null];
    const name = `${kind ?? "other"}, ${paths.length} files${date === null ? "" : ` ${date}`}`;
    for (const path of paths) names.set(path, name);
  }
  return names;
}
