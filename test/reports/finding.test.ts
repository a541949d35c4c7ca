import {describe, expect, it} from "vitest";
import {makeFinding} from "../../loaders/reports/finding.js";

const parts = {
  kind: "screen.bar",
  subject: "all",
  verdict: "too_little_data",
  unit: "probability of an offer, above break-even",
  n: 3,
  action: "Keep the bar where it is."
} as const;

describe("a finding", () => {
  it("begins its claim with a capital, and leaves the word for a subject and a quoted name as they are", () => {
    const claims = ["fewer than 5 decided loops.", "{subject} follows the panel.", "“unix basics” tells little."];
    expect(claims.map((claim) => makeFinding({...parts, claim, evidence: ""}).claim)).toEqual([
      "Fewer than 5 decided loops.",
      "{subject} follows the panel.",
      "“unix basics” tells little."
    ]);
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
