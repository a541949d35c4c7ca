import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {checked, countsOf, refusal, rejectsOf, scorecards, withFolder} from "./support/exports.js";
import {rowsOf, run} from "./support/runs.js";

const versions = (...lines: string[]): string =>
  `scorecard_id,application_id,interviewer_id,stage,vote,submitted_at,updated_at\n${lines.join("\n")}\n`;
const many = (count: number, line: (index: number) => string): string[] =>
  Array.from({length: count}, (_, i) => line(i));

describe("an id that a spreadsheet changed", () => {
  it.each(["4.00012E+11", "4,00012E+11", "4.00012e+17", "9E+15", "12-Jan", "Mar-01"])(
    "is a reject that says so, in whichever column: %s",
    async (id) => {
      const files = {
        "scorecards.csv": scorecards(`S1,"${id}",I1,loop,yes`, `"${id}",A1,I1,loop,yes`, `S3,A1,"${id}",loop,yes`),
        "decisions.csv": `application_id,decision,decided_by\nA1,offer,"${id}"\n`,
        "ratings.csv": `scorecard_id,question,rating\n"${id}",q,3\n`
      };
      const result = await checked(files);
      expect(rejectsOf(result)).toEqual([2, 2, 2, 3, 4].map((line) => `${line} damaged_id`));
      expect(result.files[0]!.rejects[0]!.remedy).toMatch(/a spreadsheet turned this .* export the file again/);
    }
  );

  it.each(["1e10", "12345e67", "E+12", "a-1", "12-Jane", "Jan", "4.0+12", "sc+1@example.com"])(
    "is not suspected of any other id: %s",
    async (id) => {
      expect(rejectsOf(await checked({"scorecards.csv": scorecards(`${id},${id},${id},loop,yes`)}))).toEqual([]);
    }
  );

  it("refuses the file where it is the rule, in words of the cause", async () => {
    const lines = many(40, (i) => `S${i},9.10003E+11,I${i % 4},loop,yes`);
    expect((await refusal({"scorecards.csv": scorecards(...lines)})).message).toMatch(
      /40 of 40 records were rejected.*\n40 × damaged id, first in scorecards\.csv line 2: application_id; a spreadsheet/
    );
  });

  it("shows #### where a column was too narrow: no id", async () => {
    expect(rejectsOf(await checked({"scorecards.csv": scorecards("S1,####,I1,loop,yes")}))).toEqual([
      "2 spreadsheet_error"
    ]);
  });

  it("is refused where one file has .0 behind the numbers of another", async () => {
    const files = {
      "scorecards.csv": scorecards("S1,4001,I1,loop,yes"),
      "applications.csv": "application_id\n4001.0\n4002.0\n"
    };
    expect((await refusal(files)).message).toMatch(
      /application_id: "4001\.0" and "4001" differ by "\.0" at the end only/
    );
  });

  it("is told where long numbers all end in zeros", async () => {
    const lines = (tail: string) => many(12, (i) => `S${i},12345678901234${i % 10}${tail},I1,loop,yes`);
    const {warnings} = await checked({"scorecards.csv": scorecards(...lines("000"))});
    expect(warnings).toEqual([
      expect.stringMatching(/^application_id: 10 of 10 ids of more than 15 digits end in zeros/)
    ]);
    expect((await checked({"scorecards.csv": scorecards(...lines("123"))})).warnings).toEqual([]);
  });
});

