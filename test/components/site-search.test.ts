import {describe, expect, it} from "vitest";
import {excerpt, found} from "../../src/components/kit/site-search.js";

const entry = (title: string, text: string, also: string[] = []) => ({title, under: "", also, place: "x.html", text});
const entries = [
  entry("Agreement", "Would another loop have decided the same? AC2 and alpha."),
  entry("AC2", "Agreement of votes beyond chance.", ["Gwet’s AC2"]),
  entry("Reliability", "How far the mean vote would return.", ["Φ"]),
  entry("Break-even p*", "The chance at which a loop pays.")
];
const titles = (query: string): string[] => found(entries, query).map(({title}) => title);

describe("the search of a site", () => {
  it("finds words by their beginnings, whatever their case, and puts titles before texts", () => {
    expect(titles("ac2")).toEqual(["AC2", "Agreement"]);
    expect(titles("RELIA")).toEqual(["Reliability"]);
    expect(titles("φ")).toEqual(["Reliability"]);
    expect(titles("break-even")).toEqual(["Break-even p*"]);
  });

  it("finds only what holds every word, and nothing for no word", () => {
    expect(titles("alpha agreement")).toEqual(["Agreement"]);
    expect(titles("alpha pays")).toEqual([]);
    expect(titles(" * ")).toEqual([]);
  });

  it("shows the text around what was asked for", () => {
    const text = Array.from({length: 40}, (_, index) => `word${index}`).join(" ");
    expect(excerpt(text, "word20")).toMatch(/^… word14 .*word20 .*word31 …$/);
    expect(excerpt("Short text", "nothing")).toBe("Short text");
  });
});
