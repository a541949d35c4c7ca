import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {pagesFor} from "../../../loaders/publish/pages.js";
import {contextOf, type ReportContext} from "../../../loaders/reports/report.js";
import {reports} from "../../../loaders/reports/index.js";
import {loopHoursByScreen} from "../../../loaders/reports/overview/leadership.js";
import {type AtAGlance, atAGlance} from "../../../loaders/reports/overview/tiles.js";
import {judgeScreen} from "../../../src/components/screen/judgement.js";
import type {Screen} from "../../../src/contracts/screen.js";
import {openWarehouse} from "../../../loaders/warehouse/connection.js";
import {overview as contract, type Tile} from "../../../src/contracts/overview.js";
import {type Audience, audiences} from "../../../src/contracts/site.js";
import {oddCompany, ordinary} from "../../support/odd-companies.js";
import {sampleFindings, sampleWarehouse} from "../../support/sample.js";
import {smallWarehouse, type SmallTables} from "../../support/small-warehouse.js";

const shape = contract.pick({tiles: true, funnel: true, loopHours: true});

async function seen(context: ReportContext, audience: Audience): Promise<AtAGlance> {
  const findings = audience === "leads" && context.dataThrough === "2026-06-30" ? await sampleFindings() : [];
  return atAGlance(context, audience, {findings, pages: pagesFor(audience)});
}

