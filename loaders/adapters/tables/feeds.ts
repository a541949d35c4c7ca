import {stagedColumns} from "../../canonical/staging.js";
import {type TableName, tables} from "../../canonical/tables.js";
import type {Config} from "../../config/config.js";
import {placeInConfig} from "../../config/source.js";
import type {ColumnSource} from "../../config/tables.js";
import {labelKey, signsOf} from "../../config/vote-words.js";
import {nearest, refused} from "../../errors.js";
import type {Part} from "./pairs.js";
import type {PlannedFeed, TablePlan} from "./plan.js";

/** What tells one scorecard from another where it has no id: the columns of which `auto` makes one. */
export const scorecardKey = [
  "application_id",
  "interviewer_id",
  "stage",
  "focus",
  "interview_id",
  "interviewed_at",
  "submitted_at"
] as const;

/** Where the value of a column of a row stands: in columns of the file that make it together, or in the plan itself. */
export type Source = {constant: string} | {keys: readonly string[]; part?: Part; when?: readonly Condition[]};

/** What a column of the file must hold, or must not, for a row to have a value. */
export interface Condition {
  key: string;
  /** Labels as they are compared. */
  labels: ReadonlySet<string>;
  holds: boolean;
}

/** The rows that a record gives for one combination of the values of `for_each`. */
export interface Group {
  /** The values, in the order of the feed's names. */
  values: readonly string[];
  columns: ReadonlyMap<string, Source>;
  /** For each name the columns of the file that it stands for: where all are blank, the record has no such row. */
  marks: readonly (readonly string[])[];
  /** Columns that hold several values in one cell. */
  splitKeys: readonly string[];
}

/** A feed whose headings were found in the file. */
export interface ReadyFeed {
  table: TableName;
  names: readonly string[];
  groups: readonly Group[];
  /** What parts the values in one cell; null where nothing is split. */
  by: string | null;
  /** True where the id of the scorecard is made from the row. */
  autoId: boolean;
  /** True where a minus alone is an answer of the form, not an empty cell. */
  isMinusAnAnswer: boolean;
  /** Of ratings with such an id: the feed of their scorecards, null where they bring the scorecard's columns along. */
  scorecards: ReadyFeed | null;
}

export interface ReadyPlan {
  feeds: readonly ReadyFeed[];
  fillDown: readonly string[];
  blocks: readonly string[];
}

/**
 * Finds the headings of a plan in a file. UserError 3 with everything that does not fit: each with its line of the
 * configuration and the nearest name.
 */
export function readyFeeds(path: string, header: readonly string[], plan: TablePlan, config: Config): ReadyPlan {
  const wrong: string[] = [];
  const find = headingsOf(header);
  const ready = plan.feeds.map((planned) => readied(planned, find, config, wrong));
  const keysOf = (headings: readonly string[], name: string, what: string): string[] =>
    headings.flatMap((heading) => {
      const found = find(heading);
      if ("key" in found) return [found.key];
      wrong.push(`${placeInConfig(config, [...plan.at, name])} ${what} ${JSON.stringify(heading)}, ${found.problem}`);
      return [];
    });
  const fillDown = keysOf(plan.fillDown, "fill_down", "fills down the column");
  const blocks = keysOf(plan.blocks, "blocks", "tells blocks by the column");
  ready.forEach((feed, index) => {
    if (feed.table !== "ratings" || !feed.autoId) return;
    const told = scorecardsOf(plan.feeds[index]!, plan.feeds, ready, config);
    if (typeof told === "string") wrong.push(told);
    else feed.scorecards = told;
  });
  if (wrong.length === 0) return {feeds: ready, fillDown, blocks};
  const shown = [...new Set(header.map(plainHeading))].slice(0, 30).join(", ");
  throw refused(
    `${path}: the entry ${JSON.stringify(plan.at[1])} of ${plan.at[0]} does not fit this file`,
    ...new Set(wrong),
    `the file has: ${shown}${header.length > 30 ? ", …" : ""}`
  );
}

type Found = {key: string} | {problem: string};

/** Finds a heading in a header: as it is written, else without regard to the kind and number of blanks. */
export function headingsOf(header: readonly string[]): (heading: string) => Found {
  return (heading) => {
    const exact = header.filter((name) => name === heading);
    const found = exact.length > 0 ? exact : header.filter((name) => plainHeading(name) === plainHeading(heading));
    if (found.length === 1) return {key: found[0]!};
    if (found.length > 1) return {problem: "which stands twice in the header: rename or remove one of the two"};
    const close = nearest(
      heading.toLowerCase(),
      header.map((name) => plainHeading(name).toLowerCase())
    );
    const meant = header.find((name) => plainHeading(name).toLowerCase() === close);
    return {
      problem: `which the file does not have${meant === undefined ? "" : `; did you mean ${JSON.stringify(plainHeading(meant))}?`}`
    };
  };
}

export function plainHeading(heading: string): string {
  return heading.replace(/\s+/g, " ").trim();
}

