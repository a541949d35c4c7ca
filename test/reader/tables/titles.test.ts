import {describe, expect, it} from "vitest";
import {titleOf, Titles} from "../../../loaders/reader/titles.js";
import type {JsonObject} from "../../../loaders/reader/strict-json.js";

/** Whose each row is that is no title. */
function told(above: string | null, ...rows: string[][]): (string | null)[] {
  const titles = new Titles("Candidate", above);
  return rows.flatMap((fields) => {
    if (titles.takes(fields)) return [];
    const record: JsonObject = {};
    titles.tell(record, fields);
    return [(record.Candidate as string | undefined) ?? null];
  });
}

describe("a row that holds one text alone", () => {
  it("says of whom the rows below it are, until the next; the first may stand above the header", () => {
    expect(told("Ann Lee", ["Bo", "yes"], ["Cy", "no"], ["Di Orr", ""], ["Bo", "no"])).toEqual([
      "Ann Lee",
      "Ann Lee",
      "Di Orr"
    ]);
  });

  it("is no title where the same stands among the values of its column: somebody without a vote", () => {
    expect(told("Ann Lee", ["Bo", "yes"], ["Bo", ""], ["Cy", "no"])).toEqual(["Ann Lee", "Ann Lee", "Ann Lee"]);
  });

  it("says nothing of a blank row", () => {
    expect(told("Ann Lee", ["", " "])).toEqual([null]);
  });

  it.each([
    [["Candidate: Ann Lee", ""], "Ann Lee"],
    [["", " Ann Lee "], "Ann Lee"],
    [["Ann Lee:"], "Ann Lee:"],
    [["2025"], null],
    [["Ann", "Lee"], null],
    [["Candidate:", "Ann Lee", "Role:", "Engineer", ""], "Ann Lee"],
    [["Candidate:", "Ann Lee"], "Ann Lee"],
    [["Candidate:", "Ann Lee", "Role:"], null],
    [["Ann Lee", "Candidate:"], null],
    [["Candidate:", "Ann:", "Role:", "Engineer"], null],
    [["Candidate:", "Ann Lee", "Role", "Engineer"], null],
    [[""], null]
  ])("%j is %j", (fields, title) => {
    expect(titleOf(fields)).toBe(title);
  });
});
