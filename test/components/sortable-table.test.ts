import {describe, expect, it} from "vitest";
import {sorted} from "../../src/components/kit/table.js";

const columns = [
  {label: "Name", value: (row: {name: string; n: number | null}) => row.name},
  {label: "n", value: (row: {name: string; n: number | null}) => row.n}
];
const rows = [
  {name: "Q10", n: 3},
  {name: "Q9", n: null},
  {name: "Q2", n: 12}
];

describe("the order of a table", () => {
  it("is the given one until asked otherwise", () => {
    expect(sorted(rows, columns, null)).toEqual(rows);
  });

  it("sorts names as people count and numbers as numbers", () => {
    expect(sorted(rows, columns, {column: 0, descending: false}).map(({name}) => name)).toEqual(["Q2", "Q9", "Q10"]);
    expect(sorted(rows, columns, {column: 1, descending: true}).map(({n}) => n)).toEqual([12, 3, null]);
  });

  it("puts missing values last either way", () => {
    expect(sorted(rows, columns, {column: 1, descending: false}).map(({n}) => n)).toEqual([3, 12, null]);
  });
});
