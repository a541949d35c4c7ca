import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {parseConfig} from "../../../loaders/config/read.js";
import {propose} from "../../../loaders/propose/propose.js";
import {columnOf} from "../../../loaders/propose/profile.js";
import {byAnswerOf, votesOf} from "../../../loaders/propose/shapes/by-answer.js";
import {type TableSample, tableSample} from "../../../loaders/propose/table.js";
import {addTo} from "../../../loaders/propose/write.js";

const people = ["Nina Okoro", "Paul Schmidt", "Li Na", "Rita Gomez"];
const candidates = Array.from({length: 30}, (_, at) => `Candidate ${String.fromCharCode(65 + at / 5)}${at}`);
const answers = ["Strong yes", "Yes", "No", "Strong no"];

const given = (candidate: number, person: number): number => (candidate * 3 + person * (1 + (candidate % 2))) % 4;

/** What is proposed for a table, and the text of it. */
function read(sample: TableSample) {
  const text = addTo("", propose([sample], defaultConfig()));
  return {...parseConfig(text, "plumbline.yaml"), text};
}

/** A row for each candidate, below each answer the people who gave it. */
function votes(headings: string[], by: string, more: string[] = []): TableSample {
  const rows = candidates.map((name, at) => [
    name,
    "Onsite",
    ...headings.map(
      (_, answer) =>
        people
          .slice(0, 3)
          .filter((__, person) => given(at, person) === answer)
          .join(by) || null
    ),
    ...more
  ]);
  return tableSample("votes.csv", ["Candidate", "Stage", ...headings, ...more.map(() => "Comment")], rows);
}

/** A row for each interviewer of each candidate, with a tick below their answer. */
function ticks(headings: string[], tick: string, none: string | null, more: Record<string, string> = {}): TableSample {
  const rows = candidates.flatMap((name, at) =>
    people
      .slice(0, 3)
      .map((person, by) => [
        name,
        person,
        "Onsite",
        ...headings.map((_, answer) => (given(at, by) === answer ? tick : none)),
        ...Object.values(more)
      ])
  );
  return tableSample("forms.csv", ["Candidate", "Interviewer", "Stage", ...headings, ...Object.keys(more)], rows);
}

describe("a column for each answer", () => {
  it.each([", ", "; ", " / ", "\n"])("holds the people who gave it, parted by %j", (by) => {
    const {tables, text} = read(votes(answers, by));
    expect(tables["votes.csv"]!.feeds).toMatchObject({
      scorecards: {
        for_each: {n: answers},
        split: {columns: ["{n}"], by: by.trim() || by},
        columns: {application_id: "Candidate", interviewer_id: "{n}", stage: "Stage", vote: {constant: "{n}"}}
      }
    });
    expect(text).toContain("with a column for each of 4 answers");
    expect(text).not.toContain("not read");
  });

  it.each([
    ["x", null],
    ["TRUE", "FALSE"],
    ["1", "0"],
    ["✓", null]
  ])("is ticked on the row of who gave it: %s", (tick, none) => {
    const {tables, text} = read(ticks(answers, tick, none));
    expect(tables["forms.csv"]!.feeds).toMatchObject({
      scorecards: {
        for_each: {n: answers},
        columns: {interviewer_id: {column: "Interviewer", where: {"{n}": [tick]}}, vote: {constant: "{n}"}}
      }
    });
    expect(text).not.toContain("not read");
  });

  it("has its answers ordered where they are those of no other form", () => {
    const own = ["Klare Zusage", "Eher ja", "Eher nein", "Klare Absage"];
    expect(read(votes(own, "; ")).votes.scale).toEqual(own.toReversed());
    expect(read(ticks(own, "x", null)).votes.scale).toEqual(own.toReversed());
  });

  it("is none where a column holds the vote, or where the cells hold something else", () => {
    const isByAnswer = (sample: TableSample): boolean => read(sample).text.includes("a column for each of");
    expect(isByAnswer(ticks(answers, "x", null))).toBe(true);
    expect(isByAnswer(ticks(answers, "x", null, {Recommendation: "Hire"}))).toBe(false);
    expect(isByAnswer(ticks(answers, "3", null))).toBe(false);
    expect(isByAnswer(ticks(["Coding", "Design", "Depth", "Clarity"], "x", null))).toBe(false);
    expect(isByAnswer(ticks(["Yes", "Ja", "No", "Nein"], "x", null))).toBe(false);
    // Ticked several times on a row, they are no votes.
    const twice = ticks(answers, "x", "x");
    expect(isByAnswer(twice)).toBe(false);
  });
});

