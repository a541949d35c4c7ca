import {describe, expect, it} from "vitest";
import {makeFinding, mostAtStakeFirst} from "../../loaders/reports/finding.js";

const parts = {
  kind: "screen.bar",
  subject: "all",
  verdict: "too_little_data",
  unit: "probability of an offer, above break-even",
  n: 3,
  action: "Keep the bar where it is."
} as const;

it("findings stand by the hours at stake, those that tell none last and in their order", () => {
  const of = (name: string, hours: number | null) => ({
    name,
    stake: hours === null ? null : {hours, per: "year" as const}
  });
  const sorted = mostAtStakeFirst([of("a", null), of("b", 51), of("c", 95), of("d", null)]);
  expect(sorted.map(({name}) => name)).toEqual(["c", "b", "a", "d"]);
});

describe("a finding", () => {
  it("begins its claim with a capital, and leaves the word for a subject and a quoted name as they are", () => {
    const claims = ["fewer than 5 decided loops.", "{subject} follows the panel.", "“unix basics” tells little."];
    expect(claims.map((claim) => makeFinding({...parts, claim, evidence: ""}).claim)).toEqual([
      "Fewer than 5 decided loops.",
      "{subject} follows the panel.",
      "“unix basics” tells little."
    ]);
  });

  it("is drawn with what it is held against, unless too few data leave nothing to draw", () => {
    const estimate = {value: -0.12, interval: [-0.2, -0.05] as [number, number]};
    const reference = {value: 0, label: "break-even"};
    const all = {...parts, claim: "Some.", evidence: "", estimate, reference};
    const drawn = {estimate: -0.12, interval: estimate.interval, reference, unit: parts.unit};
    expect(makeFinding({...all, verdict: "act", direction: "raise"})).toMatchObject({
      deed: "Raise the bar",
      reference,
      mark: drawn
    });
    expect(makeFinding({...all, verdict: "act", mark: {...drawn, unit: "share"}}).mark?.unit).toBe("share");
    expect(makeFinding({...all, verdict: "act", mark: null}).mark).toBeNull();
    expect(makeFinding(all)).toMatchObject({deed: "Not enough data", reference, mark: null});
  });

  it("says null where nothing was estimated, and rounds to six digits where something was", () => {
    expect(makeFinding({...parts, claim: "None.", evidence: ""})).toMatchObject({
      estimate: null,
      interval: null,
      direction: null
    });
    const estimate = {value: 0.123456789, interval: [0.1, 1 / 3] as [number, number]};
    expect(makeFinding({...parts, claim: "Some.", evidence: "", estimate})).toMatchObject({
      estimate: 0.123457,
      interval: [0.1, 0.333333]
    });
  });
});
