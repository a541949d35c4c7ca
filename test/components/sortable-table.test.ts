import {describe, expect, it} from "vitest";
import {amount, estimate, sorted, tableFile} from "../../src/components/kit/table.js";

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

it("a downloaded table has each interval in columns of its own, and says in every row what it holds", () => {
  const [header, line] = tableFile([{name: "Coding", alpha: 0.4}], {
    caption: "Agreement by area",
    columns: [
      {label: "Area", value: ({name}) => name},
      estimate("Alpha", ({alpha}) => ({value: alpha, interval: [0.3, 0.5]}), String)
    ]
  }).split("\r\n");
  expect(header).toBe("Area,Alpha,Alpha: from,Alpha: to,Definition");
  expect(line).toMatch(
    /^Coding,0\.4,0\.3,0\.5,"?Agreement by area\. “from” and “to” are the ends of the 90 % interval\. Alpha: /
  );
  const plain = tableFile([{n: 3}], {caption: "Loops", columns: [amount("Number", ({n}) => n, String)]});
  expect(plain).toBe("Number,Definition\r\n3,Loops.\r\n");
});
