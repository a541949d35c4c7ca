import {describe, expect, it} from "vitest";
import {agreeing, whereFilled} from "../../loaders/propose/agreeing.js";
import {oneForAlike} from "../../loaders/propose/alike.js";
import {isLocal} from "../../loaders/propose/dates.js";
import {blocksOf, keyColumns, keyPlan} from "../../loaders/propose/keys.js";
import {keyLine, labelsSeen, sawAnswers, sawOf, sawPeople, times} from "../../loaders/propose/lines.js";
import {ownHeading, partHeading, partOf, sourceOf} from "../../loaders/propose/parts.js";
import type {Proposal} from "../../loaders/propose/propose.js";
import {type Column, columnOf} from "../../loaders/propose/profile.js";
import {headingsOf, tableSample} from "../../loaders/propose/table.js";
import {understand} from "../../loaders/propose/understand.js";
import {addTo} from "../../loaders/propose/write.js";

const of = (...values: (string | null)[]) => columnOf("X", values);
const cycle = (heading: string, values: readonly (string | null)[], records = 40, step = 1) =>
  columnOf(
    heading,
    Array.from({length: records}, (_, at) => values[Math.floor(at / step) % values.length]!)
  );
const people = ["Ann Lee", "Bo Ray", "Cy Fox", "Di Orr"];

describe("rows that share some values", () => {
  it("agree in a column or not", () => {
    const key = of("a", "a", "b", "b", "", null);
    expect(agreeing([key], of("1", "1", "1", "2", "3", "4"))).toEqual({rows: 4, groups: 2, share: 0.5});
    expect(agreeing([of("a", "b")], of("1", "1"))).toBeNull();
    expect(agreeing([of("a", "a"), of("1", "2")], of("1", "1"))).toBeNull();
    expect(agreeing([of("a", "a"), of(null, null)], of("1", null))).toEqual({rows: 2, groups: 1, share: 0});
  });

  it("differ where several are filled in, without regard to case", () => {
    const key = of("a", "A", "b", "b", "c", null);
    expect(whereFilled([key], of("x", "X", "1", "2", null, "3"))).toEqual({groups: 2, several: 2, differing: 1});
    expect(whereFilled([key], of("x", null, null, "2", "3", "3"))).toEqual({groups: 3, several: 0, differing: 0});
  });
});

