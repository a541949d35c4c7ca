import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {coverageHeadlines} from "../../../loaders/reports/coverage/headlines.js";
import type {ReportContext} from "../../../loaders/reports/report.js";
import type {Coverage} from "../../../src/contracts/coverage.js";

const context = {config: defaultConfig(), dataThrough: "2026-06-30"} as ReportContext;

function headline(shares: Record<string, number>) {
  const attributes = Object.entries(shares).map(([attribute, value]) => ({
    attribute,
    rated: Math.round(400 * value),
    notAsked: 100,
    noData: 10,
    share: {value, interval: [value - 0.03, value + 0.03]}
  }));
  const everyone = {loops: 400, attributes, rejections: null} as unknown as Coverage["slices"][number];
  return coverageHeadlines(everyone, [], 20, context)[0]!;
}

describe("coverageHeadlines", () => {
  it("name the others where some attributes often go unrated, and not all of them where all do", () => {
    expect(headline({Coding: 0.5, Design: 0.55, Influence: 0.95}).sentence).toMatch(/Often unrated too: “Design”\./);
    const all = headline({Coding: 0.5, Design: 0.55, Influence: 0.6}).sentence;
    expect(all).toMatch(/Every other attribute goes unrated in about 8 of 20 loops or more\./);
    expect(all).not.toMatch(/Design|Influence/);
  });

  it("ask for plans on what is clearly rated least, on two that may be, and on no one of more", () => {
    expect(headline({Coding: 0.5, Design: 0.6, Depth: 0.62}).action).toMatch(/asks about Coding\.$/);
    expect(headline({Coding: 0.5, Design: 0.55, Depth: 0.62}).action).toMatch(/asks about Coding and Design\.$/);
    expect(headline({Coding: 0.5, Design: 0.55, Depth: 0.56}).action).toMatch(/asks about what\.$/);
  });

  it("compare a lone attribute with no other", () => {
    expect(headline({Coding: 0.5}).sentence).toMatch(
      /^“Coding” often goes unrated\. It does in about 10 of 20 loops \([^)]*\)\.$/
    );
  });
});
