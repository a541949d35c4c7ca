import {gzipSync} from "node:zlib";
import {good, scorecards, type Case} from "../support/exports.js";
import {testCases} from "../support/cases.js";

const two = scorecards(good, "S2,A1,I2,loop,no");
const bytes = (...parts: (string | number[])[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
const long = "x".repeat((1 << 20) + 1);

const cases: Case[] = [
  {
    number: 1,
    promise: "a UTF-8 byte order mark is stripped and counted",
    files: {"scorecards.csv": `\ufeff${two}`},
    rows: {scorecards: 2},
    counts: {"repair byte_order_mark": 1}
  },
  {
    number: 1,
    promise: "a byte order mark before a quoted header does not hide the first column",
    files: {"scorecards.csv": `\ufeff${two.replace("scorecard_id", '"scorecard_id"')}`},
    rows: {scorecards: 2}
  },
  {
    number: 2,
    promise: "UTF-16 with a byte order mark is decoded and counted",
    files: {"scorecards.csv": Buffer.from(`\ufeff${two}`, "utf16le")},
    rows: {scorecards: 2},
    counts: {"repair converted_encoding": 1}
  },
  {
    number: 2,
    promise: "UTF-16 without a byte order mark is known by its noughts, parted by tabs under whatever name",
    files: {"scorecards.csv": Buffer.from(two.replaceAll(",", "\t"), "utf16le").swap16()},
    rows: {scorecards: 2},
    counts: {"repair converted_encoding": 1, "repair delimiter": 1}
  },
  {
    number: 3,
    promise: "Latin-1 is refused, naming the line and the byte",
    files: {"scorecards.csv": bytes(scorecards().trimEnd(), "\nS1,A", [0xe9], ",I1,loop,yes\n")},
    refused: /scorecards\.csv line 2: byte 59 of the file is not valid UTF-8/
  },
  {
    number: 3,
    promise: "Latin-1 is read when --encoding names it",
    files: {"scorecards.csv": bytes(scorecards().trimEnd(), "\nS1,A", [0xe9], ",I1,loop,yes\n")},
    options: {encoding: "latin1"},
    rows: {scorecards: 1}
  },
  {
    number: 3,
    promise: "files of valid UTF-8 are read as that beside a named encoding, and counted",
    files: {
      "scorecards.csv": bytes(scorecards().trimEnd(), "\nS1,A", [0xe9], ",I1,loop,yes\n"),
      "decisions.csv": "application_id,decision\nA\u00e9,offer\n",
      "applications.csv": "application_id,candidate_id\nA2,C2\n"
    },
    options: {encoding: "latin1"},
    rows: {scorecards: 1, decisions: 1, applications: 1},
    counts: {"flag encoding latin1: file_is_valid_utf8_and_read_as_that": 1}
  },
  {
    number: 3,
    promise: "an encoding that does not exist is refused once",
    files: {"scorecards.csv": two, "applications.csv": "application_id,candidate_id\nA2,C2\n"},
    options: {encoding: "klingon"},
    refused: /^--encoding klingon: there is no text encoding of this name/
  },
  {
    number: 4,
    promise: "mixed line endings are repaired and counted",
    files: {"scorecards.csv": two.replace("yes\n", "yes\r\n")},
    rows: {scorecards: 2},
    counts: {"repair line_ending": 1}
  },
  {
    number: 4,
    promise: "lone carriage returns end lines",
    files: {"scorecards.csv": two.replaceAll("\n", "\r")},
    rows: {scorecards: 2},
    counts: {"repair line_ending": 3}
  },
  {
    number: 4,
    promise: "CRLF throughout needs no repair",
    files: {"scorecards.csv": two.replaceAll("\n", "\r\n")},
    rows: {scorecards: 2},
    counts: {"repair line_ending": 0}
  },
  {
    number: 5,
    promise: "a newline in a quoted value is accepted and later rejects name the physical line",
    files: {
      "scorecards.csv": `scorecard_id,application_id,interviewer_id,stage,vote,focus\nS1,A1,I1,loop,yes,"two\nlines"\nS2,A1,I2,loop,perhaps,x\n`
    },
    rows: {scorecards: 1},
    rejects: ["4 unknown_vote"]
  },
  {
    number: 6,
    promise: "doubled quotes are one quote",
    files: {"scorecards.csv": scorecards('"S""1",A1,I1,loop,yes')},
    rows: {scorecards: 1}
  },
  {
    number: 7,
    promise: "an unclosed quote refuses the file, naming the opening line",
    files: {"scorecards.csv": scorecards(good, '"S2,A1,I2,loop,no', "S3,A1,I3,loop,no")},
    refused: /scorecards\.csv line 3: a quoted value .* never closed/
  },
  {
    number: 8,
    promise: "text after a closing quote is a reject",
    files: {"scorecards.csv": scorecards(good, '"S2"x,A1,I2,loop,no')},
    rows: {scorecards: 1},
    rejects: ["3 text_after_quote"]
  },
  {
    number: 9,
    promise: "a value over 1 MiB is a reject",
    files: {"scorecards.csv": scorecards(good, `S2,${long},I2,loop,no`)},
    rows: {scorecards: 1},
    rejects: ["3 field_too_long"]
  },
  {
    number: 9,
    promise: "a record over 16 MiB refuses the file",
    files: {"scorecards.csv": scorecards(good, `S2,"${"y".repeat((16 << 20) + 100)}",I2,loop,no`)},
    refused: /line 3/
  },
  {
    number: 10,
    promise: "too few values are a reject and no other row is lost",
    files: {"scorecards.csv": scorecards(good, "S2,A1", "S3,A1,I3,loop,no")},
    rows: {scorecards: 2},
    rejects: ["3 too_few_columns"]
  },
  {
    number: 11,
    promise: "too many values are a reject",
    files: {"scorecards.csv": scorecards(good, "S2,A1,I2,loop,no,extra")},
    rows: {scorecards: 1},
    rejects: ["3 too_many_columns"]
  },
  {
    number: 12,
    promise: "a header that occurs twice refuses the file",
    files: {"scorecards.csv": two.replace("stage,vote", "vote,vote")},
    refused: /vote of scorecards occurs twice/
  },
  {
    number: 12,
    promise: "headings that nobody reads may occur twice, or be blank",
    files: {
      "scorecards.csv": "scorecard_id,application_id,Notes,interviewer_id,stage,vote,Notes,\nS1,A1,x,I1,loop,yes,y,z\n"
    },
    unknown: ["Notes", "Notes", "(no name)"],
    rows: {scorecards: 1}
  },
  {
    number: 13,
    promise: "a missing header refuses the file and says so",
    files: {"scorecards.csv": `${good}\nS2,A1,I2,loop,no\n`},
    refused: /line 1: looks like a record, not like a header row[\s\S]*scorecard_id/
  },
  {
    number: 14,
    promise: "an unknown column is dropped and listed by name",
    files: {
      "scorecards.csv": two.replace("vote\n", "vote,mood\n").replace("yes\n", "yes,glad\n").replace("no\n", "no,sad\n")
    },
    unknown: ["mood"],
    rows: {scorecards: 2}
  },
  {
    number: 15,
    promise: "a renamed required column refuses the file with the nearest match",
    files: {"scorecards.csv": two.replace("interviewer_id", "interviewr_id")},
    refused: /missing: interviewer_id \(nearest: interviewr_id\)/
  },
  {
    number: 16,
    promise: "case, spaces and non-breaking spaces in headers are repaired and counted",
    files: {"scorecards.csv": two.replace("scorecard_id,application_id", " Scorecard\u00a0ID ,Application-Id")},
    rows: {scorecards: 2},
    counts: {"repair header_spelling": 2}
  },
  {
    number: 17,
    promise: "semicolons are read, and counted",
    files: {"scorecards.csv": two.replaceAll(",", ";").replaceAll("\n", ";x, y, z\n").replace("x, y, z", "Comment")},
    unknown: ["Comment"],
    rows: {scorecards: 2},
    counts: {"repair delimiter": 1}
  },
  {
    number: 17,
    promise: "a first line may say what the values are parted by",
    files: {"scorecards.csv": `sep=;\r\n${two.replaceAll(",", ";").replaceAll("\n", "\r\n")}`},
    rows: {scorecards: 2}
  },
  {
    number: 17,
    promise: "another delimiter with another header refuses the file",
    files: {"scorecards.csv": two.replaceAll(",", ";").replace("vote", "Vote!")},
    refused: /delimiter|required column/
  },
  {
    number: 18,
    promise: "a NUL byte is a reject",
    files: {"scorecards.csv": scorecards(good, "S\u00002,A1,I2,loop,no")},
    rows: {scorecards: 1},
    rejects: ["3 nul_byte"]
  },
  {
    number: 19,
    promise: "blank lines are accepted and counted",
    files: {"scorecards.csv": `${two.replace("yes\n", "yes\n\n")}\n`},
    rows: {scorecards: 2},
    counts: {"repair blank_line": 2}
  },
  {
    number: 20,
    promise: "a totals row is passed over and told with its line",
    files: {"scorecards.csv": scorecards(good, "Total,,,,2", "S2,A1,I2,loop,no")},
    rows: {scorecards: 2},
    unread: ["scorecards.csv line 3: a total, no record"]
  },
  {
    number: 20,
    promise: "what stands above the header and below the table is passed over and told with its lines",
    files: {"scorecards.csv": `Report of June\n\n${two}\n\nAll data are confidential\n`},
    rows: {scorecards: 2},
    unread: [
      "scorecards.csv line 1: above the header of the table",
      "scorecards.csv line 8: below the table, no record"
    ]
  },
  {
    number: 20,
    promise: "another table below the records is read as none of them, and told with its lines and what to do",
    files: {"scorecards.csv": `${two}\n\nDecisions\nscorecard_id,Outcome,,,\nS1,offer,,,\nS2,no offer,,,\n`},
    rows: {scorecards: 2},
    unread: [
      "scorecards.csv lines 6 to 9: another table below the first: not read; put it into a file or sheet of its own"
    ]
  },
  {
    number: 20,
    promise: "a total in a full row is one below all records only",
    files: {"scorecards.csv": `${two}\nTotal,A9,I9,loop,yes\n`},
    rows: {scorecards: 2},
    unread: ["scorecards.csv line 5: a total, no record"]
  },
  {
    number: 20,
    promise: "a record that is called so above others is a record",
    files: {"scorecards.csv": scorecards(good, "Total,A9,I9,loop,yes", "S2,A1,I2,loop,no")},
    rows: {scorecards: 3}
  },
  {number: 21, promise: "an empty file is refused", files: {"scorecards.csv": ""}, refused: /the file is empty/},
  {
    number: 22,
    promise: "a header alone is accepted with a warning",
    files: {"scorecards.csv": scorecards()},
    rows: {scorecards: 0},
    counts: {"flag no_records": 1}
  },
  {
    number: 23,
    promise: "a last line that is cut is a reject that says the file may be truncated",
    files: {"scorecards.csv": scorecards(good, "S2,A1,I2").trimEnd()},
    rows: {scorecards: 1},
    rejects: ["3 truncated_line"]
  },
  {
    number: 62,
    promise: "truncated gzip refuses the file",
    files: {"scorecards.csv.gz": gzipSync(two.repeat(50)).subarray(0, -20)},
    refused: /gzip data ends in the middle/
  },
  {
    number: 63,
    promise: "gzip with a bad checksum refuses the file",
    files: {"scorecards.csv.gz": flipped(gzipSync(two))},
    refused: /gzip data is damaged/
  },
  {
    number: 64,
    promise: "gzip that is called .csv is refused",
    files: {"scorecards.csv": gzipSync(two)},
    refused: /is gzip data but is not called \.gz/
  },
  {
    number: 64,
    promise: "a spreadsheet that is called .csv is refused",
    files: {"scorecards.csv": bytes([0x50, 0x4b, 3, 4], "rest")},
    refused: /holds zip data/
  }
];

/** The same gzip data with one bit of its checksum turned. */
function flipped(data: Buffer): Buffer {
  const copy = Buffer.from(data);
  copy[copy.length - 8]! ^= 1;
  return copy;
}

testCases(cases);
