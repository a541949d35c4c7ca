import {sortableTable, type Column} from "./sortable-table.js";
import {missing} from "../words/numbers.js";

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
