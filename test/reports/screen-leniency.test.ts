import {describe, expect, it} from "vitest";
import {screenLeniency, type LeniencyRow} from "../../loaders/reports/screen-leniency.js";
import {createRandom} from "../../src/statistics/random.js";

interface Company {
  screens: number;
  screeners: number;
  /** How far screeners' bars lie apart. */
  spread: number;
  /** Referrals go to the first screeners. */
  steered?: boolean;
  ownHand?: number;
}

function company({screens, screeners, spread, steered = false, ownHand = 0}: Company): LeniencyRow[] {
  const random = createRandom(21);
  const bars = Array.from({length: screeners}, (_, j) => spread * (j / (screeners - 1) - 0.5));
  return Array.from({length: screens}, () => {
    const referral = random.uniform() < 0.3;
    const screener = steered && referral ? random.integer(3) : random.integer(screeners);
    const seen = random.normal();
    const passed = seen > bars[screener]!;
    return {
      stratum: `J${random.integer(3)} 2026-Q1`,
      screener: `S${screener}`,
      passed,
      offered: passed && random.uniform() < (seen > 1 ? 0.6 : 0.1),
      source: referral ? "referral" : "inbound",
      level: "senior",
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
