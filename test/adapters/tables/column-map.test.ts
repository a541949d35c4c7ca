import {describe, expect, it} from "vitest";
import {
  columnMapFor,
  columnPatternFor,
  columnUses,
  fileOptions,
  patternsBeside,
  refuseMisspelt,
  unreadColumns,
  unreadGroup
} from "../../../loaders/adapters/tables/column-map.js";
import {noDecisions, isSpokenFor, ownTables, planFor, unusedEntries} from "../../../loaders/adapters/tables/plan.js";
import type {TableName} from "../../../loaders/canonical/tables.js";
import {parseConfig} from "../../../loaders/config/read.js";

const config = (...lines: string[]) => parseConfig(lines.join("\n"), "c.yaml");
const message = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};
const least = ["scorecard_id", "application_id", "interviewer_id", "stage", "vote"];

describe("the column map of a file", () => {
  const two = config("columns:", "  a*.csv: {stage: Step}", "  ab.csv: {stage: Round}");

  it("is the first that its name fits, and empty where none does", () => {
    expect([columnPatternFor("x/ab.csv", two), columnMapFor("x/ab.csv", two)]).toEqual(["a*.csv", {stage: "Step"}]);
    expect([columnPatternFor("b.csv", two), columnMapFor("b.csv", two)]).toEqual([null, {}]);
  });

  it("and what its entry says of the file say how to open it: the entry's encoding before that of all", () => {
    const of = (path: string, encoding?: string) =>
      fileOptions(
        path,
        config(
          "columns: {b.csv: {stage: Step}}",
          "tables: {a.csv: {encoding: utf-16le, header_row: 3, title_rows: Who, flatten: [x]}}"
        ),
        encoding
      );
    expect(of("a.csv", "latin1")).toEqual({
      encoding: "utf-16le",
      headerRow: 3,
      titleRows: "Who",
      flatten: ["x"],
      isNamed: true
    });
    expect(of("b.csv", "latin1")).toMatchObject({encoding: "latin1", isNamed: true});
    expect(of("c.csv")).toMatchObject({encoding: undefined, isNamed: false});
  });

  const uses = (files: [string, TableName][], ...lines: string[]) => {
    const given = config(...lines);
    const found = columnUses(
      files.map(([path, table]) => ({path, table})),
      given
    );
    return {found, warnings: unreadColumns(found, given)};
  };

  it("tells of each line by which tables it is read, and whether it is used", () => {
    const {found, warnings} = uses(
      [
        ["a.csv", "scorecards"],
        ["ab.csv", "ratings"],
        ["ac.csv", "ratings"],
        ["b.csv", "stages"]
      ],
      "columns:",
      "  a*.csv: {vote: V, rating: R, job: J}",
      "  z.csv: {job: J}"
    );
    expect(found).toEqual([
      {pattern: "a*.csv", canonical: "vote", exported: "V", readAs: ["scorecards", "ratings"], used: true},
      {pattern: "a*.csv", canonical: "rating", exported: "R", readAs: ["scorecards", "ratings"], used: true},
      {pattern: "a*.csv", canonical: "job", exported: "J", readAs: ["scorecards", "ratings"], used: false},
      {pattern: "z.csv", canonical: "job", exported: "J", readAs: [], used: false}
    ]);
    expect(warnings).toEqual([
      'c.yaml line 2 maps job ("J") in "a*.csv", which is read as scorecards, ratings: not read, since applications need application_id too: map it as well'
    ]);
  });

  it.each([
    [
      "{vote: V, rating: R, question: Q}",
      'maps rating ("R"), question ("Q") in "a.csv", which is read as scorecards: not read, since ratings need scorecard_id too: map it as well'
    ],
    ["{vote: V, decided_at: D}", "not read, since decisions need application_id, decision too: map them as well"],
    [
      "{vote: V, application_id: A, job: J}",
      "not read, since another file is read as applications: say under tables what this one feeds, if it is meant to as well"
    ],
    [
      "{vote: V, job: J, rating: R}",
      "not read, since no one table has these columns: say under tables which ones it feeds"
    ]
  ])("with %s says why a line is not read", (map, says) => {
    expect(uses([["a.csv", "scorecards"]], `columns: {a.csv: ${map}}`).warnings[0]).toContain(says);
  });

  it("that names what the file lacks is refused, with its line and the nearest name", () => {
    const given = config(
      "columns:",
      "  a.csv:",
      "    stage: Stepp",
      "    vot: Vote",
      "    focus: ' Topic'",
      "    scorecard_id: auto"
    );
    expect(message(() => refuseMisspelt("a.csv", ["Step", "Vote", "Topic "], given))).toBe(
      [
        'a.csv: the column map "a.csv" does not fit this file',
        'c.yaml line 3 maps stage to the column "Stepp", which the file does not have; did you mean "Step"?',
        'c.yaml line 4 maps "vot", which is no column that plumbline reads; did you mean "vote"?',
        'c.yaml line 5 maps focus to the column " Topic", which the file does not have; did you mean "Topic"?',
        "the file has: Step, Vote, Topic "
      ].join("\n")
    );
    expect(message(() => refuseMisspelt("b.csv", ["x"], given))).toBe("accepted");
    const exact = config("columns: {a.csv: {stage: ' Step', focus: Topic}}");
    expect(message(() => refuseMisspelt("a.csv", [" Step", " Topic "], exact))).toBe("accepted");
    expect(message(() => refuseMisspelt("a.csv", ["zzz"], config("columns: {a.csv: {stage: Step}}")))).toMatch(
      /"Step", which the file does not have\n/
    );
  });

  it("shows the first thirty headings of a file that it does not fit", () => {
    const given = config("columns: {a.csv: {stage: zzzz}}");
    const header = (count: number) => Array.from({length: count}, (_, at) => `c${at}`);
    const shown = (count: number) =>
      message(() => refuseMisspelt("a.csv", header(count), given))
        .split("\n")
        .at(-1);
    expect(shown(30)).toBe(`the file has: ${header(30).join(", ")}`);
    expect(shown(31)).toBe(`the file has: ${header(30).join(", ")}, …`);
  });

  it("of another file is told where a file has none", () => {
    expect(patternsBeside("b.csv", two)).toEqual([
      'c.yaml line 2 maps columns of "a*.csv", which is not the name of this file',
      'c.yaml line 3 maps columns of "ab.csv", which is not the name of this file'
    ]);
    expect(patternsBeside("a.csv", two)).toEqual([]);
  });
});