describe("what the sample's overviews show at a glance", () => {
  let context: ReportContext;
  const shown = {} as Record<Audience, AtAGlance>;
  const tile = (audience: Audience, measure: RegExp): Tile =>
    shown[audience].tiles.find((one) => measure.test(one.measure))!;
  const ask = async <Row>(sql: string): Promise<Row> => (await context.warehouse.rows<Row & object>(sql))[0]!;

  beforeAll(async () => {
    context = await contextOf(await openWarehouse(await sampleWarehouse()), defaultConfig());
    for (const audience of audiences) shown[audience] = await seen(context, audience);
  }, 240_000);
  afterAll(() => context.warehouse.close());

  it.each(audiences)("are four tiles with a value, an interval and n each, for %s", (audience) => {
    expect(shape.safeParse(shown[audience]).error).toBeUndefined();
    expect(shown[audience].tiles).toHaveLength(4);
    for (const {shown: span, missing} of shown[audience].tiles) {
      expect(missing).toBeNull();
      expect(span!.value).not.toBeNull();
      expect(span!.interval).not.toBeNull();
      expect(span!.n).toBeGreaterThan(0);
    }
  });

  it("has the screens that end in a hire as anyone can count them", async () => {
    const {shown: span, trend} = tile("managers", /^Phone screens/);
    expect(span).toMatchObject({from: "2025-Q3", to: "2026-Q1"});
    const counted = await ask<{n: number; k: number}>(
      `select count(*)::integer as n, count(*) filter (a.status = 'hired')::integer as k
      from marts.applications as a
      where a.screened_at >= '2025-07-01' and a.screened_at < '2026-04-01'`
    );
    expect(span!.n).toBe(counted.n);
    expect(span!.value).toBeCloseTo(counted.k / counted.n, 5);
    // Screens of June may still end in a hire.
    expect(trend!.quarters.filter(({settled}) => !settled).map(({period}) => period)).toEqual(["2026-Q2"]);
  });

  it("has the borderline loops of the borderline page, against its break-even", async () => {
    const {shown: span, reference} = tile("managers", /^Borderline/);
    const counted = await ask<{n: number; k: number}>(
      `select count(*)::integer as n, count(*) filter (s.outcome = 'offer')::integer as k
      from marts.screens as s
      where s.band = 'mixed' and s.loop_decided and s.screened_at >= '2025-07-01' and s.screened_at < '2026-04-01'`
    );
    expect(span).toMatchObject({n: counted.n});
    expect(span!.value).toBeCloseTo(counted.k / counted.n, 5);
    expect(reference).toMatchObject({label: "break-even"});
    expect(reference!.value).toBeGreaterThan(span!.interval![1]);
  });

  it("has the hours of screens and loops for one hire by the cost sheet", async () => {
    const {shown: span} = tile("managers", /hours per hire/);
    const {hours, hires} = await ask<{hours: number; hires: number}>(
      `with screened as (
        select a.application_id, a.status
        from marts.applications as a
        where a.screened_at >= '2025-07-01' and a.screened_at < '2026-04-01'
      )
      select
        -- a screen takes 45 + 15 + 15 + 30 minutes; of a loop each interview 50 more, meetings 60 for everyone and two more, the recruiter 90
        (count(*) * 105 + sum(coalesce(l.seat_minutes, 0) + coalesce(l.seats, 0) * (50 + 60)
          + case when l.application_id is null then 0 else 2 * 60 + 90 end)) / 60 as hours,
        count(*) filter (s.status = 'hired')::integer as hires
      from screened as s
      left join marts.loops as l using (application_id)`
    );
    // Times of the calendar are known of every interview of the sample but a few.
    expect(Math.abs(span!.value! - hours / hires)).toBeLessThan(2);
    expect(tile("leadership", /hours per hire/).shown).toEqual(span);
    expect(tile("leadership", /hours per hire/).note).toMatch(/hourly rate/);
  });

  it("has hires a quarter, without the quarter in which nobody could have come so far", async () => {
    const {shown: span, trend} = tile("leadership", /^Hires/);
    const {hires} = await ask<{hires: number}>(
      `select count(*)::integer as hires
      from marts.funnel_reached
      where stage = 'hired' and reached_at >= '2025-10-01' and reached_at < '2026-07-01'`
    );
    expect(span).toMatchObject({from: "2025-Q4", to: "2026-Q2", n: hires});
    expect(span!.value).toBeCloseTo(hires / 3, 4);
    expect(trend!.quarters[0]).toMatchObject({period: "2024-Q3", settled: false});
  });

  it("has the days from screen to hire, and who accepted", async () => {
    const {days} = await ask<{days: number}>(
      `select median(date_diff('second', a.screened_at, h.reached_at) / 86400.0) as days
      from marts.applications as a join marts.funnel_reached as h using (application_id)
      where h.stage = 'hired' and a.screened_at >= '2025-07-01' and a.screened_at < '2026-04-01'`
    );
    expect(Math.abs(tile("leadership", /^Days/).shown!.value! - days)).toBeLessThanOrEqual(1);
    const offers = await ask<{n: number; k: number}>(
      `select count(*)::integer as n, count(*) filter (a.status = 'hired')::integer as k
      from marts.applications as a
      where a.outcome = 'offer' and a.offer_status <> 'pending' and a.decided_at >= '2025-07-01' and a.decided_at < '2026-04-01'`
    );
    const {shown: accepted} = tile("leadership", /accepted/);
    expect([accepted!.n, accepted!.value]).toEqual([offers.n, expect.closeTo(offers.k / offers.n, 5)]);
  });

  it("has votes on the same side, scorecards in time and interviews a week", async () => {
    const {value} = await ask<{value: number}>(
      `with loops as (
        select v.application_id, count(*) as n, sum(v.initial_is_yes::integer) as yes, min(v.held_at) as first_at
        from marts.votes as v
        where v.stage = 'loop' and not v.shadow and not v.after_decision
        group by v.application_id
      )
      select avg((yes * (yes - 1) + (n - yes) * (n - yes - 1)) / (n * (n - 1))) as value
      from loops where n > 1 and first_at >= '2025-07-01'`
    );
    expect(tile("leads", /same side/).shown!.value!).toBeCloseTo(value, 2);
    const {share} = await ask<{share: number}>(
      `select avg((date_diff('minute', coalesce(i.ends_at, s.interviewed_at), s.submitted_at) <= 48 * 60)::integer) as share
      from canonical.scorecards as s
      left join canonical.interviews as i using (interview_id, interviewer_id)
      where s.stage = 'loop' and not s.shadow and s.submitted_at is not null and s.interviewed_at >= '2025-07-01'`
    );
    expect(tile("leads", /48 hours/).shown!.value!).toBeCloseTo(share, 1);
    const {a_week: aWeek} = await ask<{a_week: number}>(
      `select count(*) / count(distinct interviewer_id || date_trunc('quarter', interviewed_at)) / 13 as a_week
      from canonical.scorecards
      where interviewed_at >= '2025-10-01' and interviewed_at < '2026-07-01'`
    );
    expect(tile("leads", /a week/).shown!.value!).toBeCloseTo(aWeek, 1);
  });

  it("has of offers made again what the agreement page says, against the target", async () => {
    const finding = (await sampleFindings()).find(
      ({kind, subject}) => kind === "agreement.repeatability" && subject === "all"
    )!;
    const {shown: span, reference} = tile("leads", /made again/);
    expect(span!.value).toBe(finding.estimate);
    expect(reference).toEqual({value: 0.5, interval: null, label: "target"});
  });

  it("has the funnel of leadership over the same quarters, each stage no larger than the one before", () => {
    const bars = shown.leadership.funnel!.filter(({step}) => step !== "phone_screen>hired");
    expect(bars.map(({step}) => step)).toEqual([
      "application_review>recruiter_screen",
      "recruiter_screen>phone_screen",
      "phone_screen>loop",
      "loop>offer",
      "offer>hired"
    ]);
    expect(new Set(bars.map(({shown: span}) => `${span!.from} ${span!.to}`))).toEqual(new Set(["2025-Q3 2026-Q1"]));
    const entered = bars.map(({shown: span}) => span!.n!);
    expect(entered).toEqual([...entered].sort((a, b) => b - a));
  });

  it("has the hours of loops after each vote of the screen, and what a hire took of them", async () => {
    const {groups, breakEven} = shown.leadership.loopHours!;
    expect(groups.map(({group}) => group)).toEqual(["strong_yes", "yes", "borderline"]);
    const borderline = groups.at(-1)!;
    const counted = await ask<{loops: number; hires: number}>(
      `select count(*)::integer as loops, count(*) filter (hired)::integer as hires
      from marts.screens where band = 'mixed' and loop_decided`
    );
    expect(borderline).toMatchObject(counted);
    expect(borderline.perHire.value).toBeCloseTo(borderline.hours / borderline.hires, 0);
    expect(breakEven!.interval![1]).toBeLessThan(borderline.perHire.interval![0]);
  });
});

