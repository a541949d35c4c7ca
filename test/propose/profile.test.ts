import {describe, expect, it} from "vitest";
import {
  type Column,
  columnOf,
  columnsOf,
  filledDown,
  holdsTimes,
  isConstant,
  isDate,
  isSerial,
  isUnixTime,
  partedColumn,
  recurs
} from "../../loaders/propose/profile.js";
import {answerFit, conceptsOfColumn, fitOf, holdsWeeks, isUnreadTime, rolesOf} from "../../loaders/propose/roles.js";
import type {Concept} from "../../loaders/propose/words.js";

const of = (...values: (string | null)[]) => columnOf("X", values);
/** So many records of some value, the rest of another. */
const mix = (share: number, value: string, other: string, heading = "X") =>
  columnOf(
    heading,
    Array.from({length: 100}, (_, at) => (at < share ? value : other))
  );
const cycle = (values: readonly string[], records: number, heading = "X") =>
  columnOf(
    heading,
    Array.from({length: records}, (_, at) => values[at % values.length]!)
  );
const share = (name: keyof Column["shares"], value: string): number => of(value).shares[name];

describe("the values of a column", () => {
  it("are counted without case and outer blanks, the most frequent first, empty ones left out", () => {
    const column = of(
      "b",
      " a ",
      "A",
      "",
      null,
      "n/a",
      "NULL",
      "\\N",
      "#N/A",
      "#DIV/0!",
      "#REF!",
      "#VALUE!",
      "-",
      "\u00a0",
      "B2",
      "a"
    );
    expect([...column.distinct]).toEqual([
      ["a", 3],
      ["b", 1],
      ["B2", 1]
    ]);
    expect([column.filled, column.values.slice(0, 6)]).toEqual([5, ["b", "a", "A", null, null, null]]);
  });

  it.each([["+"], ["++"], ["--"], ["---"], ["+/-"], ["±"]])("a minus is an answer beside %s", (sign) => {
    expect(of("-", sign, "\u2212").values).toEqual(["-", sign === "±" ? "±" : sign, "-"]);
  });

  it("a minus is nothing elsewhere", () => {
    expect(of("-", "a", "4").values).toEqual([null, "a", "4"]);
  });

  it.each<[keyof Column["shares"], string[], string[]]>([
    ["date", ["2025-03-01", "3/4/2025", "1 March 2025"], ["March", "15", "Yes"]],
    [
      "serial",
      ["45721", "45721.635", "45721,5", "34701", "59999"],
      ["34700", "60000", "4572", "457211", "45721.", "x45721"]
    ],
    [
      "unix",
      ["1735689600", "1735689600000", "1735689600.0"],
      ["0735689600", "4102444800", "173568960", "17356896000", "5735689600"]
    ],
    ["number", ["4", "4,5", "-1", "80 %"], ["Yes", "45721", "2025-03-01"]],
    ["answer", ["Yes", "Not assessed", "++", "Good"], ["Blue", "4", "Ann Lee"]],
    ["stage", ["Onsite", "Phone screen"], ["Blue", `Onsite ${"x".repeat(44)}`]],
    ["status", ["Hired", "On hold"], ["Blue", `Hired ${"x".repeat(45)}`]],
    ["decision", ["Offer", "No"], ["Blue", `Offer ${"x".repeat(45)}`]],
    [
      "person",
      [
        "Ann Lee",
        "Lee, Ann",
        "Anne-Marie O'Neil",
        "J. R. Smith",
        "Ann Lee (she/her)",
        "ann@example.com",
        "José de la Cruz"
      ],
      ["Ann", "Ann 4", "4 Ann", "A b c d e f", `Ann ${"x".repeat(58)}`, "Ann  "]
    ],
    [
      "address",
      ["ann@example.com", "Ann Lee <ann@example.co.uk>", "a.b+c@x.io"],
      ["ann@example", "@x.io", "ann example.com", "ann@x.c"]
    ],
    [
      "scored",
      ["Ann Lee (4); Bob Ray: 2", "Ann: 3", "Ann – 4.5", "Ann - 4"],
      ["Ann Lee", "4: Ann", "Ann 4", "Ann: four", "Ann: 4 of 5"]
    ],
    [
      "long",
      ["x".repeat(61), "one two three four five six seven eight nine", '{"a"', "[1", "<p>"],
      ["x".repeat(60), "one two three four five six seven eight", "a {"]
    ],
    ["boolean", ["true", "FALSE", "yes", "No", "0", "1", "t", "F"], ["2", "truely", "on", "10"]]
  ])("are told by their form: %s", (name, are, areNot) => {
    expect(are.map((value) => [value, share(name, value)])).toEqual(are.map((value) => [value, 1]));
    expect(areNot.map((value) => [value, share(name, value)])).toEqual(areNot.map((value) => [value, 0]));
  });

  it("have shares by records, and a range of their numbers", () => {
    const column = of("1", "1", "2.5", "x");
    expect([column.shares.number, column.range]).toEqual([0.75, {low: 1, high: 2.5, whole: false}]);
    expect(of("3", "-1").range).toEqual({low: -1, high: 3, whole: true});
    expect([of("x").range, of(null).range, of(null).shares.number]).toEqual([null, null, 0]);
  });

  it.each([
    [isDate, ["2025-03-01"], ["tomorrow", "2025-13-45"]],
    [isUnixTime, ["1735689600"], ["45721"]],
    [isSerial, ["45721"], ["1735689600"]]
  ])("as times: %#", (test, are, areNot) => {
    expect([are.every(test), areNot.some(test)]).toEqual([true, false]);
  });

  it.each([
    [mix(70, "2025-03-01", "x"), true],
    [mix(69, "2025-03-01", "x"), false],
    [mix(90, "45721", "x"), true],
    [mix(89, "45721", "x"), false],
    [mix(90, "1735689600", "x"), true],
    [mix(89, "1735689600", "x"), false]
  ])("are times from a share on: %#", (column, are) => {
    expect(holdsTimes(column)).toBe(are);
  });

  it("repeat the one above where cells are blank, and are several where cells hold them", () => {
    expect(filledDown(of(null, "a", null, "b", null)).values).toEqual([null, "a", "a", "b", "b"]);
    const parted = partedColumn(of("a; b", null, "c"), ";");
    expect([parted.values, parted.cells, parted.filled]).toEqual([["a; b", null, "c"], ["a", "b", null, "c"], 3]);
  });

  it("are one for all, or recur", () => {
    expect([isConstant(of("a", "A")), isConstant(of("a")), isConstant(of("a", "b"))]).toEqual([true, false, false]);
    expect([isConstant(of("a", "a", null, null)), isConstant(of("a", "a", null, null, null))]).toEqual([true, false]);
    expect([recurs(of("a", "a", "b", "b")), recurs(of("a", "a", "b"))]).toEqual([true, false]);
    expect([recurs(of("a", "a", "a"), 3), recurs(of("a", "a"), 3)]).toEqual([true, false]);
  });

  it("stand below each heading, lacking cells empty", () => {
    expect(columnsOf(["A", "B"], [["1", "2"], ["3"]]).map(({heading, values}) => [heading, values])).toEqual([
      ["A", ["1", "3"]],
      ["B", ["2", null]]
    ]);
  });
});

