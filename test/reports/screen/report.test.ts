import {describe, expect, it} from "vitest";
import {configSchema} from "../../../loaders/config/config.js";
import {borderline} from "../../../loaders/reports/borderline/report.js";
import {screen} from "../../../loaders/reports/screen/report.js";
import type {Borderline} from "../../../src/contracts/borderline.js";
import type {Screen} from "../../../src/contracts/screen.js";
import {pipelineOf, type PipelineBand} from "../../support/pipeline-of.js";
import {smallWarehouse} from "../../support/small-warehouse.js";

/** Clear passes get an offer in 90 of 200 loops, borderlines in 15 of 100. */
const bands: PipelineBand[] = [
  {vote: "strong_yes", screened: 50, advanced: 50, offers: 30},
  {vote: "yes", screened: 150, advanced: 150, offers: 60},
  {vote: "mixed", screened: 160, advanced: 100, offers: 15},
  {vote: "no", screened: 200, advanced: 0, offers: 0},
  {vote: "strong_no", screened: 40, advanced: 0, offers: 0}
];
const cheapScreens = configSchema.parse({});
const dearScreens = configSchema.parse({screen: {minutes_before: 1800}});

describe("the phone screen", () => {
  it("counts bands exactly as its own published query does", async () => {
    const context = await smallWarehouse(pipelineOf(bands));
    const {datasets} = await screen(context);
    const {slices, sql} = datasets[0]!.content as Screen;
    const queried = await context.warehouse.rows<Record<string, number | string>>(sql);
    const shown = slices.find(({dimension}) => dimension === "all")!.groups;
    expect(
      shown.map(({group, screened, advanced, decided, offers, hires, seats, minutes}) => [
        group,
        screened,
        advanced,
        decided,
        offers,
        hires,
        seats ?? 0,
        minutes ?? 0
      ])
    ).toEqual(
      queried.map(
        ({
          band,
          screened,
          advanced,
          decided,
          offers,
          hires,
          interviewers_times_interviews: seats,
          calendar_minutes: minutes
        }) => [band, screened, advanced, decided, offers, hires, seats ?? 0, minutes ?? 0]
      )
    );
    expect(shown.map(({offers}) => offers)).toEqual([30, 60, 15, 0, 0]);
  });

  it("says what more it needs in whole loops and whole weeks", async () => {
    const few = bands.map((band) =>
      band.vote === "mixed" ? {...band, screened: 13, advanced: 11, offers: 2} : {...band, advanced: band.advanced / 10}
    );
    const context = await smallWarehouse(pipelineOf(few.map((band) => ({...band, offers: Math.min(2, band.offers)}))));
    const needs = [...(await screen(context)).findings, ...(await borderline(context)).findings].flatMap(
      (finding) => finding.needs ?? []
    );
    expect(needs.filter(({weeks}) => weeks !== null).length).toBeGreaterThan(1);
    for (const {more, weeks} of needs) expect([more % 1, (weeks ?? 0) % 1]).toEqual([0, 0]);
  });

  it("says raise where screens are cheap and hold or lower where they are dear, on the same loops", async () => {
    const rows = pipelineOf(bands);
    const rich = (await screen(await smallWarehouse(rows, {config: cheapScreens}))).findings.find(
      ({kind}) => kind === "screen.bar"
    )!;
    const sparse = (await screen(await smallWarehouse(rows, {config: dearScreens}))).findings.find(
      ({kind}) => kind === "screen.bar"
    )!;
    expect(rich).toMatchObject({subject: "all", verdict: "act", direction: "raise", n: 100});
    expect(rich.interval![1]).toBeLessThan(0);
    // Of 600 screens 300 had a loop of 12 h; without the borderlines 200 would.
    expect(rich.action).toMatch(
      /^Advance borderline screens only by written exception\. 100 screens then take 400 h of loops instead of 600 and give 1\d\.\d hires instead of 1\d\.\d\.$/
    );
    expect(sparse).toMatchObject({subject: "all", verdict: "act", direction: "lower", n: 100});
    expect(sparse.interval![0]).toBeGreaterThan(0);
  });

  it("judges no bar on fewer than 30 decided loops of the band nearest it", async () => {
    const few = bands.map((band) => (band.vote === "mixed" ? {...band, advanced: 29, offers: 1, screened: 40} : band));
    const {findings} = await screen(await smallWarehouse(pipelineOf(few)));
    const bar = findings.find(({kind}) => kind === "screen.bar")!;
    expect(bar).toMatchObject({verdict: "too_little_data", estimate: null, interval: null, n: 29});
    expect(bar.needs![0]!.more).toBe(1);
  });

  it("moves neither bar nor borderlines where decisions alone make the difference, and says so", async () => {
    // Borderline loops have mostly yes votes as often as clear passes, and hardly any offer.
    const rows = pipelineOf(bands);
    const borderlines = new Set(
      rows
        .scorecards!.filter(({stage, vote}) => stage === "phone_screen" && vote === "mixed")
        .map((card) => card.application_id)
    );
    let seats = 0;
    for (const card of rows.scorecards!)
      if (card.stage === "loop" && borderlines.has(card.application_id))
        Object.assign(
          card,
          Math.floor(seats++ / 3) % 10 < 6 ? {vote: "yes", vote_points: 3} : {vote: "no", vote_points: 2}
        );
    const context = await smallWarehouse(rows, {config: cheapScreens});
    const [bar] = (await screen(context)).findings;
    const [hours] = (await borderline(context)).findings;
    expect(bar).toMatchObject({verdict: "watch", direction: "hold"});
    expect(hours).toMatchObject({verdict: "watch", direction: null});
    for (const {claim, evidence} of [bar!, hours!]) {
      expect(claim).toBe("Decisions, not interviews, make the difference for borderline screens.");
      expect(evidence).toMatch(
        /^15 of 100 loops ended in an offer, where \d+ would pay; 60 of 100 had mostly yes votes, where \d+ would\.$/
      );
    }
  });

  it("moves nothing by offers alone where loops have no votes to hold them against", async () => {
    const rows = pipelineOf(bands);
    rows.scorecards = rows.scorecards!.map((card) =>
      card.stage === "loop" ? {...card, vote: null, vote_points: null} : card
    );
    const context = await smallWarehouse(rows, {config: cheapScreens});
    const found = [(await screen(context)).findings[0]!, (await borderline(context)).findings[0]!];
    for (const {verdict, claim} of found) {
      expect(verdict).toBe("watch");
      expect(claim).toBe("Too few borderline loops have votes to hold offers against.");
    }
  });

  it("looks at every role", async () => {
    const rows = pipelineOf([...bands, ...bands.map((band) => ({...band, role: "Analyst"}))]);
    const {findings} = await screen(await smallWarehouse(rows));
    for (const kind of ["screen.bar", "screen.validity"])
      expect(findings.filter((finding) => finding.kind === kind).map(({subject}) => subject)).toEqual([
        "all",
        "Analyst",
        "Engineer"
      ]);
  });

  it("never acts on validity, and shows it larger once the range is restored", async () => {
    const {findings, datasets} = await screen(await smallWarehouse(pipelineOf(bands)));
    const {validity} = datasets[0]!.content as Screen;
    expect(findings.find(({kind}) => kind === "screen.validity")!.verdict).toBe("ok");
    expect(validity!.n).toBe(300);
    expect(validity!.restriction).toBeLessThan(1);
    expect(validity!.corrected).toBeGreaterThan(validity!.raw);
  });

  it("stays standing without any phone screen", async () => {
    const {findings, datasets} = await screen(await smallWarehouse({}));
    expect((datasets[0]!.content as Screen).refusal).toMatch(/phone_screen/);
    expect(findings.map(({kind, verdict}) => `${kind} ${verdict}`)).toEqual([
      "screen.bar too_little_data",
      "screen.validity too_little_data"
    ]);
  });
});

