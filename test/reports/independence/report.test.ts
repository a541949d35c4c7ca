import {describe, expect, it} from "vitest";
import type {Independence} from "../../../src/contracts/independence.js";
import {defaultConfig} from "../../../loaders/config/config.js";
import {independence} from "../../../loaders/reports/independence/report.js";
import {followingFinding, shiftFinding} from "../../../loaders/reports/independence/judge.js";
import {herding} from "../../../src/statistics/interviewers/herding.js";
import {createRandom} from "../../../src/statistics/random.js";
import {cardsByLoop, simpleLoops} from "../../support/simple-loops.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

const contentOf = (result: Awaited<ReturnType<typeof independence>>) => result.datasets[0]!.content as Independence;
const yes = (vote: unknown) => vote === "yes" || vote === "strong_yes";

/** Loops in which half of the votes come up to two days late, so that votes see some leads and not others. */
function lateHalf(loops: number, copying: number) {
  const tables = simpleLoops({loops, interviewers: 30, seed: 3});
  const random = createRandom(7);
  for (const cards of cardsByLoop(tables.scorecards)) {
    for (const card of cards) {
      const delay = random.uniform() < 0.5 ? random.uniform() * 48 * 3_600_000 : 600_000;
      card.submitted_at = new Date(Date.parse(String(card.interviewed_at)) + delay).toISOString();
    }
    cards.forEach((card, place) => {
      const visible = cards.slice(0, place).filter((earlier) => earlier.submitted_at! < card.submitted_at!);
      const lead = visible.reduce((sum, {vote}) => sum + (yes(vote) ? 1 : -1), 0);
      if (lead !== 0 && random.uniform() < copying) card.vote = lead > 0 ? "yes" : "no";
    });
  }
  return tables;
}