describe("what was seen of a column, in words", () => {
  it.each([
    [of(null), "empty"],
    [cycle("X", ["2025-03-01"], 3), "3 times"],
    [cycle("X", ["2025-03-01"], 1), "1 time"],
    [cycle("X", ["45721"], 3), "3 times, as numbers of a spreadsheet"],
    [of("1", "4.5"), "numbers from 1 to 4.5"],
    [cycle("X", ["Referral", "Agency"], 6), "Referral, Agency"],
    [cycle("X", ["Referral", "Agency"], 5), "2 different values in 5 records"],
    [cycle("X", ["b1", "b2", "b3", "b4", "b5", "b6", "b7"], 21), "b1, b2, b3, b4, b5, b6, …"],
    [of("a", "a", "a", "a", "b"), "2 different values in 5 records"],
    [of("a", "a", "a", "a", "a", "b"), "a, …"],
    [cycle("X", people, 40), "4 different values in 40 records"],
    [cycle("X", ["Phone screen", "Final Round"], 40), "Phone screen, Final Round"],
    [cycle("X", ["ann@x.io"], 40), "1 different value in 40 records"],
    [cycle("X", ["a\u0007b"], 40), "1 different value in 40 records"],
    [cycle("X", ["x".repeat(41)], 40), "1 different value in 40 records"],
    [cycle("X", ["x".repeat(40)], 40), "x".repeat(40)],
    [
      cycle(
        "X",
        Array.from({length: 15}, (_, at) => `b${at}`),
        45
      ),
      "b0, b1, b2, b3, b4, b5, …"
    ],
    [
      cycle(
        "X",
        Array.from({length: 16}, (_, at) => `b${at}`),
        48
      ),
      "16 different values in 48 records"
    ]
  ])("%#: %s", (column, saw) => {
    expect(sawOf(column)).toBe(saw);
  });

  it("names of people are not repeated, unless a heading calls them labels", () => {
    expect(labelsSeen(cycle("X", people), true)).toBe("Ann Lee, Bo Ray, Cy Fox, Di Orr");
    expect(labelsSeen(cycle("X", people))).toBe("4 different values in 40 records");
  });

  it("people are counted without case, and doubted where they stand with their answers below another heading", () => {
    expect(sawPeople(cycle("Interviewer", [...people, "ANN LEE"]))).toEqual({
      from: "Interviewer",
      saw: "4 different values that recur"
    });
    const part = (heading: string) => columnOf(partHeading(heading, {part: "person"}), people);
    expect(sawPeople(part("Interviewers")).look).toBeUndefined();
    expect(sawPeople(part("Votes")).look).toBe("taken for people, who stand with their answers");
    expect(sawPeople(cycle("A", people), cycle("B", ["Ed Moe"])).saw).toBe("5 different values that recur");
  });

  it.each<[Parameters<typeof sawAnswers>[0], string, string | undefined]>([
    [[of("1", "5"), columnOf("Y", ["0", "3"])], "numbers from 0 to 5", undefined],
    [[of(null), of("2", "3")], "numbers from 2 to 3", undefined],
    [[of(null)], "empty", undefined],
    [[cycle("X", ["Yes", "No"], 6)], "Yes, No", undefined],
    [[cycle("X", ["Yes", "No"], 6), of("1", "5")], "Yes, No", undefined],
    [
      [cycle("X", ["Blue", "Red"], 6)],
      "Blue, Red",
      "which order do these answers have? Write them under votes.scale, the lowest first"
    ],
    [[cycle("X", ["Yes", "No", "Yes", "No", "Blue", "Yes"], 8)], "3 different values in 8 records", undefined]
  ])("answers %#: %s", (columns, saw, look) => {
    expect([sawAnswers(columns).saw, sawAnswers(columns).look]).toEqual([saw, look]);
  });
});

describe("what tells applications apart", () => {
  const id = cycle("Application ID", ["A-1", "A-2"], 6);
  const name = cycle("Candidate", people, 8, 2);

  it("is told as ids, as names with others, or doubted as names alone", () => {
    expect(keyLine([id])).toEqual({from: "Application ID", saw: "2 different values"});
    expect(keyLine([name, id])).toEqual({
      from: ["Candidate", "Application ID"],
      saw: "no id, so these together tell applications apart"
    });
    expect(keyLine([name])).toMatchObject({from: "Candidate", saw: "", look: expect.stringMatching(/^no id/)});
  });

  const table = (columns: Record<string, readonly (string | null)[]>, records = 24) =>
    understand(
      tableSample(
        "a.csv",
        Object.keys(columns),
        Array.from({length: records}, (_, at) => Object.values(columns).map((values) => values[at % values.length]!))
      )
    );
  const basic = {Interviewer: people, Recommendation: ["Yes", "No", "Strong yes"]};
  const each = (values: string[], step: number) => values.flatMap((value) => Array<string>(step).fill(value));

  it("is the surest key that all tables have", () => {
    const ids = table({"Application ID": each(["A-1", "A-2", "A-3"], 8), Candidate: each(people, 6), ...basic});
    const names = table({Candidate: each(people, 6), ...basic});
    const persons = table({"Candidate ID": each(["C-1", "C-2", "C-3"], 8), Candidate: each(people, 6), ...basic});
    expect(keyPlan([ids], {hasIds: false})).toEqual({by: "application_id", with: []});
    expect(keyPlan([ids, names], {hasIds: false})).toEqual({by: "name", with: []});
    expect(keyPlan([persons], {hasIds: false})).toEqual({by: "candidate_id", with: []});
    expect(keyPlan([table({Colour: ["Blue"]})], {hasIds: false})).toBeNull();
    expect(keyColumns(names, {by: "application_id", with: []})).toBeNull();
    expect(keyColumns(names, {by: "name", with: ["role"]})).toBeNull();
  });

  it("takes the role along where one candidate may stand for two", () => {
    const of = (
      roles: readonly (string | null)[],
      key: object = {"Candidate ID": each(["C-1", "C-2", "C-3"], 8)},
      hasIds = false
    ) => keyPlan([table({...key, Position: roles, ...basic})], {hasIds});
    expect(of(["Engineer", "Analyst"])).toEqual({by: "candidate_id", with: ["role"]});
    expect(of(each(["Engineer", "Analyst", "Engineer"], 8))).toEqual({by: "candidate_id", with: []});
    expect(of(["Engineer", "Analyst"], undefined, true)).toEqual({by: "candidate_id", with: []});
    const names = {Candidate: each(people, 6)};
    expect(of(each(["Engineer", "Analyst"], 6), names)).toEqual({by: "name", with: ["role"]});
    expect(of([...Array<string>(22).fill("Engineer"), null, null], names)).toEqual({by: "name", with: []});
  });

  it("stands in blocks of rows where people of one name are met again further down", () => {
    const plan = {by: "name", with: []} as const;
    const blocks = (...names: string[]) =>
      blocksOf(table({Candidate: each(names, 3), ...basic}, names.length * 3), plan);
    expect(blocks("Ann Lee", "Bo Ray", "Cy Fox", "Ann Lee")).toMatchObject({
      value: ["Candidate"],
      saw: "1 of 3 stand in more than one block of rows"
    });
    expect(blocks("Ann Lee", "Bo Ray", "Cy Fox", "Di Orr")).toBeNull();
    expect(blocks("Ann Lee", "Bo Ray", "Ann Lee", "Bo Ray")).toBeNull();
    expect(blocksOf(table({Candidate: ["Ann Lee", "Bo Ray", "Cy Fox", "Ann Lee"], ...basic}, 4), plan)).toBeNull();
    expect(blocksOf(table({Candidate: each(people, 3), ...basic}), {by: "candidate_id", with: []})).toBeNull();
  });
});

