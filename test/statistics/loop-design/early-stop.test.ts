import {describe, expect, it} from "vitest";
import {createRandom, earlyStop, type CompletedLoop} from "../../../src/statistics/index.js";
import {isFull} from "../../support/endurance.js";

function loop(votes: string, offer = false): CompletedLoop {
  return {offer, votes: votes.split("").map((vote, i) => ({yes: vote === "y", startsAt: i, submittedAt: i + 0.5}))};
}

/** Loops of five with exchangeable areas; an offer needs the mean latent vote above a bar. */
function plantedLoops(count: number, seed: number): CompletedLoop[] {
  const random = createRandom(seed);
  return Array.from({length: count}, () => {
    const quality = random.normal(0, 0.6);
    const latent = Array.from({length: 5}, () => quality + random.normal(0, 0.8));
    const mean = latent.reduce((a, b) => a + b, 0) / 5;
    return {
      offer: mean + random.normal(0, 0.1) > 0.35,
      votes: latent.map((value, i) => ({yes: value > 0.05, startsAt: i, submittedAt: i + 0.5}))
    };
  });
}

describe("earlyStop", () => {
  it("counts interviews saved and offers lost of a rule", () => {
    const result = earlyStop([loop("nnyyy", true), loop("nnnnn"), loop("ynyyy", true), loop("nn")], {
      noes: 2,
      first: 2
    });
    expect(result).toMatchObject({loops: 3, stopped: 2, interviewsSaved: 6, savedShare: 0.4, offers: 2, offersLost: 1});
    expect(result.savedPerLoop.value).toBe(2);
    expect(result.lostShare).toMatchObject({value: 0.5, n: 2});
  });

  it("lets only a vote stop a loop that was in before the next interview started", () => {
    const late = loop("nnyyy");
    late.votes[1]!.submittedAt = 2.5;
    const never = loop("nnyyy");
    never.votes[0]!.submittedAt = null;
    expect(earlyStop([late, never], {noes: 2, first: 2}).stopped).toBe(0);
    expect(earlyStop([late, never], {noes: 1, first: 2}).stopped).toBe(2);
  });

  it("follows the calendar, not the order of rows", () => {
    const reversed = {...loop("nnyyy"), votes: loop("nnyyy").votes.toReversed()};
    expect(earlyStop([reversed], {noes: 2, first: 2}).stopped).toBe(1);
  });

  it("covers the true share of offers lost and interviews saved with its 90 % intervals", () => {
    const rule = {noes: 2, first: 2};
    const truth = earlyStop(plantedLoops(200_000, 1), rule);
    const runs = isFull ? 1000 : 300;
    let lost = 0;
    let saved = 0;
    for (let seed = 10; seed < 10 + runs; seed++) {
      const found = earlyStop(plantedLoops(400, seed), rule);
      const [low, high] = found.lostShare.interval!;
      if (low <= truth.lostShare.value! && truth.lostShare.value! <= high) lost++;
      const [least, most] = found.savedPerLoop.interval!;
      if (least <= truth.savedPerLoop.value! && truth.savedPerLoop.value! <= most) saved++;
    }
    for (const covered of [lost, saved]) {
      expect(covered / runs).toBeGreaterThan(isFull ? 0.87 : 0.85);
      expect(covered / runs).toBeLessThan(isFull ? 0.93 : 0.95);
    }
  });

  it("has no shares without loops and refuses a rule that cannot be", () => {
    expect(earlyStop([], {noes: 1, first: 2})).toMatchObject({savedShare: null, lostShare: {value: null}});
    expect(() => earlyStop([], {noes: 3, first: 2})).toThrow("got 3 of 2");
  });
});
