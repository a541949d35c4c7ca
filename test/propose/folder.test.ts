import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {parseConfig} from "../../loaders/config/read.js";
import {proposeForFolder} from "../../loaders/propose/folder.js";
import {sampleFolder} from "../../loaders/propose/samples.js";
import {proposalAsYaml} from "../../loaders/propose/write.js";
import {type Files, withFolder, writeFiles} from "../reader/support/exports.js";
import {greenhouseV1, v1Scorecard} from "../adapters/support/payloads.js";

const looked = (files: Files, yaml = "", encoding?: string) =>
  withFolder(async (folder) => {
    writeFiles(folder, files);
    return sampleFolder(folder, yaml === "" ? defaultConfig() : parseConfig(yaml, "c.yaml"), encoding);
  });
const proposed = (files: Files) =>
  withFolder(async (folder) => {
    writeFiles(folder, files);
    const {proposal} = await proposeForFolder(folder, defaultConfig());
    return proposalAsYaml(proposal);
  });

const plain = "scorecard_id,application_id,interviewer_id,stage,vote\n";
const text = (files: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).map(([name, value]) => [name, JSON.stringify(value)]));

describe("a folder that init looks at", () => {
  it("may not be there, or hold nothing", async () => {
    expect(await sampleFolder("/nowhere/at/all", defaultConfig())).toEqual({
      tables: [],
      unread: [],
      systems: [],
      files: 0,
      configured: 0
    });
    expect(await looked({})).toMatchObject({files: 0, tables: []});
  });

  it("is told by how many files lie there, which are configured, and which cannot be looked at", async () => {
    const found = await looked(
      {
        "a.csv": "Who,Score\nAnn,3\n",
        "b.csv": "Who,Score\nAnn,3\n",
        "c.csv": "Who,Score\nAnn,3\n",
        "empty.csv": "",
        "page.html": "<p>",
        "run.log": "x",
        "none.json": "[]",
        "failed.json": '{"success": false, "errors": ["no"]}',
        "questions.csv": "question,pooled_question,attribute,coachable\nA,B,,\n",
        "deep.zip": "x"
      },
      "columns: {a.csv: {stage: Who}}\ntables: {b.csv: {feeds: {ratings: {columns: {rating: Score}}}}}\n"
    );
    expect([found.files, found.configured, found.tables.map(({path}) => path)]).toEqual([7, 2, ["c.csv"]]);
    expect(found.unread).toEqual([
      {path: "page.html", why: "a web page; if it holds records, export them as .csv, .xlsx, .ndjson or .parquet"},
      {
        path: "deep.zip",
        why: "is not a format plumbline reads; export as .csv, .csv.gz, .xlsx, .ndjson, .ndjson.gz, .json or .parquet, unpack archives, and remove other files"
      },
      {path: "empty.csv", why: "the file is empty; export it again, or remove it"}
    ]);
  });

  it("holds a system's files, of which only labels may want a line", async () => {
    const files = text(greenhouseV1({scorecards: [v1Scorecard({interview_step: null, interview: "Chemistry"})]}));
    const found = await looked(files);
    expect([found.systems, found.tables.map(({path, isBeside}) => [path, isBeside])]).toEqual([
      ["greenhouse-v1"],
      [["scorecards.csv", false]]
    ]);
    expect(found.tables[0]!.columns.find(({heading}) => heading === "stage")!.values).toEqual(["Chemistry"]);
    expect(await proposed(files)).toContain("Chemistry: loop # please look: which stage is this?; 1 record");
  });

  it("a system's candidates are not read, a company's own may be its applications", async () => {
    const own = {"candidates.csv": "Candidate,Position,Status\nAnn Lee,Engineer,Hired\nBo Ek,Analyst,Rejected\n"};
    expect((await looked(own)).tables.map(({isBeside}) => isBeside)).toEqual([false]);
    const beside = {...own, ...text(greenhouseV1({scorecards: [v1Scorecard({})]}))};
    expect((await looked(beside)).tables.find(({path}) => path === "candidates.csv")!.isBeside).toBe(true);
    expect((await looked({"eeoc.csv": "Race,Gender\nx,y\n"})).tables[0]!.isBeside).toBe(true);
  });

  it("a file that is no UTF-8 is read as of a Western Windows, which is to be looked at", async () => {
    const card = "S1,A1,Zoë,loop,yes\n";
    const yaml = await proposed({"scorecards.csv": Buffer.from(plain + card, "latin1")});
    expect(yaml).toBe(
      [
        "tables:",
        "  # in the plain format",
        "  scorecards.csv:",
        "    encoding: windows-1252 # please look: the file is no UTF-8; are names with accents right?",
        ""
      ].join("\n")
    );
    const far = Array.from({length: 60_000}, (_, at) => `S${at},A${at},Ann,loop,yes\n`).join("");
    const late = await looked({"scorecards.csv": Buffer.from(plain + far.slice(0, 1_100_000) + "\n" + card, "latin1")});
    expect(late.tables[0]!.isWhole).toBe(false);
    const named = await looked({"scorecards.csv": Buffer.from(plain + card, "latin1")}, "", "latin1");
    expect([named.tables[0]!.encoding, named.tables[0]!.columns[2]!.values]).toEqual([undefined, ["Zoë"]]);
  });

  it("a long table is looked at by its first 5,000 records", async () => {
    const lines = (count: number) => Array.from({length: count}, (_, at) => `S${at},A${at},Ann,loop,yes\n`).join("");
    const of = async (count: number) =>
      (await looked({"scorecards.csv": plain + lines(count)})).tables.map(({records, isWhole}) => [records, isWhole]);
    expect([await of(5000), await of(5001)]).toEqual([[[5000, true]], [[5000, false]]]);
  });

  it("rows of one name alone are titles of the rows below them, where they name candidates", async () => {
    const block = (name: string) =>
      `${name},,\n${["Nina Okoro", "Paul Schmidt"].map((who) => `${who},Yes,2025-03-01`).join("\n")}\n`;
    const titled = (names: string[]) => `Interviewer,Recommendation,Date\n${names.map(block).join("")}`;
    const candidates = await looked({"x.csv": titled(["Ada Abel", "Bert Brandt", "Cleo Conti"])});
    expect([candidates.tables[0]!.titleRows, candidates.tables[0]!.headings.at(-1)]).toEqual([
      {rows: 3, column: "Candidate"},
      "Candidate"
    ]);
    const labelled = (name: string) => block(name).replace(`${name},,`, `Candidate:,${name},`);
    const packs = ["Ada Abel", "Bert Brandt", "Cleo Conti", "Dina Duarte"].map(labelled);
    const text = await proposed({"x.csv": `Interviewer,Recommendation,Date\n${packs.join("")}`});
    expect(text).toContain("title_rows: Candidate");
    const first = packs.join("").replace("\n", "\nInterviewer,Recommendation,Date\n");
    expect(await proposed({"x.csv": first})).toContain("title_rows: Candidate");
    expect(text).not.toMatch(/Ada|Abel/);
    const others = await looked({"x.csv": titled(["R-1", "R-2", "R-3"])});
    expect([others.tables[0]!.titleRows, others.tables[0]!.headings]).toEqual([
      {rows: 3, column: null},
      ["Interviewer", "Recommendation", "Date"]
    ]);
  });
});
