import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {beforeDebriefSql, noBound, whyNoBound} from "../../../loaders/reports/agreement/bound.js";
import {agreement} from "../../../loaders/reports/agreement/report.js";
import type {TimedLoopVote} from "../../../loaders/reports/independence/facts.js";
import type {ReportContext} from "../../../loaders/reports/report.js";
import type {Agreement} from "../../../src/contracts/agreement.js";
import type {Herding} from "../../../src/statistics/interviewers/herding.js";
import {cardsByLoop, simpleLoops} from "../../support/simple-loops.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

/** Loops of two whose second vote matches the first in seven of ten where it was hidden, in `seen` of ten where not. */
function loopsOfTwo(loops: number, seen: number): TimedLoopVote[] {
  return Array.from({length: loops}, (_, loop) =>
    [0, 1].map((place): TimedLoopVote => {
      const isVisible = loop % 2 === 0;
      const isYes = place === 0 || (loop >> 1) % 10 < (isVisible ? seen : 7);
      return {
        scorecard_id: `S${loop}-${place}`,
        application_id: `A${loop}`,
        candidate_id: `C${loop}`,
        interviewer_id: `I${place}`,
        initial_vote: isYes ? "yes" : "no",
        initial_is_yes: isYes,
        is_yes: isYes,
        initial_known: true,
        interviews: 1,
        held_ms: place,
        submitted_ms: place === 1 ? 2 : isVisible ? 1 : 3,
        held_on: null,
        others_in: null,
        decider: false
      };
    })
  ).flat();
}

function reasonFor(before: number, votes: TimedLoopVote[]): Promise<string | null> {
  const rows = (sql: string) => Promise.resolve(sql === beforeDebriefSql ? [{votes: 100, before}] : votes);
  return noBound({warehouse: {rows}, config: defaultConfig()} as unknown as ReportContext);
}

describe("at least", () => {
  it("is said from four votes in five on that are known from before the debrief", async () => {
    expect(await reasonFor(79, [])).toMatch(/^fewer than 80\u00a0% of votes are known from before the debrief$/);
    expect(await reasonFor(80, [])).toBeNull();
  });

  it("is not said where votes may follow those already in, also in loops too few to judge", async () => {
    expect(await reasonFor(100, loopsOfTwo(800, 7))).toBeNull();
    expect(await reasonFor(100, loopsOfTwo(800, 9))).toBe("votes may follow those already in");
    expect(await reasonFor(100, loopsOfTwo(280, 7))).toBeNull();
    expect(await reasonFor(100, loopsOfTwo(280, 9))).toBe("votes may follow those already in");
  });

  it("gives way to the estimate and the reason where the exports show votes after the debrief only", async () => {
    const tables = simpleLoops({loops: 60});
    const debriefs = cardsByLoop(tables.scorecards).map(([first]) => ({
      application_id: first!.application_id!,
      stage: "debrief",
      entered_at: "2020-01-01T09:00:00Z"
    }));
    const {findings, datasets} = await agreement(await smallWarehouse({...tables, stages: debriefs}));
    const found = findings.find(({kind}) => kind === "agreement.repeatability")!;
    expect(found.evidence).toMatch(
      /^Other interviewers would make about \d+\u00a0% of offers again; not “at least”, since fewer than 80/
    );
    expect((datasets[0]!.content as Agreement).repeatability[0]).toMatchObject({
      offersAtLeast: null,
      decisionsAtLeast: null
    });
    const known = tables.scorecards.map((card) => ({...card, initial_vote: card.vote!}));
    const before = await agreement(await smallWarehouse({...tables, scorecards: known, stages: debriefs}));
    expect(before.findings.find(({kind}) => kind === "agreement.repeatability")!.evidence).toMatch(
      /^Other interviewers would make at least \d+/
    );
  });

  it("counts loops with one vote among those that are repeated", async () => {
    const tables = simpleLoops({loops: 60});
    const single = new Set(
      cardsByLoop(tables.scorecards)
        .slice(0, 20)
        .map(([first]) => first!.application_id)
    );
    const scorecards = tables.scorecards.filter(
      ({application_id, scorecard_id}) => !single.has(application_id!) || String(scorecard_id).endsWith("-0")
    );
    const {repeatability} = (await agreement(await smallWarehouse({...tables, scorecards}))).datasets[0]!
      .content as Agreement;
    const offers = tables.decisions.filter(({decision}) => decision === "offer").length;
    expect(repeatability[0]!.offerRate).toBeCloseTo(offers / tables.decisions.length, 5);
  });
});

describe("why shares are no lower bounds", () => {
  const copied = "votes may follow those already in";
  const late = "fewer than 80\u00a0% of votes are known from before the debrief";
  const of = (low: number | null, over: Partial<Herding> = {}): Herding => ({
    excess: {value: 0.02, standardError: 0.02, interval: [-0.01, 0.05], n: 900},
    plain: {value: 0.03, standardError: 0.01, interval: low === null ? null : [low, 0.05], n: 900},
    plainProbability: 0.5,
    probability: 0.5,
    p: 0.5,
    hiddenMatch: 0.6,
    votes: 900,
    visible: 500,
    hidden: 400,
    visibleIn: new Set(),
    hiddenIn: new Set(),
    loops: 700,
    interviewers: [],
    ...over
  });

  it.each([
    ["neither", 100, of(0), null],
    ["late votes", 79, of(0), late],
    ["late votes before all else", 79, of(0.0051), late],
    ["votes enough from before", 80, of(0), null],
    ["a plain difference of surely more than half a point", 100, of(0.0051), copied],
    ["a plain difference of surely half a point", 100, of(0.005), null],
    ["no interval", 100, of(null), null],
    ["votes that surely follow", 100, of(0, {probability: 0.96}), copied],
    ["votes that may follow", 100, of(0, {plainProbability: 0.91}), copied],
    ["too few loops to judge it", 100, of(0, {probability: 0.96, loops: 299}), null]
  ])("%s", (_, before, followed, why) => {
    expect(whyNoBound({votes: 100, before}, followed, defaultConfig())).toBe(why);
  });
});
