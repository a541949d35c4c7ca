import {describe, expect, it} from "vitest";
import {readyFeeds} from "../../../loaders/adapters/tables/feeds.js";
import {planFor} from "../../../loaders/adapters/tables/plan.js";
import {rowsOf} from "../../../loaders/adapters/tables/rows.js";
import {parseConfig} from "../../../loaders/config/read.js";
import {rowOf} from "../../../loaders/reader/open.js";

const configured = (...yaml: string[]) =>
  parseConfig(["tables:", '  "a.csv":', "    feeds:", ...yaml.map((line) => `      ${line}`)].join("\n"), "c.yaml");

/** The rows, or the reasons for none, that records of values give under these feeds, feed by feed. */
function read(header: string[], records: (string | null)[][], ...yaml: string[]) {
  const config = configured(...yaml);
  const {feeds} = readyFeeds("a.csv", header, planFor("a.csv", header, config)!, config);
  const all = records.map((values) =>
    rowOf(
      header,
      values.map((value) => value ?? "")
    )
  );
  return feeds.map((feed) => all.flatMap((record) => rowsOf(record, feed, (id) => id)));
}

const problem = (header: string[], ...yaml: string[]): string => {
  try {
    read(header, [], ...yaml);
  } catch (error) {
    return (error as Error).message;
  }
  return "accepted";
};

describe("a day and a time of day in two columns", () => {
  it("are one time; the day alone is a day, and the time alone is none", () => {
    const [rows] = read(
      ["Name", "By", "Vote", "Day", "At"],
      [
        ["Ann", "Bo", "yes", "2025-03-04", "15:15"],
        ["Ann", "Cy", "no", "2025-03-04", null],
        ["Ann", "Di", "no", null, "9:00"]
      ],
      `scorecards: {columns: {scorecard_id: auto, application_id: [Name, Day], stage: {constant: loop}, interviewer_id: By, vote: Vote, interviewed_at: [Day, At]}}`
    );
    expect(rows!.map((row) => "row" in row && row.row.interviewed_at)).toEqual([
      "2025-03-04 15:15",
      "2025-03-04",
      null
    ]);
    // A key of several columns lacks nothing.
    expect(rows!.map((row) => "row" in row && row.row.application_id !== null)).toEqual([true, true, false]);
  });
});

const pairs = (count: number): string[] =>
  Array.from({length: count}, (_, index) => [`I${index + 1}`, `S${index + 1}`]).flat();
const loop = "scorecard_id: auto, application_id: Name, stage: {constant: loop}";
const groups = (numbers: string) =>
  `scorecards: {for_each: {n: [${numbers}]}, columns: {${loop}, interviewer_id: "I{n}", vote: "S{n}"}}`;

describe("numbered groups of columns", () => {
  it.each([2, 3, 6])("give a scorecard for each of %i that is filled in", (count) => {
    const numbers = Array.from({length: count}, (_, index) => index + 1);
    const values = ["Ann", ...numbers.flatMap((number) => [`who${number}`, `${number}`])];
    const [rows] = read(["Name", ...pairs(count)], [values], groups(numbers.join()));
    expect(rows).toHaveLength(count);
    expect(rows!.map((row) => "row" in row && row.row.vote)).toEqual(numbers.map(String));
    expect(new Set(rows!.map((row) => "row" in row && row.row.scorecard_id)).size).toBe(count);
  });

  it.each([
    ["blank", null],
    ["of null words", "n/a"],
    ["of blanks", " "]
  ])("are no rows where they are %s; half-filled ones are", (_, blank) => {
    const [rows] = read(["Name", ...pairs(2)], [["Ann", blank, blank, "Bo", blank]], groups("1, 2"));
    expect(rows).toEqual([{none: "blank"}, {row: expect.objectContaining({interviewer_id: "Bo"})}]);
  });

  it("of one person twice in a row are two scorecards, and the same two in a repeated row", () => {
    const twice = ["Ann", "Bo", "yes", "Bo", "yes"];
    const [rows] = read(["Name", ...pairs(2)], [twice, twice], groups("1, 2"));
    const ids = rows!.map((row) => "row" in row && row.row.scorecard_id);
    expect(new Set(ids).size).toBe(2);
    expect(ids.slice(0, 2)).toEqual(ids.slice(2));
  });

  it("times columns as rows give every combination, each rating on the scorecard of its group", () => {
    const header = ["Name", "I1", "S1", "Depth 1", "Tests 1", "I2", "S2", "Depth 2", "Tests 2"];
    const [cards, ratings] = read(
      header,
      [["Ann", "Bo", "yes", "3", "4", "Cy", "no", null, "2"]],
      `${groups("1, 2")}`,
      'ratings: {for_each: {n: [1, 2], question: [Depth, Tests]}, columns: {scorecard_id: auto, question: {constant: "{question}"}, rating: "{question} {n}"}}'
    );
    const [first, second] = cards!.map((row) => "row" in row && row.row.scorecard_id);
    expect(ratings).toEqual([
      {row: {scorecard_id: first, question: "Depth", rating: "3"}},
      {row: {scorecard_id: first, question: "Tests", rating: "4"}},
      {none: "blank"},
      {row: {scorecard_id: second, question: "Tests", rating: "2"}}
    ]);
  });
});

