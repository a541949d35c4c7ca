import {describe, expect, it} from "vitest";
import {checked, refusal, scorecards, someScorecards} from "./support/exports.js";

describe("what stands in the way of a run", () => {
  it("is told of every file at once, each with its remedy", async () => {
    const {message} = await refusal({
      ...someScorecards,
      "empty.csv": "",
      "decisions.csv": "application_id,note\nA1,x\n",
      "ratings.csv": Buffer.from("scorecard_id,question,rating\nS1,Q,3\nS2,Q\u00e9,3\n", "latin1")
    });
    expect(message).toMatch(/^3 things stand in the way:\n/);
    expect(message).toMatch(/• empty\.csv: the file is empty\n {2}export it again/);
    expect(message).toMatch(/• decisions\.csv: a required column of decisions is missing\n {2}missing: decision/);
    expect(message).toMatch(/• ratings\.csv line 3: byte 41 of the file is not valid UTF-8\n/);
  });

  it("is told of stages and of rejects at once, over all tables", async () => {
    const bad = Array.from({length: 30}, (_, index) => `S${index},A${index},I1,loop,${index % 3 ? "Rockstar" : "Meh"}`);
    const {message} = await refusal({
      "scorecards.csv": scorecards(...bad, "S98,A1,I1,Superday,yes"),
      "stages.csv": "application_id,stage,entered_at\nA1,Chat,2026-01-01T00:00:00Z\n"
    });
    expect(message).toMatch(/"Chat": <.*>\n {4}"Superday": <.*>/);
    expect(message).toMatch(/30 of 31 records were rejected.*\n {2}20 × unknown vote.*"Rockstar".*\n {2}10 × .*"Meh"/);
  });

  it("one refusal alone stands without a list", async () => {
    const {message} = await refusal({...someScorecards, "empty.csv": ""});
    expect(message).toMatch(/^empty\.csv: the file is empty/);
  });

  it("the line of bad text is found behind the first pieces of a long file, compressed or not", async () => {
    const rows = Array.from({length: 60_000}, (_, index) => `S${index},A1,I${index},loop,yes`);
    const text = scorecards(...rows.slice(0, 59_000), "S\u00e9,A1,I1,loop,yes", ...rows.slice(59_000));
    const bytes = Buffer.from(text, "latin1");
    const {gzipSync} = await import("node:zlib");
    for (const [name, content] of [
      ["scorecards.csv", bytes],
      ["scorecards.csv.gz", gzipSync(bytes)]
    ] as const)
      expect((await refusal({[name]: content})).message).toMatch(/line 59002: byte \d+ of the file is not valid/);
  });
});

describe("a header that is not found by its form", () => {
  it("is refused with the line in which it seems to stand, and the line to paste", async () => {
    const {message} = await refusal({
      "scorecards.csv": `Scorecards,of,2025,and,before\n${someScorecards["scorecards.csv"]}`
    });
    expect(message).toBe(
      `scorecards.csv line 1: names no column of a table, but line 2 seems to be the header\nremove what stands above it, or name the line in plumbline.yaml: tables: {"scorecards.csv": {header_row: 2}}`
    );
  });

  it("is known by the headings of a column map too", async () => {
    const config = {columns: {"feedback.csv": {vote: "Recommendation", stage: "Step"}}};
    const {message} = await refusal({"feedback.csv": "Feedback,June\nRecommendation,Step\nyes,loop\n"}, config);
    expect(message).toMatch(/^feedback\.csv line 1: names no column of a table, but line 2 seems to be the header/);
  });

  it("is read where the configuration names its line, and the encoding of the file", async () => {
    const text = `Scorecards,of,2025,and,bef\u00f6re\n${someScorecards["scorecards.csv"]}`;
    const tables = {"scorecards.csv": {header_row: 2, encoding: "windows-1252"}};
    const {rows, unread} = await checked({"scorecards.csv": Buffer.from(text, "latin1")}, {tables});
    expect(rows.scorecards).toBe(3);
    expect(unread).toEqual([{path: "scorecards.csv line 1", why: "above the header of the table", remedy: null}]);
  });
});

describe("a missing column", () => {
  const missing = async (header: string): Promise<string> =>
    (await refusal({"scorecards.csv": `${header}\n${header.replaceAll(/[^,]+/g, "x")}\n`})).message;

  it("is looked for among the columns that have no meaning yet, whole words first", async () => {
    expect(await missing("scorecard_id,application_id,interviewer_id,stage,Overall Vote")).toContain(
      'columns: { "scorecards.csv": {vote: "Overall Vote"} }'
    );
    expect(await missing("scorecard_id,application_id,interviewer,stage,vote")).toContain(
      '{interviewer_id: "interviewer"}'
    );
  });

  it("gets no suggestion that cannot be right: the columns of the file are named instead", async () => {
    const message = await missing("scorecard_id,application_id,interviewer_id,stage,recommendation text");
    expect(message).toContain("the file has: scorecard_id, application_id, interviewer_id, stage, recommendation text");
    expect(message).toContain("npx plumbline init looks at the file and proposes lines");
    expect(message).not.toMatch(/nearest|"scorecard_id"|: </);
    expect(await missing("scorecard_id,application_id,interviewer_id,stage,notes")).not.toMatch(/nearest|vote: /);
  });
});
