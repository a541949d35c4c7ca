import {describe, expect, it} from "vitest";
import {
  isBesidePlain,
  isNoTable,
  plainLayout,
  plainLayouts,
  refuseData,
  refuseOtherHeader
} from "../../../loaders/adapters/tables/plain.js";
import {tables} from "../../../loaders/canonical/tables.js";
import {configSchema} from "../../../loaders/config/config.js";
import {parseConfig} from "../../../loaders/config/read.js";

const least = ["scorecard_id", "application_id", "interviewer_id", "stage", "vote"];
const configured = (overrides: object = {}) => configSchema.parse(overrides);
const layout = (path: string, header: string[], overrides: object = {}) =>
  plainLayout(path, header, configured(overrides));
const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};

describe("where the columns of a plain file stand", () => {
  it("is told in the table's order, whatever the order of the headings, and what is no column is listed", () => {
    const found = layout("scorecards-2026-03-01.csv", ["Vote", "notes", ...least.slice(0, 4), "", "updated_at"]);
    expect(found).toEqual({
      table: "scorecards",
      positions: new Map([
        ["scorecard_id", 2],
        ["application_id", 3],
        ["interviewer_id", 4],
        ["stage", 5],
        ["vote", 0],
        ["updated_at", 7]
      ]),
      unknownColumns: ["notes", "(no name)"],
      renamed: ["Vote"],
      snapshotOn: "2026-03-01",
      autoId: false,
      missing: []
    });
  });

  it("names of people stand beside them, the first heading of several, and are not told as renamed", () => {
    const {positions, renamed, unknownColumns} = layout("scorecards.csv", [
      ...least,
      "Candidate Name",
      "candidate",
      "Interviewer"
    ]);
    expect([positions.get("candidate_name"), positions.get("interviewer_name")]).toEqual([5, 7]);
    expect(renamed).toEqual([]);
    expect(unknownColumns).toEqual(["Candidate Name", "candidate", "Interviewer"]);
  });

  it("names of interviewers are a column only where the configuration asks for them", () => {
    const header = ["interviewer_id", "name", "team"];
    const of = (overrides: object) => [...layout("interviewers.csv", header, overrides).positions.keys()];
    expect(of({})).not.toContain("name");
    expect(of({privacy: {interviewer_names: "name"}})).toContain("name");
  });

  it("the group column is that of applications, under its own heading alone", () => {
    const privacy = {group_column: "Gender"};
    const applications = layout("applications.csv", ["application_id", "role", " Gender "], {privacy});
    expect([applications.positions.get("group_label"), applications.unknownColumns]).toEqual([2, []]);
    const cards = layout("scorecards.csv", [...least, "Gender"], {privacy});
    expect([cards.positions.has("group_label"), cards.unknownColumns]).toEqual([false, ["Gender"]]);
    const plain = layout("applications.csv", ["application_id", "role", "gender"], {privacy});
    expect([plain.positions.has("group_label"), plain.unknownColumns]).toEqual([false, ["gender"]]);
  });

  it("a heading that is mapped is that column, and another of its name is not", () => {
    const columns = {"cards.csv": {stage: "Step", submitted_at: "Day", interviewed_at: "Day"}};
    const found = layout("cards.csv", [...least, "Step ", "Day"], {columns});
    expect([found.positions.get("stage"), found.unknownColumns]).toEqual([5, ["stage"]]);
    expect([found.positions.get("submitted_at"), found.positions.get("interviewed_at")]).toEqual([6, 6]);
  });

  it.each([
    [["scorecard_id: auto"], true],
    [["scorecard_id: Id"], false]
  ])("the id is made from the row where %j asks for it", (lines, isMade) => {
    const text = `columns: {cards.csv: {${lines.join()}}}`;
    const header = [...least.slice(1), ...(isMade ? [] : ["Id"])];
    const {autoId, table} = plainLayout("cards.csv", header, parseConfig(text, "c.yaml"));
    expect([autoId, table]).toEqual([isMade, "scorecards"]);
  });

  it("unless a heading is called auto", () => {
    const columns = {"cards.csv": {scorecard_id: "auto"}};
    const found = layout("cards.csv", [...least.slice(1), "auto"], {columns});
    expect([found.autoId, found.positions.get("scorecard_id")]).toEqual([false, 4]);
  });
});

