import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {areOfEnough, publishableCrossings, publishableSlices, candidatesUpTo} from "../../loaders/privacy/slices.js";

const rows = (role: string | null, count: number) =>
  Array.from({length: count}, (_, i) => ({candidate_id: `${role}${i}`, role, level: "L4", period: "2026-Q1"}));
const roles = (all: ReturnType<typeof rows>) =>
  publishableSlices(all, 5).flatMap(({slice}) => (slice.role === null ? [] : [slice.role]));

describe("slices", () => {
  it("everything comes first, then each role, level and quarter with enough candidates", () => {
    const slices = publishableSlices([...rows("A", 6), ...rows("B", 7)], 5).map(({slice}) => slice);
    expect(slices[0]).toEqual({role: null, level: null, period: null});
    expect(slices.slice(1)).toEqual([
      {role: "A", level: null, period: null},
      {role: "B", level: null, period: null},
      {role: null, level: "L4", period: null},
      {role: null, level: null, period: "2026-Q1"}
    ]);
  });

  it("a small role is left out together with the next smallest, so that no subtraction finds it", () => {
    expect(roles([...rows("A", 3), ...rows("B", 8), ...rows("C", 20)])).toEqual(["C"]);
  });

  it("a small role takes its neighbour from the roles, whatever smaller level or quarter there is", () => {
    const all = [...rows("A", 3), ...rows("B", 30), ...rows("C", 40)].map((row, i) => ({
      ...row,
      level: i < 10 ? "L4" : "L5",
      period: i < 12 ? "2026-Q1" : "2026-Q2"
    }));
    expect(publishableSlices(all, 5).map(({slice}) => Object.values(slice).join(""))).toEqual([
      "",
      "C",
      "L4",
      "L5",
      "2026-Q1",
      "2026-Q2"
    ]);
  });

  it("rows without a role count as a hidden part, never as a slice of their own", () => {
    expect(roles([...rows(null, 2), ...rows("B", 8), ...rows("C", 20)])).toEqual(["C"]);
    expect(roles([...rows(null, 9), ...rows("B", 8)])).toEqual(["B"]);
  });
});

describe("what other pages hide", () => {
  const hides =
    (...members: string[]) =>
    (_: string, member: string) =>
      members.includes(member);

  it("is no slice here, and nothing else stays away for it", () => {
    const all = [...rows("A", 6), ...rows("B", 7), ...rows("C", 9)];
    const told = publishableSlices(all, 5, hides("B")).map(({slice}) => Object.values(slice).join(""));
    expect(told).toEqual(["", "A", "C", "L4", "2026-Q1"]);
  });

  it("leaves no crossing of a role or level that is hidden", () => {
    const all = ["A", "B"].flatMap((role) =>
      ["L4", "L5"].flatMap((level) => rows(role, 9).map((row, i) => ({...row, level, candidate_id: role + level + i})))
    );
    const told = (isHidden?: ReturnType<typeof hides>): string[] =>
      publishableCrossings(all, 5, isHidden).map(({slice: {role, level}}) => `${role}/${level}`);
    expect(told().length).toBe(9);
    expect(told(hides("L5"))).toEqual(["null/null", "A/null", "B/null", "null/L4"]);
  });
});

describe("crossings of role and level", () => {
  const loops = (role: string | null, level: string | null, count: number) =>
    Array.from({length: count}, (_, i) => ({candidate_id: `${role} ${level} ${i}`, role, level}));
  const shown = (all: ReturnType<typeof loops>): string[] =>
    publishableCrossings(all, 5).map(({slice, rows: mine}) => `${slice.role}/${slice.level} ${mine.length}`);

  it("have everything first, then roles, levels, and each role at each level, with their rows", () => {
    const all = [...loops("A", "L4", 6), ...loops("A", "L5", 7), ...loops("B", "L4", 8), ...loops("B", "L5", 9)];
    expect(shown([...all].reverse())).toEqual([
      "null/null 30",
      "A/null 13",
      "B/null 17",
      "null/L4 14",
      "null/L5 16",
      "A/L4 6",
      "A/L5 7",
      "B/L4 8",
      "B/L5 9"
    ]);
  });

  it("leave out a small one with those of its role and of its level from which it would follow", () => {
    const all = [
      ...["L4", "L5", "L6"].flatMap((level, i) => loops("A", level, [3, 20, 25][i]!)),
      ...["L4", "L5", "L6"].flatMap((level, i) => loops("B", level, [9, 10, 11][i]!)),
      ...["L4", "L5", "L6"].flatMap((level, i) => loops("C", level, [30, 31, 32][i]!))
    ];
    const crossed = shown(all).filter((line) => !line.includes("null"));
    expect(crossed).toEqual(["A/L6 25", "B/L6 11", "C/L4 30", "C/L5 31", "C/L6 32"]);
  });

  it("are left out altogether where a whole role or a whole level must stay away", () => {
    const sizes = {L4: 9, L6: 30, L7: 40};
    const large = Object.entries(sizes).flatMap(([level, n]) => [...loops("A", level, n), ...loops("B", level, n)]);
    const levelSmall = [...large, ...loops("B", "L5", 4)];
    expect(shown(levelSmall).filter((line) => !line.includes("null"))).toEqual([]);
    const roleSmall = levelSmall.map(({candidate_id, role, level}) => ({candidate_id, role: level, level: role}));
    expect(shown(roleSmall).filter((line) => !line.includes("null"))).toEqual([]);
  });

  it("say nothing that roles or levels do not say where there is but one of these", () => {
    expect(shown([...loops("A", "L4", 9), ...loops("A", "L5", 9)])).toEqual([
      "null/null 18",
      "A/null 18",
      "null/L4 9",
      "null/L5 9"
    ]);
    expect(shown([...loops("A", "L4", 9), ...loops("B", "L4", 9)])).toEqual([
      "null/null 18",
      "A/null 9",
      "B/null 9",
      "null/L4 18"
    ]);
  });

  it("of a level that is not recorded have no place", () => {
    const all = [...loops("A", "L4", 9), ...loops("A", null, 9), ...loops("B", "L4", 9), ...loops("B", null, 9)];
    expect(shown(all).filter((line) => !line.startsWith("null/"))).toEqual([
      "A/null 18",
      "B/null 18",
      "A/L4 9",
      "B/L4 9"
    ]);
  });
});

describe("people counted no further than there must be", () => {
  const rows = ["A", "A", "B", "C"].map((candidate_id) => ({candidate_id}));

  it("are all there are, or as many as were asked for", () => {
    expect([1, 2, 3, 4].map((most) => candidatesUpTo(rows, most))).toEqual([1, 2, 3, 3]);
    expect(candidatesUpTo([], 5)).toBe(0);
  });
});

describe("rows of enough people", () => {
  const privacy = {...defaultConfig().privacy, minimum_candidates: 5, minimum_interviewers: 2};
  const votes = (candidates: number, interviewers: number) =>
    Array.from({length: 12}, (_, i) => ({
      candidate_id: `C${i % candidates}`,
      interviewer_id: `I${i % interviewers}`
    }));

  it("are those of the least number of candidates and of interviewers, however many rows they have", () => {
    expect(areOfEnough(votes(5, 2), privacy)).toBe(true);
    expect(areOfEnough(votes(4, 2), privacy)).toBe(false);
    expect(areOfEnough(votes(5, 1), privacy)).toBe(false);
  });
});
