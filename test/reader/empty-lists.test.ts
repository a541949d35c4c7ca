import {describe, expect, it} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import {greenhouseV3, v3Scorecard} from "../adapters/support/payloads.js";
import {checked, countsOf, refusal, type Files} from "./support/exports.js";

const text = (files: Record<string, unknown>): Files =>
  Object.fromEntries(Object.entries(files).map(([name, content]) => [name, JSON.stringify(content)]));
const system = text(greenhouseV3({scorecards: [v3Scorecard({})]}));

describe("a list without records in an export of a system", () => {
  it.each(["[]\n", '{"data":[],"hasNext":false}'])("%s is counted, and the others are read", async (nothing) => {
    const result = await checked(
      {...system, "offers.json": nothing, "rejection_details.json": nothing},
      {},
      {adapters}
    );
    expect(result.rows.scorecards).toBe(1);
    expect(countsOf(result)).toMatchObject({"flag json: list_without_records": 2});
  });

  it("where it is the scorecards, is the one thing told", async () => {
    const {message} = await refusal({...system, "scorecards.json": "[]"}, {}, {adapters});
    expect(message).toMatch(/^scorecards\.json: the list holds no records\n.*export them again$/);
  });

  it("is not one that holds something else than records: nothing is lost in silence", async () => {
    const {message} = await refusal({...system, "offers.json": "[1,2]"}, {}, {adapters});
    expect(message).toMatch(/^offers\.json: /);
  });
});

describe("what stands in a first line that is no header", () => {
  it.each([
    ["a record of numbers", "1,7,3,12,0\n2,7,4,12,1\n"],
    ["a record with a vote", "S1,A1,I1,onsite,strong_yes\nS2,A1,I2,onsite,no\n"],
    ["a record with gaps", "S1,A1,I1,,,\n"]
  ])("%s: says that the first line must name the columns, and maps nothing", async (_, content) => {
    const {message} = await refusal({"scorecards.csv": content});
    expect(message).toMatch(/The first line must name the columns, with nothing above it$/);
    expect(message).not.toMatch(/columns: \{/);
  });

  it("a record is told without repeating it, with the columns to name", async () => {
    const {message} = await refusal({"scorecards.csv": "mia@mail.example,A1,Mia,loop,yes\nS2,A1,I2,loop,no\n"});
    expect(message).toMatch(
      /^scorecards\.csv line 1: looks like a record, not like a header row: none of its 5 values/
    );
    expect(message).toContain("scorecard_id,application_id,interviewer_id,stage,vote");
    expect(message).not.toMatch(/mia/i);
  });

  it("a column that is there twice is still told as that", async () => {
    const {message} = await refusal({"scorecards.csv": "scorecard_id,vote,vote\nS,yes,yes\n"});
    expect(message).toMatch(/the column vote of scorecards occurs twice/);
  });

  it("headings of another system: every missing column is told, and where lines to add come from", async () => {
    const {message} = await refusal({
      "scorecards.csv": "scorecard_id,application_id,stage,Who,Recommendation\nS,A,loop,I,yes\n"
    });
    expect(message).toMatch(/missing: interviewer_id\nmissing: vote\n[\s\S]*npx plumbline init looks at the file/);
  });
});

describe("versions in conflict between dated and undated files", () => {
  it("are told once, not as too many rejects besides", async () => {
    const cards = (vote: string): string =>
      `scorecard_id,application_id,interviewer_id,stage,vote\n${Array.from({length: 30}, (_, n) => `S${n},A${n},I1,loop,${vote}`).join("\n")}\n`;
    const {message} = await refusal({"scorecards-2026-01-01.csv": cards("no"), "scorecards.csv": cards("yes")});
    expect(message).toMatch(/^scorecards\.csv: has no date in its name/);
    expect(message).not.toMatch(/records were rejected/);
  });
});