describe("borderline screens", () => {
  it("are wasteful in a rich pipeline and worthwhile in a sparse one, at the same rate of offers", async () => {
    const rows = pipelineOf(bands);
    const rich = (await borderline(await smallWarehouse(rows, {config: cheapScreens}))).findings[0]!;
    const sparse = (await borderline(await smallWarehouse(rows, {config: dearScreens}))).findings[0]!;
    expect(rich).toMatchObject({verdict: "act", direction: "wasteful", n: 100});
    expect(sparse).toMatchObject({verdict: "ok", direction: "worthwhile", n: 100});
    expect(rich.claim).toBe("Borderline screens do not repay the hours of their loops.");
    // 100 loops of 3 interviews: 60 min, 30 + 20 around each, (3 + 2) people at 60 min of meetings, 90 recruiter.
    expect(rich.evidence).toMatch(
      /^A borderline loop takes 12 staff hours; 100 took 1,200 and ended in 15 offers, 15 hires: 80 h a hire, where further screens and their loops take \d+\.$/
    );
    expect(rich.sure).toEqual({
      probability: expect.closeTo(1, 2) as number,
      sentence: "The chance that they do not repay them is more than 99 %."
    });
    expect(rich.stake!.hours).toBeGreaterThan(100);
  });

  it("are not judged on fewer than 30 decided loops", async () => {
    const few = bands.map((band) => (band.vote === "mixed" ? {...band, advanced: 29, offers: 1} : band));
    const [finding] = (await borderline(await smallWarehouse(pipelineOf(few)))).findings;
    expect(finding).toMatchObject({verdict: "too_little_data", estimate: null, n: 29});
    expect(finding!.needs![0]!.more).toBe(1);
  });

  it("are refused, with the line to configure, where the form has no middle", async () => {
    const noMiddle = pipelineOf(bands.filter(({vote}) => vote !== "mixed"));
    const {findings, datasets} = await borderline(await smallWarehouse(noMiddle));
    expect(findings[0]!.verdict).toBe("too_little_data");
    expect((datasets[0]!.content as Borderline).refusal).toContain("screen.borderline.score");
    expect((datasets[0]!.content as Borderline).slices).toEqual([]);
  });

  it("follow a configured score interval, in the page and in its query", async () => {
    const config = configSchema.parse({screen: {borderline: {score: [2.4, 2.6]}}});
    const rows = pipelineOf(bands.filter(({vote}) => vote !== "mixed"));
    rows.ratings = rows
      .scorecards!.filter(({stage}) => stage === "phone_screen")
      .map(({scorecard_id}, i) => ({scorecard_id, question: "Design", rating_points: i % 10 === 0 ? 2.5 : 3}));
    const context = await smallWarehouse(rows, {config});
    const {slices, sql, definition} = (await borderline(context)).datasets[0]!.content as Borderline;
    const group = slices[0]!.groups.find(({group: name}) => name === "borderline")!;
    const queried = (await context.warehouse.rows<{band: string; screened: number}>(sql)).find(
      ({band}) => band === "borderline"
    )!;
    expect(group.screened).toBe(44);
    expect(queried.screened).toBe(44);
    expect(definition).toBe("mean phone-screen rating from 2.4 to 2.6");
  });

  it("publish no group of one to four candidates, and none that could be worked out", async () => {
    const small: PipelineBand[] = [
      ...bands,
      {vote: "yes", screened: 20, advanced: 20, offers: 8, role: "Analyst"},
      {vote: "mixed", screened: 3, advanced: 2, offers: 0, role: "Analyst"},
      {vote: "no", screened: 30, advanced: 2, offers: 0, role: "Designer"},
      {vote: "yes", screened: 30, advanced: 30, offers: 12, role: "Designer"},
      {vote: "mixed", screened: 12, advanced: 12, offers: 1, role: "Designer"}
    ];
    const {slices} = (await borderline(await smallWarehouse(pipelineOf(small)))).datasets[0]!.content as Borderline;
    const cells = slices.flatMap(({groups}) => groups.flatMap(({screened, decided}) => [screened, decided ?? 0]));
    expect(cells.filter((count) => count > 0 && count < 5)).toEqual([]);
    const roles = slices.filter(({dimension}) => dimension === "role");
    expect(roles.map(({member}) => member)).not.toContain("Analyst");
    const all = slices.find(({dimension}) => dimension === "all")!;
    expect(all.groups.find(({group}) => group === "below" || group === "no")!.decided).toBeNull();
    const total = (list: typeof roles): number =>
      list.flatMap(({groups}) => groups).reduce((sum, {screened}) => sum + screened, 0);
    expect(total(roles)).toBe(total([all]));
  });
});
