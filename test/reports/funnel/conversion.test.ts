import {describe, expect, it} from "vitest";
import {configSchema, defaultConfig} from "../../../loaders/config/config.js";
import type {FunnelCell} from "../../../loaders/reports/funnel/cells.js";
import {conversionTrend} from "../../../loaders/reports/funnel/conversion.js";
import type {Step, StepRow} from "../../../loaders/reports/funnel/steps.js";
import {predictiveShare} from "../../../src/statistics/intervals/predictive-share.js";
import {wholeFinding} from "../../support/whole-finding.js";

const config = defaultConfig();
const months = ["2025-01", "2025-04", "2025-07", "2025-10", "2026-01", "2026-04"];
const lastDay = Date.parse("2026-04-20") / 86_400_000;

interface Cohort {
  n: number;
  k: number;
  /** Entered too late to be observed for the horizon. */
  young?: number;
}

/** A step with one cohort each quarter, of whom `k` go on within the horizon of ten days. */
function stepOf(cohorts: readonly Cohort[]): Step {
  const rows = cohorts.flatMap(({n, k, young = 0}, quarter) =>
    Array.from({length: n + young}, (_, i): StepRow => ({
      step: "phone_screen>loop",
      from_rank: 1,
      candidate_id: `C${quarter}-${i}`,
      role: null,
      level: null,
      source: null,
      period: `${months[quarter]!.slice(0, 4)}-Q${Math.ceil(Number(months[quarter]!.slice(5)) / 3)}`,
      ending: i < k ? "converted" : "rejected",
      days: 3,
      skipped: false,
      repeated: false,
      started_day: i < n ? Date.parse(`${months[quarter]!}-05`) / 86_400_000 : lastDay - 9
    }))
  );
  return {step: "phone_screen>loop", rows, horizonDays: 10, throughDay: lastDay};
}

const judge = (cohorts: readonly Cohort[], looked = 1, cells: readonly FunnelCell[] = []) =>
  conversionTrend(stepOf(cohorts), cells, config, looked);
const year: Cohort[] = Array.from({length: 4}, () => ({n: 400, k: 200}));
const usual = predictiveShare(year)!;
const [low, high] = usual.limits(400, 0.0005);
const base = {
  kind: "funnel.conversion",
  subject: "phone_screen>loop",
  unit: "share converted within the horizon, change",
  reference: {value: 0, label: "year before"},
  n: 400
} as const;

/** The change of k of 400 against half, with the errors of both added in squares. */
function changeOf(k: number) {
  const seen = (k + 0.5) / 401;
  const error = 1.6448536269514722 * Math.hypot(Math.sqrt((seen * (1 - seen)) / 400), 0.25 * usual.standardError);
  const change = k / 400 - 0.5;
  const ends = [change - error, change + error] as const;
  const points = ends
    .map((end) => Math.round(100 * end))
    .map((end) => (end > 0 ? `+${end}` : `${end}`.replace("-", "−")));
  return {
    estimate: Number(change.toPrecision(6)),
    interval: ends.map((end) => Number(end.toPrecision(6))) as [number, number],
    words: `The change lies between ${points[0]} and ${points[1]} points, nine times in ten.`
  };
}
const chanceOf = (k: number): number => {
  const {atMost, atLeast} = usual.tails(k, 400);
  return Math.min(1, 2 * Math.min(atMost, atLeast));
};