function readied(
  {table, feed, at}: PlannedFeed,
  find: (heading: string) => Found,
  config: Config,
  wrong: string[]
): ReadyFeed {
  const autoId = feed.columns.scorecard_id === "auto" && "problem" in find("auto");
  const known = [...stagedColumns(table), ...(table === "ratings" && autoId ? scorecardKey : [])];
  const where = (column: string): string => placeInConfig(config, [...at, "columns", column]);
  for (const column of Object.keys(feed.columns).filter((name) => !known.includes(name))) {
    const close = nearest(column, known);
    wrong.push(
      `${where(column)} maps ${JSON.stringify(column)}, which is no column of ${table}${close === null ? "" : `; did you mean ${close}?`}`
    );
  }
  for (const {name} of tables[table].columns.filter((column) => column.required))
    if (!Object.hasOwn(feed.columns, name))
      wrong.push(
        `${placeInConfig(config, at)} feeds ${table} without ${name}: add ${name}: <heading>${name === "scorecard_id" ? ", or scorecard_id: auto" : `, or ${name}: {constant: <value>}`}`
      );
  const names = Object.keys(feed.for_each ?? {});
  const keyOf = (heading: string, values: readonly string[], place: string, what: string): string => {
    const filled = withValues(heading, names, values);
    const found = find(filled);
    if ("key" in found) return found.key;
    wrong.push(`${place} ${what} ${JSON.stringify(filled)}, ${found.problem}`);
    return filled;
  };
  const groups = combinations(Object.values(feed.for_each ?? {})).map((values): Group => {
    const columns = new Map<string, Source>();
    const marks = names.map((): string[] => []);
    for (const [column, source] of Object.entries(feed.columns)) {
      if (column === "scorecard_id" && autoId) continue;
      if (isConstant(source)) {
        columns.set(column, {constant: withValues(String(source.constant), names, values)});
        continue;
      }
      const told = isPart(source) ? source : null;
      const keys = [told?.column ?? (source as string | string[])].flat().map((heading) => {
        const key = keyOf(heading, values, where(column), `maps ${column} to the column`);
        for (const [index, name] of names.entries()) if (heading.includes(`{${name}}`)) marks[index]!.push(key);
        return key;
      });
      const when = (["where", "unless"] as const).flatMap((kind) =>
        Object.entries(told?.[kind] ?? {}).map(([heading, labels]): Condition => ({
          key: keyOf(heading, values, where(column), `reads ${column} by the column`),
          labels: new Set(labels.map((label) => labelKey(withValues(String(label), names, values)))),
          holds: kind === "where"
        }))
      );
      columns.set(column, {keys, ...(told?.part ? {part: told.part} : {}), ...(when.length > 0 ? {when} : {})});
    }
    const splitAt = placeInConfig(config, [...at, "split"]);
    const splitKeys = (feed.split?.columns ?? []).map((heading) =>
      keyOf(heading, values, splitAt, "splits the column")
    );
    return {values, columns, marks, splitKeys};
  });
  const answers = table === "ratings" ? Object.keys(config.ratings.labels) : voteAnswers(config);
  const isMinusAnAnswer = answers.some((answer) => signsOf(answer) === "-");
  return {table, names, groups, by: feed.split?.by ?? null, autoId, isMinusAnAnswer, scorecards: null};
}

/**
 * The feed of scorecards that ratings with `scorecard_id: auto` belong to: the one whose groups are theirs and which
 * agrees with what they say of their scorecard. Null where they say all of it themselves; a problem in words else.
 */
function scorecardsOf(
  {feed, at}: PlannedFeed,
  planned: readonly PlannedFeed[],
  ready: readonly ReadyFeed[],
  config: Config
): ReadyFeed | null | string {
  const given = Object.entries(feed.columns).filter(([column]) => (scorecardKey as readonly string[]).includes(column));
  const text = (value: unknown): string => JSON.stringify(value) ?? "";
  const fits = planned.flatMap((other, index) => {
    const names = Object.keys(other.feed.for_each ?? {});
    const isMeant =
      ready[index]!.table === "scorecards" &&
      ready[index]!.autoId &&
      names.every((name) => text(other.feed.for_each![name]) === text(feed.for_each?.[name])) &&
      (other.feed.split === undefined || text(other.feed.split.columns) === text(feed.split?.columns)) &&
      given.every(([column, source]) => text(other.feed.columns[column]) === text(source));
    return isMeant ? [{feed: ready[index]!, names: names.length}] : [];
  });
  const most = Math.max(...fits.map(({names}) => names));
  const best = fits.filter(({names}) => names === most);
  if (best.length === 1) return best[0]!.feed;
  const has = (column: string): boolean => given.some(([name]) => name === column);
  if (best.length === 0 && has("application_id") && has("interviewer_id")) return null;
  const where = placeInConfig(config, [...at, "columns", "scorecard_id"]);
  return best.length === 0
    ? `${where} makes the ids of ratings from their scorecards, but no feed of scorecards of this table has scorecard_id: auto and the same groups: map application_id, interviewer_id and stage in the feed of ratings too, or correct for_each`
    : `${where}: ${best.length} feeds of scorecards of this table could be meant: map stage in the feed of ratings too, as it is in the one that is meant`;
}

function voteAnswers({votes}: Config): string[] {
  return [...(votes.scale ?? []), ...Object.keys(votes.labels)];
}

function isConstant(source: ColumnSource): source is Structured & {constant: string | number | boolean} {
  return isStructured(source) && source.constant !== undefined;
}

function isPart(source: ColumnSource): source is Structured & {column: string} {
  return isStructured(source) && source.column !== undefined;
}

type Structured = Exclude<ColumnSource, string | string[]>;

function isStructured(source: ColumnSource): source is Structured {
  return typeof source === "object" && !Array.isArray(source);
}

/** The columns of the file that a source reads. */
export function keysOf(source: Source): string[] {
  return "constant" in source ? [] : [...source.keys, ...(source.when ?? []).map(({key}) => key)];
}

function withValues(text: string, names: readonly string[], values: readonly string[]): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => values[names.indexOf(name)] ?? whole);
}

/** Every way to take one of each list, the first list slowest. */
function combinations(lists: readonly (readonly (string | number)[])[]): string[][] {
  return lists.reduce<string[][]>(
    (before, list) => before.flatMap((taken) => list.map((value) => [...taken, String(value)])),
    [[]]
  );
}
