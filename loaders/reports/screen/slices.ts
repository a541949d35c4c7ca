import type {BandCounts} from "../../../src/statistics/screen/band-probabilities.js";
import type {Config} from "../../config/config.js";
import type {ReportContext} from "../report.js";
import {readSql} from "../sql.js";

export type Dimension = "all" | "role" | "level" | "team" | "job" | "period";
export type ScreenGroup = "strong_yes" | "yes" | "mixed" | "borderline" | "no" | "strong_no" | "clear" | "below";

/** Counts and loop hours of one group of screens; hours are interviewer minutes of decided loops. */
export interface GroupCounts extends BandCounts {
  group: ScreenGroup;
  hires: number;
  /** Decided loops that have loop votes, and those of them with a clear majority. */
  voted: number;
  clear: number;
  /** Interviewers times interviews of decided loops; how many have calendar times; minutes of these. */
  seats: number;
  timed: number;
  minutes: number;
}

/** One slice of the screens; groups from the highest to the lowest, only those that occur anywhere. */
export interface ScreenSlice {
  dimension: Dimension;
  /** Value of the dimension; null for `all`. */
  member: string | null;
  groups: GroupCounts[];
  /** Members of other dimensions that hold all of its screens, such as the role of a job. */
  within?: Partial<Record<Dimension, string>>;
}

/** Counts of one vote of one slice, as `bands.sql` gives them. */
export interface CountRow extends Omit<GroupCounts, "group"> {
  dimension: Dimension;
  member: string | null;
  band: string;
  borderline: boolean;
}

interface NestingRow {
  dimension: Dimension;
  member: string;
  parent: Dimension;
  parent_member: string;
}

const points: Record<string, number> = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};
const counted = [
  "screened",
  "advanced",
  "decided",
  "offers",
  "hires",
  "voted",
  "clear",
  "seats",
  "timed",
  "minutes"
] as const;
const sql = readSql(new URL("./bands.sql", import.meta.url));
const nestingSql = readSql(new URL("./nesting.sql", import.meta.url));

/** Every slice of the counted screens, `all` first. Screens that match the borderline rule form one group of their own. */
export async function screenSlices({warehouse, config}: ReportContext): Promise<ScreenSlice[]> {
  const {bands, score} = config.screen.borderline;
  const rows = await warehouse.rows<CountRow>(sql, [score?.[0] ?? null, score?.[1] ?? null, bands.join(",")]);
  const nested = await warehouse.rows<NestingRow>(nestingSql);
  return slicesOf(rows, config).map((slice) => ({
    ...slice,
    within: Object.fromEntries(
      nested
        .filter(({dimension, member}) => dimension === slice.dimension && member === slice.member)
        .map(({parent, parent_member}) => [parent, parent_member])
    )
  }));
}

/** Slices of counted rows, in the order of the rows; groups from the highest vote to the lowest. */
export function slicesOf(rows: readonly CountRow[], config: Config): ScreenSlice[] {
  const order = groupOrder(rows, config);
  const slices = new Map<string, ScreenSlice>();
  for (const row of rows) {
    const member = row.dimension === "all" ? null : (row.member ?? "not recorded");
    const key = JSON.stringify([row.dimension, member]);
    const slice = slices.get(key) ?? {dimension: row.dimension, member, groups: order.map(emptyGroup)};
    slices.set(key, slice);
    const group = slice.groups[order.indexOf(groupOf(row))]!;
    for (const name of counted) group[name] += row[name];
  }
  return [...slices.values()].filter(({dimension}) => dimension === "all" || membersOf(rows, dimension) > 0);
}

/** Adds up groups of the same slice under one name. */
export function mergeGroups(groups: readonly GroupCounts[], name: ScreenGroup): GroupCounts {
  const merged = emptyGroup(name);
  for (const group of groups) for (const column of counted) merged[column] += group[column];
  return merged;
}

function emptyGroup(group: ScreenGroup): GroupCounts {
  const zero = Object.fromEntries(counted.map((name) => [name, 0])) as Omit<GroupCounts, "group">;
  return {group, ...zero};
}

function groupOf({band, borderline}: CountRow): ScreenGroup {
  return borderline ? "borderline" : (band as ScreenGroup);
}

/** A dimension without any recorded value would only repeat `all`. */
function membersOf(rows: readonly CountRow[], dimension: Dimension): number {
  return rows.filter((row) => row.dimension === dimension && row.member !== null).length;
}

/** Groups that occur, from the highest vote to the lowest; the borderline stands where its bands or scores stand. */
function groupOrder(rows: readonly CountRow[], {screen}: Config): ScreenGroup[] {
  const {bands, score} = screen.borderline;
  const middle = score ?? bands.map((band) => points[band]!);
  const place = (group: ScreenGroup): number =>
    group === "borderline" ? middle.reduce((sum, value) => sum + value, 0) / middle.length : points[group]!;
  return [...new Set(rows.map(groupOf))].sort((a, b) => place(b) - place(a));
}
