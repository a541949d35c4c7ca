import {describe, expect, it} from "vitest";
import {checkAsText, checkDocument} from "../../loaders/cli/commands/check.js";
import {checkedForPages, configOf, withFolder, type Files} from "./support/exports.js";
import {rowsOf, run} from "./support/runs.js";

const map = {scorecard_id: "Card", application_id: "App", interviewer_id: "Who", stage: "Step", vote: "Vote"};
const dated = {...map, interviewed_at: "Date", submitted_at: "Date"};
const record = {Card: "S1", App: "A1", Who: "I1", Step: "loop", Vote: "yes", Date: "2026-01-05T10:00:00Z"};
const csv = `${Object.keys(record).join()}\n${Object.values(record).join()}\n`;

async function shown(files: Files, columns: Record<string, Record<string, string>>) {
  const config = configOf({columns});
  const document = checkDocument(await checkedForPages(files, config), config);
  const text = checkAsText(document, {config, exports: "", sampleData: false, warehouse: "", notes: []});
  return {warnings: document.warnings, text};
}

describe("a column map", () => {
  it.each([
    ["feedback.csv", csv],
    ["feedback.ndjson", `${JSON.stringify(record)}\n`],
    ["feedback.json", `[${JSON.stringify(record)}]`]
  ])("fills both columns that one heading is mapped to: %s", async (name, content) => {
    await withFolder(async (folder) => {
      await run(folder, {[name]: content}, {config: configOf({columns: {[name]: dated}})});
      const at = "2026-01-05T10:00:00.000Z";
      expect(await rowsOf(folder, "scorecards")).toMatchObject([{interviewed_at: at, submitted_at: at}]);
    });
  });

  it("wins over a heading that bears the canonical name itself, which is then listed as not read", async () => {
    const files = {"feedback.csv": csv.replace("Date\n", "Date,stage\n").replace("Z\n", "Z,phone_screen\n")};
    await withFolder(async (folder) => {
      const config = configOf({columns: {"feedback.csv": dated}});
      const {files: read} = await run(folder, files, {config});
      expect(read[0]!.unknownColumns).toEqual(["stage"]);
      expect(await rowsOf(folder, "scorecards")).toMatchObject([{stage: "loop"}]);
    });
  });

  const rated = csv.replace("Date", "Quality,Points").replace(record.Date, "Depth,3");

  it("that names the columns of two tables fills both from one file", async () => {
    const columns = {"report*.csv": {...map, question: "Quality", rating: "Points"}};
    const more = rated.replace(/\n$/, "\nS1,A1,I1,loop,yes,Tests,4\n");
    await withFolder(async (folder) => {
      const {files, counts, warnings} = await run(folder, {"report.csv": more}, {config: configOf({columns})});
      expect(files.map(({table, records, loaded}) => [table, records, loaded])).toEqual([
        ["scorecards", 1, 1],
        ["ratings", 2, 2]
      ]);
      expect(warnings).toEqual([]);
      expect(counts).toContainEqual(
        expect.objectContaining({check: "flag", reason: "tables: scorecards_told_by_several_rows", affected: 1})
      );
    });
  });

  it("that names columns of a table of which it lacks others is told, with what to do; they are not listed as mapped", async () => {
    const {warnings, text} = await shown({"report.csv": rated}, {"report*.csv": {...map, rating: "Points"}});
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toMatch(
      /plumbline\.yaml maps rating \("Points"\) in "report\*\.csv", which is read as scorecards: not read, since ratings need question too: map it as well/
    );
    expect(text).toContain(warnings[0]);
    expect(text).toContain('rating is "Points": not read, the file is read as scorecards');
    expect(text).toMatch(/vote is "Vote"\n/);
  });

  it("may be shared by files of several tables: each reads its own columns", async () => {
    const columns = {"*.csv": {application_id: "App", scorecard_id: "Card", job: "Opening", vote: "Vote"}};
    const headings = "App,Card,Opening,Vote,interviewer_id,stage";
    const {warnings} = await shown(
      {
        "scorecards.csv": `${headings}\nA1,S1,Sales,yes,I1,loop\n`,
        "applications.csv": `${headings}\nA1,S1,Sales,yes,I1,loop\n`
      },
      columns
    );
    expect(warnings).toEqual([]);
  });

  it("whose pattern fits no file is listed as such", async () => {
    const {text} = await shown({"scorecards.csv": csv}, {"scorecards.csv": map, "feedbak.csv": map});
    expect(text).toContain('columns, feedbak.csv: vote is "Vote": not read, no file has this name');
  });

  it.each([
    ["Group", 0],
    ["Grup", 1]
  ])("a group column is told where no file of applications has it: %s", async (group, warnings) => {
    const files = {"scorecards.csv": csv, "applications.csv": "application_id,Group\nA1,a\n"};
    const config = configOf({columns: {"scorecards.csv": map}, privacy: {group_column: group}});
    const told = (await checkedForPages(files, config)).warnings;
    expect(told.filter((warning) => warning.includes("privacy.group_column is"))).toHaveLength(warnings);
  });
});