describe("further tables of a plain file", () => {
  const tablesOf = (header: string[], map: Record<string, string>) =>
    plainLayouts("report.csv", header, configured({columns: {"report.csv": map}})).map(({table}) => table);
  const own = Object.fromEntries(least.map((name) => [name, name]));

  it("are those whose columns the map names and that lack nothing", () => {
    expect(tablesOf(least, own)).toEqual(["scorecards"]);
    expect(tablesOf([...least, "Q", "R"], {...own, question: "Q", rating: "R"})).toEqual(["scorecards", "ratings"]);
    expect(tablesOf([...least, "R"], {...own, rating: "R"})).toEqual(["scorecards"]);
    const applications = {...own, job: "Job", applied_at: "Day"};
    expect(tablesOf([...least, "Job", "Day"], applications)).toEqual(["scorecards", "applications"]);
  });

  it("a column that two tables share says of neither that it is meant, until another one does", () => {
    const ids = ["interview_id", "starts_at", "ends_at"];
    const map = {...own, ...Object.fromEntries(ids.map((name) => [name, name]))};
    expect(tablesOf([...least, ...ids], map)).toEqual(["scorecards", "interviews"]);
    expect(tablesOf([...least, "Status"], {...own, status: "Status"})).toEqual(["scorecards", "applications"]);
    expect(
      tablesOf([...least, "interview_id", "Status"], {...own, interview_id: "interview_id", status: "Status"})
    ).toEqual(["scorecards"]);
  });
});

describe("a plain file that cannot be read is refused", () => {
  it("with the columns that are missing, each with the heading that most likely is it, and the line that maps it", () => {
    const header = ["scorecard_id", "application_id", "interviewer_id", "Interview Stage", "vote"];
    const message = refusalOf(() => layout("scorecards.csv", header));
    expect(message).toContain("scorecards.csv: a required column of scorecards is missing");
    expect(message).toContain("\nmissing: stage (nearest: Interview Stage)\n");
    expect(message).toContain("\nthe file has: scorecard_id, application_id, interviewer_id, Interview Stage, vote\n");
    expect(message).toMatch(
      /map it: make a file plumbline\.yaml that holds .*: {2}columns: \{ "scorecards\.csv": \{stage: "Interview Stage"\} \}$/
    );
  });

  it("a misspelt heading is the nearest one, an id alone is none", () => {
    const near = (heading: string) =>
      /missing: (.*)/.exec(
        refusalOf(() => layout("scorecards.csv", [...least.slice(0, 2), "stage", "vote", heading]))
      )![1];
    expect(near("interviewr_id")).toBe("interviewer_id (nearest: interviewr_id)");
    expect(near("interviewer")).toBe("interviewer_id (nearest: interviewer)");
    expect(near("the_interviewer_id_of_it")).toBe("interviewer_id (nearest: the_interviewer_id_of_it)");
    expect(near("id")).toBe("interviewer_id");
    expect(near("who")).toBe("interviewer_id");
  });

  it.each([
    [["application_id"], /does the file start with a header row\? The first line must name/],
    [["application_id", "x"], /export it again with these columns; where they have other names, npx plumbline init/],
    [least.slice(1), /export it again with this column; where they have other names/]
  ])("%j: with what to do", (header, says) => {
    expect(refusalOf(() => layout("scorecards.csv", header))).toMatch(says);
  });

  it("of many headings the first thirty are told", () => {
    const many = (count: number) => Array.from({length: count}, (_, at) => `c${at}`);
    const told = (count: number) => refusalOf(() => layout("export.json", many(count)));
    expect(told(30)).toContain(`the file has: ${many(30).join(", ")}\n`);
    expect(told(31)).toContain(`the file has: ${many(30).join(", ")}, …\n`);
    expect(told(3)).toMatch(/^export\.json: its columns fit no table[^]*init looks at the file[^]*scorecards\.csv/);
  });

  it("a column map of another file is told, where its name fits none", () => {
    const columns = {"score*.csv": {stage: "Step"}};
    const message = refusalOf(() => layout("export.json", ["a", "b"], {columns}));
    expect(message).toContain('plumbline.yaml maps columns of "score*.csv", which is not the name of this file');
  });

  it("a column that stands twice, where it is read", () => {
    expect(refusalOf(() => layout("scorecards.csv", [...least, "Stage"]))).toMatch(
      /the column stage of scorecards occurs twice in the header/
    );
    expect(refusalOf(() => layout("scorecards.csv", [...least, "notes", "Notes"]))).toBe("accepted");
  });
});

