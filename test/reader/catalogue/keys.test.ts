import {good, scorecards, someScorecards, type Case} from "../support/exports.js";
import {testCases} from "../support/cases.js";

const updated = (...lines: string[]): string =>
  `scorecard_id,application_id,interviewer_id,stage,vote,submitted_at,updated_at\n${lines.join("\n")}\n`;
const applications = (...lines: string[]): string =>
  `application_id,candidate_id,applied_at,status\n${lines.join("\n")}\n`;
const decisions = (...lines: string[]): string =>
  `application_id,decision,decided_at,offer_status\n${lines.join("\n")}\n`;
const interviews = (...lines: string[]): string =>
  `interview_id,application_id,interviewer_id,stage,starts_at,ends_at,status\n${lines.join("\n")}\n`;
const json = (focus: string): string =>
  `${JSON.stringify({scorecard_id: "S1", application_id: "A1", interviewer_id: "I1", stage: "loop", vote: "yes", focus})}\n`;

const cases: Case[] = [
  {
    number: 37,
    promise: "an exact duplicate is loaded once and counted",
    files: {"scorecards.csv": scorecards(good, good, good)},
    rows: {scorecards: 1},
    counts: {"repair exact_duplicate": 2}
  },
  {
    number: 38,
    promise: "of two versions the newer updated_at wins and the older vote is kept as initial",
    files: {
      "scorecards.csv": updated("S1,A1,I1,loop,yes,2026-01-01,2026-01-05", "S1,A1,I1,loop,no,2026-01-01,2026-01-02")
    },
    rows: {scorecards: 1},
    counts: {"repair superseded_by_newer": 1, "repair initial_vote_from_older_snapshot": 1}
  },
  {
    number: 38,
    promise: "two versions without updated_at are both rejects",
    files: {"scorecards.csv": scorecards("S1,A1,I1,loop,yes", "S1,A1,I1,loop,no", "S2,A1,I2,loop,no")},
    rows: {scorecards: 1},
    rejects: ["2 conflicting_versions", "3 conflicting_versions"]
  },
  {
    number: 38,
    promise: "two versions with the same updated_at are both rejects",
    files: {
      "scorecards.csv": updated("S1,A1,I1,loop,yes,2026-01-01,2026-01-05", "S1,A1,I1,loop,no,2026-01-01,2026-01-05")
    },
    rows: {scorecards: 0},
    rejects: ["2 conflicting_versions", "3 conflicting_versions"]
  },
  {
    number: 39,
    promise: "one person with two candidate ids stays two (names and e-mails are not read, so none are compared)",
    files: {...someScorecards, "applications.csv": applications("A1,C1,2026-01-01,active", "A2,C2,2026-01-01,active")},
    rows: {applications: 2}
  },
  {
    number: 40,
    promise: "an orphan rating and an orphan application are kept and flagged",
    files: {
      ...someScorecards,
      "ratings.csv": "scorecard_id,question,rating\nS9,q,3\n",
      "applications.csv": applications("A1,C1,2026-01-01,active")
    },
    rows: {ratings: 1},
    counts: {"flag scorecard_unknown": 1, "flag application_unknown": 1}
  },
  {
    number: 41,
    promise: "a vote after the decision is kept and flagged",
    files: {
      "scorecards.csv": updated("S1,A1,I1,loop,yes,2026-02-05,"),
      "decisions.csv": decisions("A1,offer,2026-02-01,")
    },
    rows: {scorecards: 1},
    counts: {"flag vote_after_decision": 1}
  },
  {
    number: 42,
    promise: "a vote that was changed is kept and flagged",
    files: {
      "scorecards.csv": `${scorecards(good).replace("vote\n", "vote,initial_vote\n").replace("yes\n", "yes,no\n")}`
    },
    rows: {scorecards: 1},
    counts: {"flag vote_changed": 1}
  },
  {
    number: 43,
    promise: "an interview before the application is kept and flagged",
    files: {
      "scorecards.csv": `scorecard_id,application_id,interviewer_id,stage,vote,interviewed_at\nS1,A1,I1,loop,yes,2026-01-01\n`,
      "applications.csv": applications("A1,C1,2026-01-05,active")
    },
    counts: {"flag interview_before_application": 1}
  },
  {
    number: 44,
    promise: "a self-interview is a reject",
    files: {
      "scorecards.csv": scorecards(good, "S2,A1,P7,loop,yes"),
      "applications.csv": applications("A1,P7,2026-01-05,active")
    },
    rows: {scorecards: 1},
    rejects: ["3 self_interview"]
  },
  {
    number: 45,
    promise: "a scorecard by an interviewer who was not scheduled is kept and flagged",
    files: {
      "scorecards.csv": scorecards(good),
      "interviews.csv": interviews("V1,A1,I2,loop,2026-01-01T10:00:00Z,2026-01-01T11:00:00Z,complete")
    },
    rows: {scorecards: 1},
    counts: {"flag interviewer_not_scheduled": 1}
  },
  {
    number: 46,
    promise: "a scheduled interview without scorecard is missing, never a no",
    files: {
      "scorecards.csv": scorecards(good),
      "interviews.csv": interviews(
        "V1,A1,I1,loop,2026-01-01T10:00:00Z,2026-01-01T11:00:00Z,complete",
        "V2,A1,I2,loop,2026-01-01T10:00:00Z,2026-01-01T11:00:00Z,complete"
      )
    },
    rows: {scorecards: 1},
    counts: {"flag scorecard_missing": 1}
  },
  {
    number: 47,
    promise: "two scorecards of the same interviewer and round with one id resolve like any two versions",
    files: {
      "scorecards.csv": updated("S1,A1,I1,loop,yes,2026-01-01,2026-01-05", "S1,A1,I1,loop,yes,2026-01-01,2026-01-06")
    },
    rows: {scorecards: 1},
    counts: {"repair superseded_by_newer": 1}
  },
  {
    number: 47,
    promise:
      "two scorecards of the same interviewer and round with two ids are kept and flagged (one person may hold two interviews of a loop)",
    files: {"scorecards.csv": scorecards(good, "S2,A1,I1,loop,no")},
    rows: {scorecards: 2},
    counts: {"flag scorecard_repeated": 1}
  },
  {
    number: 50,
    promise: "hired and not offered at once is kept and flagged",
    files: {
      ...someScorecards,
      "applications.csv": applications("A1,C1,2026-01-05,hired", "A2,C2,2026-01-05,active"),
      "decisions.csv": decisions("A1,no_offer,2026-02-01,")
    },
    counts: {"flag conflicting_outcome": 1}
  },
  {
    number: 51,
    promise:
      "a stage visited twice is kept twice and counted (both visits are needed for the time in it); cohorts use the first entry",
    files: {
      ...someScorecards,
      "stages.csv":
        "application_id,stage,entered_at\nA1,loop,2026-01-02\nA1,phone_screen,2026-01-03\nA1,loop,2026-01-04\n"
    },
    rows: {stages: 3},
    counts: {"flag stage_repeated": 1}
  },
  {
    number: 52,
    promise: "negative, zero and nine-hour interviews are kept and flagged",
    files: {
      ...someScorecards,
      "interviews.csv": interviews(
        "V1,A1,I1,loop,2026-01-01T10:00:00Z,2026-01-01T09:00:00Z,complete",
        "V2,A1,I2,loop,2026-01-01T10:00:00Z,2026-01-01T10:00:00Z,complete",
        "V3,A2,I1,phone_screen,2026-01-01T10:00:00Z,2026-01-01T19:00:00Z,complete"
      )
    },
    rows: {interviews: 3},
    counts: {"flag impossible_duration": 3}
  },
  {
    number: 72,
    promise: "emoji, combining marks and right-to-left text are accepted",
    files: {"scorecards.ndjson": json("🧪 שלום e\u0301")},
    rows: {scorecards: 1}
  },
  {
    number: 72,
    promise: "keys in two Unicode forms are one key",
    files: {"scorecards.csv": scorecards("S\u00e9,A1,I1,loop,yes", "Se\u0301,A1,I1,loop,yes")},
    rows: {scorecards: 1},
    counts: {"repair exact_duplicate": 1}
  },
  {
    number: 73,
    promise: "invisible characters are stripped from keys and counted",
    files: {"scorecards.csv": scorecards("S1\u200b,A1,I1,loop,yes", "S1,A1,I1,loop,yes")},
    rows: {scorecards: 1},
    counts: {"repair invisible_characters_in_key": 1, "repair exact_duplicate": 1}
  },
  {
    number: 74,
    promise: "look-alike ids are never merged",
    files: {"scorecards.csv": scorecards("Sa,A1,I1,loop,yes", "S\u0430,A1,I1,loop,yes", "SA,A1,I2,loop,yes")},
    rows: {scorecards: 3}
  },
  {
    number: 75,
    promise: "labels fold case without a locale",
    files: {"scorecards.csv": scorecards("S1,A1,I1,PHONE SCREEN,STRONG_YES")},
    rows: {scorecards: 1}
  }
];

testCases(cases);
