import type {TableName} from "../canonical/tables.js";
import {type Column, columnsOf} from "./profile.js";

/** A table of the exports folder, as far as it was looked at. */
export interface TableSample {
  /** Path relative to the exports folder, of a workbook with `#sheet`. */
  path: string;
  headings: readonly string[];
  columns: readonly Column[];
  /** Records that were looked at, and whether these are all. */
  records: number;
  isWhole: boolean;
  /** Named like a table of a system that is not needed: only what clearly holds scorecards is proposed for it. */
  isBeside: boolean;
  /** The encoding to read it with, where it is no UTF-8. */
  encoding: string | undefined;
  /** Rows that hold one text alone, where the configuration says nothing of them. */
  titleRows: TitleRows | null;
  /** The lists of a JSON file of which each entry is a row, where the configuration says nothing of them; else null. */
  flatten: readonly string[] | null;
}

/** Rows that hold one text alone, above the rows of their block. */
export interface TitleRows {
  rows: number;
  /** The column that they are read as; null where nobody can tell whether they name candidates. */
  column: string | null;
}

/** A table from the records of it that were looked at. */
export function tableSample(
  path: string,
  headings: readonly string[],
  records: readonly (readonly (string | null)[])[],
  {
    isWhole = true,
    isBeside = false,
    encoding,
    titleRows = null,
    flatten = null
  }: {
    isWhole?: boolean;
    isBeside?: boolean;
    encoding?: string | undefined;
    titleRows?: TitleRows | null;
    flatten?: readonly string[] | null;
  } = {}
): TableSample {
  // A heading that stands twice names no column, and neither does none.
  const columns = columnsOf(headings, records).filter(
    ({heading}) => heading.trim() !== "" && headings.indexOf(heading) === headings.lastIndexOf(heading)
  );
  return {path, headings, columns, records: records.length, isWhole, isBeside, encoding, titleRows, flatten};
}

/** Where the values of a canonical column come from. */
export type From = string | readonly string[] | {constant: string};

/** One line of a proposal: where a column comes from, what was seen, and what to look at where it is doubtful. */
export interface Line {
  from: From;
  saw: string;
  look?: string;
}

/** How a table feeds one canonical table. */
export interface Feed {
  table: TableName;
  forEach?: {name: string; values: readonly string[]; saw: string};
  split?: {columns: readonly string[]; by: string; saw: string};
  columns: Map<string, Line>;
}

/** What is proposed for one table. */
export interface TableProposal {
  path: string;
  /** The shape of the table, in words. */
  saw: string;
  /** Keys of its entry beside the feeds, such as `fill_down`. */
  keys: {name: string; value: string | readonly string[]; saw: string; look?: string}[];
  feeds: Feed[];
  /** Headings that nothing is proposed for. */
  unread: readonly string[];
}

/** The headings of the file that a feed reads. */
export function headingsOf({columns, forEach, split}: Feed): string[] {
  const patterns = [...columns.values()].flatMap(({from}) =>
    typeof from === "string" ? [from] : "constant" in from ? [] : [...(from as readonly string[])]
  );
  const all =
    forEach === undefined
      ? patterns
      : patterns.flatMap((pattern) => forEach.values.map((value) => pattern.replaceAll(`{${forEach.name}}`, value)));
  const parted = (split?.columns ?? []).flatMap((heading) =>
    forEach === undefined ? heading : forEach.values.map((value) => heading.replaceAll(`{${forEach.name}}`, value))
  );
  return [...new Set([...all, ...parted])];
}

/** One entry of the configuration with what was seen. */
export interface Entry {
  path: readonly string[];
  value: unknown;
  saw: string;
  look?: string;
}
