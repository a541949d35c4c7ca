import {describe, expect, it, test} from "vitest";
import {adapters} from "../../loaders/adapters/registry.js";
import {unreadInWords} from "../../loaders/cli/reading-in-words.js";
import {checked, refusal, rejectsOf, scorecards, someScorecards, type Files} from "./support/exports.js";

const lines = (header: string, row: (n: number) => string, count = 30): string =>
  `${[header, ...Array.from({length: count}, (_, n) => row(n))].join("\n")}\n`;
const applications = lines("application_id,candidate_id,role,status", (n) => `A${n},C${n},Engineer,rejected`);
const ours = {...someScorecards, "applications.csv": applications};

describe("case 100: a file is a table by what makes it that table, not by a key that many files have", () => {
  it("side tables of systems are told as not needed, and the applications stay what they are", async () => {
    const sides: Files = {
      "applications_demographics_answers.csv": lines("id,application_id,answer", (n) => `${n},A${n % 9},x`),
      "approvals.csv": lines("application_id,decision,decided_at", (n) => `A${n},approved,2026-01-02`),
      "approver_groups.csv": lines("id,application_id", (n) => `${n},A${n}`),
      "degrees.csv": lines("id,name", (n) => `${n},Degree ${n}`),
      "demographic_answers.csv": lines("id,application_id,answer", (n) => `${n},A${n % 9},x`),
      "eeoc-2026-06-01.csv": lines("application_id,candidate_id,race,gender", (n) => `A${n},C${n},x,y`),
      "email_templates.ndjson": '{"id":"1","name":"Welcome"}\n',
      "emails.csv": lines("id,application_id,candidate_id,sent_at", (n) => `${n},A${n % 9},C${n % 9},2026-01-02`),
      "greenhouse.job_openings.csv": lines(
        "id,application_id,job,team,status,opened_at,closed_at",
        (n) => `${n},A${n},Engineer,Core,closed,2026-01-01,2026-01-02`
      ),
      "interviewer_tags.csv": lines("interviewer_id,tag", (n) => `I${n},bar raiser`),
      "user_roles.csv": lines("interviewer_id,name", (n) => `I${n},admin`)
    };
    const {rows, unread} = await checked({...ours, ...sides}, {}, {adapters});
    expect([rows.applications, rows.interviewers, rows.decisions]).toEqual([30, 0, 0]);
    const why = "a side table of hiring systems, not needed";
    expect(unread).toEqual(Object.keys(sides).map((path) => ({path, why, remedy: null})));
  });

  it("one that nobody knows is refused, not taken for applications or interviewers", async () => {
    for (const header of [
      "application_id,answer",
      "application_id,candidate_id,status,score",
      "interviewer_id,hours"
    ]) {
      const {message} = await refusal({...ours, "extra.csv": lines(header, (n) => `X${n},${n},${n},${n}`)});
      expect(message).toMatch(/^extra\.csv: its columns fit no table that plumbline reads/);
    }
  });

  it("a table under another name is known by its own columns, or by a map of them", async () => {
    const named = {...someScorecards, "export-7.csv": applications};
    expect((await checked(named)).rows.applications).toBe(30);
    const few = {...someScorecards, "candidacies.csv": lines("App,State", (n) => `A${n},rejected`)};
    const config = {columns: {"candidacies.csv": {application_id: "App", status: "State"}}};
    expect((await checked(few, config)).rows.applications).toBe(30);
  });

  it("records that are clearly scorecards are read, whatever their file is called", async () => {
    const {rows} = await checked({"roles.csv": someScorecards["scorecards.csv"]});
    expect(rows.scorecards).toBe(3);
  });

  it("tables that a connector wrote and no adapter knows are told once, with what to sync", async () => {
    const columns = "_airbyte_raw_id,_airbyte_extracted_at,id,application_id,judge,opinion";
    const {message} = await refusal(
      {
        "cards.csv": lines(columns, (n) => `r${n},2026-01-01,${n},${n},"{""id"": 1}",yes`),
        "offers.csv": lines("_airbyte_raw_id,id,application_id,status", (n) => `r${n},${n},${n},accepted`),
        "eeoc.csv": lines("_airbyte_raw_id,application_id,race", (n) => `r${n},${n},x`)
      },
      {},
      {adapters}
    );
    expect(message).toMatch(/^cards\.csv: what the connector carries holds no scorecards .*, nor does 1 other\n/);
    expect(message).toMatch(/\nit has: id, application_id, judge, opinion\n.*sync the stream that holds them/);
  });
});