describe("when interviews were", () => {
  let clocks: Column[] = [];
  const lines = (...headings: [concept: string, heading: string][]) => {
    const columns = new Map();
    times(
      columns,
      new Map(headings.map(([concept, heading]) => [concept, cycle(heading, ["2025-03-01"], 2)])) as never,
      clocks
    );
    return [...columns].map(([name, {from, saw}]) => `${name} ${from} ${saw}`);
  };

  it("is told by its own column, and a bare date stands for both", () => {
    expect(lines(["interviewed_at", "I"], ["submitted_at", "S"], ["date", "D"])).toEqual([
      "interviewed_at I 2 times",
      "submitted_at S 2 times"
    ]);
    expect(lines(["starts_at", "B"], ["date", "D"])).toEqual(["interviewed_at B 2 times", "submitted_at D 2 times"]);
    expect(lines(["submitted_at", "S"], ["date", "D"])).toEqual(["interviewed_at D 2 times", "submitted_at S 2 times"]);
    expect(lines(["date", "D"])).toEqual([
      "interviewed_at D 2 times",
      "submitted_at D one date for both, so hours to feedback cannot be told"
    ]);
    expect(lines(["submitted_at", "S"])).toEqual(["submitted_at S 2 times"]);
  });

  it.each<[string, string, string[], string]>([
    ["Interview date", "Interview time", ["15:15", "9:05"], "Interview date,Interview time"],
    ["Interview date", "Interview time", ["3:15 PM", "9:05 am"], "Interview date,Interview time"],
    ["Datum", "Uhrzeit", ["15.15 Uhr", "9.05 Uhr"], "Datum,Uhrzeit"],
    ["Date", "Start time", ["15h15"], "Date,Start time"],
    ["Interview date", "Feedback time", ["15:15"], "Interview date"],
    ["Interview date", "Interview time", ["morning"], "Interview date"],
    ["Interview date", "Interview time", ["2025-03-01"], "Interview date"],
    ["Interview date", "Interview time", ["15:15", "late", "early"], "Interview date"]
  ])("have the time of day that stands beside their day: %s, %s %j", (day, heading, values, from) => {
    clocks = [cycle(heading, values, 6)];
    expect(lines(["interviewed_at", day])[0]).toContain(`interviewed_at ${from} `);
    clocks = [];
  });

  it("have none of two times of day, and none beside a time that has its own", () => {
    clocks = [cycle("Interview time", ["15:15"], 6), cycle("Interview clock", ["9:00"], 6)];
    expect(lines(["interviewed_at", "Interview date"])).toEqual(["interviewed_at Interview date 2 times"]);
    const columns = new Map();
    const whole = cycle("Interview date", ["2025-03-01 10:00"], 6);
    times(columns, new Map([["interviewed_at", whole]]) as never, [cycle("Interview time", ["10:00"], 6)]);
    expect([...columns.values()].map(({from}) => from)).toEqual(["Interview date"]);
  });

  it.each([
    [["2025-03-01 10:00"], true],
    [["2025-03-01T10:00:00Z"], false],
    [["2025-03-01T10:00:00+01:00"], false],
    [["2025-03-01"], false],
    [["2025-03-01 00:00:00"], false],
    [["3/4/2025 3:15 PM"], true],
    [["45721"], false],
    [["45721.5"], true],
    [["45721.0"], false],
    [["Yes"], false],
    [["2025-03-01 10:00", "x", "y"], false]
  ])("%j are times of a zone that nobody told: %s", (values, is) => {
    expect(isLocal(cycle("X", values, 6))).toBe(is);
  });
});

