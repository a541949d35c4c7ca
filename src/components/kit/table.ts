import {html} from "htl";
import {tableInWords} from "../../words/glossary.js";
import {missing, withInterval} from "../../words/numbers.js";
import {csv, type CsvValue, download} from "./download.js";
import {wholeNames} from "./whole-names.js";

/** One column: how a row's value is read, shown, sorted and downloaded. */
export interface Column<Row> {
  label: string;
  /** The value that sorts and is downloaded; null sorts last and shows as a dash. */
  value: (row: Row) => CsvValue;
  /** How the value is shown; default: the value itself. */
  format?: (row: Row) => string | Node;
  /** Numbers stand right-aligned. */
  numeric?: boolean;
  /** Why a value may be hidden or missing, said to who asks for it. */
  missing?: string;
  /** Its 90 % interval, which the download has in columns of its own. */
  interval?: (row: Row) => readonly [number, number] | null | undefined;
}

type Numeric = number | null | undefined;
type Written = (value: Numeric) => string;

/** A column of numbers. */
export function amount<Row>(
  label: string,
  value: (row: Row) => Numeric,
  format: Written,
  rest: Partial<Column<Row>> = {}
): Column<Row> {
  return {label, numeric: true, value, format: (row) => format(value(row)), ...rest};
}

/** A column of estimates with their intervals; the estimate sorts and is downloaded. */
export function estimate<Row>(
  label: string,
  of: (row: Row) => {value: number | null; interval: readonly [number, number] | null} | null | undefined,
  format: Written,
  rest: Partial<Column<Row>> = {}
): Column<Row> {
  return {
    label,
    numeric: true,
    value: (row) => of(row)?.value,
    interval: (row) => of(row)?.interval,
    format: (row) => withInterval(of(row)?.value, of(row)?.interval, format),
    ...rest
  };
}

export interface TableOptions<Row> {
  /** What the table holds, read out to who cannot see it. */
  caption: string;
  columns: readonly Column<Row>[];
  /** File name of the download, without the ending. */
  name: string;
  /** Index of the column to sort by at first; null (the default) keeps the order given. */
  sort?: {column: number; descending?: boolean} | null;
  /** Rows that stand out: a list of more than a dozen shows these first and folds the others until asked. */
  standsOut?: (row: Row) => boolean;
}

/** Lists of up to so many rows are shown whole. */
const mostShown = 12;

/**
 * A table that sorts by mouse and keyboard, scrolls inside its own box, and can be downloaded as CSV; a sentence where it
 * would be a head without rows.
 */
export function sortableTable<Row>(rows: readonly Row[], options: TableOptions<Row>): HTMLElement {
  if (rows.length === 0)
    return html`<div class="table"><p class="empty">No row of this table can be shown yet.</p></div>`;
  const {columns, caption, name, standsOut} = options;
  const first = standsOut && rows.length > mostShown ? rows.filter(standsOut) : rows;
  const rest = first.length > 0 && first.length < rows.length ? rows.filter((row) => !first.includes(row)) : [];
  let shown = rest.length > 0 ? first : rows;
  const more = html`<button type="button" aria-expanded="false">Show all ${rows.length}</button>`;
  more.addEventListener("click", () => {
    const isWhole = shown === rows;
    shown = isWhole ? first : rows;
    more.textContent = isWhole ? `Show all ${rows.length}` : "Show what stands out";
    more.setAttribute("aria-expanded", String(!isWhole));
    show();
  });
  let order: {column: number; descending: boolean} | null = options.sort ? {descending: false, ...options.sort} : null;
  const body = html`<tbody></tbody>`;
  const headers = columns.map((column, index) => header(column, () => sortBy(index)));
  const sortBy = (column: number): void => {
    order = {column, descending: order?.column === column && !order.descending};
    show();
  };
  const show = (): void => {
    headers.forEach((cell, index) => {
      cell.ariaSort = order?.column !== index ? "none" : order.descending ? "descending" : "ascending";
    });
    body.replaceChildren(...sorted(shown, columns, order).map((row) => line(row, columns)));
  };
  show();
  const save = (): void => download(`${name}.csv`, new Blob([tableFile(rows, options)], {type: "text/csv"}));
  const element = html`<div class="table">
    <div class="table-box" tabindex="0" role="region" aria-label=${caption}>
      <table>
        <caption class="unseen">
          ${caption}
        </caption>
        <thead>
          <tr>
            ${headers}
          </tr>
        </thead>
        ${body}
      </table>
    </div>
    <div class="tools">
      ${rest.length > 0 ? more : null}<span class="grow"></span>
      <button type="button" title=${`Save “${caption}” as CSV`} onclick=${save}>CSV</button>
    </div>
  </div>`;
  element.addEventListener("save-csv", save);
  return element;
}

