import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {matches, tableEntryFor} from "../../loaders/config/tables.js";

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

const parsed = (...lines: string[]) => parseConfig(["tables:", '  "a*.csv":', ...lines].join("\n"), "plumbline.yaml");
const problem = (...lines: string[]): string => {
  try {
    parsed(...lines);
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};

describe("tables of the configuration", () => {
  it("take feeds one by one or in lists, keys of several columns, constants, groups and split cells", () => {
    expect(
      problem(
        '    {header_row: 4, encoding: windows-1252, decimal: ",", dates: day-first, fill_down: [Name], feeds: {',
        "      applications: {columns: {application_id: [First, Last], role: Role}},",
        "      scorecards: [",
        '        {columns: {vote: A, stage: {constant: loop}}, split: {columns: [A, B], by: ";"}},',
        '        {columns: {vote: "Score {n}"}, for_each: {n: [1, 2]}}]}}'
      )
    ).toBe("accepted");
  });

  it("apply to the files that fit, the first pattern first", () => {
    const config = parsed("    decimal: ','", '  "*.csv":', "    header_row: 2");
    expect(tableEntryFor("x/ab.csv", config)?.entry.decimal).toBe(",");
    expect(tableEntryFor("b.csv", config)?.pattern).toBe("*.csv");
    expect(tableEntryFor("b.txt", config)).toBeNull();
  });

  it.each<[string, string, RegExp]>([
    ["a misspelt key", "header: 4", /line 3: tables\.a\*\.csv\.header is not a known key\. Known here: header_row/],
    ["a table that there is not", "feeds: {votes: {columns: {}}}", /votes is not a known key.*Known here: scorecards/],
    [
      "a misspelt key of a feed in a list",
      "feeds: {scorecards: [{columns: {}, foreach: {n: [1]}}]}",
      /scorecards\.0\.foreach is not a known key; did you mean for_each\?/
    ],
    ["a feed without columns", "feeds: {scorecards: {}}", /scorecards\.columns is nothing; it must be a block of keys/],
    ["a feed that is a heading", "feeds: {scorecards: Vote}", /is "Vote"; it must be a feed/],
    [
      "a column that is neither heading nor key nor constant",
      "feeds: {scorecards: {columns: {vote: 5}}}",
      /vote is 5; it must be a heading, a list of headings that make one key together, or \{constant: value\}/
    ],
    [
      "a misspelt constant",
      "feeds: {scorecards: {columns: {stage: {const: loop}}}}",
      /stage\.const is not a known key; did you mean constant\?/
    ],
    [
      "a part of a column that says nothing of the part",
      "feeds: {scorecards: {columns: {vote: {column: Rating}}}}",
      /it must be \{constant: value\} and nothing else, or \{column: heading\} with where, unless or part/
    ],
    [
      "a constant of some rows",
      "feeds: {scorecards: {columns: {vote: {constant: yes, where: {Kind: [x]}}}}}",
      /it must be \{constant: value\} and nothing else/
    ],
    ["a part that is none", "feeds: {scorecards: {columns: {vote: {column: A, part: name}}}}", /one of person, answer/],
    ["rows of no column", "feeds: {scorecards: {columns: {vote: {column: A, where: {}}}}}", /it must name a column/],
    [
      "a group that no heading names",
      'feeds: {scorecards: {columns: {vote: "Score {n}"}, for_each: {m: [1, 2]}}}',
      /for_each\.m is \[1,2\]; \{m\} must stand in a heading/
    ],
    ["a decimal sign that is none", "decimal: ;", /decimal is ";"; it must be one of ,, \./],
    ["dates of no order", "dates: us", /dates is "us"; it must be one of day-first, month-first, excel/],
    ["a header above the file", "header_row: 0", /header_row is 0; it must be at least 1/]
  ])("with %s are refused: line, value and rule", (_, line, message) => {
    expect(problem(`    ${line}`)).toMatch(message);
  });
});
