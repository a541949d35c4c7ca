import {describe, expect, it} from "vitest";
import {type PlacedVote, voteDesign} from "../../../src/statistics/interviewers/vote-design.js";

/** Interviewer and points of the votes on 24 candidates, three on each in the order of their interviews. */
const cast = [
  [2, 3, 0, 4, 4, 4],
  [2, 4, 0, 4, 4, 1],
  [3, 2, 2, 2, 0, 3],
  [0, 3, 3, 3, 4, 3],
  [1, 4, 4, 2, 2, 1],
  [0, 1, 2, 1, 3, 2],
  [3, 4, 0, 3, 1, 2],
  [4, 1, 2, 4, 1, 3],
  [3, 3, 4, 1, 1, 3],
  [1, 4, 4, 3, 0, 3],
  [3, 1, 2, 3, 1, 3],
  [0, 2, 1, 3, 3, 3],
  [1, 3, 3, 2, 4, 1],
  [1, 2, 0, 3, 2, 4],
  [1, 3, 0, 3, 3, 3],
  [4, 1, 0, 1, 1, 2],
  [3, 4, 2, 1, 4, 1],
  [3, 4, 0, 1, 1, 3],
  [4, 2, 3, 4, 1, 3],
  [1, 1, 4, 4, 0, 4],
  [2, 4, 3, 4, 0, 3],
  [4, 1, 0, 1, 1, 3],
  [3, 2, 2, 4, 0, 3],
  [4, 1, 2, 1, 1, 3]
];
const votes = cast.flatMap((loop, c): PlacedVote[] =>
  [0, 1, 2].map((slot) => ({
    candidate: `c${c}`,
    interviewer: `i${loop[2 * slot]}`,
    area: `a${(c + slot) % 2}`,
    points: loop[2 * slot + 1]!,
    yes: loop[2 * slot + 1]! >= 3,
    heldAt: slot
  }))
);
const roles = votes.map(({candidate}) => ({role: `r${Number(candidate.slice(1)) % 3}`}));

/** `loops` candidates with the votes given, y or n, one interviewer a letter's place. */
function loopsOf(count: number, sides: string, first = 0): PlacedVote[] {
  return Array.from({length: count}, (_, c) =>
    sides.split("").map((side, slot) => ({
      candidate: `${sides}${first + c}`,
      interviewer: `i${slot}`,
      points: side === "y" ? 3 : 2,
      yes: side === "y",
      heldAt: slot
    }))
  ).flat();
}
const designOf = (some: PlacedVote[]) =>
  voteDesign(
    some,
    some.map(() => ({}))
  );

describe("voteDesign", () => {
  it("tests the votes before one's own as least squares in numpy does", () => {
    const {assignment} = voteDesign(votes, roles);
    expect(assignment!.p).toBeCloseTo(0.0865979226, 9);
    expect(assignment!.unusual).toBe(false);
    const met = [...assignment!.met].sort(([a], [b]) => (a < b ? -1 : 1));
    expect(met.map(([interviewer, {after}]) => [interviewer, after])).toEqual([
      ["i0", 13],
      ["i1", 10],
      ["i2", 9],
      ["i3", 7],
      ["i4", 9]
    ]);
    const expected = [0.2466024036, 0.1015371645, 0.1822685806, 0.7811477151, 0.1508622956];
    met.forEach(([, {p}], index) => expect(p).toBeCloseTo(expected[index]!, 9));
  });

  it("is not swayed by what the strata say of a candidate", () => {
    // All of i4's candidates are of the weak role; within roles nothing differs.
    const weak = [...loopsOf(30, "ny"), ...loopsOf(30, "nn")].map((vote, row) => ({
      ...vote,
      interviewer: vote.heldAt === 0 ? `f${row % 7}` : `i${4 + (row % 3)}`
    }));
    const strong = [...loopsOf(40, "yy"), ...loopsOf(20, "ny", 100)].map((vote, row) => ({
      ...vote,
      interviewer: vote.heldAt === 0 ? `f${row % 7}` : `i${row % 4}`
    }));
    const all = [...weak, ...strong];
    const role = all.map((_, row) => ({role: row < weak.length ? "weak" : "strong"}));
    expect(designOf(all).assignment!.unusual).toBe(true);
    expect(voteDesign(all, role).assignment!.unusual).toBe(false);
  });

  it("compares what follows a yes with what follows a no at the same place only", () => {
    // At the first place 8 of 10 yeses and 3 of 6 noes are followed, at the second none of 11: weights 3.75 and 30 / 11.
    const some = [
      ...loopsOf(4, "yy"),
      ...loopsOf(4, "yn"),
      ...loopsOf(2, "y"),
      ...loopsOf(2, "ny"),
      ...loopsOf(1, "nn"),
      ...loopsOf(3, "n")
    ];
    const second = (6 * 5) / 11;
    const {ending} = designOf(some);
    expect(ending!.afterYes).toBeCloseTo((3.75 * 0.8) / (3.75 + second), 12);
    expect(ending!.afterNo).toBeCloseTo((3.75 * 0.5) / (3.75 + second), 12);
    expect(ending).toMatchObject({compared: 11, onVotes: true});
  });

  it("loops that are shorter where candidates are weaker by design do not end on votes", () => {
    const junior = [...loopsOf(10, "nn"), ...loopsOf(5, "yn"), ...loopsOf(5, "yy")];
    const senior = [...loopsOf(10, "yyy"), ...loopsOf(5, "yny"), ...loopsOf(5, "nyy")];
    const levels = [...junior.map(() => ({level: "junior"})), ...senior.map(() => ({level: "senior"}))];
    expect(designOf([...junior, ...senior]).ending!.onVotes).toBe(true);
    expect(voteDesign([...junior, ...senior], levels).ending!.onVotes).toBe(false);
  });

  it("calls a difference of more than five points an end on votes, and not one of five", () => {
    const ends = (followed: number) =>
      designOf([
        ...loopsOf(followed, "yy"),
        ...loopsOf(1000 - followed, "y"),
        ...loopsOf(500, "ny"),
        ...loopsOf(500, "n")
      ]).ending!.onVotes;
    expect([ends(549), ends(551)]).toEqual([false, true]);
  });

  it("says nothing of the order where fewer than half of the votes have one", () => {
    const known = [...loopsOf(5, "yn"), ...loopsOf(5, "ny")];
    const untimed = (count: number) => loopsOf(count, "yn", 50).map((vote) => ({...vote, heldAt: null}));
    const sameTime = loopsOf(11, "yn", 50).map((vote) => ({...vote, heldAt: 9}));
    expect(designOf([...known, ...untimed(10)])).toMatchObject({ordered: 0.5, ending: {onVotes: false}});
    expect(designOf([...known, ...untimed(11)])).toMatchObject({ending: null, assignment: null});
    expect(designOf([...known, ...sameTime])).toMatchObject({ending: null, assignment: null});
    expect(designOf([])).toEqual({ordered: 0, ending: null, assignment: null});
  });

  it("has no test of assignment where all who come later had the same before them", () => {
    expect(designOf([...loopsOf(30, "yy"), ...loopsOf(30, "yn"), ...loopsOf(30, "n")]).assignment).toBeNull();
  });
});
