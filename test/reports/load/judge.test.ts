import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {evennessFinding} from "../../../loaders/reports/load/judge.js";

const quarter = (interviews: number, people: number, busiestFifth: number | null) =>
  ({
    period: "2026-Q2",
    interviews,
    people,
    busiestFifth,
    evenShare: {value: 0.3, interval: busiestFifth === null ? null : [0.28, 0.31]}
  }) as unknown as NonNullable<Parameters<typeof evennessFinding>[0]["quarter"]>;

const found = (interviews: number, people: number, share: number | null, limit: number | null = null) =>
  evennessFinding(
    {quarter: quarter(interviews, people, share), people: [1, 2.5], limit, isFew: false},
    {config: defaultConfig()}
  );

const said = (...of: Parameters<typeof found>) => {
  const {verdict, claim} = found(...of);
  return [verdict, claim];
};

describe("what the load page says first", () => {
  it("calls nothing even or uneven that rests on fewer than three interviews each", () => {
    expect(said(59, 20, 0.9)).toEqual(["too_little_data", "Too few interviews to tell how they are shared."]);
    expect(said(60, 20, 0.9)[0]).toBe("watch");
  });

  it("tells an even share from one somewhat beyond chance, and asks for a talk only ten points beyond", () => {
    expect(said(600, 50, 0.3)).toEqual(["ok", "Interviews are shared evenly."]);
    expect(said(600, 50, 0.37)).toEqual(["ok", "The busiest fifth carry somewhat more than an even share."]);
    expect(said(600, 50, 0.41)[0]).toBe("ok");
    expect(said(600, 50, 0.42)[0]).toBe("watch");
    // Nothing beyond chance is "as expected".
    expect([0.31, 0.37].map((share) => found(600, 50, share).deed)).toEqual(["As expected", "For your information"]);
  });

  it("is what the busiest have beyond even turns, with the interval of chance, and is of all", () => {
    expect(found(600, 50, 0.45)).toMatchObject({
      kind: "load.evenness",
      subject: "all",
      n: 600,
      estimate: 0.15,
      interval: [0.14, 0.17],
      reference: {value: 0}
    });
    expect(found(20, 20, null, 2)).toMatchObject({subject: "all", estimate: null, mark: null});
  });

  it("says how much more would allow an answer", () => {
    expect(found(59, 20, 0.9).needs).toEqual([{unit: "interviews in a quarter", more: 1, weeks: null}]);
    expect(found(60, 9, null).needs).toEqual([{unit: "interviewers in a quarter", more: 1, weeks: null}]);
  });

  it("puts whoever is above the configured limit before how interviews are shared", () => {
    expect(said(20, 20, null, 2)).toEqual(["watch", "One interviewer is above your limit."]);
  });
});