const people = ["Ann Lee", "Bo Ray", "Cy Fox", "Di Orr"];
const answers = ["Yes", "No", "Strong yes", "Strong no"];
const stages = ["Onsite", "Phone screen"];
const marks = ["1", "2", "3", "4"];

describe("how well values fit what a heading says", () => {
  it.each<[Concept, Column, number]>([
    ["interviewer", cycle(people, 40), 1],
    ["interviewer", cycle(["ann", "bo", "cy"], 40), 0.8],
    ["interviewer", cycle(answers, 40), 0.2],
    ["interviewer", cycle(marks, 40), 0.1],
    ["interviewer", cycle(["101", "102"], 40), 0.8],
    ["interviewer", cycle(["2025-03-01"], 40), 0],
    ["interviewer", cycle(["true", "false"], 40), 0],
    ["interviewer", cycle(["Ann: 4; Bo: 3"], 40), 0],
    ["candidate", mix(31, "x".repeat(61), "Ann Lee"), 0],
    ["candidate", mix(30, "x".repeat(61), "Ann Lee"), 1],
    ["submitter", of(null), 0.2],
    ["first_name", cycle(["Ann", "Bo"], 40), 1],
    ["first_name", cycle(marks, 40), 0],
    ["first_name", mix(1, "x".repeat(61), "Ann"), 0],
    ["last_name", cycle(["2025-03-01"], 40), 0],
    ["vote", cycle(answers, 40), 1],
    ["vote", cycle(["2025-03-01"], 40), 0],
    ["rating", cycle(marks, 40), 1],
    ["stage", cycle(stages, 40), 1],
    ["stage", cycle(["Blue", "Red"], 40), 0.7],
    ["stage", of("Blue", "Red"), 0.2],
    ["stage", cycle(answers, 40), 0.1],
    ["stage", cycle(["1", "2", "9"], 40), 0.8],
    ["stage", cycle(["1", "10"], 40), 0],
    ["stage", cycle(people, 40), 0.2],
    ["stage", cycle(people.slice(0, 3), 40), 0.7],
    ["stage", cycle(["2025-03-01"], 40), 0],
    [
      "stage",
      cycle(
        Array.from({length: 41}, (_, at) => `Blue ${"x".repeat(at)}`),
        410
      ),
      0
    ],
    ["focus", cycle(["Coding", "Design"], 40), 0.95],
    ["question", of("Coding", "Design"), 0.1],
    ["attribute", cycle(answers, 40), 0.1],
    ["role", cycle(["Engineer", "Analyst"], 40), 1],
    ["role", of("Engineer", "Analyst"), 0.5],
    ["level", cycle(answers, 40), 0.1],
    ["team", cycle(["2025-03-01"], 40), 0.1],
    ["source", mix(11, "x".repeat(61), "Referral"), 0.1],
    ["applied_at", cycle(["2025-03-01"], 40), 1],
    ["date", cycle(["45721"], 40), 1],
    ["left_at", cycle(answers, 40), 0],
    ["status", mix(70, "Hired", "Blue"), 1],
    ["status", mix(69, "Hired", "Blue"), 0.3],
    ["decision", mix(70, "Offer", "Blue"), 1],
    ["decision", mix(90, "On hold", "Blue"), 1],
    ["decision", cycle(["Good", "Excellent"], 40), 0.6],
    ["decision", cycle(["Blue"], 40), 0],
    ["offer_status", cycle(["Open", "Signed"], 40), 0.9],
    ["offer_status", cycle(marks, 40), 0],
    ["offer_status", of("Open"), 0],
    ["forecast", cycle(["0.2", "0.7"], 40), 1],
    ["forecast", cycle(["20", "70"], 40), 1],
    ["forecast", cycle(["1", "10"], 40), 0],
    ["forecast", cycle(["-1", "70"], 40), 0],
    ["forecast", cycle(["20", "101"], 40), 0],
    ["shadow", cycle(["true", "false"], 40), 1],
    ["completed", cycle(marks, 40), 0],
    ["performance", cycle(marks, 40), 1],
    ["minutes", cycle(["Blue"], 40), 0.2],
    ["email", mix(81, "ann@example.com", "x"), 1],
    ["email", mix(80, "ann@example.com", "x"), 0.2],
    ["comment", cycle(answers, 40), 0.3],
    ["comment", cycle(["Blue sky"], 40), 1],
    ["comment", cycle(["2025-03-01"], 40), 0],
    ["derived", cycle(["Blue"], 40), 0.6],
    ["derived", cycle(marks, 40), 1],
    ["derived", cycle(["2025-03-01"], 40), 0],
    ["scorecard_id", of("S-1", "S-2"), 1],
    ["application_id", cycle(people, 40), 0.7],
    ["candidate_id", cycle(["2025-03-01"], 40), 0],
    ["interview_id", cycle(answers, 40), 0],
    ["scorecard_id", mix(21, "x".repeat(61), "S-1"), 0]
  ])("%s, %#: %d", (concept, column, fit) => {
    expect(fitOf(concept, column)).toBe(fit);
  });

  it.each<[string, Column, number]>([
    ["words in an order", cycle(answers, 40), 1],
    ["a share of them", mix(80, "Yes", "Blue"), 1],
    [
      "less",
      columnOf(
        "X",
        Array.from({length: 100}, (_, at) => (at < 79 ? "Yes" : `Blue ${at}`))
      ),
      0
    ],
    ["numbers", cycle(marks, 8), 1],
    ["numbers from below", cycle(["-5", "0"], 8), 1],
    ["numbers from further below", cycle(["-6", "0"], 8), 0],
    ["numbers up to a hundred", cycle(["0", "100"], 8), 1],
    ["numbers beyond", cycle(["0", "101"], 8), 0],
    [
      "up to 120 different marks",
      columnOf(
        "X",
        Array.from({length: 120}, (_, at) => String(at / 10))
      ),
      1
    ],
    [
      "more",
      columnOf(
        "X",
        Array.from({length: 121}, (_, at) => String(at / 10))
      ),
      0
    ],
    ["labels that nobody knows and that recur", cycle(["Blue", "Red"], 16), 0.55],
    ["or less", cycle(["Blue", "Red"], 15), 0],
    ["addresses", cycle(["a@x.io", "b@x.io"], 16), 0],
    ["days", mix(21, "2025-03-01", "Yes"), 0],
    ["texts", mix(11, "x".repeat(61), "Yes"), 0],
    ["ids", cycle(marks, 40, "Ref no."), 0],
    ["ids", cycle(marks, 40, "Case ID"), 0],
    ["a score that ends like one", cycle(marks, 40, "Avid"), 1]
  ])("as answers: %s", (_, column, fit) => {
    expect(answerFit(column)).toBe(fit);
  });
});

