import {type TableName, tableNames, tables} from "../../canonical/tables.js";
import type {ReadPiece} from "../../canonical/load.js";
import type {Config} from "../../config/config.js";
import {placeInConfig} from "../../config/source.js";
import {matches, tableEntryFor} from "../../config/tables.js";
import {nearest, refused} from "../../errors.js";
import type {FileOptions} from "../../reader/open.js";

/** The configured `columns` entry for a file: canonical column → exported column; empty when no pattern matches. */
export function columnMapFor(path: string, config: Config): Record<string, string> {
  const pattern = columnPatternFor(path, config);
  return pattern === null ? {} : config.columns[pattern]!;
}

/** The first configured file pattern that a file fits. */
export function columnPatternFor(path: string, config: Config): string | null {
  return Object.keys(config.columns).find((pattern) => matches(path, pattern)) ?? null;
}

/** How to open a file: what the configuration says of it wins over what the command says of all. */
export function fileOptions(path: string, config: Config, encoding?: string): FileOptions {
  const entry = tableEntryFor(path, config)?.entry;
  const isNamed = entry !== undefined || columnPatternFor(path, config) !== null;
  const {header_row: headerRow, title_rows: titleRows, flatten} = entry ?? {};
  return {encoding: entry?.encoding ?? encoding, headerRow, titleRows, flatten, isNamed};
}

/** One line of the configured column maps, and the tables of the files to which its pattern fits. */
export interface ColumnUse {
  pattern: string;
  canonical: string;
  exported: string;
  /** The tables that its files were read as. */
  readAs: TableName[];
  /** True where one of these tables has the column. */
  used: boolean;
}

/** What became of every line of the column maps. */
export function columnUses(files: readonly {path: string; table: TableName}[], config: Config): ColumnUse[] {
  return Object.entries(config.columns).flatMap(([pattern, map]) => {
    const own = files.filter(({path}) => columnPatternFor(path, config) === pattern);
    const readAs = [...new Set(own.map(({table}) => table))];
    return Object.entries(map).map(([canonical, exported]) => {
      const used = readAs.some((table) => tables[table].columns.some(({name}) => name === canonical));
      return {pattern, canonical, exported, readAs, used};
    });
  });
}

/** One warning for each column map that names columns which its files, read as another table, do not have. */
export function unreadColumns(uses: readonly ColumnUse[], config: Config): string[] {
  const unread = uses.filter(({used, readAs}) => !used && readAs.length > 0);
  return [...new Set(unread.map(({pattern}) => pattern))].map((pattern) => {
    const own = unread.filter((use) => use.pattern === pattern);
    const names = own.map(({canonical, exported}) => `${canonical} (${JSON.stringify(exported)})`).join(", ");
    const others = tableNames.filter((name) =>
      own.every(({canonical}) => tables[name].columns.some((column) => column.name === canonical))
    );
    return `${placeInConfig(config, ["columns", pattern])} maps ${names} in ${JSON.stringify(pattern)}, which is read as ${own[0]!.readAs.join(", ")}: not read, ${whyUnread(others[0], Object.keys(config.columns[pattern]!))}`;
  });
}

function whyUnread(table: TableName | undefined, mapped: readonly string[]): string {
  if (table === undefined) return "since no one table has these columns: say under tables which ones it feeds";
  const lacking = tables[table].columns.filter(({name, required}) => required && !mapped.includes(name));
  return lacking.length > 0
    ? `since ${table} need ${lacking.map(({name}) => name).join(", ")} too: map ${lacking.length === 1 ? "it" : "them"} as well`
    : `since another file is read as ${table}: say under tables what this one feeds, if it is meant to as well`;
}

/** A warning where the configured group column is none of any file of applications: the check it is for stays off. */
export function unreadGroup(pieces: readonly Pick<ReadPiece, "table" | "source" | "path">[], config: Config): string[] {
  const group = config.privacy.group_column;
  const applications = pieces.filter(({table}) => table === "applications");
  const hasGroup = ({source}: Pick<ReadPiece, "source">): boolean =>
    (source.kind === "csv" ? source.positions : source.names).has("group_label");
  if (group === null || applications.length === 0 || applications.some(hasGroup)) return [];
  const where = placeInConfig(config, ["privacy", "group_column"]);
  return [
    `${where}: privacy.group_column is ${JSON.stringify(group)}, which is no column of ${applications[0]!.path}: questions are not checked for fairness`
  ];
}

/**
 * Refuses a file whose configured column map names a heading that the file does not have, or a column that plumbline
 * does not know: each with its line of the configuration and the nearest name. UserError 3.
 */
export function refuseMisspelt(path: string, header: readonly string[], config: Config): void {
  const pattern = columnPatternFor(path, config);
  if (pattern === null) return;
  const known = tableNames.flatMap((name) => tables[name].columns.map((column) => column.name));
  const headings = header.map((heading) => heading.trim());
  const wrong = Object.entries(config.columns[pattern]!).flatMap(([canonical, exported]) => {
    const where = placeInConfig(config, ["columns", pattern, canonical]);
    if (!known.includes(canonical))
      return [
        `${where} maps ${JSON.stringify(canonical)}, which is no column that plumbline reads${meant(canonical, known)}`
      ];
    if (headings.includes(exported) || header.includes(exported)) return [];
    if (canonical === "scorecard_id" && exported === "auto") return [];
    const what = `${where} maps ${canonical} to the column ${JSON.stringify(exported)}, which the file does not have`;
    return [`${what}${meant(exported, headings)}`];
  });
  if (wrong.length === 0) return;
  const shown = header.slice(0, 30).join(", ");
  throw refused(
    `${path}: the column map ${JSON.stringify(pattern)} does not fit this file`,
    ...wrong,
    `the file has: ${shown}${header.length > 30 ? ", …" : ""}`
  );
}

/** The column maps that no file name fits, where a file lacks one: perhaps its pattern is misspelt. */
export function patternsBeside(path: string, config: Config): string[] {
  if (columnPatternFor(path, config) !== null) return [];
  return Object.keys(config.columns).map(
    (pattern) =>
      `${placeInConfig(config, ["columns", pattern])} maps columns of ${JSON.stringify(pattern)}, which is not the name of this file`
  );
}

function meant(word: string, names: readonly string[]): string {
  const lower = names.map((name) => name.toLowerCase());
  const close = nearest(word.toLowerCase(), lower);
  return close === null ? "" : `; did you mean ${JSON.stringify(names[lower.indexOf(close)])}?`;
}
