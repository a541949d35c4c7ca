import {describe, expect, it} from "vitest";
import {behind, candidatesBehind, isOfFew, untold, wasUntold} from "../../loaders/privacy/behind.js";
import {readPeople, writePeople} from "../../loaders/privacy/written-people.js";

const rows = ["C1", "C2", "C3", "C4", "C5", "C6"].map((candidate_id, n) => ({
  candidate_id,
  interviewer_id: `I${n % 2}`
}));

function made() {
  return {
    all: behind(rows, {n: 6, inside: {n: 1}}),
    list: [behind(new Set(["C2", "C7"]), {n: 2}), untold({n: 9}), {n: 0}]
  };
}

describe("who stands behind what is published, written and read again with it,", () => {
  const content = made();
  const written = JSON.parse(JSON.stringify(writePeople(content))) as ReturnType<typeof writePeople>;
  const again = JSON.parse(JSON.stringify(content)) as typeof content;
  readPeople(again, written);

  it("are the same candidates behind the same objects, and nobody behind the others", () => {
    expect(candidatesBehind(again.all)).toEqual(new Set(["C1", "C2", "C3", "C4", "C5", "C6"]));
    expect(candidatesBehind(again.list[0]!)).toEqual(new Set(["C2", "C7"]));
    expect([again.all.inside, again.list[2]!, again.list].map((object) => candidatesBehind(object))).toEqual([
      undefined,
      undefined,
      undefined
    ]);
  });

  it("hide what they hid: too few candidates, too few interviewers, what was withheld", () => {
    expect(isOfFew(again.all, {minimum_candidates: 5, minimum_interviewers: 2})).toBe(false);
    expect(isOfFew(again.all, {minimum_candidates: 5, minimum_interviewers: 3})).toBe(true);
    expect(isOfFew(again.list[0]!, {minimum_candidates: 3, minimum_interviewers: 1})).toBe(true);
    expect(wasUntold(again.list[1]!)).toBe(true);
  });

  it("are refused beside another content", () => {
    expect(() => readPeople({all: {}}, written)).toThrow(/another content/);
    expect(() => readPeople(made(), {...written, candidates: written.candidates.slice(1)})).toThrow(/not there/);
  });
});
