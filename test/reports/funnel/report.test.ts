import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {funnel} from "../../../loaders/reports/funnel/report.js";
import {conversionTrend} from "../../../loaders/reports/funnel/conversion.js";
import type {StepRow} from "../../../loaders/reports/funnel/steps.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {smallWarehouse, type SmallTables} from "../../support/small-warehouse.js";

interface Cohort {
  /** Month of entry, "2025-03". */
  month: string;
  source: string;
  screened: number;
  /** Went on to the loop, ten days after the screen. */
  loops: number;
  hires?: number;
}

const msPerDay = 86_400_000;
const through = Date.parse("2026-07-01");

function at(day: number): string {
  return new Date(day).toISOString().slice(0, 19).replace("T", " ");
}

/** Screened candidates that enter through a month; rejected after 5 days, in the loop after 10, hired after 30. */
function rowsOf(cohorts: readonly Cohort[]): SmallTables {
  const applications: NonNullable<SmallTables["applications"]> = [];
  const stages: NonNullable<SmallTables["applications"]> = [];
  const decisions: NonNullable<SmallTables["applications"]> = [];
  for (const {month, source, screened, loops, hires = 0} of cohorts)
    for (let i = 0; i < screened; i++) {
      const id = `${month} ${source} ${i}`;
      const start = Date.parse(`${month}-01`) + (i % 28) * msPerDay;
      // Spread who goes on over the month: every screened/loops-th candidate.
      const place = Math.floor(((i + 1) * loops) / screened) - Math.floor((i * loops) / screened);
      const order = Math.floor(((i + 1) * loops) / screened);
      const passes = place === 1;
      const hired = passes && order <= hires;
      const loopAt = start + 10 * msPerDay;
      const endAt = start + (passes ? 30 : 5) * msPerDay;
      const over = endAt < through;
      const known = (time: number): boolean => time < through;
      applications.push({
        application_id: id,
        candidate_id: `c ${id}`,
        role: "Engineer",
        level: "Senior",
        source,
        applied_at: at(start),
        status: over ? (hired ? "hired" : "rejected") : "active",
        closed_at: over ? at(endAt) : null
      });
      stages.push({application_id: id, stage: "phone_screen", entered_at: at(start)});
      if (passes && known(loopAt)) stages.push({application_id: id, stage: "loop", entered_at: at(loopAt)});
      if (hired && over) {
        stages.push({application_id: id, stage: "hired", entered_at: at(endAt)});
        decisions.push({
          application_id: id,
          decision: "offer",
          decided_at: at(endAt),
          offer_status: "accepted",
          resolved_at: at(endAt)
        });
      }
    }
  return {applications, stages, decisions};
}

const months = Array.from({length: 24}, (_, i) => new Date(Date.UTC(2024, 6 + i)).toISOString().slice(0, 7));
const steady = months.map((month) => ({month, source: "inbound", screened: 60, loops: 20, hires: 6}));

async function report(cohorts: readonly Cohort[]) {
  const {findings, datasets} = await funnel(await smallWarehouse(rowsOf(cohorts)));
  const of = (kind: string, step: string) =>
    findings.find((finding) => finding.kind === kind && finding.subject === step)!;
  return {findings, content: datasets[0]!.content as Funnel, of};
}

