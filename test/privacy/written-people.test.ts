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

/** A content as it is read again, with whoever stands behind it. */
function readAgain(content = made()) {
  const written = JSON.parse(JSON.stringify(writePeople(content))) as ReturnType<typeof writePeople>;
  const again = JSON.parse(JSON.stringify(content)) as typeof content;
  readPeople(again, written);
  return {again, written};
}

describe("who stands behind what is published, written and read again with it,", () => {
  it("are the same candidates behind the same objects, and nobody behind the others", () => {
    const {again} = readAgain();
    expect(candidatesBehind(again.all)).toEqual(new Set(["C1", "C2", "C3", "C4", "C5", "C6"]));
    expect(candidatesBehind(again.list[0]!)).toEqual(new Set(["C2", "C7"]));
    expect([again.all.inside, again.list[2]!, again.list].map((object) => candidatesBehind(object))).toEqual([
      undefined,
      undefined,
      undefined
    ]);
  });

  it("hide what they hid: too few candidates, too few interviewers, what was withheld", () => {
    const {again} = readAgain();
    expect(isOfFew(again.all, {minimum_candidates: 5, minimum_interviewers: 2})).toBe(false);
    expect(isOfFew(again.all, {minimum_candidates: 5, minimum_interviewers: 3})).toBe(true);
    expect(isOfFew(again.list[0]!, {minimum_candidates: 3, minimum_interviewers: 1})).toBe(true);
    expect(wasUntold(again.list[1]!)).toBe(true);
    expect(wasUntold(again.list[0]!)).toBe(false);
  });

  it("are written once, however many objects are about them, and whoever is withheld not at all", () => {
    expect(writePeople([behind(rows, {n: 1}), behind(rows, {n: 2}), untold({n: 3}), {n: 4}])).toEqual({
      candidates: ["C1", "C2", "C3", "C4", "C5", "C6"],
      interviewers: ["I0", "I1"],
      groups: [
        {candidates: [0, 1, 2, 3, 4, 5], interviewers: [0, 1], untold: false},
        {candidates: [], interviewers: [], untold: true}
      ],
      objects: [-1, 0, 0, 1, -1]
    });
  });

  it("are refused beside another content", () => {
    const {written} = readAgain();
    expect(() => readPeople({all: {}}, written)).toThrow(/another content/);
    expect(() => readPeople(made(), {...written, candidates: written.candidates.slice(1)})).toThrow(/not there/);
  });

  it("are not written of a content that JSON would change, unless another thread takes it as it is", () => {
    for (const n of [NaN, Infinity]) expect(() => writePeople({list: [{deep: n}]})).toThrow(/a number that is none/);
    expect(writePeople({list: [behind(rows, {deep: NaN})]}, {asJson: false}).objects).toEqual([-1, -1, 0]);
    expect(writePeople({text: "NaN", none: null, yes: true}).objects).toEqual([-1]);
  });
});
