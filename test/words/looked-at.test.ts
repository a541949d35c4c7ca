import {describe, expect, it} from "vitest";
import {kinds} from "../../src/contracts/finding.js";
import {lookedAt} from "../../src/words/looked-at.js";

describe("what was looked at", () => {
  it("is counted where a kind has many subjects, and named where it has one", () => {
    expect(lookedAt("question.signal", 57)).toBe("57 questions' signal");
    expect(lookedAt("question.signal", 1)).toBe("1 question's signal");
    expect(lookedAt("loop.size", 1)).toBe("the size of loops");
  });

  it("is said of every kind, no two alike", () => {
    expect(new Set(kinds.map((kind) => lookedAt(kind, 2))).size).toBe(kinds.length);
  });
});
