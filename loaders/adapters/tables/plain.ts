import {nameColumn, nameColumns} from "../../canonical/names.js";
import {stagedColumns} from "../../canonical/staging.js";
import {type TableName, tableNames, tables} from "../../canonical/tables.js";
import type {Config} from "../../config/config.js";
import {howToAdd, inOneLine} from "../../config/source.js";
import {nearest, refused} from "../../errors.js";
import type {SampledFile} from "../../reader/open.js";
import type {Positions} from "../../reader/read-table.js";
import {snapshotOf} from "../snapshots.js";
import {knownLabels} from "../recognise/known-labels.js";
import {canonicalHeader, tableByName, tableOf} from "../recognise/plain-tables.js";
import {isSideTable} from "../recognise/side-tables.js";
import {columnMapFor, columnPatternFor, patternsBeside, refuseMisspelt} from "./column-map.js";

/** How the columns of a plain export file feed one canonical table. */
export interface PlainLayout {
  table: TableName;
  positions: Positions;
  unknownColumns: string[];
  /** Headers that only matched after case, spaces and dashes were set aside, or by the configured map. */
  renamed: string[];
  snapshotOn: string | null;
  /** True where the configuration wants the ids of scorecards made from the row. */
  autoId: boolean;
}

/**
 * Recognises a plain export (contract §1) by its header, helped by its name. Throws UserError 3 when a required column
 * is missing (with the nearest header), when a column occurs twice, or when no table fits.
 */
export function plainLayout(path: string, header: string[], config: Config): PlainLayout {
  return plainLayouts(path, header, config)[0]!;
}

