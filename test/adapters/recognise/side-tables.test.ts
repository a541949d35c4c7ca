import {describe, expect, it} from "vitest";
import type {FileSample} from "../../../loaders/adapters/adapter.js";
import {isSideTable, isUnreadEndpoint, stemOf, tellingName} from "../../../loaders/adapters/recognise/side-tables.js";

describe("what a file is called", () => {
  it.each([
    ["Scorecards-2026-03-01_2.json.gz", "scorecards"],
    ["sync.jsonl#scorecards", "scorecards"],
    ["_airbyte_raw_scorecards.csv", "scorecards"],
    ["public_raw__stream_applications.csv", "applications"],
    ["greenhouse.job_stage.csv", "job_stage"],
    ["fivetran_greenhouse_scorecard.parquet", "scorecard"],
    ["harvest_users.ndjson", "users"],
    ["deep/er/offers (1).csv", "offers"],
    ["offers_page_3.json", "offers"],
    ["offers-page2.json", "offers"],
    ["applications.2026-03-01.tsv", "applications"],
    ["users.tab", "users"],
    ["book.xlsx#Job openings", "job openings"],
    ["book.xlsx#Sheet1", "book"],
    ["book.xlsm#Tabelle 2", "book"],
    ["book.xlsx#Export", "book"],
    ["book.xlsx#Export of June", "export of june"],
    ["book.xlsx#My sheet1", "my sheet"],
    ["candidates.txt", "candidates"]
  ])("is, of %s, %s", (path, stem) => {
    expect(stemOf(path)).toBe(stem);
  });

  it("is of a sheet its own name, or that of its workbook where nobody gave it one", () => {
    expect(tellingName("a/b/Interviews.XLSX#Onsite")).toBe("Onsite");
    expect(tellingName("a/b/Interviews.xlsx#Blad1")).toBe("Interviews.xlsx");
    expect(tellingName("a/b/scores.csv")).toBe("scores.csv");
  });
});

describe("a table that systems export beside what is read", () => {
  it.each([
    "eeoc.csv",
    "greenhouse.job_openings-2026-03-01.csv",
    "email_templates.json",
    "offices.json",
    "application_custom_field.csv",
    "demographic_answers.csv",
    "candidate_gender.csv",
    "job_posts.json",
    "candidate-tags.csv",
    "user_roles.csv",
    "rejection-reasons.csv",
    "scorecard_questions.json",
    "departments.json.gz"
  ])("is %s", (path) => {
    expect(isSideTable(path)).toBe(true);
  });

  it.each([
    "scorecards.csv",
    "applications.json",
    "interviews.csv",
    "ratings.csv",
    "payroll.csv",
    "embraced.csv",
    "tagged.csv"
  ])("is not %s", (path) => {
    expect(isSideTable(path)).toBe(false);
  });

  it("is an endpoint that is not read where it is JSON, but for those that one generation of a system reads", () => {
    const of = (path: string, format: FileSample["format"]): boolean =>
      isUnreadEndpoint({path, format, columns: [], records: []} as unknown as FileSample);
    expect([of("offices.json", "json"), of("offices.ndjson", "ndjson"), of("offices.csv", "csv")]).toEqual([
      true,
      true,
      false
    ]);
    expect([of("job_stages.json", "json"), of("users.json", "json"), of("scorecards.json", "json")]).toEqual([
      false,
      false,
      false
    ]);
  });
});