describe("the funnel", () => {
  it("counts steps exactly as its published query does", async () => {
    const context = await smallWarehouse(rowsOf(steady));
    const content = (await funnel(context)).datasets[0]!.content as Funnel;
    const queried = await context.warehouse.rows<{step: string; ending: string; candidates: number}>(content.sql);
    for (const line of content.slices[0]!.steps)
      for (const ending of ["converted", "rejected", "left", "open"] as const)
        expect(line[ending]).toBe(
          queried.find((row) => row.step === line.step && row.ending === ending)?.candidates ?? 0
        );
    const screens = content.slices[0]!.steps.find(({step}) => step === "phone_screen>loop")!;
    expect(screens.entered).toBe(24 * 60);
    // 20 of 60 each month; those whose loop lies beyond 30 June 2026 have not gone on yet.
    expect(screens.within! / screens.mature!).toBeCloseTo(1 / 3, 2);
  });

  it("does not read young cohorts of a growing pipeline as a decline", async () => {
    const growing = months.map((month, i) => ({
      month,
      source: "inbound",
      screened: 30 + 9 * i,
      loops: 10 + 3 * i,
      hires: 5 + Math.round(1.5 * i)
    }));
    const {findings, content} = await report(growing);
    expect(findings.filter(({direction, verdict}) => direction === "down" || verdict === "act")).toEqual([]);
    const youngest = content.curves.filter(({by}) => by === "period").at(-1)!;
    expect(youngest.observedDays).toBeLessThan(30);
  });

  it("sees a quarter that falls out of what chance leaves", async () => {
    const fallen = steady.map((cohort, i) => (i >= 21 ? {...cohort, loops: 8, hires: 3} : cohort));
    const {of} = await report(fallen);
    const finding = of("funnel.conversion", "phone_screen>loop");
    expect(finding).toMatchObject({verdict: "act", direction: "down"});
    expect(finding.estimate).toBeLessThan(-0.15);
    expect(finding.sentence).toMatch(
      /^Far fewer went on from phone screen to loop\. 22 of 166 candidates of 2026-Q2 went on within 10 days, where the year before would give about 55\. Ordinary quarters bring 24 to \d+\.$/
    );
    expect(finding.sure.sentence).toMatch(
      /^The change lies between −\d+ and −\d+ points, nine times in ten\. Of quarters in which nothing changed one in \d,\d{3} is as far off\.$/
    );
    expect((await report(steady)).of("funnel.conversion", "phone_screen>loop")).toMatchObject({
      verdict: "ok",
      direction: null
    });
  });

  it("never tells a count as beyond chance and, rounded, among what chance leaves", () => {
    const row = {
      step: "loop>offer",
      from_rank: 5,
      role: null,
      level: null,
      source: null,
      skipped: false,
      repeated: false
    };
    const quarter = (period: string, n: number, k: number, started_day: number): StepRow[] =>
      Array.from({length: n}, (_, i) => ({
        ...row,
        candidate_id: `${period} ${i}`,
        period,
        ending: i < k ? ("converted" as const) : ("rejected" as const),
        days: 5,
        started_day
      }));
    const before = [1, 2, 3, 4].flatMap((q) => quarter(`2025-Q${q}`, 240, 27 + q, 100 * q));
    let beyond = 0;
    for (let k = 0; k <= 120; k++) {
      const rows = [...before, ...quarter("2026-Q1", 247, k, 500)];
      const step = {step: "loop>offer", rows, horizonDays: 10, throughDay: 600};
      const {finding} = conversionTrend(step, [], defaultConfig(), 6);
      if (finding.verdict !== "act") continue;
      beyond++;
      const [, low, high] = /bring (\d+) to (\d+)\./.exec(finding.sentence)!;
      expect([k < Number(low), k > Number(high)], `${k} of 247`).toContain(true);
    }
    expect(beyond).toBeGreaterThan(5);
  });

  it("tells a change with the interval of the level it states, judged more strictly", async () => {
    const {of, content} = await report([
      ...steady.map((cohort, i) => ({...cohort, loops: i < 12 ? 20 : 22})),
      ...steady.map((cohort) => ({...cohort, source: "referral", screened: 30, loops: 12}))
    ]);
    const finding = of("funnel.mix", "phone_screen>loop");
    const {before, after} = content.bridges.find(({step}) => step === "phone_screen>loop")!;
    const variance = [before, after].reduce((sum, {k, n}) => sum + ((k / n) * (1 - k / n)) / n, 0);
    expect(finding.level).toBe(0.9);
    expect(finding.interval![1] - finding.estimate!).toBeCloseTo(1.6449 * Math.sqrt(variance), 4);
    expect(finding.sure.sentence).toMatch(
      /with \d steps looked at by source, role and level, chance alone does as much/
    );
  });

  it("says Simpson when the total falls while every source rises", async () => {
    const {of, content} = await report(
      months.flatMap((month, i) =>
        i < 12
          ? [
              {month, source: "referral", screened: 60, loops: 36},
              {month, source: "inbound", screened: 20, loops: 2}
            ]
          : [
              {month, source: "referral", screened: 20, loops: 15},
              {month, source: "inbound", screened: 60, loops: 12}
            ]
      )
    );
    expect(of("funnel.mix", "phone_screen>loop")).toMatchObject({verdict: "act", direction: "simpson"});
    const bridge = content.bridges.find(({step}) => step === "phone_screen>loop")!;
    expect(bridge.by).toBe("source");
    expect(bridge.change.value).toBeLessThan(0);
    expect(bridge.rate.value).toBeGreaterThan(0);
  });

  it("says mix when each source stays as it was", async () => {
    const {of} = await report(
      months.flatMap((month, i) => [
        {month, source: "referral", screened: i < 12 ? 60 : 20, loops: i < 12 ? 36 : 12},
        {month, source: "inbound", screened: i < 12 ? 20 : 60, loops: i < 12 ? 4 : 12}
      ])
    );
    expect(of("funnel.mix", "phone_screen>loop")).toMatchObject({verdict: "act", direction: "mix"});
  });

  it("watches a step whose total stands still only because the mix moved against it", async () => {
    const {of} = await report(
      months.flatMap((month, i) => [
        {month, source: "referral", screened: i < 12 ? 60 : 30, loops: i < 12 ? 36 : 24},
        {month, source: "inbound", screened: i < 12 ? 20 : 50, loops: i < 12 ? 4 : 16}
      ])
    );
    expect(of("funnel.mix", "phone_screen>loop")).toMatchObject({
      verdict: "watch",
      direction: "rate",
      claim: "From phone screen to loop the mix hides a change.",
      evidence: expect.stringMatching(
        /^Of 100 candidates 50 went on in \w{3} \d{4} – \w{3} \d{4} and 50 in \w{3} \d{4} – \w{3} \d{4}: \+17 within sources, −16 from their mix\.$/
      )
    });
  });

  it("asks for more where cohorts are small, and for its files where there are none", async () => {
    const {findings} = await report([{month: "2026-05", source: "inbound", screened: 20, loops: 5}]);
    expect(new Set(findings.map(({verdict}) => verdict))).toEqual(new Set(["too_little_data"]));
    const mix = findings.filter(({kind}) => kind === "funnel.mix");
    expect(mix.length).toBeGreaterThan(0);
    for (const {action} of mix) expect(action).toContain("Wait for more candidates");
    const {content} = await report([]);
    expect(content.refusal).toContain("stages with entered_at");
    expect(content.findings.map(({verdict}) => verdict)).toEqual(["too_little_data"]);
  });

  it("publishes no group of one to four candidates and no bridge that tells of one", async () => {
    const {content} = await report([...steady, {month: "2025-05", source: "agency", screened: 3, loops: 1}]);
    const counts = content.slices.flatMap(({steps}) =>
      steps.flatMap(({entered, mature}) => [entered ?? 0, mature ?? 0])
    );
    expect(counts.filter((count) => count > 0 && count < 5)).toEqual([]);
    const strata = content.bridges.flatMap(({strata: list}) => list.flatMap(({before, after}) => [before.n, after.n]));
    expect(strata.filter((count) => count > 0 && count < 5)).toEqual([]);
    expect(content.curves.map(({member}) => member)).not.toContain("agency");
  });

  it("shows months of entry with what became of them, and which are too young", async () => {
    const {content} = await report(steady);
    const cohort = content.cohorts.find(({step}) => step === "phone_screen>loop")!;
    expect(cohort.months.map(({month}) => month)).toEqual(months);
    expect(cohort.months[0]).toMatchObject({entered: 60, converted: 20, rejected: 40, open: 0, mature: true});
    expect(cohort.months.filter(({mature}) => !mature).map(({month}) => month)).toEqual(["2026-06"]);
    expect(cohort.months.at(-1)!.open).toBeGreaterThan(0);
  });

  it("lets no source follow from the curves, the strata or the months beside it", async () => {
    const odd = [
      ...steady,
      ...steady.map((cohort) => ({...cohort, source: "referral", screened: 30, loops: 12})),
      {month: "2025-05", source: "agency", screened: 3, loops: 1}
    ];
    const {content} = await report(odd);
    const entered = (step: string): number => content.slices[0]!.steps.find((line) => line.step === step)!.entered!;
    const curves = content.curves.filter(({by}) => by === "source");
    expect(curves.map(({member}) => member)).toEqual(["inbound"]);
    expect(entered("phone_screen>hired") - curves[0]!.n).toBe(24 * 30 + 3);
    const bridges = content.bridges.filter(({by, step}) => by === "source" && step.startsWith("phone_screen"));
    expect(bridges.length).toBeGreaterThan(0);
    for (const {strata} of bridges) expect(strata.map(({member}) => member)).toEqual(["inbound", "other"]);
  });

  it("counts who entered a stage again, once", async () => {
    const rows = rowsOf([{month: "2026-01", source: "inbound", screened: 40, loops: 20}]);
    const again = rows.applications!.slice(0, 6).map(({application_id}) => ({
      application_id,
      stage: "phone_screen",
      entered_at: "2026-03-15 09:00:00"
    }));
    const {datasets} = await funnel(await smallWarehouse({...rows, stages: [...rows.stages!, ...again]}));
    const step = (datasets[0]!.content as Funnel).slices[0]!.steps.find((line) => line.step === "phone_screen>loop")!;
    expect(step).toMatchObject({entered: 40, repeated: 6});
  });
});