describe("independence", () => {
  it("finds that votes copy a lead they can see, and is silent where nobody copies", async () => {
    const copied = await independence(await smallWarehouse(lateHalf(500, 0.5)));
    const free = await independence(await smallWarehouse(lateHalf(500, 0)));
    const all = (result: typeof copied) =>
      result.findings.find(({subject, kind}) => subject === "all" && kind === "interviewer.independence")!;
    expect(all(copied)).toMatchObject({verdict: "act", direction: "follows"});
    expect(all(copied).interval![0]).toBeGreaterThan(0);
    expect(all(free).verdict).not.toBe("act");
    expect(all(free).sure.sentence).toContain("Weaker copying than that is not ruled out.");
  });

  it("counts each vote once, also one that had a visible and a hidden lead", async () => {
    const tables = lateHalf(700, 0);
    for (const [first] of cardsByLoop(tables.scorecards)) first!.submitted_at = first!.interviewed_at!;
    const {findings, datasets} = await independence(await smallWarehouse(tables));
    const later = cardsByLoop(tables.scorecards).flatMap((cards) => cards.slice(1));
    const people = (datasets[0]!.content as Independence).people;
    expect(people.length).toBeGreaterThan(5);
    for (const {interviewer, votes, visible} of people) {
      const given = later.filter((card) => card.interviewer_id === interviewer).length;
      expect(votes).toBeLessThanOrEqual(given);
      expect(votes).toBeGreaterThanOrEqual(60);
      expect(visible).toBeLessThanOrEqual(votes);
      const one = findings.find(({subject}) => subject === interviewer)!;
      expect(one.n).toBe(votes);
      expect(one.sentence).toContain(`(${votes} votes, ${visible} after readable ones)`);
    }
  });

  it("refuses to judge copying below 300 loops, and says how many more it takes", async () => {
    const {findings} = await independence(await smallWarehouse(lateHalf(60, 0.5)));
    const all = findings.find(({subject}) => subject === "all")!;
    expect(all).toMatchObject({kind: "interviewer.independence", verdict: "too_little_data", estimate: null});
    expect(all.needs).toMatchObject([{unit: "loops with both times", more: 240}]);
  });

  it.each([
    {
      standardError: 0.015,
      hiddenMatch: 0.67,
      words: "usually show copying of one vote in 6."
    },
    {standardError: 0.015, hiddenMatch: 0.9, words: "usually show copying of nearly every vote."},
    {standardError: 0.05, hiddenMatch: 0.9, words: "hardly show any copying"}
  ])("tells what copying it would see by error, floor and matches with hidden leads: $words", (of) => {
    const none = {value: 0, standardError: of.standardError, interval: [-0.1, 0.1] as [number, number], n: 900};
    const result = {
      ...herding([]),
      excess: none,
      plain: none,
      probability: 0.3,
      plainProbability: 0.3,
      hiddenMatch: of.hiddenMatch,
      loops: 700
    };
    expect(followingFinding(result, defaultConfig(), null).evidence).toContain(`700 loops would ${of.words}`);
  });

  it("lets haste explain a plain difference that is gone between votes written equally fast", () => {
    const result = {
      ...herding([]),
      excess: {value: 0.01, standardError: 0.02, interval: [-0.02, 0.04] as [number, number], n: 900},
      plain: {value: 0.05, standardError: 0.015, interval: [0.03, 0.07] as [number, number], n: 900},
      probability: 0.5,
      plainProbability: 0.99,
      hiddenMatch: 0.67,
      loops: 700
    };
    const {verdict, claim, evidence, sure} = followingFinding(result, defaultConfig(), null);
    expect(verdict).toBe("watch");
    expect(claim).toContain("haste may explain it");
    expect(evidence).toContain(
      "5 points more often than where not; between votes written equally fast, 1 point more often"
    );
    expect(sure.probability).toBe(0.5);
  });

  it("counts how many votes were blind: only the first in of each loop here", async () => {
    const {blind} = contentOf(await independence(await smallWarehouse(simpleLoops({loops: 40}))));
    expect(blind).toMatchObject({count: 40, of: 200});
  });

  it("finds that the minority gives way at the debrief", async () => {
    const tables = simpleLoops({loops: 150, interviewers: 20});
    for (const cards of cardsByLoop(tables.scorecards)) {
      const majority = cards.filter(({vote}) => yes(vote)).length * 2 > cards.length;
      cards.forEach((card, place) => {
        card.initial_vote = card.vote!;
        if (place % 2 === 0 && yes(card.vote) !== majority) card.vote = majority ? "yes" : "no";
      });
    }
    const {findings, datasets} = await independence(await smallWarehouse(tables));
    expect(findings.find(({kind}) => kind === "debrief.shift")).toMatchObject({
      verdict: "act",
      direction: "to_majority"
    });
    const {movement} = datasets[0]!.content as Independence;
    expect(movement!.majority.count).toBe(0);
    expect(movement!.flips.reduce((sum, {votes}) => sum + votes!, 0)).toBe(750);
  });

  it("calls a debrief harmless only where a large movement is ruled out", () => {
    const movement = (value: number, interval: [number, number]) => ({
      toMajority: {value, standardError: 0.1, interval, n: 120},
      toDecider: {value: null, standardError: null, interval: null, n: 0},
      minority: {changed: 9, n: 60},
      majority: {changed: 3, n: 60}
    });
    const small = shiftFinding(movement(0, [-0.02, 0.03]), defaultConfig(), 2);
    expect(small.verdict).toBe("ok");
    expect(small.action).toContain("hardly any vote moves");
    const open = shiftFinding(movement(0.1, [-0.06, 0.26]), defaultConfig(), 2);
    expect(open.verdict).toBe("ok");
    expect(open.action).toContain("neither seen nor ruled out");
  });

  it("says that nobody can know the movement when no export shows an earlier vote", async () => {
    const {findings, datasets} = await independence(await smallWarehouse(simpleLoops({loops: 60})));
    const shift = findings.find(({kind}) => kind === "debrief.shift")!;
    expect(shift).toMatchObject({verdict: "too_little_data", estimate: null});
    expect(shift.sentence).toContain("No export shows");
    expect((datasets[0]!.content as Independence).movement).toBeNull();
  });

  it("audits strong noes and decisions against the majority by hand-counted loops", async () => {
    const loop = (id: string, votes: string[], decision: string) => ({
      decision: {application_id: id, decision, decided_at: "2026-05-30T09:00:00Z"},
      cards: votes.map((vote, place) => ({
        scorecard_id: `${id}-${place}`,
        application_id: id,
        interviewer_id: `I${place}`,
        stage: "loop",
        interviewed_at: `2026-05-0${place + 1}T09:00:00Z`,
        submitted_at: `2026-05-0${place + 1}T10:00:00Z`,
        vote
      }))
    });
    const loops = [
      ...Array.from({length: 6}, (_, i) => loop(`a${i}`, ["yes", "yes", "strong_no"], i < 2 ? "offer" : "no_offer")),
      ...Array.from({length: 5}, (_, i) => loop(`b${i}`, ["no", "no", "yes"], i < 1 ? "offer" : "no_offer"))
    ];
    const {audit, splits} = contentOf(
      await independence(
        await smallWarehouse({
          decisions: loops.map(({decision}) => decision),
          scorecards: loops.flatMap(({cards}) => cards)
        })
      )
    );
    expect(audit.strongNo).toMatchObject({count: 2, of: 6});
    expect(audit.withoutStrongNo).toMatchObject({count: 1, of: 5});
    expect(audit.refusedAgainstMajority).toMatchObject({count: 4, of: 6});
    expect(audit.offeredAgainstMajority).toMatchObject({count: 1, of: 5});
    expect(splits.map(({split, loops: n}) => [split, n])).toEqual([
      ["one no", 6],
      ["one yes", 5]
    ]);
  });
});

describe("movement at the debrief", () => {
  it.each([
    {value: 0.02, interval: [0.01, 0.03] as [number, number], verdict: "ok", why: "surely there and surely small"},
    {value: 0.08, interval: [0.02, 0.14] as [number, number], verdict: "watch", why: "there, perhaps large"},
    {value: 0.18, interval: [0.15, 0.21] as [number, number], verdict: "act", why: "there and large"},
    {value: 0.04, interval: [-0.02, 0.12] as [number, number], verdict: "ok", why: "perhaps none"}
  ])("is $verdict when $why", ({value, interval, verdict}) => {
    const none = {value: null, standardError: null, interval: null, n: 0};
    const finding = shiftFinding(
      {
        toMajority: {value, standardError: 0.01, interval, n: 2000},
        toDecider: none,
        minority: {changed: 20, n: 560},
        majority: {changed: 14, n: 1440}
      },
      defaultConfig(),
      null
    );
    expect(finding.verdict).toBe(verdict);
    expect(finding.action).toMatch(verdict === "ok" ? /^Nothing to do/ : /^Read out/);
  });
});
