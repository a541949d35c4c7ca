import {describe, expect, it} from "vitest";
import {borderline} from "../../loaders/reports/borderline/report.js";
import {screen} from "../../loaders/reports/screen/report.js";
import {borderlineHeadlines} from "../../src/components/borderline/headlines.js";
import {ledger} from "../../src/components/borderline/ledger.js";
import {screenHeadlines} from "../../src/components/screen/headlines.js";
import {judgeScreen} from "../../src/components/screen/judgement.js";
import type {Borderline} from "../../src/contracts/borderline.js";
import type {PublishedScreenSlice, Screen} from "../../src/contracts/screen.js";
import {loopHours} from "../../src/statistics/screen/loop-cost.js";
import {pipelineOf} from "../support/pipeline-of.js";
import {smallWarehouse} from "../support/small-warehouse.js";

const context = await smallWarehouse(
  pipelineOf([
    {vote: "strong_yes", screened: 50, advanced: 50, offers: 30},
    {vote: "yes", screened: 150, advanced: 150, offers: 60},
    {vote: "mixed", screened: 160, advanced: 100, offers: 15},
    {vote: "no", screened: 240, advanced: 0, offers: 0}
  ])
);
const reported = {screen: await screen(context), borderline: await borderline(context)};
const data = reported.screen.datasets[0]!.content as Screen;
const hours = reported.borderline.datasets[0]!.content as Borderline;
const all = data.slices[0]!;
const costs = {loop: data.costs.loop, screen: data.costs.screen, acceptance: data.costs.acceptance};

describe("the page's own computation", () => {
  it("starts from the figures of the report", () => {
    const judged = judgeScreen(all, data.slices, costs, data.rule);
    const bar = reported.screen.findings.find(({kind}) => kind === "screen.bar")!;
    expect(judged.advice!.advice).toBe(bar.direction);
    expect(judged.groups[2]!.label).toBe("borderline");
    expect(judged.groups[2]!.offer.value).toBe(0.15);
    const median = [...judged.posterior!.difference[2]!].sort((a, b) => a - b)[1000]!;
    expect(median).toBeCloseTo(bar.estimate!, 2);
  });

  it("shows of a slice the chance that its verdict rests on, drawn towards the others, and its own share beside it", () => {
    const role = (member: string, offers: number): PublishedScreenSlice => ({
      ...all,
      dimension: "role",
      member,
      groups: all.groups.map((group) => (group.group === "borderline" ? {...group, offers} : group))
    });
    const [low, high] = [role("A", 5), role("B", 35)];
    const judged = judgeScreen(low, [all, low, high], costs, data.rule);
    const {offer, offerHalf, own, wasteful} = judged.groups[2]!;
    expect(own).toBe(0.05);
    expect(offer.value!).toBeGreaterThan(0.05);
    expect(offer.value!).toBeLessThan(0.1);
    const sorted = judged.draws.probability.map((chances) => chances[2]!).sort((a, b) => a - b);
    expect(offer.interval![0]).toBeCloseTo(sorted[100]!, 2);
    expect(offer.interval![1]).toBeCloseTo(sorted[1900]!, 2);
    expect(offerHalf![0]).toBeGreaterThan(offer.interval![0]);
    const wastes = judged.draws.probability.filter((chances, d) => chances[2]! < judged.posterior!.breakEven[d]!);
    expect(wasteful!).toBeCloseTo(wastes.length / sorted.length, 6);
    expect(judgeScreen(all, data.slices, costs, data.rule).groups[2]!.own).toBeNull();
  });

  it("turns the advice when finding candidates becomes dear, from the same counts", () => {
    const dear = {...costs, screen: {...costs.screen, minutesBefore: 1800}};
    const judged = judgeScreen(all, data.slices, dear, data.rule);
    expect(judged.advice!.advice).toBe("lower");
    expect(judged.breakEven!.median).toBeLessThan(0.15);
  });

  it("says what the report says, and of other costs what follows from them", () => {
    const weeks = data.weeks!;
    const of = (at: typeof costs) => screenHeadlines(data, judgeScreen(all, data.slices, at, data.rule), at, weeks);
    expect(of(costs)).toBe(data.findings);
    const said = (list: ReturnType<typeof of>) =>
      list.map(({deed, claim, evidence, action, sure}) => [deed, claim, evidence, action, sure])[0];
    const same = {...costs, loop: {...costs.loop, recruiterMinutes: costs.loop.recruiterMinutes + 1e-9}};
    expect(said(of(same))).toEqual(said(data.findings));
    const [dear] = of({...costs, screen: {...costs.screen, minutesBefore: 1800}});
    expect(dear).toMatchObject({deed: "Lower the bar", claim: "The bar could stand lower."});
    const lines = ledger(
      all,
      same,
      data.costs,
      judgeScreen(all, data.slices, same, data.rule).bestHoursPerHire!.median
    );
    const borderlines = borderlineHeadlines(hours, judgeScreen(all, data.slices, same, hours.rule), lines, {
      costs: same,
      weeks
    });
    expect(said(borderlines)).toEqual(said(hours.findings));
  });

  it("asks for a wider slice where outcomes are hidden, and for nothing that it does not know", () => {
    const hidden = all.groups.map((group) => ({...group, decided: null, offers: null, advanced: null, hires: null}));
    const slice: PublishedScreenSlice = {...all, dimension: "role", member: "A", groups: hidden};
    const judged = judgeScreen(slice, [all, slice], costs, data.rule);
    const [bar] = screenHeadlines(data, judged, costs, 50);
    expect(bar).toMatchObject({verdict: "too_little_data", claim: "A: not enough loops to judge the bar."});
    expect(bar!.evidence).toBe("Too few loops were decided here to show what became of them.");
    const [loops] = borderlineHeadlines(hours, judged, ledger(slice, costs, data.costs, null), {costs, weeks: 50});
    expect(loops).toMatchObject({
      verdict: "too_little_data",
      evidence: "Too few were decided here to show what they cost."
    });
  });

  it("shows loop hours that can be worked out by hand", () => {
    // 100 loops of 3 interviews: 60 min calendar, 30 + 20 around each, (3 + 2) people at 60 min of meetings, 90 recruiter.
    const byHand = (100 * (3 * (60 + 30 + 20) + 5 * 60 + 90)) / 60;
    const [, line] = ledger(all, costs, data.costs, null);
    expect(line).toMatchObject({label: "borderline", screened: 160, loops: 100, offers: 15, hires: 15});
    expect(line!.hours).toBeCloseTo(byHand, 8);
    expect(loopHours(data.costs.loop)).toBeCloseTo(byHand / 100, 8);
    expect(hours.slices).toEqual(data.slices);
  });

  it("uses the reader's interviews instead of the calendar once they are changed", () => {
    const longer = {...costs, loop: {...costs.loop, interviewMinutes: 90}};
    const [, line] = ledger(all, longer, data.costs, null);
    expect(line!.hours).toBeCloseTo(100 * loopHours(longer.loop), 8);
  });
});
