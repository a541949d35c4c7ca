import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {matches} from "../../loaders/adapters/tables/column-map.js";

describe("a pattern of file names", () => {
  it.each([
    ["feedback.csv", "feedback.csv"],
    ["feedback-2026.csv", "feedback*.csv"],
    ["feedback.csv", "feedback*.csv"],
    ["2026/feedback.csv", "feedback.csv"],
    ["2026/feedback.csv", "*/feedback*"],
    ["a.b(1)[2]+$.csv", "a.b(1)[2]+$.csv"],
    ["abab.csv", "*ab.csv"],
    ["xaxbx", "*a*b*"]
  ])("%j fits %j", (path, pattern) => {
    expect(matches(path, pattern)).toBe(true);
  });

  it.each([
    ["feedbackXcsv", "feedback.csv"],
    ["feedback.csv.gz", "feedback*.csv"],
    ["2026/feedback.csv", "*feedback.csv/"],
    ["2025/06/feedback.csv", "*/feedback.csv"],
    ["a/b", "a*b"],
    ["aba", "ab*ba"],
    ["aXbX", "*b*a*"],
    ["ab", "*ab*b"]
  ])("%j does not fit %j", (path, pattern) => {
    expect(matches(path, pattern)).toBe(false);
  });

  it("means what the regular expression of its parts means", () => {
    const text = fc.string({unit: fc.constantFrom("a", "b", "."), maxLength: 8});
    const pattern = fc.string({unit: fc.constantFrom("a", "b", ".", "*"), maxLength: 6});
    fc.assert(
      fc.property(text, pattern, (name, stars) => {
        const expression = stars.replaceAll(".", "\\.").replaceAll("*", ".*");
        expect(matches(name, stars)).toBe(new RegExp(`^${expression}$`).test(name));
      })
    );
  });

  it("of a thousand stars is held against a long name without trying every way", () => {
    expect(matches(`${"a".repeat(5000)}b`, `${"a*".repeat(1000)}c`)).toBe(false);
    expect(matches(`${"a".repeat(5000)}c`, `${"a*".repeat(1000)}c`)).toBe(true);
  });
});
