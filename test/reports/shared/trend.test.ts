import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {candidatesBehind} from "../../../loaders/privacy/behind.js";
import {type Measure, trendOf, wholeOf} from "../../../loaders/reports/shared/trend.js";
import {trend as contract} from "../../../src/contracts/parts.js";
import {jeffreys} from "../../../src/statistics/intervals/shares.js";

interface Case {
  candidate_id: string;
  interviewer_id?: string;
  period: string;
  hit: boolean;
}

const floor = defaultConfig().privacy;

const outcome = (cases: readonly Case[]) => ({k: cases.filter(({hit}) => hit).length, n: cases.length});

const share: Measure<Case> = {
  unit: "share",
  settled: () => true,
  hidden: () => false,
  outcome,
  estimate: (cases, level) => {
    const {k, n} = outcome(cases);
    if (n === 0) return {value: null, standardError: null, interval: null, n};
    return {value: k / n, standardError: null, interval: jeffreys(k, n, level), n};
  }
};

function casesOf(counts: Record<string, [k: number, n: number]>, interviewers = 0): Case[] {
  return Object.entries(counts).flatMap(([period, [k, n]]) =>
    Array.from({length: n}, (_, at) => ({
      candidate_id: `${period} ${at}`,
      ...(interviewers > 0 ? {interviewer_id: `I${at % interviewers}`} : {}),
      period,
      hit: at < k
    }))
  );
}

const year = {"2024-Q1": [9, 30], "2024-Q2": [9, 30], "2025-Q1": [9, 40], "2025-Q2": [9, 30]} as const;

function hiddenOf(counts: Record<string, readonly [number, number]>, measure = share): string[] {
  return trendOf(casesOf(counts as Record<string, [number, number]>), measure, floor)
    .quarters.filter(({n}) => n === null)
    .map(({period}) => period);
}

describe("a trend that is published", () => {
  it("has every quarter, and the last two against the same of the year before", () => {
    const trend = trendOf(casesOf(year as never), share, floor);
    expect(contract.safeParse(trend).error).toBeUndefined();
    expect(trend.quarters.map(({period, n}) => [period, n])).toEqual([
      ["2024-Q1", 30],
      ["2024-Q2", 30],
      ["2024-Q3", 0],
      ["2024-Q4", 0],
      ["2025-Q1", 40],
      ["2025-Q2", 30]
    ]);
    expect(trend.now).toMatchObject({from: "2025-Q1", to: "2025-Q2", n: 70});
    expect(trend.yearBefore).toMatchObject({from: "2024-Q1", to: "2024-Q2", value: 0.3, n: 60});
    expect(trend.change).toMatchObject({clear: false, sentence: "no clear change: 30\u00a0% a year before"});
  });

  it("hides a quarter of fewer candidates than may be told of, and the next smallest of its span", () => {
    expect(hiddenOf({...year, "2025-Q2": [1, 4]})).toEqual(["2025-Q1", "2025-Q2"]);
  });

  it("hides a quarter in which the same became of all of a few", () => {
    expect(hiddenOf({...year, "2024-Q2": [0, 12]})).toContain("2024-Q2");
    expect(hiddenOf({...year, "2024-Q2": [0, 40]})).toEqual([]);
  });

  it("counts candidates, not their cases", () => {
    const twice = [...casesOf(year as never), ...casesOf(year as never)].map((one) => ({
      ...one,
      candidate_id: one.period === "2024-Q1" ? `again ${one.candidate_id.at(-1)! < "4"}` : one.candidate_id
    }));
    const {quarters} = trendOf(twice, share, floor);
    expect(quarters[0]).toMatchObject({period: "2024-Q1", n: null, value: null, interval: null});
  });

  it("hides a quarter of too few interviewers where their votes are pooled", () => {
    const {quarters, now} = trendOf(casesOf(year as never, 2), share, floor);
    expect(quarters.filter(({n}) => n !== null && n > 0)).toEqual([]);
    expect(now).toBeNull();
  });

  it("hides what another page hides, with the span that it is in and the change", () => {
    const trend = trendOf(casesOf(year as never), {...share, hidden: (period) => period === "2025-Q1"}, floor);
    expect(trend.quarters.find(({period}) => period === "2025-Q1")).toMatchObject({n: null, value: null});
    expect([trend.now, trend.change]).toEqual([null, null]);
    expect(trend.yearBefore).toMatchObject({n: 60});
  });

  it("hides a span that would leave a few candidates in no span, where n is told exactly", () => {
    const settled = (period: string): boolean => period !== "2025-Q3";
    const open = (last: number, more: object = {}) =>
      trendOf(casesOf({...year, "2025-Q3": [1, last]} as never), {...share, settled, ...more}, floor);
    expect([open(5).now?.n, open(5).yearBefore?.n]).toEqual([70, 60]);
    expect([open(4).now?.n, open(4).yearBefore, open(4).change]).toEqual([70, null, null]);
    expect([open(4, {grain: 0.01}).now?.n, open(4, {grain: 0.01}).yearBefore?.n]).toEqual([70, 60]);
    const early = trendOf(
      casesOf({"2025-Q1": [9, 40], "2025-Q2": [9, 30], "2025-Q3": [1, 3]}),
      {...share, settled},
      floor
    );
    expect(early.now).toBeNull();
  });

  it("marks quarters that are not settled and compares none of them", () => {
    const trend = trendOf(casesOf(year as never), {...share, settled: (period) => period !== "2025-Q2"}, floor);
    expect(trend.quarters.filter(({settled}) => !settled).map(({period}) => period)).toEqual(["2025-Q2"]);
    expect(trend.now).toMatchObject({from: "2025-Q1", to: "2025-Q1", n: 40});
  });

  it("tells n to the nearest five and values to a step where other pages count nearly the same", () => {
    const trend = trendOf(casesOf({...year, "2025-Q1": [9, 41]} as never), {...share, grain: 0.01}, floor);
    expect(trend.quarters.at(-2)).toMatchObject({n: 40, value: 0.22});
  });

  it("says of whom each figure is, so that builds can be compared", () => {
    const trend = trendOf(casesOf(year as never), share, floor);
    expect(candidatesBehind(trend.quarters[0]!)!.size).toBe(30);
    expect(candidatesBehind(trend.now!)!.size).toBe(70);
    expect(candidatesBehind(trend.change!)!.size).toBe(130);
  });
});

describe("everything together", () => {
  it("stands where quarters cannot be compared, and not of a few", () => {
    expect(wholeOf(casesOf({"2025-Q1": [0, 6]}), share, floor)).toBeNull();
    expect(wholeOf(casesOf({"2025-Q1": [2, 4]}), share, floor)).toBeNull();
    expect(wholeOf(casesOf({"2025-Q1": [2, 12], "2025-Q3": [2, 13]}), share, floor)).toMatchObject({
      from: "2025-Q1",
      to: "2025-Q3",
      value: 0.16,
      n: 25
    });
  });
});
