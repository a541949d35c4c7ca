import {describe, expect, it} from "vitest";
import {hoursPerHireTitle} from "../../src/components/borderline/hours-per-hire.js";
import {hoursTitle} from "../../src/components/borderline/hours-chart.js";
import {quarterHoursTitle} from "../../src/components/borderline/quarters.js";
import {bandsTitle, boundedOnly} from "../../src/components/screen/bands-chart.js";
import {clearTitle} from "../../src/components/screen/clear-loops-chart.js";
import {costParameters} from "../../src/components/screen/cost-sheet.js";
import {swingsTitle} from "../../src/components/screen/cost-swings.js";
import {dispersionTitle} from "../../src/components/screen/dispersion-chart.js";
import {forecastTitle} from "../../src/components/screen/forecast-chart.js";
import type {JudgedGroup, Judgement} from "../../src/components/screen/judgement.js";
import {memberTitle, quarterTitle} from "../../src/components/screen/where.js";
import {carried} from "../../src/components/kit/url.js";
import {quarterTitle as passTitle} from "../../src/components/screeners/by-quarter.js";
import {funnelTitle, sharesTitle} from "../../src/components/screeners/charts.js";

const estimate = (value: number, interval: [number, number], n = 100) => ({value, interval, n, standardError: null});
const group = (label: string, interval: [number, number], enough = true) =>
  ({label, enough, offer: estimate((interval[0] + interval[1]) / 2, interval)}) as JudgedGroup;
const breakEven: Judgement["breakEven"] = {median: 0.3, interval: [0.27, 0.33]};
const advice = (kind: "raise" | "hold" | "too_few", bar: number): Judgement["advice"] => ({
  advice: kind,
  bar,
  next: null,
  wasteful: null,
  apart: null,
  tested: null
});

describe("the title of the votes against break-even", () => {
  const [yes, borderline] = [group("yes", [0.4, 0.6]), group("borderline", [0.1, 0.2])];

  it("names those that lie wholly below it where others do not, in ten words however many they are", () => {
    const title = (groups: JudgedGroup[], bar = 1) => bandsTitle({groups, breakEven, advice: advice("raise", bar)});
    const [no, strongNo] = [group("no", [0.01, 0.1]), group("strong no", [0.01, 0.1])];
    expect(title([yes, borderline])).toBe("Borderline is clearly below break-even");
    expect(title([yes, borderline, no])).toBe("Borderline and no are clearly below break-even");
    expect(title([yes, borderline, group("no", [0, 0.1], false)])).toBe("Borderline is clearly below break-even");
    expect(title([yes, borderline, no, strongNo])).toBe("Three votes are clearly below break-even");
    expect(title([yes, group("borderline", [0.1, 0.3])])).toBe("Borderline is most likely below break-even");
  });

  it("claims no side that intervals leave open, and nothing where too few loops are decided", () => {
    const hold = advice("hold", 0);
    expect(bandsTitle({groups: [yes], breakEven, advice: hold})).toBe("Every vote is clearly above break-even");
    expect(bandsTitle({groups: [yes, group("no", [0.2, 0.5])], breakEven, advice: hold})).toBe(
      "No vote is clearly below break-even"
    );
    expect(bandsTitle({groups: [yes, group("no", [0.1, 0.9], false)], breakEven, advice: advice("too_few", 1)})).toBe(
      "Too few loops near the bar to place it"
    );
    expect(bandsTitle({groups: [], breakEven: null, advice: null})).toBe("Which screens end in an offer?");
  });
});

it("bounds are drawn only of votes of which no loop says more", () => {
  const bounds = {rejected: [0, 0.2] as [number, number], band: [0, 0.2] as [number, number], borrowed: false};
  const judged = {...group("yes", [0.4, 0.6]), bounds};
  const rejected = {...group("no", [0, 0]), bounds, offer: {...estimate(0, [0, 0], 0), value: null}} as JudgedGroup;
  expect(boundedOnly([judged, rejected]).map(({label}) => label)).toEqual(["no"]);
});

