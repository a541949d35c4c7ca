import {describe, expect, it} from "vitest";
import {JsonProblem, parseStrictJson} from "../../../loaders/reader/strict-json.js";

const problem = (text: string): [string, number, string] | null => {
  try {
    parseStrictJson(text);
    return null;
  } catch (error) {
    if (!(error instanceof JsonProblem)) throw error;
    return [error.reason, error.position, error.message];
  }
};

describe("JSON read strictly", () => {
  it("is what it says: texts, numbers, true, false, null, lists and objects without a prototype", () => {
    const value = parseStrictJson(' {"a": [1, -2.5e3, "x\\n\\u00e9", true, false, null, [], {}], "b": {"c": ""}} \n');
    expect(JSON.stringify(value)).toBe('{"a":[1,-2500,"x\\né",true,false,null,[],{}],"b":{"c":""}}');
    expect(Object.getPrototypeOf(value)).toBeNull();
  });

  it("keeps the text of whole numbers that a double would change, and takes others as numbers", () => {
    expect(parseStrictJson("[9007199254740991, 9007199254740993, -12345678901234567890, 1.0, 1e2, -0]")).toEqual([
      9007199254740991,
      "9007199254740993",
      "-12345678901234567890",
      1,
      100,
      "-0"
    ]);
  });

  it.each<[string, [string, number, string]]>([
    ['{"a": 1, "a": 2}', ["json_duplicate_key", 9, "the key a occurs twice"]],
    ['{"__proto__": 1}', ["json_forbidden_key", 1, "the key __proto__ is not accepted"]],
    ['{"constructor": 1}', ["json_forbidden_key", 1, "the key constructor is not accepted"]],
    ['{"prototype": 1}', ["json_forbidden_key", 1, "the key prototype is not accepted"]],
    ['["\\ud800"]', ["json_lone_surrogate", 1, "half of a surrogate pair"]],
    ["[1e999]", ["json_number", 1, "1e999 is not a finite number"]],
    [`[${"1".repeat(33)}]`, ["json_number", 1, "a number of more than 32 characters"]],
    ['{"a" 1}', ["json_syntax", 5, "expected :"]],
    ["[1 2]", ["json_syntax", 3, "expected ,"]],
    ['{"a": 1 "b"}', ["json_syntax", 8, "expected ,"]],
    ["{1: 2}", ["json_syntax", 1, 'expected "']],
    ["[x]", ["json_syntax", 1, "unexpected x"]],
    ["", ["json_syntax", 0, "unexpected end"]],
    ['"a\tb"', ["json_syntax", 2, "control character in a string"]],
    ['"\\x"', ["json_syntax", 0, "bad escape in a string"]],
    ['"abc', ["json_syntax", 4, 'expected "']],
    ["1 2", ["json_syntax", 2, "text after the end of the value"]],
    ["[01]", ["json_syntax", 2, "expected ,"]]
  ])("has a problem with %s at its place", (text, expected) => {
    expect(problem(text)).toEqual(expected);
  });

  it("is nested 64 levels deep at most, lists and objects alike", () => {
    const nested = (depth: number): string => `${"[".repeat(depth)}${"]".repeat(depth)}`;
    const objects = (depth: number): string => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
    expect([problem(nested(64)), problem(objects(63))]).toEqual([null, null]);
    for (const text of [nested(65), objects(64)])
      expect(problem(text)).toMatchObject(["json_depth", expect.any(Number), "nested deeper than 64 levels"]);
  });

  it("takes a number of 32 characters, and a pair of surrogates", () => {
    expect(problem(`[${"1".repeat(32)}]`)).toBeNull();
    expect(parseStrictJson('"\\ud83d\\ude00"')).toBe("😀");
  });
});
