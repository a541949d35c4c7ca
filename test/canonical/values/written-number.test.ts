import {expect, test} from "vitest";
import {ColumnForms} from "../../../loaders/canonical/values/column-forms.js";

/** What a column of these texts is read as, once it is settled. */
function read(texts: readonly string[], decimal?: "," | "."): (string | null)[] {
  const forms = new ColumnForms("UTC", {decimal});
  for (const text of texts) forms.number("rating", text);
  forms.settle();
  return texts.map((text) => forms.number("rating", text));
}

test.each([
  [
    ["3,5", "0,80", "-0,125", "+12,5"],
    ["3.5", "0.80", "-0.125", "+12.5"]
  ],
  [
    ["1.234,5", "1,234.5", "1,234,567", "1.234.567"],
    ["1234.5", "1234.5", "1234567", "1234567"]
  ],
  [
    ["1 234,5", "1\u00a0234", "1'234.5", "1’234"],
    ["1234.5", "1234", "1234.5", "1234"]
  ]
])("a number that can be read in one way is read in it: %j", (texts, numbers) => {
  expect(read(texts)).toEqual(numbers);
});

test("a number that may be one of thousands is what its column shows", () => {
  expect(read(["1,125", "2,5"])).toEqual(["1.125", "2.5"]);
  expect(read(["1,125", "1,125.5"])).toEqual(["1125", "1125.5"]);
});

test("a number with a point is read as it stands, but not beside decimal commas", () => {
  expect(read(["1.125"])).toEqual(["1.125"]);
  expect(read(["1.125", "1,125.5"])).toEqual(["1.125", "1125.5"]);
  expect(read(["1.125", "2,5"])).toEqual([null, "2.5"]);
});

test("where nothing settles it, or values contradict each other, it is no number", () => {
  expect(read(["1,125"])).toEqual([null]);
  expect(read(["1,125", "2,5", "1,125.5"])).toEqual([null, "2.5", "1125.5"]);
});

test("the key settles what the column does not", () => {
  expect(read(["1,125", "1.125"], ",")).toEqual(["1.125", "1125"]);
  expect(read(["1,125", "1.125"], ".")).toEqual(["1125", "1.125"]);
});

test.each(["", "3,", ",5", "1,23,456", "12.34.567", "1,2.3,4", "0,125.5.1", "three", "3,5 %", "1 23"])(
  "what is no number stays none: %j",
  (text) => {
    expect(read([text])).toEqual([null]);
  }
);
