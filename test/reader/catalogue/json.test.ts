import {type Case} from "../support/exports.js";
import {testCases} from "../support/cases.js";

const card = (id: string, more = ""): string =>
  `{"scorecard_id":"${id}","application_id":"A1","interviewer_id":"I${id}","stage":"loop","vote":"yes"${more}}`;
const lines = (...records: string[]): string => `${records.join("\n")}\n`;

const cases: Case[] = [
  {
    number: 65,
    promise: "a half-written JSON file is refused",
    files: {"scorecards.json": `[${card("1")},${card("2").slice(0, 30)}`},
    refused: /ends before its last bracket/
  },
  {
    number: 66,
    promise: "a bad NDJSON line is a reject and the others stay",
    files: {"scorecards.ndjson": lines(card("1"), '{"scorecard_id":', card("3"))},
    rows: {scorecards: 2},
    rejects: ["2 json_syntax"]
  },
  {
    number: 66,
    promise: "blank NDJSON lines do not move the line numbers of rejects",
    files: {"scorecards.ndjson": lines(card("1"), "", "oops", card("3"))},
    rows: {scorecards: 2},
    rejects: ["3 json_syntax"]
  },
  {
    number: 67,
    promise: "JSON nested 10,000 deep is refused before any parser sees it",
    files: {"scorecards.json": `[${"[".repeat(10_000)}${"]".repeat(10_000)}]`},
    refused: /nested deeper than 64/
  },
  {
    number: 67,
    promise: "an NDJSON record nested 10,000 deep is a reject (as case 66: the other lines are good)",
    files: {"scorecards.ndjson": lines(card("1"), card("2", `,"x":${"[".repeat(10_000)}${"]".repeat(10_000)}`))},
    rows: {scorecards: 1},
    rejects: ["2 json_depth"]
  },
  {
    number: 68,
    promise: "a key that occurs twice is a reject",
    files: {"scorecards.ndjson": lines(card("1"), card("2", ',"vote":"no"'))},
    rows: {scorecards: 1},
    rejects: ["2 json_duplicate_key"]
  },
  {
    number: 69,
    promise: "__proto__ and constructor are rejects",
    files: {"scorecards.ndjson": lines(card("1"), card("2", ',"__proto__":{}'), card("3", ',"constructor":1'))},
    rows: {scorecards: 1},
    rejects: ["2 json_forbidden_key", "3 json_forbidden_key"]
  },
  {
    number: 70,
    promise:
      "comments, NaN and trailing commas are rejects with a position in NDJSON (as case 66: the other lines are good)",
    files: {
      "scorecards.ndjson": lines(
        card("1"),
        card("2", ',"x":NaN'),
        `${card("3").slice(0, -1)},}`,
        `/* no */ ${card("4")}`
      )
    },
    rows: {scorecards: 1},
    rejects: ["2 json_syntax", "3 json_syntax", "4 json_syntax"]
  },
  {
    number: 70,
    promise: "a trailing comma in an array refuses the file",
    files: {"scorecards.json": `[${card("1")},]`},
    refused: /comma after its last record/
  },
  {
    number: 71,
    promise: "half of a surrogate pair is a reject",
    files: {"scorecards.ndjson": lines(card("1"), card("2", ',"focus":"\\ud800"'))},
    rows: {scorecards: 1},
    rejects: ["2 json_lone_surrogate"]
  },
  {
    number: 71,
    promise: "a whole surrogate pair is a character",
    files: {"scorecards.ndjson": lines(card("1", ',"focus":"\\ud83d\\ude00"'))},
    rows: {scorecards: 1}
  },
  {
    number: 18,
    promise: "a NUL character in JSON is a reject",
    files: {"scorecards.ndjson": lines(card("1"), card("2", ',"focus":"a\\u0000b"'))},
    rows: {scorecards: 1},
    rejects: ["2 nul_byte"]
  },
  {
    number: 25,
    promise: "a number of many digits is a reject in JSON",
    files: {"scorecards.ndjson": lines(card("1"), card("2", `,"forecast":${"1".repeat(40)}`))},
    rows: {scorecards: 1},
    rejects: ["2 json_number"]
  }
];

testCases(cases);
