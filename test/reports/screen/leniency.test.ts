import {describe, expect, it} from "vitest";
import {type LeniencyRow, screenContraction, screenLeniency} from "../../../loaders/reports/screen/leniency.js";
import {createRandom} from "../../../src/statistics/random.js";

interface Company {
  screens: number;
  screeners: number;
  /** How far screeners' bars lie apart. */
  spread: number;
  /** Referrals go to the first screeners. */
  steered?: boolean;
  ownHand?: number;
}

function company({screens, screeners, spread, steered = false, ownHand = 0}: Company, seed = 21): LeniencyRow[] {
  const random = createRandom(seed);
  const bars = Array.from({length: screeners}, (_, j) => spread * (j / (screeners - 1) - 0.5));
  return Array.from({length: screens}, () => {
    const referral = random.uniform() < 0.3;
    const screener = steered && referral ? random.integer(3) : random.integer(screeners);
    const seen = random.normal();
    const passed = seen > bars[screener]!;
    return {
      stratum: `J${random.integer(3)} 2026-Q1`,
      screener: `S${screener}`,
      score: Math.min(4, Math.max(1, Math.round(2.5 + seen))),
      passed,
      offered: passed && random.uniform() < (seen > 1 ? 0.6 : 0.1),
      source: referral ? "referral" : "inbound",
      level: "senior",
      role: "engineer",
      own_hand: passed && random.uniform() < ownHand
    };
  });
}

const enough: Company = {screens: 4000, screeners: 20, spread: 2};

describe("lenient and strict screeners", () => {
  it("are compared where every condition holds: marginal candidates, not the average", () => {
    const rows = company(enough);
    const {refusal, rate} = screenLeniency(rows, 0.25);
    expect(refusal).toBeNull();
    // All bars lie between -1 and 1, below which an offer has chance .1.
    expect(rate!.interval[0]).toBeLessThan(0.1);
    expect(rate!.interval[1]).toBeGreaterThan(0.1);
    expect(rate!.interval[1]).toBeLessThan(0.25);
    expect(rate!.sentence).toContain("break-even is about 5 of 20");
  });

  it.each<[string, Company, RegExp]>([
    ["too few screens", {...enough, screens: 1400}, /^1400 settled screens, 1500 are needed\.$/],
    ["too few screeners", {...enough, screeners: 14}, /^14 screeners, 15 are needed\.$/],
    ["both", {...enough, screens: 3, screeners: 14}, /^fewer than 5 settled screens.*; fewer than 5 screeners/],
    [
      "bars too close together",
      {...enough, spread: 0.1},
      /^screeners' bars lie too close .*F \d+\.\d, 20 is needed\)\.$/
    ],
    [
      "candidates who are not drawn by lot",
      {...enough, steered: true},
      /^screeners meet different candidates by source/
    ],
    ["a hand in the decision", {...enough, ownHand: 0.4}, /decide in \d\d % of their own candidates' loops\.$/]
  ])("are refused with the reason: %s", (_, change, reason) => {
    const {refusal, rate} = screenLeniency(company(change), 0.25);
    expect(rate).toBeNull();
    expect(refusal).toMatch(reason);
  });
});

describe("lenient screeners held to the strict ones' bar", () => {
  it("keep what the strict ones keep where all order candidates alike: hardly any company is told of a difference", () => {
    const told = {nothing: 0, difference: 0};
    const refusals = new Set<string | null>();
    for (let seed = 1; seed <= 20; seed++) {
      const {refusal, sentence} = screenContraction(company(enough, seed));
      // The balance of sources is tested at 5 %, so that some companies are refused by chance.
      if (sentence === null) {
        refusals.add(refusal);
        continue;
      }
      told[sentence.endsWith(": no clear difference.") ? "nothing" : "difference"]++;
      const [passes, , offers, target, kept, , , made] = sentence.match(/\d+/g)!.map(Number);
      // Six bars from -1 to -.47 pass 76 of 100, six from .47 to 1 pass 23. Offers go to .6 of the 16 above 1 and to .1
      // of the other passed: 16 at the lenient bars, 10 at the strict ones.
      const off = [passes! - 76, offers! - 16, target! - 23, kept! - 10, made! - 10].map(Math.abs);
      expect(Math.max(...off)).toBeLessThanOrEqual(5);
    }
    expect([...refusals].filter((refusal) => !refusal?.endsWith("different candidates by source."))).toEqual([]);
    expect(told.difference).toBeLessThanOrEqual(1);
    expect(told.nothing).toBeGreaterThanOrEqual(15);
  });

  it.each<[string, Company, RegExp]>([
    ["too few screeners", {...enough, screeners: 14}, /^14 screeners have 30 settled screens, 15 are needed\.$/],
    ["too few screens each", {...enough, screens: 200}, /^fewer than 5 screeners have 30 settled screens/],
    ["pass rates alike", {...enough, spread: 0}, /^screeners' pass rates differ only as chance would have it\.$/],
    ["candidates who are not alike", {...enough, steered: true}, /different candidates by source\.$/],
    ["a hand in the decision", {...enough, ownHand: 0.4}, /decide in \d\d % of their own candidates' loops\.$/]
  ])("are refused with the reason: %s", (_, change, reason) => {
    const {refusal, sentence} = screenContraction(company(change));
    expect(sentence).toBeNull();
    expect(refusal).toMatch(reason);
  });
});