/** The layout of the file's own table, and of each other that its configured columns name and whose required ones are there. */
export function plainLayouts(path: string, header: string[], config: Config): PlainLayout[] {
  refuseMisspelt(path, header, config);
  const configured = Object.entries(columnMapFor(path, config));
  const autoId = configured.some((entry) => isAutoId(...entry)) && !header.includes("auto");
  const map = configured.filter((entry) => !autoId || !isAutoId(...entry));
  const renamed: string[] = [];
  const names = header.map((column) => {
    const mapped = map.filter(([, exported]) => exported === column || exported === column.trim());
    if (mapped.length > 0) return mapped.map(([canonical]) => canonical);
    const plain = canonicalHeader(column);
    // Where the map says which heading is this column, another that bears its name is not it.
    if (map.some(([canonical]) => canonical === plain)) return [];
    if (plain !== column) renamed.push(column);
    return [plain];
  });
  if (/\.(csv|tsv|tab)(\.gz)?$|\.xls[xm]#/i.test(path)) refuseData(path, names.flat(), config);
  const all = [...names.flat(), ...(autoId ? ["scorecard_id"] : [])];
  const table = tableOf(path, all, map.length > 0);
  if (table === null) throw notRecognised(path, header, config);
  const layoutOf = (one: TableName): PlainLayout & {missing: string[]} => {
    const {positions, unknownColumns} = place(one, names, header, config);
    const known = new Set(
      [...positions].flatMap(([name, position]) => (nameColumns.includes(name) ? [] : header[position]!))
    );
    const own = autoId && tables[one].columns.some(({name}) => name === "scorecard_id");
    return {
      table: one,
      positions,
      unknownColumns,
      renamed: renamed.filter((column) => known.has(column)),
      snapshotOn: snapshotOf(path),
      autoId: own,
      missing: tables[one].columns
        .filter(({name, required}) => required && !positions.has(name) && !(own && name === "scorecard_id"))
        .map(({name}) => name)
    };
  };
  const layout = layoutOf(table);
  refuseDuplicates(path, names, layout);
  if (layout.missing.length > 0) throw missingColumns(path, table, layout.missing, header, config);
  const others = othersMapped(table, map, layoutOf);
  for (const other of others) refuseDuplicates(path, names, other);
  return [layout, ...others];
}

function isAutoId(canonical: string, exported: string): boolean {
  return canonical === "scorecard_id" && exported === "auto";
}

/** Tables beside the file's own that have configured columns which it lacks: each time the one that has most of them. */
function othersMapped<Layout extends {missing: readonly string[]}>(
  table: TableName,
  map: readonly [string, string][],
  layoutOf: (table: TableName) => Layout
): Layout[] {
  const layouts: Layout[] = [];
  const has = (one: TableName, column: string): boolean => tables[one].columns.some(({name}) => name === column);
  let left = map.map(([canonical]) => canonical).filter((column) => !has(table, column));
  while (left.length > 0) {
    const others = tableNames
      .map((name) => ({name, layout: layoutOf(name), columns: left.filter((column) => has(name, column)).length}))
      .filter(({name, layout, columns}) => name !== table && columns > 0 && layout.missing.length === 0)
      .sort((a, b) => b.columns - a.columns);
    const [best, next] = others;
    // A column that tables share says of none of them that it is meant.
    if (best === undefined || best.columns === next?.columns) break;
    layouts.push(best.layout);
    left = left.filter((column) => !has(best.name, column));
  }
  return layouts;
}

/** Where the columns of a table stand in the header, in the table's order, and the headings that are none of them. */
function place(table: TableName, names: readonly (readonly string[])[], header: readonly string[], config: Config) {
  const found = new Map<string, number>();
  const unknownColumns: string[] = [];
  const wanted = stagedColumns(table);
  const group = table === "applications" && config.privacy.group_column;
  names.forEach((canonical, index) => {
    const own = canonical.filter((name) => tables[table].columns.some((column) => column.name === name));
    const isGroup = group !== false && group !== null && header[index]!.trim() === group;
    for (const name of isGroup ? ["group_label"] : own) found.set(name, index);
    if (!isGroup && own.length === 0) unknownColumns.push(header[index]!.trim() === "" ? "(no name)" : header[index]!);
    for (const name of canonical.flatMap((heading) => nameColumn(table, heading) ?? []))
      if (!found.has(name)) found.set(name, index);
  });
  if (table === "interviewers" && config.privacy.interviewer_names !== "name") found.delete("name");
  const positions = new Map(wanted.filter((name) => found.has(name)).map((name) => [name, found.get(name)!]));
  return {positions, unknownColumns};
}

/** True for a file that is named after a side table of a system, unless its columns are clearly those of a table. */
export function isBesidePlain(path: string, header: readonly string[], config: Config): boolean {
  if (columnPatternFor(path, config) !== null || !isSideTable(path)) return false;
  const table = tableOf(path, header.map(canonicalHeader));
  if (table === null || table === tableByName(path)) return table === null;
  return tables[table].columns.filter(({required}) => required).length < 3;
}

/** True where nothing about a file says that it is one of the tables. */
export function isNoTable(path: string, header: readonly string[], config: Config): boolean {
  return columnPatternFor(path, config) === null && tableOf(path, header.map(canonicalHeader)) === null;
}

/** Headings that stand twice are in nobody's way as long as they are not read. */
function refuseDuplicates(
  path: string,
  names: readonly (readonly string[])[],
  {table, positions}: Pick<PlainLayout, "table" | "positions">
): void {
  const all = names.flat();
  const twice = [...positions.keys()].find((name) => all.indexOf(name) !== all.lastIndexOf(name));
  if (twice !== undefined)
    throw refused(
      `${path}: the column ${twice} of ${table} occurs twice in the header`,
      "rename or remove one of the two and export again"
    );
}

function missingColumns(path: string, table: TableName, missing: string[], header: string[], config: Config) {
  const known = tables[table].columns.map(({name}) => name);
  const free = header.filter((column) => !known.includes(canonicalHeader(column)));
  const likely = missing.map((name) => [name, likelyHeader(name, free)] as const);
  const lines = likely.map(([name, near]) =>
    near === null ? `missing: ${name}` : `missing: ${name} (nearest: ${near})`
  );
  const map = likely.map(([name, near]) => `${name}: ${JSON.stringify(near)}`).join(", ");
  const hint =
    header.length < 2
      ? "does the file start with a header row? The first line must name the columns, with nothing above it"
      : likely.some(([, near]) => near === null)
        ? `export it again with ${missing.length === 1 ? "this column" : "these columns"}; where they have other names, ${proposes}`
        : `export it again with this column, or map it: ${mapping(path, map, config)}`;
  const what = `${path}: a required column of ${table} is missing`;
  return refused(what, ...lines, has(header), ...patternsBeside(path, config), hint);
}

const proposes = "npx plumbline init looks at the file and proposes lines for plumbline.yaml that read it";

/** The header that most likely is this column under another name: one within the other, else misspelt. */
function likelyHeader(name: string, header: readonly string[]): string | null {
  const plain = header.map(canonicalHeader);
  const within = plain.find(
    (column) => column !== "id" && (`_${column}_`.includes(`_${name}_`) || `_${name}_`.includes(`_${column}_`))
  );
  const near = within ?? nearest(name, plain, Math.floor(name.length / 5));
  return near === null ? null : header[plain.indexOf(near)]!;
}

function notRecognised(path: string, header: string[], config: Config) {
  return refused(
    `${path}: its columns fit no table that plumbline reads`,
    has(header),
    ...patternsBeside(path, config),
    proposes,
    "or name the file after its table (scorecards.csv), or remove it; docs/exports/plain.md lists the columns of every table"
  );
}

/** The line of configuration that maps columns of a file. */
function mapping(path: string, columns: string, config: Config): string {
  const pattern = columnPatternFor(path, config);
  const addition = howToAdd(config, pattern === null ? ["columns"] : ["columns", pattern]);
  const entry = pattern === null ? `${JSON.stringify(path)}: {${columns}}` : columns;
  return `${addition.where}:  ${inOneLine(addition, entry)}`;
}

function has(header: string[]): string {
  return `the file has: ${header.slice(0, 30).join(", ")}${header.length > 30 ? ", …" : ""}`;
}

const columns = new Set(tableNames.flatMap((name) => tables[name].columns.map((column) => column.name)));

/**
 * Refuses a file whose first line is no header but a record: no value of it names a column, and one of them is a number,
 * a date, a vote or an address, or half of them are nothing. UserError 3, without repeating the values.
 */
export function refuseData(path: string, names: readonly string[], config: Config): void {
  if (names.length < 2 || names.some((name) => columns.has(name))) return;
  const known = knownLabels(config);
  // "No" is a vote, and the usual heading of a numbered list; so may other single words be.
  const isVote = (name: string): boolean => /^(yes|mixed)$|[\s_]/i.test(name.trim()) && known("vote", name) !== null;
  const isValue = (name: string): boolean => /^\d|@/.test(name.trim()) || isVote(name);
  // Headings may be lacking, but not most of them.
  const blank = names.filter((name) => name.trim() === "").length;
  if (!names.some(isValue) && blank * 2 < names.length) return;
  const required = tables.scorecards.columns.filter((column) => column.required).map(({name}) => name);
  throw refused(
    `${path} line 1: looks like a record, not like a header row: none of its ${names.length} values is the name of a column`,
    `put a line above it that names the columns (for scorecards: ${required.join(",")}, in the order of the file)`,
    "or, if something else stands there, remove it. The first line must name the columns, with nothing above it"
  );
}

/**
 * Refuses a table of which the header was not found by its form: another one of its first lines names columns, the one
 * that was taken for it does not. UserError 3 with the line.
 */
export function refuseOtherHeader(
  {path, columns: header, head, headerLine}: Pick<SampledFile, "path" | "columns" | "head" | "headerLine">,
  config: Config
): void {
  const mapped = new Set(Object.values(columnMapFor(path, config)).map(canonicalHeader));
  const namesIn = (cells: readonly string[]): number => {
    const names = cells.map((cell) => canonicalHeader(cell.replace(/^\s*"|"\s*$/g, "")));
    return names.filter((name) => columns.has(name) || mapped.has(name)).length;
  };
  const at = head.findIndex((line) => namesIn(line.split(/[,;\t|]/)) >= 2);
  if (at === -1 || namesIn(header) > 0) return;
  throw refused(
    `${path} line ${headerLine}: names no column of a table, but line ${at + 1} seems to be the header`,
    `remove what stands above it, or name the line in plumbline.yaml: tables: {${JSON.stringify(path)}: {header_row: ${at + 1}}}`
  );
}