describe("a key that different records share", () => {
  it.each([
    ["applications", "A2,I1", "2026-01-01"],
    ["interviewers", "A1,I2", "2026-01-01"],
    ["applications and times", "A2,I1", "2026-01-02"]
  ])("is never settled by what is newer: different %s", async (_, who, submitted) => {
    const files = {
      "scorecards.csv": versions("S1,A1,I1,loop,yes,2026-01-01,2026-01-05", `S1,${who},loop,no,${submitted},2026-01-06`)
    };
    const result = await checked(files);
    expect(rejectsOf(result)).toEqual(["2 shared_key", "3 shared_key"]);
    expect(result.files[0]!.rejects[0]!.remedy).toMatch(
      /different applications or people.*map scorecard_id to a column/
    );
  });

  it("nor by the newer snapshot, and not for want of updated_at", async () => {
    const shared = {
      "scorecards-2026-03-01.csv": scorecards("S1,A1,I1,loop,no"),
      "scorecards-2026-04-01.csv": scorecards("S1,A2,I1,loop,yes", "S2,A2,I1,loop,yes")
    };
    expect(rejectsOf(await checked(shared))).toEqual(["2 shared_key", "2 shared_key"]);
    const undated = {"scorecards.csv": scorecards("1,A1,I1,loop,no", "1,A2,I1,loop,yes")};
    expect(rejectsOf(await checked(undated))).toEqual(["2 shared_key", "3 shared_key"]);
  });

  it("an application is not one where its candidate differs and so does the time of applying", async () => {
    const applications = (candidate: string, day: string) =>
      `application_id,candidate_id,applied_at\n1,${candidate},2026-01-${day}\n`;
    const files = (day: string) => ({
      "scorecards.csv": scorecards("S1,1,I1,loop,yes"),
      "applications-2026-03-01.csv": applications("C1", "05"),
      "applications-2026-04-01.csv": applications("C2", day)
    });
    expect(rejectsOf(await checked(files("20")))).toEqual(["2 shared_key", "2 shared_key"]);
    expect(countsOf(await checked(files("05")))["repair superseded_by_newer"]).toBe(1);
  });

  it("an interviewer whose address changed from one snapshot to the next keeps their scorecards", async () => {
    const files = {
      "scorecards-2026-03-01.csv": versions("S1,A1,ada.b@example.com,loop,yes,2026-01-01T10:00:00Z,"),
      "scorecards-2026-04-01.csv": versions("S1,A1,ada.c@example.com,loop,yes,2026-01-01T10:00:00Z,")
    };
    const result = await checked(files);
    expect([result.rows.scorecards, rejectsOf(result)]).toEqual([1, []]);
  });
});

describe("ids that differ only in case or blanks", () => {
  const spellings = ["Ada@Example.com", "ada@example.com", "Li\u00a0Na", "li  na", "Li Na", "Bo"];
  const files = {
    "scorecards.csv": scorecards(...spellings.map((id, index) => `S${index},A${index},${id},loop,yes`)),
    "decisions.csv": "application_id,decision,decided_by\nA1,offer,ADA@example.com\n"
  };

  it("are told, counted and marked, without repeating any of them", async () => {
    const result = await checked(files);
    expect(result.warnings).toEqual([
      "interviewer_id: 6 of 7 ids differ from another only in case, blanks or no-break spaces, and are read as different ones; if they are 2 written in several ways, make a file plumbline.yaml that holds (nothing else is needed in it):  ids: { without_case_and_blanks: [interviewer_id] }"
    ]);
    expect(countsOf(result)["flag interviewer_id_differs_only_in_case_or_blanks"]).toBe(6);
  });

  it("are told also where something else stands in the way", async () => {
    const bad = many(30, (i) => `X${i},A1,I1,loop,Never heard of`);
    const cards = `${files["scorecards.csv"]}${bad.join("\n")}\n`;
    expect((await refusal({"scorecards.csv": cards})).message).toMatch(
      /^2 things stand in the way:\n• scorecards\.csv: 30 of 36 records[^]*\n• look at the ids too, as far as they were read:\n {2}interviewer_id: 5 of 6 ids/
    );
  });

  it("are one person where the configuration says so", async () => {
    await withFolder(async (folder) => {
      const config = parseConfig("ids: {without_case_and_blanks: [interviewer_id]}", "plumbline.yaml");
      expect((await run(folder, files, {config})).warnings).toEqual([]);
      const ids = (await rowsOf(folder, "scorecards")).map(({interviewer_id}) => interviewer_id);
      expect(new Set(ids)).toEqual(new Set(["ada@example.com", "li na", "bo"]));
      expect(await rowsOf(folder, "decisions")).toMatchObject([{decided_by: "ada@example.com"}]);
    });
  });

  it("are told across files too, also of applications", async () => {
    const {warnings} = await checked({
      "scorecards.csv": scorecards("S1,App-1,I1,loop,yes"),
      "applications.csv": "application_id\napp-1\n"
    });
    expect(warnings[0]).toMatch(/^application_id: 2 of 2 ids .* write them in one way/);
  });

  it("mean something in ids that a system made up of letters and digits", async () => {
    const lines = ["0018c00002XyZab", "0018c00002Xyzab"].map((id) => `${id},A1,I1,loop,yes`);
    expect((await checked({"scorecards.csv": scorecards(...lines)})).warnings).toEqual([]);
  });
});

describe("applications called by a person's name", () => {
  it("are told: two people of one name are read as one", async () => {
    const named = many(12, (i) => `S${i},Ann ${String.fromCodePoint(65 + i)}berg,I1,loop,yes`);
    expect((await checked({"scorecards.csv": scorecards(...named)})).warnings).toEqual([
      expect.stringMatching(/^application_id: 12 of 12 ids look like names of people/)
    ]);
  });
});
