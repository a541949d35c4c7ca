import {desc, from, op} from "arquero";
import {group} from "d3-array";
import {mean} from "simple-statistics";
import {voteInWords} from "../../../src/words/votes.js";
import type {TrialCounts} from "../../../src/statistics/screen/bar-advice.js";
import {literal} from "../../canonical/sql.js";
import type {Config} from "../../config/config.js";
import {answerMeant, voteLevels} from "../../config/scale.js";
import {
  type Dimension,
  type GroupCounts,
  mergeGroups,
  type ScreenGroup,
  type ScreenSlice
} from "../../privacy/screens.js";
import type {CountedScreen} from "../../privacy/crossings/screens.js";
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

const bandsSql = readSql(new URL("./bands.sql", import.meta.url));
const nestingSql = readSql(new URL("./nesting.sql", import.meta.url));
const trialSql = readSql(new URL("./trial.sql", import.meta.url));
const paceSql = readSql(new URL("./pace.sql", import.meta.url));
const countsSql = readSql(new URL("./counts.sql", import.meta.url));
const countedSql = readSql(new URL("./counted.sql", import.meta.url));

/** Every slice of the counted screens, `all` first. Screens that match the borderline rule form one group of their own. */
export async function screenSlices({warehouse, config}: ReportContext): Promise<ScreenSlice[]> {
  const rows = await warehouse.rows<CountRow>(bandsSql, borderlineRule(config));
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

/** Every counted screen with what it adds to each count. */
export async function countedScreens({warehouse, config}: ReportContext): Promise<CountedScreen[]> {
  const rows = await warehouse.rows<Vote & Omit<CountedScreen, "group">>(countedSql, borderlineRule(config));
  return rows.map((row) => ({...row, group: groupOf(row)}));
}

/** What became of candidates who went to the loop by lot, by group of screens; the largest group first. */
export async function screenTrials({warehouse, config}: ReportContext): Promise<ScreenTrial[]> {
  const rows = await warehouse.rows<Vote & TrialCounts & {sent: number}>(trialSql, borderlineRule(config));
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
export function borderlineRule(config: Config): [number | null, number | null, string] {
  const {borderline} = config.screen;
  return [borderline.score?.[0] ?? null, borderline.score?.[1] ?? null, bandsOf(config).join("\u001f")];
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

/** The answers that count as borderline where no score does. */
function bandsOf({screen, votes}: Config): string[] {
  return screen.borderline.bands.flatMap((band) => answerMeant(band, votes) ?? []);
}

/** The answers that count as yes. */
export function yesAnswers({votes}: Config): string[] {
  return voteLevels(votes)
    .filter(({side}) => side === "yes")
    .map(({vote}) => vote);
}

function groupOf({band, borderline}: Vote): ScreenGroup {
  return borderline ? "borderline" : (band as ScreenGroup);
}

/** Groups that occur, from the highest vote to the lowest; the borderline stands where its bands or scores stand. */
function groupOrder(rows: readonly CountRow[], config: Config): ScreenGroup[] {
  const points = new Map(voteLevels(config.votes).map((level) => [level.vote, level.points]));
  const middle = config.screen.borderline.score ?? bandsOf(config).map((band) => points.get(band)!);
  const place = (name: ScreenGroup): number => (name === "borderline" ? mean(middle) : points.get(name)!);
  return [...new Set(rows.map(groupOf))].sort((a, b) => place(b) - place(a));
}

/** What counts as a borderline screen, in words. */
export function borderlineDefinition(config: Config): string {
  const {borderline} = config.screen;
  return borderline.score
    ? `mean phone-screen rating from ${borderline.score[0]} to ${borderline.score[1]}`
    : `current phone-screen vote ${bandsOf(config).map(voteInWords).join(" or ") || "mixed"}`;
}

/** The counts by band as a query that runs as it stands on the warehouse, with the configured rule written out. */
export function screenCountsSql(config: Config): string {
  const {borderline} = config.screen;
  const rule = borderline.score
    ? `screen_score between ${borderline.score[0]} and ${borderline.score[1]}`
    : `band in (${(bandsOf(config).length > 0 ? bandsOf(config) : ["mixed"]).map(literal).join(", ")})`;
  return countsSql.replace("borderline_rule", () => rule).trim();
}