describe("what makes a row", () => {
  it("is a minus where that is an answer of the form, and nothing elsewhere", () => {
    const columns =
      "scorecards: {columns: {scorecard_id: auto, application_id: Name, stage: {constant: loop}, interviewer_id: Who, vote: Vote}}";
    const of = (more: string) => {
      const config = parseConfig(`${more}tables: {a.csv: {feeds: {${columns}}}}`, "c.yaml");
      const header = ["Name", "Who", "Vote"];
      const {feeds} = readyFeeds("a.csv", header, planFor("a.csv", header, config)!, config);
      return rowsOf(rowOf(header, ["Ann", "", "-"]), feeds[0]!, (id) => id).map((row) => "row" in row);
    };
    expect(of("")).toEqual([false]);
    expect(of('votes: {labels: {"-": no}}\n')).toEqual([true]);
    expect(of('votes: {scale: ["-", "+"]}\n')).toEqual([true]);
    expect(of('ratings: {labels: {"-": no}}\n')).toEqual([false]);
  });

  it("is not told by a group that no column of the file stands for", () => {
    const [rows] = read(
      ["Name", "Who", "Vote"],
      [["Ann", "Bo", "yes"]],
      'scorecards: {for_each: {n: [1, 2]}, columns: {scorecard_id: auto, application_id: Name, stage: {constant: loop}, focus: {constant: "{n}"}, interviewer_id: Who, vote: Vote}}'
    );
    expect(rows!.map((row) => "row" in row && row.row.focus)).toEqual(["1", "2"]);
  });
});

describe("several values in one cell", () => {
  const split = `scorecards: {split: {columns: [Who, Score], by: ";"}, columns: {${loop}, interviewer_id: Who, vote: Score}}`;

  it("are rows in step, without the empty one behind a last sign", () => {
    const [rows] = read(["Name", "Who", "Score"], [["Ann", "Bo; Cy;", "3;4"]], split);
    expect(rows).toEqual([
      {row: expect.objectContaining({application_id: "Ann", interviewer_id: "Bo", vote: "3"})},
      {row: expect.objectContaining({application_id: "Ann", interviewer_id: "Cy", vote: "4"})}
    ]);
  });

  it("are no rows where their numbers differ: which belongs to which is not guessed", () => {
    const [rows] = read(["Name", "Who", "Score"], [["Ann", "Bo;Cy;Di", "3;4"]], split);
    expect(rows).toEqual([{none: "uneven", counts: '"Who" holds 3, "Score" holds 2'}]);
  });

  it("put no rating on scorecards that are not in step", () => {
    const [, ratings] = read(
      ["Name", "Who", "Score", "Depth"],
      [["Ann", "Bo;Cy", "3", "4"]],
      split,
      'ratings: {split: {columns: [Who, Score], by: ";"}, columns: {scorecard_id: auto, question: {constant: Depth}, rating: Depth}}'
    );
    expect(ratings).toEqual([{none: "uneven", counts: '"Who" holds 2, "Score" holds 1'}]);
  });

  it("put ratings on the scorecard of their part", () => {
    const [cards, ratings] = read(
      ["Name", "Who", "Score", "Depth"],
      [["Ann", "Bo;Cy", "3;4", "1;2"]],
      `${split.replace("[Who, Score]", "[Who, Score, Depth]")}`,
      'ratings: {split: {columns: [Who, Score, Depth], by: ";"}, columns: {scorecard_id: auto, question: {constant: Depth}, rating: Depth}}'
    );
    const ids = cards!.map((row) => "row" in row && row.row.scorecard_id);
    expect(ratings!.map((row) => "row" in row && row.row)).toEqual([
      {scorecard_id: ids[0], question: "Depth", rating: "1"},
      {scorecard_id: ids[1], question: "Depth", rating: "2"}
    ]);
  });
});