describe("parts of columns", () => {
  it("keep the heading of the file, and say what is read of it", () => {
    const heading = partHeading("Marks", {where: {Kind: ["Overall"]}});
    expect([ownHeading(heading), partOf(heading), partOf("Marks")]).toEqual([
      "Marks",
      {where: {Kind: ["Overall"]}},
      null
    ]);
    expect([sourceOf(heading), sourceOf("Marks"), sourceOf(["A", "B"]), sourceOf({constant: "x"})]).toEqual([
      {column: "Marks", where: {Kind: ["Overall"]}},
      "Marks",
      ["A", "B"],
      {constant: "x"}
    ]);
  });
});

describe("tables of the same columns", () => {
  const sample = (path: string, headings = ["A", "B"], values: string[][] = [["1", "2"]]) =>
    tableSample(path, headings, values);
  const paths = (...samples: ReturnType<typeof sample>[]) =>
    oneForAlike(
      samples,
      samples.map(({path}) => path)
    ).map(({path, records}) => `${path} ${records}`);

  it("whose names differ in numbers and months alone are one", () => {
    expect(paths(sample("2024 Q1.csv"), sample("2025 Q2.csv"))).toEqual(["* Q*.csv 2"]);
    expect(paths(sample("Jan-2025.csv"), sample("february-2025.csv"))).toEqual(["*.csv 2"]);
    expect(paths(sample("May.csv"), sample("sep.csv"), sample("December.csv"))).toEqual(["*.csv 3"]);
    expect(paths(sample("a1.csv"), sample("b1.csv"))).toEqual(["a1.csv 1", "b1.csv 1"]);
    expect(paths(sample("a1.csv"), sample("a2.csv", ["A", "C"]))).toEqual(["a1.csv 1", "a2.csv 1"]);
    expect(paths(sample("mayor.csv"), sample("juneau.csv"))).toHaveLength(2);
  });

  it("are not where the pattern would fit another file too, and are whole where each is", () => {
    const alike = [sample("a1.csv"), sample("a2.csv")];
    expect(oneForAlike(alike, ["a1.csv", "a2.csv", "a3.csv"])).toHaveLength(2);
    const [one] = oneForAlike([{...alike[0]!, isWhole: false}, alike[1]!], ["a1.csv", "a2.csv"]);
    expect(one).toMatchObject({isWhole: false, headings: ["A", "B"]});
    expect(one!.columns.map(({values}) => values)).toEqual([
      ["1", "1"],
      ["2", "2"]
    ]);
    expect(oneForAlike(alike, ["a1.csv", "a2.csv"])[0]!.isWhole).toBe(true);
  });
});