describe("a header that is a record", () => {
  const told = (names: string[], overrides: object = {}) =>
    refusalOf(() => refuseData("a.csv", names, configured(overrides)));

  it.each([
    [["s-one", "41"]],
    [["ann", "2026-01-01"]],
    [["ann", "ann@example.com"]],
    [["ann", "Yes"]],
    [["ann", "mixed"]],
    [["ann", "Strong Yes"]],
    [["ann", "strong_no"]],
    [["ann", ""]],
    [["ann", " ", "", "bo"]]
  ])("%j is refused with its line and without its values", (names) => {
    const message = told(names);
    expect(message).toMatch(
      new RegExp(`^a\\.csv line 1: looks like a record.*none of its ${names.length} values is the name of a column`)
    );
    expect(message).toContain("(for scorecards: scorecard_id,application_id,interviewer_id,stage,vote, in the order");
    expect(message).not.toContain("ann");
  });

  it.each([
    [["vote", "41"]],
    [["41"]],
    [["No", "Name"]],
    [["Hire", "Name"]],
    [["Name", "Q1", "Score 2"]],
    [["ann", "", "bo"]]
  ])("%j is none", (names) => {
    expect(told(names)).toBe("accepted");
  });

  it("is looked for in tables of text alone", () => {
    expect(refusalOf(() => layout("scorecards.csv", ["x", "41"]))).toMatch(/looks like a record/);
    expect(refusalOf(() => layout("b.xlsx#scorecards", ["x", "41"]))).toMatch(/looks like a record/);
    expect(refusalOf(() => layout("scorecards.tsv.gz", ["x", "41"]))).toMatch(/looks like a record/);
    expect(refusalOf(() => layout("scorecards.json", ["x", "41"]))).not.toMatch(/looks like a record/);
  });
});

describe("a header further down", () => {
  const file = (head: string[], columns = ["Report", "x"], headerLine = 1) => ({
    path: "a.csv",
    columns,
    head,
    headerLine
  });
  const told = (...given: Parameters<typeof file>) => refusalOf(() => refuseOtherHeader(file(...given), configured()));

  it.each([["scorecard_id,vote"], ['"Scorecard ID";"Vote"'], ["x\tstage\tvote"], ["stage|vote"]])(
    "%s is found, and named in the line to add",
    (line) => {
      expect(told(["Report", "", line])).toBe(
        [
          "a.csv line 1: names no column of a table, but line 3 seems to be the header",
          'remove what stands above it, or name the line in plumbline.yaml: tables: {"a.csv": {header_row: 3}}'
        ].join("\n")
      );
    }
  );

  it("is none where the first one names a column, or no line names two", () => {
    expect(told(["Report", "stage,vote"], ["stage", "x"])).toBe("accepted");
    expect(told(["Report", "stage,x"])).toBe("accepted");
  });

  it("may have names that the configuration maps", () => {
    const config = configured({columns: {"a.csv": {stage: "Step", vote: "Verdict"}}});
    expect(refusalOf(() => refuseOtherHeader(file(["x", "Step,Verdict"]), config))).toMatch(/line 2 seems/);
  });
});

describe("a file beside the plain ones", () => {
  it.each([
    ["eeoc.csv", ["race"], true],
    ["job_posts.csv", ["id"], true],
    ["scorecards.csv", least, false],
    ["offices.csv", least, false],
    ["offices.csv", ["application_id", "role", "level", "team"], true],
    ["offices.csv", ["scorecard_id", "question", "rating"], false]
  ])("%s with %j: %s", (path, header, isBeside) => {
    expect(isBesidePlain(path, header, configured())).toBe(isBeside);
  });

  it("is none that the configuration speaks of", () => {
    const config = configured({columns: {"eeoc.csv": {stage: "x"}}});
    expect([isBesidePlain("eeoc.csv", ["race"], config), isNoTable("eeoc.csv", ["race"], config)]).toEqual([
      false,
      false
    ]);
    expect([isNoTable("eeoc.csv", ["race"], configured()), isNoTable("x.csv", least, configured())]).toEqual([
      true,
      false
    ]);
  });

  it.each(Object.values(tables).map(({name}) => name))("is read as %s where it bears that name", (name) => {
    expect(isNoTable(`${name}.csv`, ["x"], configured())).toBe(false);
  });
});