describe("titles of the phone-screen page", () => {
  it("count the quarters and roles clearly on a side of break-even, leaving out those with too few", () => {
    const quarters = (...middles: (number | null)[]) =>
      quarterTitle(
        middles.map((middle) => (middle === null ? null : [middle - 0.05, middle + 0.05])),
        0.3
      );
    expect(quarters(0.1, 0.2, null, 0.4)).toBe("Clearly below break-even in 2 of 3 quarters judged");
    expect(quarters(0.1, 0.27)).toBe("Clearly below break-even in 1 of 2 quarters judged");
    expect(quarters(0.28, 0.4)).toBe("Clearly above break-even in 1 of 2 quarters judged");
    expect(quarters(0.28, 0.32)).toBe("Clearly on one side of break-even in no quarter");
    expect(quarters(0.1, 0.2)).toBe("Below break-even in each of 2 quarters judged");
    expect(quarters(0.4, 0.5)).toBe("Above break-even in each of 2 quarters judged");
    expect(quarters(0.4, null)).toMatch(/\?$/);
    const roles = (...wasteful: (number | null)[]) =>
      memberTitle(
        wasteful.map((one) => ({wasteful: one})),
        ["role", "roles"]
      );
    expect(roles(0.95, 0.99)).toBe("Below break-even in each role judged");
    expect(roles(0.95, 0.5)).toBe("Clearly below break-even in 1 of 2 roles");
    expect(roles(0.5, 0.05)).toBe("Clearly above break-even in 1 of 2 roles");
    expect(roles(0.5, 0.6)).toBe("Clearly on one side of break-even in no role");
    expect(roles(0.95, null)).toBe("Is it one of the roles?");
  });

  it("say in twenties how votes and screeners differ, and that they do only where intervals are apart", () => {
    const clear = (label: string, value: number, interval: [number, number], n = 100) => ({
      label,
      clear: estimate(value, interval, n)
    });
    expect(clearTitle([clear("yes", 0.8, [0.7, 0.9]), clear("no", 0.3, [0.2, 0.4])])).toBe(
      "16 of 20 clear after yes, 6 after no"
    );
    expect(clearTitle([clear("yes", 0.5, [0.3, 0.7]), clear("no", 0.4, [0.2, 0.6])])).toMatch(/^Clear loops hardly/);
    expect(clearTitle([clear("yes", 0.8, [0.7, 0.9]), clear("no", 0.3, [0.2, 0.4], 9)])).toMatch(/^Too few/);
    // A vote of few loops does not keep the others from being compared.
    const few = clear("strong yes", 0.9, [0.7, 0.99], 29);
    expect(clearTitle([few, clear("yes", 0.8, [0.7, 0.9]), clear("no", 0.3, [0.2, 0.4])])).toBe(
      "16 of 20 clear after yes, 6 after no"
    );
    const apart = {
      screeners: 12,
      differ: true,
      strict: {value: 0.2, interval: [0.1, 0.3] as [number, number]},
      lenient: {value: 0.55, interval: [0.4, 0.7] as [number, number]},
      sentence: ""
    };
    expect(dispersionTitle(apart)).toBe("Strict screeners pass 4 of 20, lenient ones 11");
    expect(dispersionTitle({...apart, differ: false})).toBe("No sign that screeners use different bars");
    expect(dispersionTitle(null)).toMatch(/\?$/);
  });

  it("say which cost would change the answer, and whether forecasts come true", () => {
    const rule = {confidence: 0.9};
    const swing = (label: string, halved: number, doubled: number) => ({label, halved, doubled});
    expect(swingsTitle([swing("writing", 0.95, 0.99)], 0.97, rule)).toBe("No single cost would change the answer");
    expect(swingsTitle([swing("writing", 0.95, 0.5), swing("recruiter", 0.96, 0.98)], 0.97, rule)).toBe(
      "The answer hangs on the cost of writing"
    );
    expect(swingsTitle([swing("writing", 0.95, 0.5), swing("recruiter", 0.05, 0.98)], 0.97, rule)).toBe(
      "Each of 2 costs could change the answer"
    );
    const of = (interval: [number, number]) => forecastTitle({interval, constant: 0.2});
    expect([of([0.1, 0.19]), of([0.15, 0.25]), of([0.21, 0.3])]).toEqual([
      "Forecasts come truer than one guess for all",
      "Forecasts come no truer than one guess for all",
      "Forecasts come less true than one guess for all"
    ]);
  });

  it("stay on the links to other pages together with the whole cost sheet", () => {
    expect(costParameters.filter((name) => !carried.includes(name))).toEqual([]);
  });
});