describe("the headings that a feed reads", () => {
  it("are those of its columns, of each of its groups, and what it splits", () => {
    const columns = new Map([
      ["vote", {from: "Score {n}", saw: ""}],
      ["stage", {from: {constant: "loop"}, saw: ""}],
      ["application_id", {from: ["First", "Last"], saw: ""}]
    ]);
    expect(headingsOf({table: "scorecards", columns})).toEqual(["Score {n}", "First", "Last"]);
    expect(
      headingsOf({
        table: "scorecards",
        columns,
        forEach: {name: "n", values: ["1", "2"], saw: ""},
        split: {columns: ["Who", "First"], by: ";", saw: ""}
      })
    ).toEqual(["Score 1", "Score 2", "First", "Last", "Who"]);
  });

  it("are of columns with a name that stands once", () => {
    const {columns, headings, records} = tableSample("a", ["A", "", "B", "A", " "], [["1", "2", "3", "4", "5"]]);
    expect([columns.map(({heading}) => heading), headings.length, records]).toEqual([["B"], 5, 1]);
  });
});

describe("what a proposal adds to a configuration", () => {
  const entry = (path: string[], value: unknown, saw = "", look?: string) => ({
    path,
    value,
    saw,
    ...(look ? {look} : {})
  });
  const added = (text: string, ...entries: Proposal["entries"]) => addTo(text, {tables: [], entries, unread: []});

  it("stands below the keys that are there, with its comment, and leaves all else as it was", () => {
    const text = "# mine\nvotes:\n  labels:\n    Ja: yes # sure\nexports: here # path\n";
    expect(added(text, entry(["votes", "labels", "Nein"], "no", "3 records"))).toBe(
      "# mine\nvotes:\n  labels:\n    Ja: yes # sure\n    Nein: no # 3 records\nexports: here # path\n"
    );
    expect(added("exports: here", entry(["timezone"], "UTC", "", "which?"))).toBe(
      "exports: here\n\ntimezone: UTC # please look: which?\n"
    );
    expect(added("", entry(["votes", "numbers"], [1, 5], "numbers from 1 to 5", "best?"))).toBe(
      "votes:\n  numbers: [1, 5] # please look: best?; numbers from 1 to 5\n"
    );
    expect(added("votes:\n", entry(["votes", "numbers"], [1, 5]))).toBe("votes:\n  numbers: [1, 5]\n");
    expect(added("{exports: here}\n", entry(["timezone"], "UTC"))).toContain("timezone: UTC");
    expect(added("votes: {labels: {Ja: yes}}\n", entry(["votes", "labels", "Nein"], "no"))).toBe(
      "votes:\n  labels:\n    Ja: yes\n    Nein: no\n"
    );
  });

  it("replaces a value, and keeps a comment to one line", () => {
    expect(added("timezone: UTC\n", entry(["timezone"], "Europe/Paris", "a\nb"))).toMatch(
      /^timezone: Europe\/Paris # a.b\n$/
    );
    expect(added("a: 1\n")).toBe("a: 1\n");
  });

  it("is a list where several feeds are of one table", () => {
    const feed = (heading: string) => ({
      table: "scorecards" as const,
      columns: new Map([["vote", {from: heading, saw: "seen"}]])
    });
    const table = (feeds: Proposal["tables"][number]["feeds"], unread: string[] = []) => ({
      path: "a.csv",
      saw: "2 rows",
      keys: [{name: "fill_down", value: ["Name"], saw: "blocks"}],
      feeds,
      unread
    });
    expect(addTo("", {tables: [table([feed("A"), feed("B")], ["x", "y\n z"])], entries: [], unread: []})).toBe(
      [
        "tables:",
        "  # 2 rows; not read: x, y z",
        "  a.csv:",
        "    fill_down: [Name] # blocks",
        "    feeds:",
        "      scorecards:",
        "        - columns:",
        "            vote: A # seen",
        "        - columns:",
        "            vote: B # seen",
        ""
      ].join("\n")
    );
    const many = Array.from({length: 13}, (_, at) => `c${at}`);
    expect(addTo("", {tables: [table([feed("A")], many)], entries: [], unread: []})).toContain("c11, …\n");
    expect(addTo("", {tables: [table([feed("A")], many.slice(1))], entries: [], unread: []})).toContain("c12\n");
  });
});