/** The whole table as CSV, each interval in two columns, and in the last what the table holds. */
export function tableFile<Row>(
  rows: readonly Row[],
  {caption, columns}: Pick<TableOptions<Row>, "caption" | "columns">
): string {
  const definition = tableInWords(
    caption,
    columns.map(({label}) => label),
    columns.some(({interval}) => interval !== undefined)
  );
  return csv(
    [
      ...columns.flatMap(({label, interval}) => (interval ? [label, `${label}: from`, `${label}: to`] : [label])),
      "Definition"
    ],
    rows.map((row) => [
      ...columns.flatMap(({value, interval}) =>
        interval ? [value(row), interval(row)?.[0] ?? null, interval(row)?.[1] ?? null] : [value(row)]
      ),
      definition
    ])
  );
}

function header<Row>({label, numeric}: Column<Row>, onclick: () => void): HTMLElement {
  return html`<th scope="col" class=${numeric ? "number" : null}>
    <button type="button" onclick=${onclick}>${wholeNames(label)}</button>
  </th>`;
}

function line<Row>(row: Row, columns: readonly Column<Row>[]): HTMLElement {
  return html`<tr>
    ${columns.map((column, index) => {
      const value = column.value(row);
      const absent = value === null || value === undefined;
      const written = absent && !column.format ? missing : column.format ? column.format(row) : String(value);
      const shown = typeof written === "string" ? wholeNames(written) : written;
      const title = absent ? (column.missing ?? null) : null;
      const kind = column.numeric ? "number" : null;
      return index === 0
        ? html`<th scope="row" class=${kind} title=${title}>${shown}</th>`
        : html`<td class=${kind} title=${title}>${shown}</td>`;
    })}
  </tr>`;
}

/** Rows in the asked order; ties keep the order given, missing values stand last either way. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  order: {column: number; descending: boolean} | null
): Row[] {
  if (!order) return [...rows];
  const {value} = columns[order.column]!;
  const sign = order.descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [left, right] = [value(a) ?? null, value(b) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null);
    return sign * compare(left, right);
  });
}

function compare(a: NonNullable<CsvValue>, b: NonNullable<CsvValue>): number {
  if (typeof a === "string" && typeof b === "string") return a.localeCompare(b, "en", {numeric: true});
  return Number(a) - Number(b);
}

export interface IntervalTableRow {
  label: string;
  value: number | null;
  interval: readonly [number, number] | null;
  /** How many it rests on. */
  n?: number | null;
}

/** The table of an interval chart: one row for each dot, its value with the 90 % interval, and how many it rests on. */
export function intervalTable(
  rows: readonly IntervalTableRow[],
  options: {
    caption: string;
    /** File name of the download, without the ending. */
    name: string;
    /** What a row is: "Question". */
    row: string;
    /** What its value is: "Chance of a clear loop". */
    value: string;
    format: (value: number | null | undefined) => string;
    /** What `n` counts: "Loops"; left out where rows have none. */
    n?: string;
  }
): HTMLElement {
  const {caption, name, format} = options;
  return sortableTable(rows, {
    caption,
    name,
    columns: [
      {label: options.row, value: ({label}) => label},
      amount(options.value, ({value}) => value, format),
      amount("From", ({interval}) => interval?.[0] ?? null, format),
      amount("To", ({interval}) => interval?.[1] ?? null, format),
      ...(options.n === undefined
        ? []
        : [{label: options.n, numeric: true, value: ({n}: IntervalTableRow) => n ?? null}])
    ]
  });
}

/** One row of a wide table stood upright: a line for each of its columns, with the reason where a value is missing. */
export function factsTable<Row>(
  row: Row,
  columns: readonly Column<Row>[],
  {caption, name}: {caption: string; name: string}
): HTMLElement {
  return sortableTable(columns, {
    caption,
    name,
    columns: [
      {label: "What", value: ({label}) => label},
      {label: "Value", value: (column) => column.value(row), format: (column) => factOf(row, column)}
    ]
  });
}

function factOf<Row>(row: Row, column: Column<Row>): string | Node {
  const value = column.value(row);
  const absent = value === null || value === undefined;
  if (absent && column.missing !== undefined) return `${missing} (${column.missing})`;
  return column.format ? column.format(row) : absent ? missing : String(value);
}
