import {good, scorecards, someScorecards, type Case} from "../support/exports.js";
import {testCases} from "../support/cases.js";

const timed = (...lines: string[]): string =>
  `scorecard_id,application_id,interviewer_id,stage,vote,submitted_at\n${lines.join("\n")}\n`;
const ratings = (...lines: string[]): string => `scorecard_id,question,rating,minutes\n${lines.join("\n")}\n`;
const at = (time: string): string => timed(`S1,A1,I1,loop,yes,${time}`);

const cases: Case[] = [
  {
    number: 24,
    promise: "a formula in a text is text",
    files: {
      "scorecards.csv": `scorecard_id,application_id,interviewer_id,stage,vote,focus\nS1,A1,I1,loop,yes,"=HYPERLINK(""x"")"\n`
    },
    rows: {scorecards: 1}
  },
  {
    number: 25,
    promise: "a giant number is a reject",
    files: {...someScorecards, "ratings.csv": ratings(`S1,q,3,${"9".repeat(5000)}`)},
    rejects: ["2 not_a_number"]
  },
  {
    number: 25,
    promise: "1e999, NaN and -0 are rejects",
    files: {...someScorecards, "ratings.csv": ratings("S1,q,3,1e999", "S1,r,3,NaN", "S1,s,3,-0")},
    rejects: ["2 not_a_number", "3 not_a_number", "4 not_a_number"]
  },
  {
    number: 26,
    promise: "whole-number ids beyond 2^53 stay what they are",
    files: {"scorecards.csv": scorecards("9007199254740993,A1,I1,loop,yes", "9007199254740992,A1,I2,loop,no")},
    rows: {scorecards: 2}
  },
  {
    number: 26,
    promise: "whole-number ids beyond 2^53 stay what they are in JSON",
    files: {
      "scorecards.ndjson": [9007199254740993n, 9007199254740992n]
        .map((id) => `{"scorecard_id":${id},"application_id":"A1","interviewer_id":"I1","stage":"loop","vote":"yes"}`)
        .join("\n")
    },
    rows: {scorecards: 2}
  },
  {
    number: 27,
    promise: "leading zeros of ids are kept",
    files: {"scorecards.csv": scorecards("007,A1,I1,loop,yes")},
    rows: {scorecards: 1}
  },
  {
    number: 28,
    promise: "an id as number and as text is one id",
    files: {
      "scorecards.ndjson": ["7", '"7"']
        .map((id) => `{"scorecard_id":${id},"application_id":"A1","interviewer_id":"I1","stage":"loop","vote":"yes"}`)
        .join("\n")
    },
    rows: {scorecards: 1},
    counts: {"repair exact_duplicate": 1}
  },
  {
    number: 28,
    promise: "ids that differ by leading zeros only refuse the run",
    files: {"scorecards.csv": scorecards("07,A1,I1,loop,yes", "7,A2,I1,loop,yes")},
    refused: /scorecard_id: "07" and "7"/
  },
  {
    number: 29,
    promise: "a decimal comma is read; a number that may be one of thousands is settled by its column",
    files: {...someScorecards, "ratings.csv": ratings('S1,q,"3,5","12,5"', 'S1,r,"2,25","1,125"', "S1,s,2.5,1.125")},
    rejects: ["4 not_a_number"],
    rows: {ratings: 2}
  },
  {
    number: 29,
    promise: "the key settles it where its column does not",
    files: {...someScorecards, "ratings.csv": ratings('S1,q,3,"1,125"')},
    config: {tables: {"ratings.csv": {decimal: ","}}},
    rows: {ratings: 1}
  },
  {
    number: 30,
    promise: "dates of which nothing tells whether they begin with the day refuse the run, with the line to add",
    files: {"scorecards.csv": at("03/04/2024")},
    refused:
      /scorecards\.csv: nothing in submitted_at tells [\s\S]*tables: \{ "scorecards\.csv": \{ dates: <day-first\|month-first> \} \}/
  },
  {
    number: 30,
    promise: "once the line is added, they are read, and what contradicts it is a reject",
    files: {"scorecards.csv": timed("S1,A1,I1,loop,yes,03/04/2024", "S2,A1,I2,loop,yes,03/14/2024")},
    config: {tables: {"*.csv": {dates: "day-first"}}},
    rejects: ["3 impossible_date"],
    rows: {scorecards: 1}
  },
  {
    number: 30,
    promise: "a column that holds both kinds is read where the values show which they are, the others are rejects",
    files: {
      "scorecards.csv": timed(
        ...["03/14/2024", "14/03/2024", "03/04/2024", "04/04/2024"].map((day, at) => `S${at},A1,I${at},loop,yes,${day}`)
      )
    },
    rejects: ["4 mixed_dates"],
    rows: {scorecards: 3}
  },
  {
    number: 31,
    promise: "30 February is a reject, never 1 March",
    files: {"scorecards.csv": at("2024-02-30")},
    rejects: ["2 impossible_date"]
  },
  {
    number: 32,
    promise: "a time without a zone is read in the configured zone (by default UTC, so it is not refused)",
    files: {"scorecards.csv": at("2024-05-01T10:00:00")},
    config: {timezone: "America/New_York"},
    rows: {scorecards: 1}
  },
  {
    number: 108,
    promise: "a date without a time is read, and said to be no more than its day",
    files: {"scorecards.csv": at("2024-05-01")},
    config: {timezone: "America/New_York"},
    rows: {scorecards: 1},
    counts: {"flag day_without_time": 1}
  },
  {
    number: 108,
    promise: "times that are nearly all midnight are days, whatever clock they are written by",
    files: {
      "scorecards.csv": timed(
        ...Array.from({length: 30}, (_, i) => {
          const day = String(i + 1).padStart(2, "0");
          return `S${i},A${i},I1,loop,yes,2024-05-${day}T00:00:00${i % 2 ? "" : "-04:00"}`;
        })
      )
    },
    config: {timezone: "America/New_York"},
    rows: {scorecards: 30},
    counts: {"flag day_without_time": 30}
  },
  {
    number: 108,
    promise: "a single time at midnight is a time",
    files: {"scorecards.csv": at("2024-05-01T00:00:00Z")},
    rows: {scorecards: 1},
    counts: {"flag day_without_time": 0}
  },
  {
    number: 33,
    promise: "a time that the clock skipped is moved to the later instant and counted",
    files: {"scorecards.csv": at("2024-03-10T02:30:00")},
    config: {timezone: "America/New_York"},
    rows: {scorecards: 1},
    counts: {"repair time_skipped_by_clock_change": 1}
  },
  {
    number: 33,
    promise: "a time that the clock showed twice takes the earlier offset and is counted",
    files: {"scorecards.csv": at("2024-11-03T01:30:00")},
    config: {timezone: "America/New_York"},
    rows: {scorecards: 1},
    counts: {"repair time_repeated_by_clock_change": 1}
  },
  {
    number: 34,
    promise: "stand-ins for no time are rejects",
    files: {
      "scorecards.csv": timed(
        ...["0001-01-01", "9999-12-31", "1970-01-01", "1899-12-30", "1904-01-01"].map(
          (time, index) => `S${index},A1,I${index},loop,yes,${time}`
        )
      )
    },
    rejects: [2, 3, 4, 5, 6].map((line) => `${line} sentinel_time`)
  },
  {
    number: 35,
    promise: "a time less than a day ahead is kept and flagged",
    files: {"scorecards.csv": at("2026-07-01T06:00:00Z")},
    rows: {scorecards: 1},
    counts: {"flag future_within_a_day": 1}
  },
  {
    number: 35,
    promise: "a time more than a day ahead is a reject",
    files: {"scorecards.csv": at("2026-07-03T06:00:00Z")},
    rejects: ["2 future_time"]
  },
  {
    number: 36,
    promise: "seconds and milliseconds in one column refuse the file",
    files: {"scorecards.csv": timed("S1,A1,I1,loop,yes,1714557600", "S2,A1,I2,loop,yes,1714557600000")},
    refused: /submitted_at mixes magnitudes/
  },
  {
    number: 48,
    promise: "an unknown vote is a reject and no vote is guessed",
    files: {"scorecards.csv": scorecards(good, "S2,A1,I2,loop,maybe")},
    rows: {scorecards: 1},
    rejects: ["3 unknown_vote"]
  },
  {
    number: 48,
    promise: "an unknown vote that the configuration maps is accepted",
    files: {"scorecards.csv": scorecards(good, "S2,A1,I2,loop,maybe")},
    config: {votes: {labels: {Maybe: "mixed"}}},
    rows: {scorecards: 2}
  },
  {
    number: 48,
    promise: "an unknown rating is a reject",
    files: {...someScorecards, "ratings.csv": ratings("S1,q,superb,10")},
    rejects: ["2 unknown_rating"]
  },
  {
    number: 48,
    promise: "a rating outside 1 to 4 is a reject",
    files: {...someScorecards, "ratings.csv": ratings("S1,q,5,10", "S1,r,0.5,10")},
    rejects: ["2 rating_out_of_range", "3 rating_out_of_range"]
  },
  {
    number: 99,
    promise: "a scale of five that is mapped by half is no scale of four: 3 is not read as yes",
    files: {...someScorecards, "ratings.csv": ratings("S1,q,5,10", "S1,r,3,10", "S1,s,4.0,10", "S1,t,yes,10")},
    config: {ratings: {labels: {"5": "strong_yes"}}},
    rejects: ["3 half_mapped_scale", "4 half_mapped_scale"],
    rows: {ratings: 2}
  },
  {
    number: 99,
    promise: "nor is a scale whose best is 1; once every number is mapped, all are read",
    files: {...someScorecards, "ratings.csv": ratings("S1,q,1,10", "S1,r,2,10", "S1,s,5,10")},
    config: {ratings: {labels: {"1": 4, "2": "yes", "5": "strong_no"}}},
    rows: {ratings: 3}
  },
  {
    number: 99,
    promise: "a number for what is missing, or a mapping that says what is so already, leaves 1 to 4 as they are",
    files: {...someScorecards, "ratings.csv": ratings("S1,q,0,10", "S1,r,3,10", "S1,s,2.5,10")},
    config: {ratings: {labels: {"0": "no_data", "4": "strong_yes", "2.5": "mixed"}}},
    rows: {ratings: 3}
  },
  {
    number: 49,
    promise: "a scale of another period needs a mapping: its labels are rejects, since maps carry no dates",
    files: {"scorecards.csv": scorecards(good, "S2,A1,I2,loop,7/10")},
    rejects: ["3 unknown_vote"]
  },
  {
    number: 49,
    promise: "an unmapped stage refuses the run and names the line to add",
    files: {"scorecards.csv": scorecards("S1,A1,I1,Onsite Day,yes")},
    refused:
      /the stage "Onsite Day" is not mapped[\s\S]*stages:\n {2}"Onsite Day": <application_review\|.*\|loop\|.*\|hired>/
  },
  {
    number: 53,
    promise: "markup in a text is text",
    files: {
      "scorecards.csv": `scorecard_id,application_id,interviewer_id,stage,vote,focus\nS1,A1,I1,loop,yes,<script>alert(1)</script>\n`
    },
    rows: {scorecards: 1}
  },
  {
    number: 54,
    promise: "SQL in a text is text",
    files: {
      ...someScorecards,
      "applications.csv": 'application_id,job\nA1,"\'; DROP TABLE canonical.applications; --"\n'
    },
    rows: {applications: 1}
  },
  {
    number: 54,
    promise: "SQL in a header is a name",
    files: {
      "scorecards.csv": scorecards(good)
        .replace("vote\n", 'vote,"x\'); drop table labels; --"\n')
        .replace("yes\n", "yes,1\n")
    },
    unknown: ["x'); drop table labels; --"],
    rows: {scorecards: 1}
  },
  {
    number: 76,
    promise: "the words for nothing are missing values (a fixed list: what else means nothing is mapped under labels)",
    files: {"applications.csv": "application_id,job,role\nA1,NULL,N/A\nA2,-,n/a\n", ...someScorecards},
    rows: {applications: 2}
  },
  {
    number: 76,
    promise: "a missing word in a required column is a reject",
    files: {"scorecards.csv": scorecards(good, "S2,N/A,I1,loop,yes")},
    rejects: ["3 missing_value"]
  },
  {
    number: 76,
    promise: "a spreadsheet error is a reject",
    files: {"scorecards.csv": scorecards(good, "#REF!,A1,I1,loop,yes")},
    rejects: ["3 spreadsheet_error"]
  }
];

testCases(cases);