describe("case 101: two files that are read as one table and contradict each other", () => {
  const other = lines("application_id,status", (n) => `A${n},hired`);

  it("are told as that, with what to do, instead of emptying the table", async () => {
    const {message} = await refusal({...ours, "applications-extra.csv": other});
    expect(message).toMatch(
      /^applications-extra\.csv and applications\.csv: both are read as applications, but they contradict each other in 30 of 30 records \(first in applications-extra\.csv line 2\)\nif one of them holds something else than applications, remove it/
    );
    expect(message).toContain("(applications-extra-YYYY-MM-DD.csv)");
    expect(message).not.toContain("records were rejected");
  });

  it("in few records are read, those records rejected", async () => {
    const {rows, files} = await checked({
      ...ours,
      "applications-extra.csv": "application_id,status\nA1,hired\nB1,hired\nB2,hired\n"
    });
    expect([rows.applications, files.map(({rejected}) => rejected)]).toEqual([31, [1, 1, 0]]);
  });

  it("are read as far as they can be where the user says so", async () => {
    const {rows} = await checked({...ours, "applications-extra.csv": other}, {}, {maxRejects: 1});
    expect(rows.applications).toBe(0);
  });

  it("as two scorecards files without date ask for a date", async () => {
    const edited = someScorecards["scorecards.csv"].replaceAll(",yes", ",no");
    const {message} = await refusal({...someScorecards, "scorecards (1).csv": edited});
    expect(message).toMatch(
      /^scorecards \(1\)\.csv and scorecards\.csv: both are read as scorecards, but they contradict each other in 2 of 3 records[\s\S]*\(scorecards-YYYY-MM-DD\.csv\), export updated_at, or remove the older one/
    );
  });
});

