import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {checked, refusal, withFolder} from "./support/exports.js";
import {rowsOf, run} from "./support/runs.js";

const report = [
  "Candidate,Job,Who,Vote,Quality,Points,Points?,Notes,Notes",
  "Ann Lee,Dev,Bo Ray,yes,Depth,3,,a,b",
  "Ann Lee,Dev,Bo Ray,yes,Tests,4,,,",
  ",,,,,,,,",
  "Ann Lee,Dev,Cy Fox,no,,,,,",
  "Di Orr,Ops,Bo Ray,yes,Depth,2,,,",
  "Di Orr,Ops,Bo Ray,no,Tests,2,,,",
  ",Ops,Cy Fox,no,Tests,1,,,",
  "Di Orr,Ops,Cy Fox"
];

const yaml = `
tables:
  "report*.csv":
    feeds:
      applications: {columns: {application_id: [Candidate, Job], role: Job}}
      scorecards: {columns: {scorecard_id: auto, application_id: [Candidate, Job], stage: {constant: loop}, interviewer_id: Who, vote: Vote}}
      ratings: {columns: {scorecard_id: auto, question: Quality, attribute: Quality, rating: Points}}
`;

describe("a file that feeds several tables", () => {
  it("gives rows of each, checked and placed as those of plain files are, and loses none in silence", async () => {
    const config = parseConfig(yaml, "plumbline.yaml");
    await withFolder(async (folder) => {
      const {files, counts} = await run(folder, {"report-a.csv": `${report.join("\n")}\n`}, {config, maxRejects: 1});
      const told = files.map(({table, records, loaded, rejects}) => [
        table,
        records,
        loaded,
        rejects.map(({line, reason}) => `${line} ${reason}`)
      ]);
      expect(told).toEqual([
        ["applications", 3, 2, ["8 missing_value"]],
        [
          "scorecards",
          6,
          2,
          ["6 conflicting_versions", "7 conflicting_versions", "8 missing_value", "9 too_few_columns"]
        ],
        ["ratings", 5, 4, ["8 missing_value"]]
      ]);
      expect(counts.filter(({affected, reason}) => affected > 0 && reason.startsWith("tables"))).toEqual([
        expect.objectContaining({check: "exclude", reason: "tables: ratings_with_nothing_filled_in", affected: 1}),
        expect.objectContaining({check: "flag", reason: "tables: scorecards_told_by_several_rows", affected: 1}),
        expect.objectContaining({check: "flag", reason: "tables: applications_told_by_several_rows", affected: 3})
      ]);
      const remedies = files.flatMap(({rejects}) => rejects.map(({remedy}) => remedy)).join("\n");
      expect(remedies).toMatch(/fill in every column of the key/);
      expect(remedies).toMatch(/rows of one scorecard differ.*add a column to the key that tells them apart/);
      expect(files.flatMap(({unknownColumns}) => unknownColumns)).toEqual(["Points?", "Notes", "Notes"]);
      expect(await rowsOf(folder, "applications")).toMatchObject([
        {application_id: "Ann Lee / Dev", role: "Dev"},
        {application_id: "Di Orr / Ops", role: "Ops"}
      ]);
    });
  });

  it("is told where no entry fits it: a misspelt pattern leaves it to the guesses", async () => {
    const plain = "scorecard_id,application_id,interviewer_id,stage,vote\nS1,A1,I1,loop,yes\n";
    const {warnings} = await checked({"scorecards.csv": plain}, parseConfig(yaml, "plumbline.yaml"));
    expect(warnings).toEqual([
      'plumbline.yaml says how "report*.csv" is read, which is the name of no file that was read'
    ]);
  });

  it("is refused where its entry does not fit it, and needs no other file", async () => {
    const {tables} = parseConfig(yaml.replace("interviewer_id: Who", "interviewer_id: Whom"), "plumbline.yaml");
    const {message} = await refusal({"report.csv": report.slice(0, 2).join("\n")}, {tables});
    expect(message).toMatch(
      /report\.csv: the entry "report\*\.csv" of tables does not fit this file\n.*"Whom".*did you mean "Who"\?/
    );
  });
});
