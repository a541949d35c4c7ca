import {describe, expect, it} from "vitest";
import type {FileSample} from "../../../loaders/adapters/adapter.js";
import {canonicalHeader, looksPlain, tableByName, tableOf} from "../../../loaders/adapters/recognise/plain-tables.js";
import {isNamedLikeVotes} from "../../../loaders/adapters/recognise/without-votes.js";
import {tableNames, tables} from "../../../loaders/canonical/tables.js";

describe("a heading", () => {
  it("is the same in any case, with blanks of any kind, dashes and underscores, in either form of accents", () => {
    for (const spelt of ["Submitted At", " submitted\u00a0at ", "submitted-at", "SUBMITTED__AT", "submitted \t at"])
      expect(canonicalHeader(spelt)).toBe("submitted_at");
    expect(canonicalHeader("E\u0301tape")).toBe("étape");
    expect(canonicalHeader("submittedat")).toBe("submittedat");
  });
});

describe("the plain table that a file is", () => {
  it.each(tableNames)("is %s by its name, whatever follows in it", (name) => {
    for (const path of [
      `${name}.csv`,
      `a/${name}-2026.csv`,
      `${name.toUpperCase()}_x.parquet`,
      `${name} (1).csv`,
      `b.xlsx#${name}`
    ])
      expect(tableByName(path)).toBe(name);
    for (const path of [`my_${name}.csv`, `${name}x.csv`]) expect(tableByName(path)).toBeNull();
  });

  it.each(tableNames)("is %s by all of its columns, under any name", (name) => {
    const columns = tables[name].columns.map((column) => column.name);
    expect(tableOf("export.csv", columns)).toBe(name);
    const required = tables[name].columns.filter((column) => column.required).map((column) => column.name);
    for (const lacking of required) {
      const others = columns.filter((column) => column !== lacking);
      expect([lacking, tableOf("export.csv", others) === name]).toEqual([lacking, false]);
    }
  });

  it("is none for columns that many files have", () => {
    expect(tableOf("export.csv", ["application_id", "email"])).toBeNull();
    expect(tableOf("export.csv", ["application_id", "job"])).toBeNull();
    expect(tableOf("export.csv", ["interviewer_id", "phone"])).toBeNull();
    expect(tableOf("export.csv", ["interviewer_id", "name"])).toBe("interviewers");
    expect(tableOf("export.csv", ["interviewer_id", "name", "application_id"])).toBeNull();
  });

  it("is applications by three of their columns, and by no key of a finer grain", () => {
    const needed = tables.applications.columns.filter(({required}) => required).map(({name}) => name);
    const of = (...more: string[]) => tableOf("export.csv", [...needed, ...more]);
    expect(of("job", "role", "source")).toBe("applications");
    for (const finer of ["scorecard_id", "interview_id", "interviewer_id", "question"])
      expect(of("job", "role", "source", finer)).not.toBe("applications");
  });

  it("is what columns that were mapped by hand make it", () => {
    const needed = tables.applications.columns.filter(({required}) => required).map(({name}) => name);
    expect(tableOf("export.csv", needed, true)).toBe("applications");
  });

  it("of a name such as application_custom_field is none, unless its columns were mapped", () => {
    expect(tableOf("applications_custom_field.csv", ["application_id"])).toBeNull();
    expect(tableOf("applications_custom_field.csv", ["application_id"], true)).toBe("applications");
    expect(tableOf("applications.csv", ["anything"])).toBe("applications");
  });

  it("looks plain where all that the table needs is there", () => {
    const file = (path: string, columns: readonly string[]): FileSample =>
      ({path, columns, records: [], format: "csv"}) as unknown as FileSample;
    const needed = tables.scorecards.columns.filter(({required}) => required).map(({name}) => name);
    expect(looksPlain(file("scorecards.csv", needed))).toBe(true);
    expect(looksPlain(file("scorecards.csv", needed.slice(1)))).toBe(false);
    expect(looksPlain(file("export.csv", ["x"]))).toBe(false);
  });
});

describe("a file that is called like one with votes", () => {
  it.each([
    "scorecards.json",
    "Scorecard-2026.csv",
    "a/feedback.json",
    "feedback_forms.json",
    "application_feedback.csv",
    "feedback/x.json",
    "applicationfeedback.json"
  ])("is %s", (path) => {
    expect(isNamedLikeVotes(path)).toBe(true);
  });

  it.each([
    "applications.json",
    "scorecard_questions.json",
    "scorecardsx.csv",
    "myfeedback.csv",
    "candidate_feedback.csv"
  ])("is not %s", (path) => {
    expect(isNamedLikeVotes(path)).toBe(false);
  });
});