describe("several people in a cell", () => {
  const panel = (vote: (at: number) => string): TableSample =>
    tableSample(
      "panels.csv",
      ["Candidate", "Panel", "Stage", "Panel recommendation"],
      candidates.map((name, at) => [name, people.slice(at % 2, 3).join("; "), "Onsite", vote(at)])
    );

  it("with one answer are one vote, which is marked", () => {
    const {tables, text} = read(panel((at) => answers[at % 4]!));
    expect(tables["panels.csv"]!.feeds!.scorecards).not.toHaveProperty("split");
    expect(text).toMatch(/interviewer_id: Panel # please look: several people stand in a cell with one answer/);
  });

  it("with as many answers are as many votes", () => {
    const {tables} = read(
      panel((at) =>
        [1, 2, 3]
          .slice(at % 2)
          .map((by) => answers[(at + by) % 4])
          .join("; ")
      )
    );
    expect(tables["panels.csv"]!.feeds!.scorecards).toMatchObject({
      split: {columns: ["Panel", "Panel recommendation"], by: ";"}
    });
  });
});

describe("what stands below answers", () => {
  const found = (columns: Record<string, (string | null)[]>, isNoPerson = false) =>
    byAnswerOf(
      Object.entries(columns).map(([heading, cells]) => columnOf(heading, cells)),
      () => isNoPerson
    );
  const ann = (name: string | null): (string | null)[] => ["Ann Lee", null, "Ann Lee", "Ann Lee", name];

  it.each<[string, Record<string, (string | null)[]>, string | null, string[]]>([
    ["ticks", {Yes: ["x", null, null], No: [null, "x", null]}, null, ["x"]],
    ["ticks of two kinds", {Yes: ["x", "X", null], No: [null, null, "✓"]}, null, ["x", "✓"]],
    ["ticks beside what is none", {Yes: ["yes", "no", "no"], No: ["no", "yes", "yes"]}, null, ["yes"]],
    ["people one by one", {Yes: ann("Bo Ray"), No: [null, "Bo Ray", "Bo Ray", null, null]}, ";", []],
    ["people beside each other", {Yes: ann("Bo Ray & Ann Lee"), No: [null, "Bo Ray", "Bo Ray", null, null]}, "&", []]
  ])("is read as %s", (_, columns, by, ticks) => {
    expect(found(columns)).toMatchObject({by, ticks});
  });

  it.each<[string, Record<string, (string | null)[]>]>([
    ["one answer", {Yes: ["x", null, "x"]}],
    ["two that mean the same", {Yes: ["x", null], Ja: [null, "x"]}],
    ["nothing below them", {Yes: [null, null], No: [null, null]}],
    ["two ticks on a row", {Yes: ["x", "x"], No: [null, "x"]}],
    ["numbers", {Yes: ["3", "4"], No: ["1", "2"]}],
    ["words that begin or end like a tick", {Yes: ["x", "yes, but", null], No: [null, null, "x"]}],
    ["words that begin or end like none", {Yes: ["x", "no idea", "a no"], No: ["0", "10", "x"]}],
    ["no tick at all", {Yes: ["no", "no"], No: ["0", "no"]}],
    ["people met once", {Yes: ["Ann Lee", null], No: [null, "Bo Ray"]}],
    ["words of which nobody is called so", {Yes: ["red", null, "red"], No: [null, "red", null]}]
  ])("is none with %s", (_, columns) => {
    expect(found(columns)).toBeNull();
  });

  it("is none where what reads like people is something else", () => {
    expect(found({Yes: ann("Ann Lee"), No: ann(null)}, true)).toBeNull();
    expect(found({Yes: ann("Ann Lee"), No: ann(null)})).not.toBeNull();
  });

  it("is counted as votes, each as often as its column is filled", () => {
    const {distinct} = votesOf(found({" Yes ": ["x", "x", null], No: [null, null, "x"]})!);
    expect([...distinct]).toEqual([
      ["Yes", 2],
      ["No", 1]
    ]);
  });
});