describe("case 102: nothing that lies beside exports is passed over without a word", () => {
  it("documents, hidden files and texts are told as not read, with a remedy where they may hold records", async () => {
    const beside: Files = {
      ".DS_Store": "x",
      ".old/scorecards.csv": "x",
      ".scorecards.csv": scorecards(),
      "README.md": "# Exports",
      "decisions.html": "<table></table>",
      "deep/interviews.pdf": "%PDF-1.4",
      "letters.docx": Buffer.from([0x50, 0x4b, 3, 4]),
      "truth.json": "{}",
      "page.txt": "<html></html>",
      "notes.txt": "Dear all, here are the exports.\nBest, Ada\n"
    };
    const {unread, rows} = await checked({...ours, ...beside});
    const asTable = "if it holds records, export them as .csv, .xlsx, .ndjson or .parquet";
    expect(unreadInWords(unread)).toEqual([
      ".DS_Store, .old/: hidden",
      ".scorecards.csv: its name begins with a dot; rename it if it is an export",
      "README.md: a text for people",
      `decisions.html: a web page; ${asTable}`,
      `deep/interviews.pdf: a PDF; ${asTable}`,
      `letters.docx: a document; ${asTable}`,
      "truth.json: what is true in a simulated world",
      "page.txt: holds a web page, most likely one that asks to sign in or tells an error; if it holds records, export them as .csv",
      "notes.txt: its first line names no columns of a table; if it holds records, export them as .csv"
    ]);
    expect([rows.scorecards, rows.applications]).toEqual([3, 30]);
  });

  it.each([
    [
      "scorecards.xlsx",
      /scorecards\.xlsx: is called like a workbook but is none\n {2}give the file the extension of its format/
    ],
    [
      "scorecards.ods",
      /scorecards\.ods: is a spreadsheet in a format that plumbline does not read\n {2}save it as \.xlsx/
    ],
    ["scorecards.zip", /scorecards\.zip: is not a format plumbline reads\n.*unpack archives/],
    ["~scorecards.tmp", /~scorecards\.tmp: is not a format plumbline reads/]
  ])("%s, which may hold records, is refused beside whatever else is wrong", async (name, told) => {
    const {message} = await refusal({...ours, [name]: "PK", "decisions.csv": "application_id,note\nA1,x\n"});
    expect(message).toMatch(told);
    expect(message).toMatch(/^2 things stand in the way:[\s\S]*a required column of decisions is missing/);
  });

  it("many files of one kind are one line", () => {
    const pictures = Array.from({length: 27}, (_, n) => ({path: `${n}.png`, why: "a picture", remedy: null}));
    expect(unreadInWords(pictures)).toEqual([
      expect.stringMatching(/^0\.png, 1\.png.*, 19\.png and 7 others: a picture$/)
    ]);
  });

  test("of two maps of questions neither is passed over", async () => {
    const map = "question,pooled_question\nA,B\n";
    const {message} = await refusal({...ours, "map.csv": map, "questions.csv": map});
    expect(message).toBe("map.csv and questions.csv: are all maps of questions\nkeep one of them");
  });

  test("text parted by tabs, as Excel saves it, is read like any table", async () => {
    const text = applications.replaceAll(",", "\t");
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, "utf16le")]);
    for (const content of [text, utf16]) {
      const {rows, unread} = await checked({...someScorecards, "applications.txt": content});
      expect([rows.applications, unread]).toEqual([30, []]);
    }
  });

  test("a copy of a mapped file under another name is a repeat of it", async () => {
    const text = Buffer.from(
      `\ufeff${someScorecards["scorecards.csv"].replace("vote", "Said").replaceAll(",", "\t")}`,
      "utf16le"
    );
    const {files, unread} = await checked(
      {"feedback.csv": text, "feedback.txt": text},
      {columns: {"*.csv": {vote: "Said"}}}
    );
    expect(files.map(({path, loaded, duplicates}) => [path, loaded, duplicates])).toEqual([
      ["feedback.csv", 3, 0],
      ["feedback.txt", 0, 3]
    ]);
    expect(unread).toEqual([]);
  });

  test("a text that is named after a table but lacks its columns is refused like any other", async () => {
    const {message} = await refusal({...ours, "decisions.txt": "application_id\tnote\nA1\tx\n"});
    expect(message).toMatch(/decisions\.txt: a required column of decisions is missing/);
  });
});

describe("case 103: files without a date that hold versions of the same records", () => {
  const version = (day: number, vote: string): string =>
    lines(
      "scorecard_id,application_id,interviewer_id,stage,vote,updated_at",
      (n) => `S${n},A${n},I,loop,${vote},2026-01-0${day}`,
      3
    );

  it("are put in order by updated_at, with the advice to date them", async () => {
    const {warnings, rows} = await checked({
      "scorecards.csv": version(1, "no"),
      "scorecards (1).csv": version(2, "yes")
    });
    expect(rows.scorecards).toBe(3);
    expect(warnings).toEqual([
      "scorecards.csv and scorecards (1).csv hold versions of the same records: 3 of scorecards (1).csv replaced those of scorecards.csv by their updated_at. Put the date of each export into its name (scorecards-YYYY-MM-DD.csv): then its records keep their order, and what disappeared is told"
    ]);
  });

  it.each<[string, Files]>([
    ["dated files", {"scorecards-2026-01-01.csv": version(1, "no"), "scorecards-2026-02-01.csv": version(2, "yes")}],
    ["versions in one file", {"scorecards.csv": version(1, "no") + version(2, "yes").split("\n").slice(1).join("\n")}],
    ["the same bytes twice", {"scorecards.csv": version(1, "no"), "scorecards (1).csv": version(1, "no")}]
  ])("%s need none", async (_, files) => {
    const result = await checked(files);
    expect([result.warnings, rejectsOf(result), result.rows.scorecards]).toEqual([[], [], 3]);
  });
});