describe("a step's latest quarter", () => {
  const row = {from_rank: 5, role: null, level: null, source: null, skipped: false, repeated: false};
  /** Quarters of so many candidates, of whom so many went on. */
  const judged = (counts: readonly number[], n = 400, looked = 1) => {
    const rows = counts.flatMap((k, at) =>
      Array.from({length: n}, (_, i): StepRow => {
        const period = `${2024 + Math.floor(at / 4)}-Q${1 + (at % 4)}`;
        const ending = i < k ? "converted" : "rejected";
        return {...row, step: "loop>offer", candidate_id: `${at} ${i}`, period, ending, days: 5, started_day: 90 * at};
      })
    );
    const step = {step: "loop>offer", rows, horizonDays: 10, throughDay: 90 * counts.length};
    return conversionTrend(step, [], defaultConfig(), looked);
  };
  const usual = [200, 200, 200, 200];

  it("is acted on beyond the limits shown, from four quarters before it on", () => {
    const {low, high} = judged([...usual, 200]).trend.points.at(-1)!;
    const [lowest, highest] = [Math.round(low! * 400), Math.round(high! * 400)];
    expect(judged([...usual, lowest]).finding.verdict).toBe("watch");
    expect(judged([...usual, lowest - 1]).finding).toMatchObject({verdict: "act", direction: "down"});
    expect(judged([...usual, highest]).finding.verdict).toBe("watch");
    expect(judged([...usual, highest + 1]).finding).toMatchObject({verdict: "act", direction: "up"});
    const early = judged([200, 200, 200, 10]).finding;
    expect(early).toMatchObject({verdict: "watch", direction: "down"});
    expect(early.evidence).toContain("4 quarters before it are needed");
    expect(judged([200, 200, 10]).finding.verdict).toBe("watch");
    expect(judged([200, 10]).finding.verdict).toBe("too_little_data");
  });

  it("is watched the less the more steps are looked at", () => {
    const verdicts = [1, 100].map((looked) => judged([...usual, 250], 400, looked).finding.verdict);
    expect(verdicts).toEqual(["watch", "ok"]);
  });

  it("as usual says from which counts on it would have stood out", () => {
    const {evidence, direction, sure} = judged([...usual, 203]).finding;
    expect(direction).toBeNull();
    expect(evidence).toMatch(/^203 of 400 .* about 200\. Only below 12\d or above 27\d would stand out\.$/);
    expect(sure.sentence).toMatch(/Of quarters in which nothing changed (8|9)\d of 100 are as far off\.$/);
  });
});
