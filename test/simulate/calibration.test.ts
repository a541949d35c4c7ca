import {describe, expect, it} from "vitest";
import {simulateWorld} from "../../loaders/simulate/simulate.js";
import {loopVotes, offersOf, pairFacts, shares} from "./world-facts.js";

// Expected values: published figures for interviews (methods.md §3, "verified output"), not output of this simulator.
describe("the standard world is like published hiring", () => {
  const world = simulateWorld({world: "standard", screens: 6000, seed: 11});
  const {tables} = world;
  const loops = loopVotes(tables);
  const offers = offersOf(tables);

  it("two interviews of a candidate correlate about .36 and agree on yes or no 63 times in 100", () => {
    const {r, agreement} = pairFacts(loops.values());
    expect(r).toBeGreaterThan(0.32);
    expect(r).toBeLessThan(0.41);
    expect(agreement).toBeGreaterThan(0.61);
    expect(agreement).toBeLessThan(0.66);
  });

  it("votes fall 19, 33, 32 and 15 in 100, give or take three", () => {
    const all = [...loops.values()].flat();
    const share = (vote: number): number => all.filter((value) => value === vote).length / all.length;
    [0.19, 0.33, 0.32, 0.15].forEach((expected, index) =>
      expect(Math.abs(share(index + 1) - expected)).toBeLessThan(0.035)
    );
  });

  it("three loops in ten end in an offer, seven offers in ten are accepted", () => {
    const made = [...offers.values()].filter((offer) => offer).length;
    expect(made / offers.size).toBeGreaterThan(0.26);
    expect(made / offers.size).toBeLessThan(0.34);
    const resolved = tables.decisions.filter((row) => row.resolved_at !== null);
    const accepted = resolved.filter((row) => row.offer_status === "accepted").length / resolved.length;
    expect(Math.abs(accepted - 0.7)).toBeLessThan(0.05);
  });

  it("offers by yes-votes of five run 98, 72, 30 and 5 in 100 for five to two", () => {
    const chance = (yes: number): number => {
      const group = [...loops].filter(
        ([id, votes]) => votes.length === 5 && offers.has(id) && votes.filter((vote) => vote >= 3).length === yes
      );
      return group.filter(([id]) => offers.get(id)).length / group.length;
    };
    [
      [5, 0.98, 0.08],
      [4, 0.72, 0.12],
      [3, 0.3, 0.12],
      [2, 0.05, 0.06]
    ].forEach(([yes, expected, within]) => expect(Math.abs(chance(yes!) - expected!)).toBeLessThan(within!));
  });

  it("a third of phone screens pass, and screens are as many as asked for", () => {
    const screens = tables.scorecards.filter((row) => row.stage === "phone_screen").length;
    expect(Math.abs(screens - 6000)).toBeLessThan(200);
    expect(loops.size / screens).toBeGreaterThan(0.3);
    expect(loops.size / screens).toBeLessThan(0.42);
  });

  it("its hidden truth is what its rows show", () => {
    const {bands, votes} = world.truth;
    expect(Math.abs(votes.offerRate - [...offers.values()].filter(Boolean).length / offers.size)).toBeLessThan(0.03);
    const seen = shares(
      tables.scorecards.filter((row) => row.stage === "phone_screen"),
      "vote"
    );
    for (const [band, {share}] of Object.entries(bands)) expect(Math.abs(share - seen[band]!)).toBeLessThan(0.02);
    const {candidate, interviewer, residual} = votes.variance;
    const {r} = pairFacts(loops.values());
    expect(Math.abs(candidate / (candidate + interviewer + residual) - r)).toBeLessThan(0.03);
  });
});
