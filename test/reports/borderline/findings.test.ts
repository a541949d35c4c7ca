import {describe, expect, it} from "vitest";
import {configSchema} from "../../../loaders/config/config.js";
import {borderlineRefusal, screenBorderlineFindings} from "../../../loaders/reports/borderline/findings.js";
import {beyondAYear} from "../../../loaders/reports/screen/bar.js";
import {groupOf, screensOf} from "../../support/screens-of.js";
import {wholeFinding} from "../../support/whole-finding.js";
import {worldCounts} from "../../support/world-counts.js";

const {model} = worldCounts({world: "sparse-pipeline", seed: 7, screens: 300});
const everyone = model.judged[0]!;
const borderline = everyone.slice.groups.findIndex(({group}) => group === "borderline");

/** The votes lean as offers do. */
const votesBelow = (wasteful: number): number[] => everyone.votes.below.map(() => wasteful);

/** The verdict where the chance that borderline loops waste hours is this, whatever the counts. */
function verdictAt(wasteful: number, probability?: number): {verdict: string; direction: string | null} {
  const below = everyone.posterior!.below.map((chance, group) => (group === borderline ? wasteful : chance));
  const judged = [
    {...everyone, posterior: {...everyone.posterior!, below}, votes: {...everyone.votes, below: votesBelow(wasteful)}}
  ];
  const config = configSchema.parse({
    verdicts: {"screen.borderline": {least_loops: 1, ...(probability === undefined ? {} : {probability})}}
  });
  const [finding] = screenBorderlineFindings({...model, judged}, config);
  return {verdict: finding!.verdict, direction: finding!.direction};
}

/** What is asked for where borderline loops surely waste hours, of groups with these offers. */
function deedWhere(offersOf: (group: string) => number, hiresOf = offersOf): string {
  const groups = everyone.slice.groups.map((group) => ({
    ...group,
    offers: offersOf(group.group),
    hires: hiresOf(group.group)
  }));
  const below = everyone.posterior!.below.map((chance, group) => (group === borderline ? 0.99 : chance));
  const judged = [
    {
      ...everyone,
      slice: {...everyone.slice, groups},
      posterior: {...everyone.posterior!, below},
      votes: {...everyone.votes, below: votesBelow(0.99)}
    }
  ];
  const config = configSchema.parse({verdicts: {"screen.borderline": {least_loops: 1}}});
  return screenBorderlineFindings({...model, judged}, config)[0]!.action;
}

describe("the deed where borderline loops waste hours", () => {
  it("tells the share of hires that is given up with them", () => {
    const deed = deedWhere((group) => ({borderline: 10, yes: 50})[group] ?? 0);
    expect(deed).toContain("That gives up about 1 in 6 hires: spend the hours saved on further screens");
  });

  it("tells the share of offers where none of theirs has become a hire", () => {
    const deed = deedWhere(
      (group) => ({borderline: 10, yes: 50})[group] ?? 0,
      () => 0
    );
    expect(deed).toContain("That gives up about 1 in 6 offers: spend the hours saved");
  });

  it("tells of none where they gave none", () => {
    expect(deedWhere((group) => (group === "yes" ? 50 : 0))).toMatch(/further screens\.$/);
  });
});

describe("borderline loops", () => {
  it.each([
    [0.91, "act", "wasteful"],
    [0.9, "watch", null],
    [0.6, "watch", null],
    [0.4, "watch", null],
    [0.11, "watch", null],
    [0.09, "ok", "worthwhile"]
  ])("that waste hours with probability %d: %s", (wasteful, verdict, direction) => {
    expect(verdictAt(wasteful)).toEqual({verdict, direction});
  });

  it("are judged on both sides by the configured probability", () => {
    expect(verdictAt(0.3, 0.65)).toEqual({verdict: "ok", direction: "worthwhile"});
    expect(verdictAt(0.3, 0.75)).toEqual({verdict: "watch", direction: null});
    expect(verdictAt(0.7, 0.65)).toEqual({verdict: "act", direction: "wasteful"});
    expect(verdictAt(0.7, 0.75)).toEqual({verdict: "watch", direction: null});
  });
});

