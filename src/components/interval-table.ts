import {sortableTable} from "./sortable-table.js";

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
      {
        label: options.value,
        numeric: true,
        value: ({value}) => value,
        format: ({value}) => format(value)
      },
      {
        label: "From",
        numeric: true,
        value: ({interval}) => interval?.[0] ?? null,
        format: ({interval}) => format(interval?.[0])
      },
      {
        label: "To",
        numeric: true,
        value: ({interval}) => interval?.[1] ?? null,
        format: ({interval}) => format(interval?.[1])
      },
      ...(options.n === undefined
        ? []
        : [{label: options.n, numeric: true, value: ({n}: IntervalTableRow) => n ?? null}])
    ]
  });
}