describe("what columns are about", () => {
  const best = (column: Column): string | undefined => conceptsOfColumn(column)[0]?.[0];

  it("is told by their values where headings say nothing", () => {
    expect(
      [
        cycle(answers, 16),
        cycle(answers, 15),
        cycle(stages, 8),
        cycle(["Hired", "On hold", "Withdrew"], 9),
        cycle(["Hired", "Rejected"], 9),
        cycle(["2025-03-01"], 2),
        cycle(people, 24),
        cycle(people, 23),
        cycle(people.slice(0, 3), 40),
        cycle(["Data Engineer", "Product Designer"], 6),
        cycle(["x".repeat(61)], 9),
        of(null)
      ].map(best)
    ).toEqual([
      "vote",
      undefined,
      "stage",
      "status",
      "vote",
      "date",
      "interviewer",
      "candidate",
      undefined,
      "role",
      undefined,
      undefined
    ]);
  });

  it.each<[string, Column, string | undefined]>([
    ["notes are notes", cycle(["fine work", "good talk"], 40, "Interviewer notes"), "comment"],
    ["an average is one", cycle(marks, 40, "Average score"), "derived"],
    ["a share is derived", cycle(["20", "70"], 40, "Blue %"), "derived"],
    [
      "an interviewer's level is none of the candidate",
      cycle(["Senior", "Junior"], 40, "Interviewer level"),
      undefined
    ],
    ["nor is their team", cycle(["Ops", "Law"], 40, "Interviewer's team"), undefined],
    ["their first name is theirs", cycle(["Ann", "Bo"], 40, "Interviewer first name"), "interviewer"],
    ["a day of rejection is that", cycle(["2025-03-01", "2025-03-02"], 40, "Rejection date"), "closed_at"],
    ["weeks are no days", cycle(["2025-W11"], 40, "Interview date"), undefined]
  ])("%s", (_, column, concept) => {
    expect(best(column)).toBe(concept);
  });

  it("each concept has one column and each column one concept, the surest first", () => {
    const columns = [
      cycle(people, 40, "Interviewer"),
      cycle(people.toReversed(), 40, "Interviewed by"),
      cycle(answers, 40, "Score"),
      cycle(answers, 40, "Recommendation"),
      cycle(["fine"], 40, "Comment"),
      cycle(["well"], 40, "Notes")
    ];
    const roles = rolesOf(columns);
    expect([...roles].map(([concept, {heading}]) => [concept, heading])).toEqual(
      expect.arrayContaining([
        ["interviewer", "Interviewer"],
        ["vote", "Recommendation"],
        ["rating", "Score"]
      ])
    );
    expect(new Set(roles.values()).size).toBe(roles.size);
  });

  it.each([
    ["2025-W11", true],
    ["2025 KW 11", true],
    ["KW 11/2025", true],
    ["cw11", true],
    ["Week 11, 25", true],
    ["Woche 11", true],
    ["semaine 11", true],
    ["semana 11 2025", true],
    ["sem. 11", true],
    ["settimana 11", true],
    ["1825-W11", false],
    ["week", false],
    ["W 111", false],
    ["2025-W11x", false],
    ["11 2025", false]
  ])("%s is a week: %s", (value, is) => {
    expect(holdsWeeks(of(value, value))).toBe(is);
  });

  it("are weeks from a share of their values on", () => {
    const weeks = (count: number) =>
      of(...Array.from({length: 10}, (_, at) => (at < count ? `2025-W${10 + at}` : `x${at}`)));
    expect([holdsWeeks(weeks(7)), holdsWeeks(weeks(6)), holdsWeeks(of(null))]).toEqual([true, false, false]);
  });

  it("are times that cannot be read where they are called so and hold figures", () => {
    const hours = (heading: string, values = ["15:00", "16:00"]) => cycle(values, 10, heading);
    expect(
      [
        hours("Interview date"),
        hours("Date"),
        hours("Comment"),
        hours("Interview date", ["soon", "later"]),
        hours("Interview date", ["2025-03-01"]),
        hours("Anything", ["2025-W11"]),
        columnOf("Interview date", [null])
      ].map(isUnreadTime)
    ).toEqual([true, true, false, false, false, true, false]);
  });
});
