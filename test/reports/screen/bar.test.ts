import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import type {GroupCounts} from "../../../loaders/privacy/screens.js";
import {beyondAYear, screenBarFindings} from "../../../loaders/reports/screen/bar.js";
import {screenModelOf} from "../../../loaders/reports/screen/model.js";
import {costSheetFrom} from "../../../loaders/reports/shared/cost-sheet.js";
import {groupOf as votesOf, screensOf} from "../../support/screens-of.js";
import {wholeFinding} from "../../support/whole-finding.js";

const config = defaultConfig();
const costs = costSheetFrom({loops: 0, seats: 0, timed: 0, minutes: 0, accepted: 40, declined: 10}, config);

function groupOf(group: GroupCounts["group"], screened: number, decided: number, offers: number): GroupCounts {
  const hires = Math.round(offers * 0.8);
  const votes = {voted: decided, clear: offers};
  return {
    group,
    screened,
    advanced: decided,
    decided,
    offers,
    hires,
    seats: 4 * decided,
    timed: 0,
    minutes: 0,
    ...votes
  };
}

/** What the finding on the bar of a whole company shows. */
function evidenceOf(...groups: GroupCounts[]): string {
  const model = screenModelOf([{dimension: "all", member: null, groups}], costs, {weeks: 52} as never);
  return screenBarFindings(model, config)[0]!.evidence;
}

const rejected = [groupOf("borderline", 80, 0, 0), groupOf("no", 120, 0, 0)];

describe("the evidence on the bar", () => {
  it("counts the loops of a vote that pages show by itself", () => {
    expect(evidenceOf(groupOf("strong_yes", 60, 50, 26), groupOf("yes", 203, 203, 41), ...rejected)).toMatch(
      /^41 of 203 loops after a “yes” screen ended in an offer, 20\u00a0%\. /
    );
  });

  it("tells of one that pages pool with a rarer vote to the nearest five, so that no difference tells of the few", () => {
    expect(evidenceOf(groupOf("strong_yes", 3, 3, 2), groupOf("yes", 203, 203, 41), ...rejected)).toMatch(
      /^About 40 of 205 loops after a “yes” screen ended in an offer, 20\u00a0%\. /
    );
    expect(evidenceOf(groupOf("strong_yes", 3, 3, 2), groupOf("yes", 203, 203, 1), ...rejected)).toMatch(
      /^Hardly any of 205 loops after a “yes” screen ended in an offer\. /
    );
  });
});

