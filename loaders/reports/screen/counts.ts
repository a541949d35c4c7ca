import {desc, from, op} from "arquero";
import {group} from "d3-array";
import {mean} from "simple-statistics";
import type {TrialCounts} from "../../../src/statistics/screen/bar-advice.js";
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
export interface CountRow extends Omit<GroupCounts, "group">, Vote {
  dimension: Dimension;
  member: string | null;
}

interface Vote {
  band: string;
  borderline: boolean;
}

interface NestingRow {
  dimension: Dimension;
  member: string;
  parent: Dimension;
  parent_member: string;
}

/** Near-misses of one group that were sent to loops by lot, and what became of them. */
export interface ScreenTrial extends TrialCounts {
  group: ScreenGroup;
  sent: number;
}

export interface ScreenPace {
  /** Weeks over which the counted screens spread; null without any. */
  weeks: number | null;
}

const points: Record<string, number> = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};
const bandsSql = readSql(new URL("./bands.sql", import.meta.url));
const nestingSql = readSql(new URL("./nesting.sql", import.meta.url));
const trialSql = readSql(new URL("./trial.sql", import.meta.url));
const paceSql = readSql(new URL("./pace.sql", import.meta.url));
const countsSql = readSql(new URL("./counts.sql", import.meta.url));

/** Every slice of the counted screens, `all` first. Screens that match the borderline rule form one group of their own. */
export async function screenSlices({warehouse, config}: ReportContext): Promise<ScreenSlice[]> {
  const rows = await warehouse.rows<CountRow>(bandsSql, ruleOf(config));
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

/** What became of candidates who went to the loop by lot, by group of screens; the largest group first. */
export async function screenTrials({warehouse, config}: ReportContext): Promise<ScreenTrial[]> {
  const rows = await warehouse.rows<Vote & TrialCounts & {sent: number}>(trialSql, ruleOf(config));
  const columns = ["group", "sent", "decided", "offers"];
  return from(
    rows.map((row) => ({...row, group: groupOf(row)})),
    columns
  )
    .groupby("group")
    .rollup({sent: op.sum("sent"), decided: op.sum("decided"), offers: op.sum("offers")})
    .orderby(desc("sent"))
    .objects() as ScreenTrial[];
}

/** How long the data run. */
export async function screenPace({warehouse}: ReportContext): Promise<ScreenPace> {
  return (await warehouse.rows<ScreenPace>(paceSql))[0]!;
}

/** Weeks over which the counted screens spread, at least one. */
export async function screenWeeks(context: ReportContext): Promise<number> {
  return Math.max(1, (await screenPace(context)).weeks ?? 1);
}

/** What counts as borderline, as the queries take it. */
function ruleOf({screen: {borderline}}: Config): [number | null, number | null, string] {
  return [borderline.score?.[0] ?? null, borderline.score?.[1] ?? null, borderline.bands.join(",")];
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

function groupOf({band, borderline}: Vote): ScreenGroup {
  return borderline ? "borderline" : (band as ScreenGroup);
}

/** Groups that occur, from the highest vote to the lowest; the borderline stands where its bands or scores stand. */
function groupOrder(rows: readonly CountRow[], {screen}: Config): ScreenGroup[] {
  const {bands, score} = screen.borderline;
  const middle = score ?? bands.map((band) => points[band]!);
  const place = (name: ScreenGroup): number => (name === "borderline" ? mean(middle) : points[name]!);
  return [...new Set(rows.map(groupOf))].sort((a, b) => place(b) - place(a));
}

/** What counts as a borderline screen, in words. */
export function borderlineDefinition({screen: {borderline}}: Config): string {
  return borderline.score
    ? `mean phone-screen rating from ${borderline.score[0]} to ${borderline.score[1]}`
    : `current phone-screen vote ${borderline.bands.map((band) => band.replace("_", " ")).join(" or ")}`;
}

/** The counts by band as a query that runs as it stands on the warehouse, with the configured rule written out. */
export function screenCountsSql({screen: {borderline}}: Config): string {
  const rule = borderline.score
    ? `screen_score between ${borderline.score[0]} and ${borderline.score[1]}`
    : `band in (${borderline.bands.map((band) => `'${band}'`).join(", ")})`;
  return countsSql.replace("borderline_rule", rule).trim();
}