describe("the hours that a loop pays up to, for the leadership of a small company", () => {
  it("are those that the pages of the screens compute from what is shown there", async () => {
    const context = await smallWarehouse(oddCompany({...ordinary, loops: 30}));
    const {slices, costs, rule} = (await reports.screen!(context)).datasets[0]!.content as Screen;
    const {bestHoursPerHire} = judgeScreen(slices[0]!, slices, costs, rule);
    const {breakEven: pays} = (await loopHoursByScreen(context))!;
    context.warehouse.close();
    expect(pays!.value).toBeCloseTo(bestHoursPerHire!.median, 4);
  });
});

describe("a tile without a value", () => {
  const missing = async (tables: SmallTables, audience: Audience, options = {}): Promise<(string | null)[]> => {
    const context = await smallWarehouse(tables, options);
    try {
      const made = await seen({...context, dataThrough: "2026-01-31"}, audience);
      expect(shape.safeParse(made).error).toBeUndefined();
      expect(made.tiles).toHaveLength(4);
      for (const {shown: span, missing: why} of made.tiles) expect(span === null).toBe(why !== null);
      return made.tiles.map(({missing: why}) => why);
    } finally {
      context.warehouse.close();
    }
  };

  it.each(audiences)("says what to export where there is nothing, for %s", async (audience) => {
    for (const why of await missing({}, audience)) expect(why).toMatch(/[Ee]xport|There are no|loop/);
  });

  it("says that phone screens are not known, and has hours per hire of loops alone", async () => {
    const [screens, borderline, hours, loops] = await missing(oddCompany({...ordinary, passed: 0}), "managers");
    expect(screens).toMatch(/^No phone screen is known/);
    expect(borderline).toMatch(/^No phone screen with a vote/);
    expect([hours, loops]).toEqual([null, null]);
  });

  it("says that only hires are known where nothing tells of offers", async () => {
    const context = await smallWarehouse(oddCompany({...ordinary, decided: false}));
    const {tiles} = await seen({...context, dataThrough: "2026-01-31", hiresOnly: true}, "leadership");
    context.warehouse.close();
    expect(tiles[3]!.missing).toMatch(/^Only hires are known/);
    expect(tiles[0]!.missing).toBeNull();
  });

  it("says of dates without times that the time of day is missing", async () => {
    const [, , inTime] = await missing(oddCompany({...ordinary, clock: "days"}), "leads");
    expect(inTime).toMatch(/time of day/);
  });

  it("has no bars of different months beside each other", async () => {
    const context = await smallWarehouse(oddCompany({...ordinary, loops: 40}));
    const {funnel} = await seen({...context, dataThrough: "2026-01-31"}, "leadership");
    context.warehouse.close();
    const spans = funnel!.flatMap(({trend}) => (trend.now ? [`${trend.now.from} ${trend.now.to}`] : []));
    expect([0, funnel!.length]).toContain(spans.length);
    expect(new Set(spans).size).toBeLessThanOrEqual(1);
  });

  it("shows nothing of fewer candidates than may be told of, and says so", async () => {
    const [screens] = await missing(oddCompany({...ordinary, loops: 4, passed: 1}), "managers");
    expect(screens).toMatch(/^Too few phone screens/);
  });

  it("shows everything together where a company is too young for quarters to be compared", async () => {
    const tables = oddCompany({...ordinary, loops: 36, passed: 0.6});
    const context = await smallWarehouse(tables);
    const {tiles} = await seen({...context, dataThrough: "2026-01-31"}, "managers");
    context.warehouse.close();
    const [screens] = tiles;
    expect(screens!.shown!.n).toBeGreaterThanOrEqual(5);
    const published = screens!.trend?.quarters.flatMap(({n}) => (n === null || n === 0 ? [] : [n])) ?? [];
    expect(Math.min(5, ...published)).toBe(5);
  });
});
