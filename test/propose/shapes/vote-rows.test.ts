import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {parseConfig} from "../../../loaders/config/read.js";
import {propose} from "../../../loaders/propose/propose.js";
import {tableSample} from "../../../loaders/propose/table.js";
import {addTo} from "../../../loaders/propose/write.js";

const people = ["Nina Okoro", "Paul Schmidt", "Rita Gomez"];
const nobody = Array.from({length: 30}, (_, at) => `Candidate ${String.fromCharCode(65 + at / 5)}${at}`);
const votes = ["Strong No", "No", "Yes", "Strong Yes"];

/** A report with a row for each question of 90 scorecards; `cell` says what stands there, null for no row. */
function report(asked: string[], cell: (question: string, card: number) => string | null) {
  const rows = Array.from({length: 90}, (_, card) =>
    asked.flatMap((question) => {
      const value = cell(question, card);
      const row = [nobody[Math.floor(card / 3)]!, people[card % 3]!, "Onsite", question, value ?? ""];
      return value === null ? [] : [row];
    })
  ).flat();
  const headings = ["Candidate", "Interviewer", "Stage", "Attribute", "Rating"];
  const text = addTo("", propose([tableSample("report.csv", headings, rows)], defaultConfig()));
  const config = parseConfig(text, "plumbline.yaml");
  return {text, config, feeds: config.tables["report.csv"]!.feeds!};
}

const mark = (card: number, shift: number): string => String(1 + ((card + shift) % 4));

describe("the vote of a report with a row for each question", () => {
  it.each([
    "Overall Recommendation",
    "overall",
    "Hire decision",
    "Hire / No hire",
    "Would you hire?",
    "Gesamtempfehlung",
    "Recommandation globale",
    "Valoración general",
    "Eindoordeel",
    "Recomendação"
  ])("is the row called %s, and no question", (name) => {
    const {feeds} = report(["Depth", "Clarity", name], (question, card) =>
      question === name ? votes[(card + Math.floor(card / 3)) % 4]! : mark(card, question.length)
    );
    expect(feeds).toMatchObject({
      scorecards: {columns: {vote: {column: "Rating", where: {Attribute: [name]}}}},
      ratings: {columns: {rating: {column: "Rating", unless: {Attribute: [name]}}}}
    });
  });

  it("has a scale of its own beside that of the marks", () => {
    const {config} = report(["Depth", "Clarity", "Overall"], (question, card) =>
      question === "Overall" ? String(1 + ((card * 7) % 10)) : mark(card, question.length)
    );
    expect(config.votes.numbers).toEqual([1, 10]);
    expect(config.ratings.numbers).toBeNull();
  });

  it("is none on scorecards that lack the row, which are counted", () => {
    const {text} = report(["Depth", "Clarity", "Overall"], (question, card) =>
      question !== "Overall" ? mark(card, question.length) : card % 9 === 0 ? null : votes[card % 4]!
    );
    expect(text).toContain('"": no_decision # 10 interviews without a vote');
  });

  it("is none of the questions where their names only sound like it", () => {
    const {feeds} = report(["Overall communication", "Score", "Depth"], (question, card) =>
      mark(card, question.length)
    );
    expect(feeds).toMatchObject({
      scorecards: {columns: {vote: {constant: "no_decision"}}},
      ratings: {columns: {rating: "Rating"}}
    });
  });
});
