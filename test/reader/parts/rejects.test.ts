import {describe, expect, it} from "vitest";
import {
  listedRejects,
  placeInWords,
  readingRemedy,
  type Reject,
  RejectList,
  rejectsByReason
} from "../../../loaders/reader/rejects.js";

const reject = (reason: string, line = 1): Reject => ({
  line,
  record: null,
  reason,
  column: null,
  value: null,
  remedy: ""
});

describe("the place of a record", () => {
  it("is its line, its number too in a list, and its row in Parquet and sheets", () => {
    expect(placeInWords("a.csv", {line: 4, record: null})).toBe("a.csv line 4");
    expect(placeInWords("a.json", {line: 1, record: 37})).toBe("a.json line 1, record 37");
    expect(placeInWords("a.parquet", {line: 37, record: 37})).toBe("a.parquet row 37");
    for (const book of ["B.xlsx#Onsite", "B.XLSX#Onsite", "b.xlsm#1"])
      expect(placeInWords(book, {line: 37, record: null})).toBe(`${book} row 37`);
  });
});

describe("the rejects of a file", () => {
  it("are kept in full up to ten thousand of each reason, and counted beyond", () => {
    const list = new RejectList();
    for (let i = 0; i < listedRejects + 3; i++) list.add(reject("a", i));
    list.add(reject("b"));
    list.count("b", 5);
    list.count("c", 0);
    expect([list.listed.length, list.size]).toEqual([listedRejects + 1, listedRejects + 9]);
    expect([...list.unlisted]).toEqual([
      ["a", 3],
      ["b", 5]
    ]);
    expect([...rejectsByReason(list.listed, list.unlisted)]).toEqual([
      ["a", listedRejects + 3],
      ["b", 6]
    ]);
    expect(listedRejects).toBe(10_000);
  });

  it("are the same in a copy, which goes on alone", () => {
    const list = new RejectList();
    list.add(reject("a"));
    list.count("b", 2);
    const copy = list.copy();
    expect([copy.listed, copy.unlisted, copy.size]).toEqual([list.listed, list.unlisted, 3]);
    copy.add(reject("a"));
    expect([list.size, copy.size]).toEqual([3, 4]);
  });

  it("each come with what to do", () => {
    expect(readingRemedy("nested_value", "vote")).toBe("vote must be a single value, not a list or an object");
    const reasons =
      "too_few_columns truncated_line too_many_columns text_after_quote nul_byte field_too_long json_syntax json_depth json_duplicate_key json_forbidden_key json_lone_surrogate json_number json_not_object record_too_long";
    for (const reason of reasons.split(" ")) expect(readingRemedy(reason, "")).toMatch(/\w \w/);
  });
});