describe("a finding on the bar, whole", () => {
  const base = {
    kind: "screen.bar",
    unit: "probability of an offer, above break-even",
    reference: {value: 0, label: "break-even"},
    n: 90
  } as const;
  const yes = votesOf("yes", 90, {offers: 9, hires: 7});
  const no = votesOf("no", 0, {advanced: 0});
  const seen =
    "9 of 90 loops after a “yes” screen ended in an offer, 10\u00a0%. At your costs a loop pays from about 30\u00a0%.";
  const drawn = (chance: number) => ({
    estimate: chance,
    interval: [chance, chance] as [number, number],
    reference: {value: 0.3, label: "break-even"},
    unit: "share of loops that end in an offer"
  });
  const role = {dimension: "role", member: "Engineer"} as const;

  it("asks to raise a bar whose loops surely do not pay, with the hours beyond their worth", () => {
    const model = screensOf([yes, no], {below: [0.95, 1], difference: [-0.1, -0.2]});
    const stake = beyondAYear(yes, {posterior: model.judged[0]!.posterior!, costs: model.costs, weeks: 50});
    expect(stake!.hours).toBeGreaterThan(400);
    expect(screenBarFindings(model, config)).toEqual([
      wholeFinding({
        ...base,
        verdict: "act",
        direction: "raise",
        deed: "Raise the bar",
        estimate: -0.1,
        interval: [-0.1, -0.1],
        claim: "The bar should stand above “yes”.",
        evidence: seen,
        sure: {
          probability: 0.95,
          sentence: "The chance that loops after a “yes” screen do not repay their hours is 95 %."
        },
        stake,
        action: "Advance “yes” screens only by written exception.",
        mark: drawn(0.2)
      })
    ]);
  });

  it("keeps a bar whose loops surely pay, at no stake, in the role's name", () => {
    expect(screenBarFindings(screensOf([yes, no], {below: [0.02, 1], difference: [0.1, -0.2]}, role), config)).toEqual([
      wholeFinding({
        ...base,
        subject: "Engineer",
        slice: {role: "Engineer", level: null, period: null},
        verdict: "ok",
        direction: "hold",
        deed: "Keep the bar",
        estimate: 0.1,
        interval: [0.1, 0.1],
        claim: "Engineer: the bar is right to let “yes” screens in.",
        evidence: seen,
        sure: {probability: 0.98, sentence: "The chance that loops after a “yes” screen repay their hours is 98 %."},
        action: "Hold the bar where it is.",
        mark: drawn(0.4)
      })
    ]);
  });

  it("watches an open one with its hours, and draws the vote below where that could be let in at no stake", () => {
    const [open] = screenBarFindings(screensOf([yes, no], {below: [0.6, 1], difference: [-0.1, -0.2]}), config);
    expect(open).toMatchObject({verdict: "watch", direction: "hold", estimate: -0.1, mark: drawn(0.2)});
    expect(open!.stake!.hours).toBeGreaterThan(400);
    const mixed = votesOf("mixed", 40, {advanced: 40});
    const [lower] = screenBarFindings(screensOf([yes, mixed], {below: [0.5, 0.02], difference: [-0.1, 0.2]}), config);
    expect(lower).toMatchObject({verdict: "act", direction: "lower", stake: null, mark: drawn(0.5)});
  });

  it.each([
    ["too few loops", [votesOf("yes", 29), no]],
    ["no slice", []]
  ])("tells no number of %s", (_, groups) => {
    const model = screensOf(groups, {below: [0.95, 1], difference: [-0.1, -0.2]});
    const [finding] = screenBarFindings(groups.length === 0 ? {...model, judged: []} : model, config);
    expect(finding).toMatchObject({
      subject: "all",
      verdict: "too_little_data",
      estimate: null,
      interval: null,
      mark: null,
      stake: null,
      n: groups.length === 0 ? 0 : 29
    });
  });

  it("tells of a trial of near-misses for all together only", () => {
    const trial = {group: "no", advanced: 40, decided: 40, offers: 20} as never;
    const of = (slice: Parameters<typeof screensOf>[2]) => ({
      ...screensOf([yes, no], {below: [0.02, 1], difference: [0.1, -0.2]}, slice),
      trials: [trial]
    });
    const without = screensOf([yes, no], {below: [0.02, 1], difference: [0.1, -0.2]}, role);
    expect(screenBarFindings(of(role), config)).toEqual(screenBarFindings(without, config));
  });
});

describe("beyondAYear", () => {
  const {costs, judged} = screensOf([votesOf("yes", 90)], {below: [0.9], difference: [-0.1]});
  const of = (decided: number, offers: number, weeks: number) =>
    beyondAYear(votesOf("yes", decided, {offers}), {posterior: judged[0]!.posterior!, costs, weeks});

  it("are the hours of a year's loops beyond what their hires are worth", () => {
    // So many loops that a tenth are offered for sure: of eight hours each 0.8 × 0.1 × 40 = 3.2 are worth it, and 100 loops
    // come in a year.
    const {hours, per} = of(1_000_000, 100_000, 520_000)!;
    expect(per).toBe("year");
    expect(hours).toBeGreaterThanOrEqual(479);
    expect(hours).toBeLessThanOrEqual(481);
  });

  it("are none of no loops, and none where the hires are worth more", () => {
    expect(of(0, 0, 50)).toBeNull();
    expect(of(1000, 500, 50)).toBeNull();
  });
});