describe("keys", () => {
  it("of several columns are joined, and lacking where a part is: nobody's row becomes another's", () => {
    const [rows] = read(
      ["First", "Last", "Role"],
      [
        ["Ann", " Lee ", "Dev"],
        ["Ann", null, "Dev"]
      ],
      "applications: {columns: {application_id: [First, Last], role: Role}}"
    );
    expect(rows).toEqual([
      {row: {application_id: "Ann / Lee", role: "Dev"}},
      {row: {application_id: null, role: "Dev"}}
    ]);
  });

  it("made of the row tell apart what is mapped, and hold nothing of it", () => {
    const header = ["Name", "Who", "Vote", "At"];
    const feed = `scorecards: {columns: {${loop}, interviewer_id: Who, vote: Vote, submitted_at: At}}`;
    const records = [
      ["Ann", "Bo", "yes", "1"],
      ["Ann", "Bo", "no", "1"],
      ["Ann", "Bo", "yes", "2"]
    ];
    const ids = read(header, records, feed)[0]!.map((row) => ("row" in row ? row.row.scorecard_id : null));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(ids[0]).toMatch(/^row-[0-9a-f]{20}$/);
  });

  it("put no rating on a scorecard of nobody", () => {
    const [, ratings] = read(
      ["Name", "Who", "Depth"],
      [[null, "Bo", "3"]],
      `scorecards: {columns: {${loop}, interviewer_id: Who, vote: {constant: no_decision}}}`,
      "ratings: {columns: {scorecard_id: auto, question: {constant: Depth}, rating: Depth}}"
    );
    expect(ratings).toEqual([{row: expect.objectContaining({scorecard_id: null, rating: "3"})}]);
  });
});

describe("two phone screens and several roles beside each other", () => {
  it("are a feed each", () => {
    const header = ["Name", "Screen A", "Score A", "Screen B", "Score B"];
    const screen = (letter: string) =>
      `{columns: {scorecard_id: auto, application_id: Name, stage: {constant: phone_screen}, focus: {constant: ${letter}}, interviewer_id: Screen ${letter}, vote: Score ${letter}}}`;
    const feeds = read(header, [["Ann", "Bo", "3", "Cy", "4"]], `scorecards: [${screen("A")}, ${screen("B")}]`);
    expect(feeds.map((rows) => rows.length)).toEqual([1, 1]);
  });
});