describe("titles of the borderline page", () => {
  it("set the hours of borderline loops beside their hires", () => {
    const line = (label: string, hours: number | null, hires: number | null) => ({
      label,
      hours,
      hires,
      loops: hours === null ? null : hours / 10
    });
    expect(hoursTitle([line("clear pass", 600, 84), line("borderline", 300, 16)], 30)).toBe(
      "Borderline screens: 33\u00a0% of loop hours, 16\u00a0% of hires"
    );
    expect(hoursTitle([line("clear pass", 600, 0), line("borderline", 300, 0)], 30)).toBe(
      "Borderline screens take 33\u00a0% of loop hours"
    );
    for (const few of [line("borderline", null, null), line("borderline", 290, 16)])
      expect(hoursTitle([line("clear pass", 600, 84), few], 30)).toMatch(/\?$/);
  });

  it("say what a hire takes only where enough loops were decided", () => {
    const line = (label: string, loops: number, median: number) => ({
      label,
      loops,
      hoursPerHire: {median, interval: [median / 2, 2 * median] as [number, number]}
    });
    expect(hoursPerHireTitle([line("clear pass", 90, 61), line("borderline", 40, 145)], 30)).toBe(
      "A hire takes 145\u00a0h after borderline, 61\u00a0h after clear passes"
    );
    expect(hoursPerHireTitle([line("clear pass", 90, 61), line("borderline", 29, 145)], 30)).toMatch(/\?$/);
    const quarter = (borderline: number) => ({period: "2026-Q1", borderline, others: 100 - borderline});
    expect(quarterHoursTitle([quarter(20), quarter(40)])).toBe("Borderline takes 20 to 40\u00a0% of a quarter's hours");
    expect(quarterHoursTitle([quarter(20), quarter(20)])).toBe("Borderline takes 20\u00a0% of a quarter's hours");
    expect(quarterHoursTitle([quarter(20)])).toMatch(/\?$/);
  });
});

describe("titles of the screeners page", () => {
  it("say how many stand out, and never that nobody differs", () => {
    expect(sharesTitle(12, 2)).toBe("2 of 12 screeners pass at their own bar");
    expect(sharesTitle(12, 1)).toBe("1 of 12 screeners passes at their own bar");
    expect(sharesTitle(12, 0)).toBe("None of 12 screeners stands out");
    expect(sharesTitle(1, 0)).toMatch(/\?$/);
    expect(funnelTitle(12, {inner: 0, outer: 0})).toBe("None of 12 lies beyond the inner limits of chance");
    expect(funnelTitle(12, {inner: 2, outer: 1})).toBe("2 of 12 lie beyond the inner limits of chance");
    expect(funnelTitle(12, {inner: 2, outer: 2})).toBe("2 of 12 lie beyond both limits of chance");
    const change = (value: number, clear: boolean) => ({
      value,
      interval: [-1, 1] as [number, number],
      clear,
      sentence: ""
    });
    expect(passTitle(8, change(-0.1, true))).toBe("Fewer candidates pass than a year before");
    expect(passTitle(8, change(0.1, false))).toBe("Share passed: no clear change in a year");
    expect(passTitle(8, null)).toBe("Share passed: years cannot be compared yet");
    expect(passTitle(1, null)).toMatch(/\?$/);
  });
});
