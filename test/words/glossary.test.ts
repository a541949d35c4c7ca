import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {anchorOf, withTermsMarked} from "../../src/words/glossary.js";
import {glossary} from "../../src/words/terms.js";

const methods = ["src/[site]/methods.md", "src/components/methods/index.ts"]
  .map((path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8"))
  .join("\n");
const headings = [...methods.matchAll(/^## (.+)$/gm)].map(([, heading]) =>
  heading!
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/-$/, "")
);
const anchors = [...headings, ...[...methods.matchAll(/<h2 id="([^"]+)"/g)].map(([, id]) => id!)];

describe("the glossary", () => {
  it("leads from each term to a section that the methods page has", () => {
    for (const {term, section} of glossary)
      expect({term, known: anchors.includes(section)}).toEqual({term, known: true});
  });

  it("has each term and each anchor once, in alphabetical order", () => {
    const terms = glossary.map(({term}) => term);
    expect(terms).toEqual([...new Set(terms)].sort((one, other) => one.localeCompare(other, "en")));
    expect(new Set(glossary.map(anchorOf)).size).toBe(terms.length);
  });

  it("says of each measure formula, denominator and what is left out, and each in words of its own", () => {
    const measures = glossary.flatMap(({measure}) => measure ?? []);
    expect(measures.length).toBeGreaterThan(15);
    for (const words of measures.flatMap((measure) => Object.values(measure))) expect(words).toMatch(/\S[^.]$/);
  });
});

describe("a text of a page", () => {
  const marksOf = (text: string): string[] =>
    withTermsMarked(text).flatMap((piece) =>
      typeof piece === "string" ? [] : [`${piece.words} → ${piece.term.term}`]
    );

  it("is marked at the first place of each term that has a formula, whichever words it uses", () => {
    expect(marksOf("Krippendorff's alpha beside AC2; alpha falls")).toEqual([
      "Krippendorff's alpha → Alpha",
      "AC2 → AC2"
    ]);
    expect(marksOf("Right of break-even\u00a0loops pay")).toEqual(["break-even → Break-even p*"]);
    expect(marksOf("Of 20 loops, those with mostly\u00a0yes votes")).toEqual(["mostly\u00a0yes votes → Clear loop"]);
  });

  it("keeps every character, and is one piece where it has no such term", () => {
    const text = "Borderline screens: 38 of 227 loops lie left of break-even";
    const pieces = withTermsMarked(text).map((piece) => (typeof piece === "string" ? piece : piece.words));
    expect(pieces.join("")).toBe(text);
    expect(withTermsMarked("An offer of one loop")).toEqual(["An offer of one loop"]);
  });

  it("is not marked inside another word", () => {
    expect(marksOf("Alphabetical, unleaked, haloed")).toEqual([]);
  });
});
