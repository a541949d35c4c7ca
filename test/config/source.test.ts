import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {howToAdd, howToSet, inLines, inOneLine, placeInConfig} from "../../loaders/config/source.js";
import {template} from "../../loaders/config/config.js";

const entry = '"Lean yes": yes';
const yaml = (text: string) => parseConfig(text, "plumbline.yaml");

/** Does as told: adds the line at the end of the file. */
function followed(text: string, path: readonly string[], ...entries: string[]): string {
  const addition = howToAdd(yaml(text), path);
  return [text, ...entries.map((one) => inOneLine(addition, one)), ""].join("\n");
}

describe("what a remedy says to add", () => {
  it("is a whole file where there is none", () => {
    const addition = howToAdd(null, ["votes", "labels"]);
    expect(addition.where).toMatch(/^make a file plumbline\.yaml that holds/);
    const line = inOneLine(addition, entry);
    expect(line).toBe('votes: { labels: { "Lean yes": yes } }');
    expect(yaml(line).votes.labels).toEqual({"Lean yes": "yes"});
    expect(yaml(inLines(howToAdd(null, ["stages"]), ["Superday: loop"]).join("\n")).stages).toEqual({Superday: "loop"});
  });

  it.each([
    ["the file that init writes", readFileSync(template, "utf8")],
    ["a file without the block", "timezone: UTC"],
    ["a file with the block only", "votes:\n  scale: [no, yes]"],
    ["labels that are there", "votes:\n  labels:\n    Meh: no_decision"],
    ["labels in braces", "votes: {labels: {Meh: no_decision}}"]
  ])("fits %s: who adds any number of lines at its end has the labels", (_, text) => {
    expect(howToAdd(yaml(text), ["votes", "labels"]).where).toBe("add at the end of plumbline.yaml");
    const before = yaml(text).votes.labels;
    expect(yaml(followed(text, ["votes", "labels"], entry, '"Lean no": no')).votes.labels).toEqual({
      ...before,
      "Lean yes": "yes",
      "Lean no": "no"
    });
  });

  it("quotes the keys around it that need it", () => {
    const addition = howToAdd(yaml("timezone: UTC"), ["tables", "Log 2025: all.csv"]);
    expect(yaml(inOneLine(addition, "dates: day-first")).tables).toEqual({"Log 2025: all.csv": {dates: "day-first"}});
  });

  it("sets a key in its own line where the file gives it a value, else at the end", () => {
    const text = "people:\n  match: exact\nvotes:\n  numbers: null\n";
    expect(howToSet(yaml(text), ["people", "match"]).where).toBe("in plumbline.yaml line 2, write");
    const addition = howToSet(yaml(text), ["votes", "numbers"]);
    expect(addition.where).toBe("add at the end of plumbline.yaml");
    expect(yaml(text + inOneLine(addition, "numbers: [1, 5]")).votes.numbers).toEqual([1, 5]);
  });

  it("names the line of a key, and only the file where there is none", () => {
    const config = yaml("exports: x\nstages:\n  Onsite: loop\n");
    expect(placeInConfig(config, ["stages", "Onsite"])).toBe("plumbline.yaml line 3");
    expect(placeInConfig(config, ["stages", "Offsite"])).toBe("plumbline.yaml");
    expect(placeInConfig(null, ["stages"])).toBe("plumbline.yaml");
  });
});
