import {describe, expect, it} from "vitest";
import {privateTexts} from "../../loaders/privacy/leaks.js";

const told = (content: unknown, ...forbidden: string[]): number => privateTexts(content, new Set(forbidden)).length;

describe("private texts", () => {
  it("are found as a whole text, as a word of a sentence, as a key, at any depth", () => {
    expect(told("C-17", "C-17")).toBe(1);
    expect(told([{sentence: "Seen by C-17."}], "C-17")).toBe(1);
    expect(told({byCandidate: {"C-17": 3}}, "C-17")).toBe(1);
  });

  it.each(["with Ada Ashdown", "with ADA ASHDOWN", "by Ada.A@Mail.Example today"])(
    "%j names a person in any case",
    (text) => {
      expect(told({focus: text}, "Ada Ashdown", "ada.a@mail.example")).toBe(1);
    }
  );

  it("that are mere words do not keep sentences from saying these words, but stand nowhere alone", () => {
    expect(told({action: "You will see what votes may tell.", votes: 3}, "will", "may", "votes")).toBe(0);
    expect(told({label: "will"}, "will")).toBe(1);
  });

  it("of letters alone, too long for a word that a sentence says by chance, are found within it", () => {
    expect(told({sentence: "Seen by qwkzjhvbnmxsd."}, "qwkzjhvbnmxsd")).toBe(1);
  });

  it("that are mere words are looked for everywhere in what people wrote", () => {
    expect(privateTexts("Session led by will", new Set(["will"]), true)).toHaveLength(1);
  });

  it("are not repeated in what is said of them", () => {
    expect(
      privateTexts({"C-17": "C-17"}, new Set(["C-17"]))
        .slice(0, 1)
        .join()
    ).not.toContain("17 ");
  });
});
