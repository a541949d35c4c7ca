import {describe, expect, it} from "vitest";
import {failedCall, failedCalls, failureOf} from "../../../loaders/reader/failed-answer.js";

describe("the answer to a call that failed", () => {
  it.each<[Record<string, unknown>, string | null]>([
    [{success: false, errors: ["no  permission\n here"]}, "no permission here"],
    [{success: false}, ""],
    [{success: false, results: [{id: 1}], message: " "}, ""],
    [{message: "Bad credentials", documentation_url: "x", status: "401"}, "Bad credentials"],
    [{error: {code: 1, message: "expired"}}, "expired"],
    [{errors: [{detail: "gone"}, {detail: "other"}]}, "gone"],
    [{error: "invalid_grant", error_description: "The key is old"}, "The key is old"],
    [{errorInfo: {reason: "quota"}}, "quota"],
    [{detail: "x".repeat(120)}, "x".repeat(100)],
    [{error: null, message: 7}, ""],
    [{errors: []}, ""],
    [{message: "hello", id: 1}, null],
    [{status: "active", type: "x"}, null],
    [{success: true, error: "x", id: 2}, null],
    [{}, null]
  ])("%j says %j", (record, says) => {
    expect(failureOf(record as never)).toBe(says);
  });

  it("is refused with its place, its words and how many say the same, once for each kind", () => {
    const failed = (path: string, says: string, line = 1) => ({path, failure: {line, says}});
    expect(
      failedCalls([failed("a.json", "gone"), {path: "b.json", failure: null}]).map(({message}) => message)
    ).toEqual([
      'a.json line 1: the call failed and was answered "gone", so the export is incomplete\nlook at the key and its permissions, call the endpoint again and save its answer in place of this, or remove the file'
    ]);
    const many = failedCalls([
      failed("a.json", ""),
      failed("b.json", "x", 4),
      failed("c.json", ""),
      failed("d.json", "x"),
      failed("e.json", "x")
    ]);
    expect(many.map(({lines}) => lines[0])).toEqual([
      "a.json line 1 and 1 other file: the call failed, so the export is incomplete",
      'b.json line 4 and 2 other files: the call failed and was answered "x", so the export is incomplete'
    ]);
    expect(failedCall("a.json", {line: 2, says: ""}).exitCode).toBe(3);
  });
});