describe("a plan that does not fit its file is refused, with its line and the nearest name", () => {
  const header = ["Name", "Comment \nInterviewer", "Who", "Vote", "Vote", "Extra", "Extra"];
  const card = (vote: string, more = "") =>
    `scorecards: {columns: {${loop}, interviewer_id: Who, vote: ${vote}${more}}}`;

  it.each<[string, string, RegExp]>([
    [
      "a misspelt heading",
      card("{constant: yes}", ", focus: Nmae"),
      /c\.yaml line 4 maps focus to the column "Nmae", which the file does not have; did you mean "Name"\?/
    ],
    ["a heading that stands twice", card("Vote"), /maps vote to the column "Vote", which stands twice in the header/],
    [
      "a column of another table",
      card("{constant: yes}", ", ratng: Who"),
      /maps "ratng", which is no column of scorecards/
    ],
    [
      "a missing column",
      "scorecards: {columns: {scorecard_id: auto, application_id: Name, interviewer_id: Who, vote: Who}}",
      /feeds scorecards without stage: add stage: <heading>, or stage: \{constant: <value>\}/
    ],
    [
      "a number beyond the groups",
      groups("1, 2"),
      /maps interviewer_id to the column "I1", which the file does not have/
    ],
    [
      "ratings of scorecards that no feed makes",
      "ratings: {columns: {scorecard_id: auto, question: Who, rating: Who}}",
      /no feed of scorecards of this table has scorecard_id: auto/
    ]
  ])("%s", (_, yaml, message) => {
    expect(problem(header, yaml)).toMatch(message);
  });

  it.each([
    ["fill_down", /c\.yaml line 3 fills down the column "Nmae", which the file does not have; did you mean "Name"\?/],
    ["blocks", /c\.yaml line 3 tells blocks by the column "Nmae", which the file does not have/]
  ])("%s names a heading that is not there", (key, message) => {
    const config = parseConfig(
      ["tables:", '  "a.csv":', `    ${key}: [Nmae]`, "    feeds:", `      ${card("{constant: yes}")}`].join("\n"),
      "c.yaml"
    );
    expect(() => readyFeeds("a.csv", header, planFor("a.csv", header, config)!, config)).toThrow(message);
  });

  it("ratings of cells that are split otherwise than those of scorecards", () => {
    const header = ["Name", "Who", "Score", "Depth"];
    const cards = `scorecards: {split: {columns: [Who, Score], by: ";"}, columns: {${loop}, interviewer_id: Who, vote: Score}}`;
    const ratings = (columns: string) =>
      `ratings: {split: {columns: [${columns}], by: ";"}, columns: {scorecard_id: auto, question: {constant: x}, rating: Depth}}`;
    expect(problem(header, cards, ratings("Who, Score"))).toBe("accepted");
    expect(problem(header, cards, ratings("Who, Depth"))).toMatch(/no feed of scorecards of this table/);
  });

  it("but not for headings that stand twice in columns nobody reads, nor for blanks and line breaks in a heading", () => {
    expect(problem(header, card("{constant: yes}", ", focus: Comment Interviewer"))).toBe("accepted");
  });
});

describe("parts of a column", () => {
  const report = ["Name", "Who", "Kind", "Mark"];

  it("are read on the rows that a column names, and on the others something else", () => {
    const records = [
      ["Ann", "Bo", "Depth", "3"],
      ["Ann", "Bo", "OVERALL ", "yes"],
      ["Ann", "Bo", "Tests", ""]
    ];
    const [cards, ratings] = read(
      report,
      records,
      "scorecards: {columns: {scorecard_id: auto, application_id: Name, stage: {constant: loop}, interviewer_id: Who, vote: {column: Mark, where: {Kind: [Overall]}}}}",
      "ratings: {columns: {scorecard_id: auto, question: Kind, rating: {column: Mark, unless: {Kind: [Overall]}}}}"
    );
    expect(cards!.map((row) => "row" in row && row.row.vote)).toEqual([null, "yes", null]);
    expect(ratings).toEqual([
      {row: expect.objectContaining({question: "Depth", rating: "3"})},
      {none: "elsewhere"},
      {none: "blank"}
    ]);
  });

  it("are the person and the answer of each of several in a cell", () => {
    const [cards] = read(
      ["Name", "Panel"],
      [["Ann", "Bo Ray: yes; Cy Fox (no); Di Orr"]],
      `scorecards: {split: {columns: [Panel], by: ";"}, columns: {${loop}, interviewer_id: {column: Panel, part: person}, vote: {column: Panel, part: answer}}}`
    );
    expect(cards!.map((row) => "row" in row && [row.row.interviewer_id, row.row.vote])).toEqual([
      ["Bo Ray", "yes"],
      ["Cy Fox", "no"],
      ["Di Orr", null]
    ]);
  });

  it("name columns of the file, or are refused with the nearest name", () => {
    expect(
      problem(
        report,
        `scorecards: {columns: {${loop}, interviewer_id: Who, vote: {column: Mark, where: {Kinds: [Overall]}}}}`
      )
    ).toMatch(/reads vote by the column "Kinds", which the file does not have; did you mean "Kind"\?/);
  });
});
