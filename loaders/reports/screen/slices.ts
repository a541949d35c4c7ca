import {group} from "d3-array";
import {mean} from "simple-statistics";
import type {Config} from "../../config/config.js";
import {
  type Dimension,
  type GroupCounts,
  mergeGroups,
  type ScreenGroup,
  type ScreenSlice
} from "../../privacy/screens.js";
import {readSql, type ReportContext} from "../report.js";

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
  const known = new Set(rows.filter(({member}) => member !== null).map(({dimension}) => dimension));
  // A dimension without any recorded value would only repeat `all`.
  const told = rows.filter(({dimension}) => dimension === "all" || known.has(dimension));
  const slices = group(
    told,
    ({dimension}) => dimension,
    ({dimension, member}) => (dimension === "all" ? null : (member ?? "not recorded"))
  );
  return [...slices].flatMap(([dimension, members]) =>
    [...members].map(([member, mine]) => ({
      dimension,
      member,
      groups: order.map((name) =>
        mergeGroups(
          mine.filter((row) => groupOf(row) === name),
          name
        )
      )
    }))
  );
}

function groupOf({band, borderline}: CountRow): ScreenGroup {
  return borderline ? "borderline" : (band as ScreenGroup);
}

/** Groups that occur, from the highest vote to the lowest; the borderline stands where its bands or scores stand. */
function groupOrder(rows: readonly CountRow[], {screen}: Config): ScreenGroup[] {
  const {bands, score} = screen.borderline;
  const middle = score ?? bands.map((band) => points[band]!);
  const place = (name: ScreenGroup): number => (name === "borderline" ? mean(middle) : points[name]!);
  return [...new Set(rows.map(groupOf))].sort((a, b) => place(b) - place(a));
}