describe("conversionTrend", () => {
  it.each([
    [60, "down", "Far fewer went on from phone screen to loop."],
    [340, "up", "Far more went on from phone screen to loop."]
  ])("acts on %i of 400 where half would be usual (%s), and says how rare that is", (k, direction, claim) => {
    const {words, ...change} = changeOf(k);
    expect(chanceOf(k)).toBeLessThan(1e-4);
    expect(judge([...year, {n: 400, k}]).finding).toEqual(
      wholeFinding({
        ...base,
        ...change,
        verdict: "act",
        direction,
        deed: "Find out what changed",
        claim,
        evidence: `${k} of 400 candidates of 2026-Q1 went on within 10 days, where the year before would give about 200. Ordinary quarters bring ${low} to ${high}.`,
        sure: {
          probability: null,
          sentence: `${words} Of quarters in which nothing changed fewer than one in 10,000 is as far off.`
        },
        action: "Look first at whether the mix of candidates changed, then at what changed in this step that quarter."
      })
    );
  });

  it("acts beyond the limits that it tells, and not at them", () => {
    expect(judge([...year, {n: 400, k: low - 1}]).finding.verdict).toBe("act");
    expect(judge([...year, {n: 400, k: low}]).finding.verdict).toBe("watch");
    expect(judge([...year, {n: 400, k: high + 1}]).finding.verdict).toBe("act");
    expect(judge([...year, {n: 400, k: high}]).finding.verdict).toBe("watch");
  });

  it.each([
    [low, "down", "Fewer may be going on from phone screen to loop."],
    [high, "up", "More may be going on from phone screen to loop."]
  ])("watches what is rare among all steps looked at, short of the limits (%i, %s)", (k, direction, claim) => {
    const {words, ...change} = changeOf(k);
    const rarity = Math.round(1 / chanceOf(k));
    expect(judge([...year, {n: 400, k}]).finding).toEqual(
      wholeFinding({
        ...base,
        ...change,
        verdict: "watch",
        direction,
        deed: "Wait one more quarter",
        claim,
        evidence: `${k} of 400 candidates of 2026-Q1 went on within 10 days, where the year before would give about 200.`,
        sure: {
          probability: null,
          sentence: `${words} Of quarters in which nothing changed one in ${rarity} is as far off.`
        },
        action: "Wait for the next quarter before acting."
      })
    );
  });

  it("asks for rarer ones the more steps are looked at", () => {
    // The least number beyond which a chance of 5 % is shared by one step, and by twenty.
    const rare = (looked: number): number => {
      let k = 200;
      while (usual.tails(k, 400).atMost > 0.05 / looked / 2) k--;
      return k;
    };
    for (const looked of [1, 20]) {
      expect(judge([...year, {n: 400, k: rare(looked)}], looked).finding.verdict).toBe("watch");
      expect(judge([...year, {n: 400, k: rare(looked) + 1}], looked).finding.verdict).toBe("ok");
    }
  });

  it("sees no clear change in an ordinary quarter, and says what would stand out", () => {
    const {words, ...change} = changeOf(190);
    const of100 = Math.round(100 * chanceOf(190));
    expect(judge([...year, {n: 400, k: 190}]).finding).toEqual(
      wholeFinding({
        ...base,
        ...change,
        verdict: "ok",
        deed: "No clear change",
        claim: "No clear change from phone screen to loop.",
        evidence: `190 of 400 candidates of 2026-Q1 went on within 10 days, where the year before would give about 200. Only below ${low} or above ${high} would stand out.`,
        sure: {
          probability: null,
          sentence: `${words} Of quarters in which nothing changed ${of100} of 100 are as far off.`
        },
        action: "Nothing to do."
      })
    );
  });

  it("calls a quarter exactly as usual no rarity", () => {
    expect(judge([...year, {n: 400, k: 200}]).finding.sure.sentence).toMatch(
      /Of quarters in which nothing changed 100 of 100 are as far off\.$/
    );
  });

  it("names the ends alone beyond which a quarter can stand out", () => {
    const seldom = (k: number): Cohort[] => Array.from({length: 5}, () => ({n: 60, k}));
    expect(judge(seldom(1)).finding.evidence).toMatch(/ Only above \d+ would stand out\.$/);
    expect(judge(seldom(59)).finding.evidence).toMatch(/ Only below \d+ would stand out\.$/);
  });

  it("only watches before a whole year stands behind it, and says what is missing", () => {
    const {finding, trend} = judge([...year.slice(0, 3), {n: 400, k: 60}]);
    expect(finding).toMatchObject({
      verdict: "watch",
      direction: "down",
      reference: {value: 0, label: "before"},
      claim: "Fewer may be going on from phone screen to loop.",
      evidence:
        "60 of 400 candidates of 2025-Q4 went on within 10 days, where the quarters before would give about 200. 4 quarters before it are needed to be surer."
    });
    expect(trend.points.map(({baseline}) => baseline)).toEqual([true, true, true, false]);
  });

  it("holds a quarter against the four before it", () => {
    const {trend} = judge([{n: 400, k: 40}, ...year, {n: 400, k: 60}]);
    expect(trend).toEqual({
      step: "phone_screen>loop",
      centre: 0.5,
      points: [40, 200, 200, 200, 200, 60].map((k, quarter) => ({
        period: ["2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2"][quarter],
        n: 400,
        k,
        low: low / 400,
        high: high / 400,
        beyond: k < low ? "below" : null,
        baseline: quarter > 0 && quarter < 5
      }))
    });
    const above = judge([...year, {n: 400, k: 340}]).trend.points.at(-1);
    expect(above).toMatchObject({beyond: "above", baseline: false});
    for (const k of [low, high]) expect(judge([...year, {n: 400, k}]).trend.points.at(-1)!.beyond).toBeNull();
  });

  it.each([
    [[], "No quarter has", 150],
    [[{n: 130, k: 65}], "One quarter has", 100],
    [
      [
        {n: 130, k: 65},
        {n: 130, k: 65}
      ],
      "Two quarters have",
      50
    ]
  ] as [Cohort[], string, number][])("needs three quarters (%o)", (cohorts, start, more) => {
    const {finding, trend} = judge(cohorts);
    expect(finding).toEqual(
      wholeFinding({
        ...base,
        n: 130 * cohorts.length,
        reference: null,
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: "Too few candidates to see changes from phone screen to loop.",
        evidence: `${start} 50 candidates observed for 10 days; three are needed to see a change.`,
        action: "Read the counts as they are, and do not compare quarters yet.",
        needs: [{unit: "candidates in this step", more, weeks: cohorts.length === 0 ? null : more / 10}]
      })
    );
    expect(trend.points).toHaveLength(cohorts.length);
    expect(judge([...year.slice(0, 2), {n: 400, k: 200}]).finding.verdict).toBe("ok");
  });

  it("has no limits where nothing stands before a quarter", () => {
    expect(judge([{n: 130, k: 65}]).trend).toEqual({
      step: "phone_screen>loop",
      centre: null,
      points: [{period: "2025-Q1", n: 130, k: 65, low: null, high: null, beyond: null, baseline: false}]
    });
  });

  it("takes quarters in of whom four in five are observed long enough, and counts these alone", () => {
    const periods = (young: number): string[] =>
      judge([...year, {n: 400, k: 200, young}]).trend.points.map(({period, n}) => `${period} ${n}`);
    expect(periods(100)).toContain("2026-Q1 400");
    expect(periods(101)).not.toContain("2026-Q1 400");
    expect(periods(101)).toHaveLength(4);
  });

  it("leaves out quarters of fewer than fifty, and those hidden elsewhere", () => {
    expect(judge([{n: 49, k: 20}, ...year]).trend.points).toHaveLength(4);
    expect(judge([{n: 50, k: 20}, ...year]).trend.points).toHaveLength(5);
    const step = stepOf(year);
    const cell = {step, dimension: "period", member: "2025-Q4", hidden: true} as unknown as FunnelCell;
    const shown = (over: object) =>
      conversionTrend(step, [{...cell, ...over}], config, 1).trend.points.map(({period}) => period);
    expect(shown({})).toEqual(["2025-Q1", "2025-Q2", "2025-Q3"]);
    for (const over of [{hidden: false}, {dimension: "month"}, {step: stepOf(year)}])
      expect(shown(over)).toHaveLength(4);
  });

  it("takes limits as configured", () => {
    const wide = configSchema.parse({verdicts: {"funnel.conversion": {tail: 0.01}}});
    const [lower] = usual.limits(400, 0.01);
    const {finding} = conversionTrend(stepOf([...year, {n: 400, k: lower - 1}]), [], wide, 1);
    expect(finding.verdict).toBe("act");
    expect(judge([...year, {n: 400, k: lower - 1}]).finding.verdict).toBe("watch");
  });
});
