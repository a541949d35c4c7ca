import {describe, expect, it} from "vitest";
import {dataSetOf} from "../../../bench/truth/data-set.js";
import {
  atLeast,
  type DecidedLoop,
  decisionsFollow,
  offersAgainSeenAlike,
  offersByInterviews,
  repeatability
} from "../../../loaders/reports/agreement/repeatability.js";
import {voteModel} from "../../../loaders/reports/agreement/variance.js";
import {byLoop} from "../../../loaders/reports/shared/loop-votes.js";
import {simulateWorld} from "../../../loaders/simulate/simulate.js";
import type {WorldName} from "../../../loaders/simulate/worlds.js";
import {createRandom} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

/** What the page would say of a simulated company, and what a second loop of other interviewers really decides. */
function saidAndTrue(world: WorldName, seed: number, screens?: number): {said: number | null; truth: number} {
  const company = simulateWorld({world, seed, ...(screens === undefined ? {} : {screens})});
  const rows = dataSetOf(company).votes.map(({candidate, interviewer, area, points, strata}) => ({
    application_id: candidate,
    interviewer_id: interviewer,
    focus: area!,
    initial_points: points,
    role: strata!.role!,
    level: strata!.level!
  }));
  const loops = [...byLoop(rows)].filter(([, votes]) => votes.length >= 2);
  const votes = loops.flatMap(([, loop]) => loop);
  const decisions = new Map(company.tables.decisions.map((row) => [String(row.application_id), row.decision]));
  const decided = loops
    .filter(([id]) => decisions.get(id) === "offer" || decisions.get(id) === "no_offer")
    .map(([id, loop]): DecidedLoop => ({
      mean: loop.reduce((sum, {initial_points}) => sum + initial_points, 0) / loop.length,
      stratum: `${loop[0]!.role} ${loop[0]!.level}`,
      isOffer: decisions.get(id) === "offer"
    }));
  const result = repeatability(voteModel(votes)!.icc, votes.length / loops.length, decided);
  return {said: result && atLeast(result.offers), truth: company.truth.votes.repeatability.offerAgain};
}

/** A latent bar of slope r/√(1 − r²) on standard normal means. */
function loopsThatFollow(r: number, count: number, seed: number): DecidedLoop[] {
  const random = createRandom(seed);
  return Array.from({length: count}, () => {
    const mean = random.normal(0, 1);
    return {mean: 2.5 + mean, stratum: "all", isOffer: r * mean + random.normal(0, Math.sqrt(1 - r * r)) > 0.5};
  });
}

describe("at least so many offers would repeat", () => {
  it.each([
    {world: "standard", screens: undefined},
    {world: "standard", screens: 600},
    {world: "null", screens: undefined}
  ] as const)(
    "is at most the truth in 95 % of companies, and not far below: $world, $screens screens",
    ({world, screens}) => {
      const seeds = Array.from({length: isFull ? 100 : 1}, (_, i) => 1000 + i);
      const told = seeds.map((seed) => saidAndTrue(world, seed, screens)).filter(({said}) => said !== null);
      expect(told.length).toBeGreaterThanOrEqual(0.95 * seeds.length);
      expect(told.filter(({said, truth}) => said! <= truth).length).toBeGreaterThanOrEqual(0.95 * told.length);
      const gap = told.reduce((sum, {said, truth}) => sum + truth - said!, 0) / told.length;
      expect(gap).toBeLessThan(0.2);
    },
    isFull ? 900_000 : 60_000
  );

  it("is lower when decisions follow the votes less", () => {
    const icc = {value: 0.35, standardError: 0.03, interval: null, n: 400};
    const offers = [0.95, 0.7, 0.4].map((r) => repeatability(icc, 5, loopsThatFollow(r, 400, 3))!.offers.value!);
    expect(offers).toEqual(offers.toSorted((a, b) => b - a));
    expect(offers[0]! - offers[2]!).toBeGreaterThan(0.1);
  });

  it("is not said when decisions do not follow the votes, or all are alike", () => {
    const icc = {value: 0.35, standardError: 0.03, interval: null, n: 40};
    const against = loopsThatFollow(0.9, 60, 1).map((loop) => ({...loop, isOffer: !loop.isOffer}));
    expect(repeatability(icc, 5, against)).toBeNull();
    expect(
      repeatability(
        icc,
        5,
        against.map((loop) => ({...loop, isOffer: true}))
      )
    ).toBeNull();
  });

  it("is rounded down, and 57 % stays 57 %", () => {
    expect(atLeast({interval: [0.5799, 0.7]})).toBe(0.57);
    expect(atLeast({interval: [0.57, 0.7]})).toBe(0.57);
    expect(atLeast({interval: null})).toBeNull();
  });
});

