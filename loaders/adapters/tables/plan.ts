import {type TableName, tableNames} from "../../canonical/tables.js";
import type {Config} from "../../config/config.js";
import {placeInConfig} from "../../config/source.js";
import {type Feed, tableEntryFor} from "../../config/tables.js";
import {columnPatternFor} from "./column-map.js";
import {type PlainLayout, plainLayouts} from "./plain.js";

/** How a file that is not one plain table feeds the canonical ones. */
export interface TablePlan {
  /** The keys of the configuration under which it stands. */
  at: readonly string[];
  fillDown: readonly string[];
  blocks: readonly string[];
  feeds: readonly PlannedFeed[];
}

export interface PlannedFeed {
  table: TableName;
  feed: Feed;
  at: readonly string[];
}

/** True where the configuration says what the columns of a file are: no system and no guess claims it then. */
export function isSpokenFor(path: string, config: Config): boolean {
  return columnPatternFor(path, config) !== null || tableEntryFor(path, config)?.entry.feeds !== undefined;
}

/** One warning for each entry of `tables` that no file fits: perhaps its pattern is misspelt, and its file read by guess. */
export function unusedEntries(paths: readonly string[], config: Config): string[] {
  return Object.keys(config.tables)
    .filter((pattern) => !paths.some((path) => tableEntryFor(path, config)?.pattern === pattern))
    .map(
      (pattern) =>
        `${placeInConfig(config, ["tables", pattern])} says how ${JSON.stringify(pattern)} is read, which is the name of no file that was read`
    );
}

/** The tables that a file is read as, as far as it can be told from the file alone. */
export function ownTables(path: string, header: string[], config: Config): TableName[] {
  const feeds = tableEntryFor(path, config)?.entry.feeds;
  if (feeds !== undefined) return tableNames.filter((table) => feeds[table] !== undefined);
  return layoutsOf(path, header, config)
    .slice(0, 1)
    .map(({table}) => table);
}

function layoutsOf(path: string, header: string[], config: Config): PlainLayout[] {
  try {
    return plainLayouts(path, header, config);
  } catch {
    return [];
  }
}

/**
 * The plan of a file: its entry of `tables`, or what its entry of `columns` comes to where that is more than one table
 * with other headings, none of which another file holds. Null for a file that is read as it stands, or refused as such.
 */
export function planFor(
  path: string,
  header: string[],
  config: Config,
  elsewhere: ReadonlySet<TableName> = new Set()
): TablePlan | null {
  const found = tableEntryFor(path, config);
  const {fill_down: fillDown = [], blocks = [], title_rows: titleRows, flatten} = found?.entry ?? {};
  if (found?.entry.feeds !== undefined) {
    const at = ["tables", found.pattern];
    return {at, fillDown, blocks, feeds: plannedFeeds(found.entry.feeds, [...at, "feeds"])};
  }
  const pattern = columnPatternFor(path, config);
  const isShaped = fillDown.length + blocks.length > 0 || titleRows !== undefined || flatten !== undefined;
  const isChosen = noDecisions(config).length > 0;
  if (!isShaped && !isChosen && pattern === null) return null;
  const [own, ...others] = layoutsOf(path, header, config);
  if (own === undefined) return null;
  const leavesOut = isChosen && own.table === "decisions";
  const layouts = [own, ...others.filter(({table}) => !elsewhere.has(table))];
  if (!isShaped && !leavesOut && layouts.length === 1 && !own.autoId) return null;
  if (!isShaped && !leavesOut && pattern === null) return null;
  const at = isShaped ? ["tables", found!.pattern] : pattern === null ? ["decisions", "labels"] : ["columns", pattern];
  const feeds = layouts.map(({table, positions, autoId}) => {
    const columns = Object.fromEntries([...positions].map(([name, position]) => [name, header[position]!]));
    return {table, at, feed: {columns: autoId ? {...columns, scorecard_id: "auto"} : columns}};
  });
  return {at, fillDown, blocks, feeds};
}

function plannedFeeds(feeds: Partial<Record<TableName, Feed | Feed[]>>, at: readonly string[]): PlannedFeed[] {
  return tableNames.flatMap((table) => {
    const given = feeds[table];
    if (given === undefined) return [];
    return Array.isArray(given)
      ? given.map((feed, index) => ({table, feed, at: [...at, table, String(index)]}))
      : [{table, feed: given, at: [...at, table]}];
  });
}

/** Labels of decisions that say that none was taken: their rows are left out one by one. */
export function noDecisions({decisions}: Config): string[] {
  return Object.entries(decisions.labels).flatMap(([label, meaning]) => (meaning === "no_decision" ? [label] : []));
}