describe("the group column", () => {
  const piece = (table: TableName, columns: string[], kind = "csv") => ({
    table,
    path: `${table}.csv`,
    source: (kind === "csv"
      ? {kind, positions: new Map(columns.map((name, at) => [name, at]))}
      : {kind, names: new Map(columns.map((name) => [name, name]))}) as never
  });
  const given = config("privacy: {group_column: Gender}");

  it.each([
    [[piece("applications", ["application_id"])], 1],
    [[piece("applications", ["group_label"])], 0],
    [[piece("applications", ["group_label"], "parquet")], 0],
    [[piece("applications", ["x"]), piece("applications", ["group_label"])], 0],
    [[piece("scorecards", ["x"])], 0],
    [[], 0]
  ])("that no file of applications has is told: %#", (pieces, warnings) => {
    expect(unreadGroup(pieces, given)).toHaveLength(warnings);
    expect(unreadGroup(pieces, config(""))).toEqual([]);
  });

  it("with its place, and what is left undone", () => {
    expect(unreadGroup([piece("applications", ["x"])], given)).toEqual([
      'c.yaml line 1: privacy.group_column is "Gender", which is no column of applications.csv: questions are not checked for fairness'
    ]);
  });
});

describe("the plan of a file", () => {
  const extended = [...least, "Q", "R"];
  const map = (more: string) =>
    `columns: {a.csv: {scorecard_id: scorecard_id, application_id: application_id, stage: stage, vote: vote${more}}}`;

  it("is none for a file that is read as it stands", () => {
    expect(planFor("a.csv", least, config(""))).toBeNull();
    expect(planFor("a.csv", least, config(map("")))).toBeNull();
    expect(planFor("a.csv", ["zzz"], config("tables: {a.csv: {fill_down: [zzz]}}"))).toBeNull();
    expect(planFor("a.csv", least, config("tables: {a.csv: {header_row: 2}}"))).toBeNull();
  });

  it.each([
    ["fill_down: [stage]", ["stage"], []],
    ["blocks: [stage]", [], ["stage"]],
    ["title_rows: Who", [], []],
    ["flatten: []", [], []]
  ])("is that of its own table where its entry says %s alone", (entry, fillDown, blocks) => {
    const plan = planFor("a.csv", least, config(`tables: {a.csv: {${entry}}}`))!;
    expect(plan).toEqual({
      at: ["tables", "a.csv"],
      fillDown,
      blocks,
      feeds: [
        {
          table: "scorecards",
          at: ["tables", "a.csv"],
          feed: {columns: Object.fromEntries(least.map((name) => [name, name]))}
        }
      ]
    });
  });

  it("is of several tables where its columns are, but not of those that another file holds", () => {
    const given = config(map(", question: Q, rating: R"));
    const of = (elsewhere: TableName[]) => planFor("a.csv", extended, given, new Set(elsewhere));
    expect(of([])!.feeds.map(({table, at}) => [table, at])).toEqual([
      ["scorecards", ["columns", "a.csv"]],
      ["ratings", ["columns", "a.csv"]]
    ]);
    expect(of(["ratings"])).toBeNull();
    expect(of(["scorecards"])!.feeds).toHaveLength(2);
  });

  it("makes ids where the map says auto", () => {
    const plan = planFor("a.csv", least.slice(1), config("columns: {a.csv: {scorecard_id: auto}}"))!;
    expect(plan.feeds[0]!.feed.columns.scorecard_id).toBe("auto");
  });

  it("leaves out decisions that are none, of a table of decisions alone", () => {
    const given = config("decisions: {labels: {On hold: no_decision, Offered: offer}}");
    expect(noDecisions(given)).toEqual(["On hold"]);
    expect(planFor("decisions.csv", ["application_id", "decision"], given)).toMatchObject({
      at: ["decisions", "labels"],
      feeds: [{table: "decisions"}]
    });
    expect(planFor("a.csv", least, given)).toBeNull();
    expect(planFor("decisions.csv", ["application_id", "decision"], config(""))).toBeNull();
  });

  const fed = config(
    "tables:",
    "  a.csv:",
    "    feeds:",
    "      ratings: {columns: {scorecard_id: x}}",
    "      scorecards: [{columns: {vote: V}}, {columns: {vote: W}}]",
    "  b.csv: {header_row: 2}"
  );

  it("is what its entry feeds, each feed with its place, in the order of the tables", () => {
    expect(planFor("a.csv", [], fed)!.feeds.map(({table, at}) => [table, at.join(".")])).toEqual([
      ["scorecards", "tables.a.csv.feeds.scorecards.0"],
      ["scorecards", "tables.a.csv.feeds.scorecards.1"],
      ["ratings", "tables.a.csv.feeds.ratings"]
    ]);
    expect(ownTables("a.csv", [], fed)).toEqual(["scorecards", "ratings"]);
    expect(ownTables("c.csv", extended, config(""))).toEqual(["scorecards"]);
    expect(ownTables("c.csv", ["zzz"], config(""))).toEqual([]);
  });

  it("speaks for a file whose columns or feeds are told, and an entry without a file is told itself", () => {
    expect([isSpokenFor("a.csv", fed), isSpokenFor("b.csv", fed), isSpokenFor("c.csv", fed)]).toEqual([
      true,
      false,
      false
    ]);
    expect(isSpokenFor("a.csv", config("columns: {a.csv: {stage: x}}"))).toBe(true);
    expect(unusedEntries(["a.csv"], fed)).toEqual([
      'c.yaml line 6 says how "b.csv" is read, which is the name of no file that was read'
    ]);
    expect(unusedEntries(["a.csv", "b.csv"], fed)).toEqual([]);
  });
});
