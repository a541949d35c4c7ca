import {describe, expect, it} from "vitest";
import {loadHeadline} from "../../../loaders/reports/load/headline.js";

const quarter = (interviews: number, people: number, busiestFifth: number | null) =>
  ({
    period: "2026-Q2",
    interviews,
    people,
    busiestFifth,
    evenShare: {value: 0.3, interval: busiestFifth === null ? null : [0.28, 0.31]}
  }) as unknown as NonNullable<Parameters<typeof loadHeadline>[0]["quarter"]>;

const said = (interviews: number, people: number, share: number | null, limit: number | null = null) => {
  const {verdict, claim} = loadHeadline({
    quarter: quarter(interviews, people, share),
    people: [1, 2.5],
    limit,
    isFew: false
  });
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
  });

  it("puts whoever is above the configured limit before how interviews are shared", () => {
    expect(said(20, 20, null, 2)).toEqual(["watch", "One interviewer is above your limit."]);
  });
});
