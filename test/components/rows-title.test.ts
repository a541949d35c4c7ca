import {expect, it} from "vitest";
import {rowsTitle} from "../../src/components/data-trust/rows.js";

const read = {records: 400, rejected: 0};

it("rows of a table that is hidden are neither called read nor rejected", () => {
  expect(rowsTitle([read, {records: 100, rejected: 3}])).toBe("3 of 500 rows were rejected");
  expect(rowsTitle([read])).toBe("All 400 rows could be read");
  expect(rowsTitle([read, {records: null, rejected: null}])).toBe("All 400 rows of the tables shown could be read");
  expect(rowsTitle([{records: null, rejected: null}])).toBe("No row has been read that could be shown");
});
