import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {parseConfig} from "../../../loaders/config/read.js";
import {propose} from "../../../loaders/propose/propose.js";
import {tableSample} from "../../../loaders/propose/table.js";
import {addTo} from "../../../loaders/propose/write.js";

const people = ["Nina Okoro", "Paul van Dyk", "Rita Gomez", "Jean-Luc Moreau"];
const nobody = Array.from({length: 40}, (_, at) => `Candidate ${String.fromCharCode(65 + at / 5)}${at}`);
const words = ["Strong No", "No", "Yes", "Strong Yes"];

/** 40 candidates, each with a cell that holds three people and what they said. */
function sheet(heading: string, by: string, pair: (person: string, vote: number) => string, own = people) {
  const rows = nobody.map((name, at) => [
    name,
    Array.from({length: 3}, (_, seat) => pair(own[(at + seat) % 4]!, (at * 3 + seat * 5) % 4)).join(by)
  ]);
  const text = addTo("", propose([tableSample("sheet.csv", ["Candidate", heading], rows)], defaultConfig()));
  return {text, feeds: parseConfig(text, "plumbline.yaml").tables["sheet.csv"]?.feeds};
}

describe("people and their votes in one cell", () => {
  it.each([
    ["Panel", "; ", (person: string, vote: number) => `${person}: ${words[vote]}`],
    ["Feedback", "\n", (person: string, vote: number) => `${person} - ${words[vote]}`],
    ["Interviewers", ", ", (person: string, vote: number) => `${person} (${vote + 1})`],
    ["Scores", " | ", (person: string, vote: number) => `${person} = ${vote + 1}/4`],
    ["Bewertungen", " / ", (person: string, vote: number) => `${person} ${vote + 1}`],
    ["Onsite", ";", (person: string, vote: number) => `${person} → ${words[vote]}`]
  ])("below %j, parted by %j, are taken apart", (heading, by, pair) => {
    const {text, feeds} = sheet(heading, by, pair);
    expect(feeds).toMatchObject({
      scorecards: {
        split: {columns: [heading]},
        columns: {interviewer_id: {column: heading, part: "person"}, vote: {column: heading, part: "answer"}}
      }
    });
    for (const name of [...people, ...nobody]) expect(text).not.toContain(name);
  });

  it("are first names where the heading speaks of interviewers, and else perhaps skills, which nobody can tell apart", () => {
    const pair = (person: string, vote: number): string => `${person}: ${vote + 1}`;
    expect(sheet("Interviewers", "; ", pair, ["Ann", "Bo", "Cy", "Di"]).feeds).toMatchObject({
      scorecards: {columns: {interviewer_id: {part: "person"}}}
    });
    expect(sheet("Ratings", "; ", pair, ["Depth", "Rigour", "Humour", "Wit"]).feeds?.scorecards).toBeUndefined();
  });

  it.each([
    ["stages", ["Phone Screen", "Hiring Manager Interview", "Final Round", "On Site"]],
    ["answers", ["Strong Yes", "Strong No", "Lean Yes", "Lean No"]],
    ["what columns are called", ["Overall Rating", "Total Score", "Final Decision", "Hire Recommendation"]]
  ])("are none where %s stand before the marks, though each word begins with a capital", (_, labels) => {
    const pair = (label: string, vote: number): string => `${label}: ${vote + 1}`;
    expect(sheet("Feedback", "; ", pair, labels).feeds?.scorecards).toBeUndefined();
  });

  it("are remarks where most say something else", () => {
    const remarks = (person: string, vote: number): string => `${person}: ${["asked for more money", "yes"][vote % 2]}`;
    expect(sheet("Notes", "; ", remarks).feeds?.scorecards).toBeUndefined();
  });

  it("stand in several columns beside each other", () => {
    const rows = nobody.map((name, at) => [
      name,
      ...[0, 1, 2].map((seat) => `${people[(at + seat) % 4]} (${1 + ((at * 3 + seat * 5) % 4)})`)
    ]);
    const headings = ["Candidate", "Interview 1", "Interview 2", "Interview 3"];
    const text = addTo("", propose([tableSample("sheet.csv", headings, rows)], defaultConfig()));
    const {feeds} = parseConfig(text, "plumbline.yaml").tables["sheet.csv"]!;
    expect(feeds).toMatchObject({
      scorecards: {
        for_each: {n: [1, 2, 3]},
        columns: {
          interviewer_id: {column: "Interview {n}", part: "person"},
          vote: {column: "Interview {n}", part: "answer"}
        }
      }
    });
  });
});
