import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {coverageFindings} from "../../../loaders/reports/coverage/judge.js";
import type {ReportContext} from "../../../loaders/reports/report.js";
import type {Coverage} from "../../../src/contracts/coverage.js";

const context = {config: defaultConfig(), dataThrough: "2026-06-30"} as ReportContext;

function finding(shares: Record<string, number>, counts = {notAsked: 100, noData: 10}) {
  const attributes = Object.entries(shares).map(([attribute, value]) => ({
    attribute,
    rated: Math.round(400 * value),
    ...counts,
    share: {value, interval: [value - 0.03, value + 0.03]}
  }));
  const everyone = {loops: 400, attributes, rejections: null} as unknown as Coverage["slices"][number];
  return coverageFindings(everyone, [], 20, context)[0]!;
}

describe("what is found of coverage", () => {
  it("name the others where some attributes often go unrated, and not all of them where all do", () => {
    expect(finding({Coding: 0.5, Design: 0.55, Influence: 0.95}).sentence).toMatch(/Often unrated too: “Design”\./);
    const all = finding({Coding: 0.5, Design: 0.55, Influence: 0.6}).sentence;
    expect(all).toMatch(/Every other attribute goes unrated in about 8 of 20 loops or more\./);
    expect(all).not.toMatch(/Design|Influence/);
  });

  it("ask for plans on what is clearly rated least, on two that may be, and on no one of more", () => {
    expect(finding({Coding: 0.5, Design: 0.6, Depth: 0.62}).action).toMatch(/asks about Coding\.$/);
    expect(finding({Coding: 0.5, Design: 0.55, Depth: 0.62}).action).toMatch(/asks about Coding and Design\.$/);
    expect(finding({Coding: 0.5, Design: 0.55, Depth: 0.56}).action).toMatch(/asks about what\.$/);
  });

  it("hold the attribute that is rated least against the limit, with its interval, whether or not it is beyond", () => {
    const rare = finding({Coding: 0.5, Design: 0.9});
    expect(rare).toMatchObject({kind: "coverage.attribute", subject: "all", verdict: "watch", estimate: 0.5});
    expect([rare.interval, rare.reference]).toEqual([[0.47, 0.53], {value: 0.25, label: "too often"}]);
    expect(finding({Coding: 0.8, Design: 0.9})).toMatchObject({verdict: "ok", estimate: 0.2, deed: "As expected"});
  });

  it("ask for a plan where the attribute is not asked about, and for time where it is asked and not rated", () => {
    expect(finding({Coding: 0.5}).deed).toBe("Plan who asks");
    expect(finding({Coding: 0.5}, {notAsked: 10, noData: 100})).toMatchObject({
      deed: "Make time to rate",
      action: "Give the questions on Coding the time it takes to rate them."
    });
  });

  it("compare a lone attribute with no other", () => {
    expect(finding({Coding: 0.5}).sentence).toMatch(
      /^“Coding” often goes unrated\. It does in about 10 of 20 loops \([^)]*\)\.$/
    );
  });
});