describe("how closely decisions follow the votes", () => {
  it.each([0.5, 0.8])("is found again: %s", (r) => {
    const {value, standardError} = decisionsFollow(loopsThatFollow(r, 2000, 7));
    expect(Math.abs(value! - r)).toBeLessThan(3 * standardError!);
    expect(standardError!).toBeLessThan(0.05);
  });

  it("does not change when a stratum votes and decides on another level", () => {
    const loops = loopsThatFollow(0.7, 400, 2);
    const moved = loops.map((loop, i) => ({...loop, stratum: String(i % 2), mean: loop.mean + (i % 2)}));
    const kept = loops.map((loop, i) => ({...loop, stratum: String(i % 2)}));
    expect(decisionsFollow(moved).value).toBeCloseTo(decisionsFollow(kept).value!, 6);
  });

  it("is never certain, however well a few loops are decided by their votes", () => {
    const loops = Array.from({length: 20}, (_, i) => ({mean: i, stratum: "all", isOffer: i > 9}));
    const {value, standardError} = decisionsFollow(loops);
    expect(value!).toBeLessThan(0.99);
    expect(standardError!).toBeGreaterThan(0);
  });
});

describe("offers made again if what a lead and a shadow see alike came back", () => {
  const variances = {candidate: 0.35, focus: 0, interviewer: 0.05, rest: 0.6};
  const decided = loopsThatFollow(0.85, 800, 4);
  const icc = {value: 0.35, standardError: 0.02, interval: [0.32, 0.38] as [number, number], n: 800};
  const again = (interviews: number, interview: number) =>
    offersAgainSeenAlike(repeatability(icc, interviews, decided)!, {
      variances,
      shadows: {interview, reading: 1 - interview},
      interviews
    });

  it.each([4, 4.41, 5.5])(
    "are those of the estimate when a shadow sees nothing alike, in loops of %f interviews",
    (n) => {
      expect(again(n, 0)).toBeCloseTo(repeatability(icc, n, decided)!.offers.value!, 2);
    }
  );

  it("are more, the more a shadow sees alike", () => {
    expect(again(4.41, 0.5)).toBeGreaterThan(again(4.41, 0.2));
    expect(again(4.41, 0.2)).toBeGreaterThan(again(4.41, 0));
  });
});

it("the curve by interviewers rises, and says at the loop's own size what is said of the loop", () => {
  const icc = {value: 0.35, standardError: 0.02, interval: [0.32, 0.38] as [number, number], n: 300};
  const random = createRandom(5);
  const decided = Array.from({length: 300}, (): DecidedLoop => {
    const mean = random.normal();
    return {mean, stratum: "a", isOffer: mean + 0.7 * random.normal() > 0.6};
  });
  const curve = offersByInterviews(icc, decided);
  expect(curve.map(({interviews}) => interviews)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(curve[4]!.offers).toEqual(repeatability(icc, 5, decided)!.offers);
  const values = curve.map(({offers}) => offers.value!);
  expect(values.every((value, n) => n === 0 || value > values[n - 1]!)).toBe(true);
  expect(
    offersByInterviews(
      icc,
      decided.filter(({isOffer}) => isOffer)
    )
  ).toEqual([]);
});