describe("a finding on borderline loops, whole", () => {
  const config = configSchema.parse({});
  const base = {
    kind: "screen.borderline",
    unit: "probability of an offer, above break-even",
    reference: {value: 0, label: "break-even"},
    n: 60
  } as const;
  const yes = groupOf("yes", 90, {offers: 54});
  const mixed = groupOf("borderline", 60, {offers: 6, hires: 4});
  const modelOf = (wasteful: number, difference: number, ...rest: [{dimension: "role"; member: string}?]) =>
    screensOf([yes, mixed], {below: [0, wasteful], difference: [0.1, difference]}, ...rest);
  const drawn = (chance: number) => ({
    estimate: chance,
    interval: [chance, chance] as [number, number],
    reference: {value: 0.3, label: "break-even"},
    unit: "share of loops that end in an offer"
  });
  // Sixty loops of four interviewers at two hours each take 480 hours, which 0.8 × 6 = 4.8 hires share.
  const took =
    "A borderline loop takes 8 staff hours; 60 took 480 and ended in 6 offers, about 5 hires: 100 h a hire, where further screens and their loops take 40.";

  it("asks to stop what surely does not pay, with the hours beyond its worth and the offers given up", () => {
    const model = modelOf(0.95, -0.2);
    const stake = beyondAYear(mixed, {posterior: model.judged[0]!.posterior!, costs: model.costs, weeks: 50});
    expect(stake!.hours).toBeGreaterThan(200);
    expect(screenBorderlineFindings(model, config)).toEqual([
      wholeFinding({
        ...base,
        verdict: "act",
        direction: "wasteful",
        deed: "Stop advancing them",
        estimate: -0.2,
        interval: [-0.2, -0.2],
        claim: "Borderline screens do not repay the hours of their loops.",
        evidence: took,
        sure: {probability: 0.95, sentence: "The chance that they do not repay them is 95 %."},
        stake,
        action:
          "Stop advancing borderline screens by default. That gives up about 1 in 10 hires: spend the hours saved on further screens to make up for them.",
        mark: drawn(0.1)
      })
    ]);
  });

  it("keeps what surely pays, at no stake, in the role's name", () => {
    const role = modelOf(0.05, 0.1, {dimension: "role", member: "Engineer"});
    const {slices} = modelOf(0.05, 0.1);
    expect(screenBorderlineFindings({...role, slices: [...slices, ...role.slices]}, config)).toEqual([
      wholeFinding({
        ...base,
        subject: "Engineer",
        slice: {role: "Engineer", level: null, period: null},
        verdict: "ok",
        direction: "worthwhile",
        deed: "Keep advancing them",
        estimate: 0.1,
        interval: [0.1, 0.1],
        claim: "Engineer: borderline screens repay the hours of their loops.",
        evidence: took,
        sure: {probability: 0.95, sentence: "The chance that they repay them is 95 %."},
        action: "Keep advancing borderline screens as you do now.",
        mark: drawn(0.4)
      })
    ]);
  });

  it("watches an open one with its hours, and tells no number of too few", () => {
    const [open] = screenBorderlineFindings(modelOf(0.6, -0.1), config);
    expect(open).toMatchObject({verdict: "watch", direction: null, estimate: -0.1, mark: drawn(0.2)});
    expect(open!.stake!.hours).toBeGreaterThan(200);
    const few = screensOf([yes, groupOf("borderline", 29)], {below: [0, 0.95], difference: [0.1, -0.2]});
    expect(screenBorderlineFindings(few, config)).toMatchObject([
      {verdict: "too_little_data", n: 29, estimate: null, interval: null, mark: null, stake: null}
    ]);
  });

  const without = screensOf([yes], {below: [0], difference: [0.1]});

  it("refuses where no screen counts as borderline, and names the line", () => {
    const refusal =
      "No phone screen carries the vote mixed. Say in plumbline.yaml what borderline means: screen.borderline.score: [2.25, 2.75] for mean ratings, or screen.borderline.bands: [yes] for votes.";
    expect(screenBorderlineFindings(without, config)).toEqual([
      wholeFinding({
        ...base,
        n: 0,
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: "No screen counts as borderline.",
        evidence: refusal,
        action: "Configure which screens are borderline, before looking at their outcomes.",
        needs: []
      })
    ]);
    const nobody = screensOf([yes, groupOf("borderline", 0, {screened: 0})], {below: [0, 0], difference: [0, 0]});
    expect(borderlineRefusal(nobody, config)).toBe(refusal);
    expect(borderlineRefusal(modelOf(0, 0), config)).toBeNull();
  });

  it.each([
    [
      {screen: {borderline: {score: [2, 3]}}},
      "No phone screen has a mean rating from 2 to 3. Change screen.borderline.score in plumbline.yaml, or remove it to use votes."
    ],
    [
      {screen: {borderline: {bands: ["mixed", "no"]}}},
      "No phone screen carries the vote mixed or no. Say in plumbline.yaml what borderline means: screen.borderline.score: [2.25, 2.75] for mean ratings, or screen.borderline.bands: [yes] for votes."
    ]
  ])("says what would change it under %o", (settings, refusal) => {
    expect(borderlineRefusal(without, configSchema.parse(settings))).toBe(refusal);
  });

  it("asks for phone screens where none was decided", () => {
    expect(borderlineRefusal({...without, slices: []}, config)).toBe(
      "No phone screen with a vote has been decided yet; export scorecards with stage phone_screen, and what became of their applications."
    );
  });
});
