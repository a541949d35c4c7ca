import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {parseConfig} from "../../loaders/config/read.js";
import {howToAdd, inLines, inOneLine, placeInConfig} from "../../loaders/config/source.js";
import {template} from "../../loaders/config/config.js";

const entry = '"Lean yes": yes';
const yaml = (text: string) => parseConfig(text, "plumbline.yaml");

/** Does as told: replaces the line named, or adds below the line named, or appends to the file. */
function followed(text: string, path: readonly string[]): string {
  const addition = howToAdd(yaml(text), path);
  const line = inOneLine(addition, entry);
  const replaced = /^replace line (\d+)/.exec(addition.where)?.[1];
  const below = /below .* \(line (\d+)\)$/.exec(addition.where)?.[1];
  const lines = text.split("\n");
  const indentOf = (number: number): string => /^ */.exec(lines[number - 1]!)![0];
  if (replaced !== undefined) lines[Number(replaced) - 1] = indentOf(Number(replaced)) + line;
  else if (below !== undefined) lines.splice(Number(below), 0, `${indentOf(Number(below))}  ${line}`);
  else lines.push(line);
  return lines.join("\n");
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
    [
      "the file that init writes",
      readFileSync(template, "utf8"),
      /^replace line \d+ of plumbline\.yaml \(votes: labels:\) by$/
    ],
    ["a file without the block", "timezone: UTC", /^add to plumbline\.yaml$/],
    ["a file with the block only", "votes:\n  scale: [no, yes]", /below votes: \(line 1\)$/],
    ["labels that are there", "votes:\n  labels:\n    Meh: mixed", /below votes: labels: \(line 2\)$/]
  ])("fits %s: who does as told has the label", (_, text, where) => {
    expect(howToAdd(yaml(text), ["votes", "labels"]).where).toMatch(where);
    const before = yaml(text).votes.labels;
    expect(yaml(followed(text, ["votes", "labels"])).votes.labels).toEqual({...before, "Lean yes": "yes"});
  });

  it("goes inside braces that hold something", () => {
    const addition = howToAdd(yaml("stages: {Onsite: loop}"), ["stages"]);
    expect(addition.where).toBe("add to plumbline.yaml, inside the braces of stages: (line 1), after a comma");
    expect(inLines(addition, ["Superday: loop"])).toEqual(["  Superday: loop,"]);
  });

  it("names the line of a key, and only the file where there is none", () => {
    const config = yaml("exports: x\nstages:\n  Onsite: loop\n");
    expect(placeInConfig(config, ["stages", "Onsite"])).toBe("plumbline.yaml line 3");
    expect(placeInConfig(config, ["stages", "Offsite"])).toBe("plumbline.yaml");
    expect(placeInConfig(null, ["stages"])).toBe("plumbline.yaml");
  });
});
