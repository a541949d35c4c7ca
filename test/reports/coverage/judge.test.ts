import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {coverageFindings} from "../../../loaders/reports/coverage/judge.js";
import type {ReportContext} from "../../../loaders/reports/report.js";
import type {Coverage} from "../../../src/contracts/coverage.js";
import {wholeFinding} from "../../support/whole-finding.js";

const context = {config: defaultConfig(), dataThrough: "2026-06-30"} as ReportContext;

const withinThree = 0.03;
const loopsHeld = (n: number) =>
  Array.from({length: n}, () => ({heldAt: "2026-06-29"})) as unknown as Parameters<typeof coverageFindings>[1];

function finding(shares: Record<string, number>, counts = {notAsked: 100, noData: 10}, within = withinThree) {
  const attributes = Object.entries(shares).map(([attribute, value]) => ({
    attribute,
    rated: Math.round(400 * value),
    ...counts,
    share: {value, interval: [value - within, value + within]}
  }));
  const everyone = {loops: 400, attributes, rejections: null} as unknown as Coverage["slices"][number];
  return coverageFindings(everyone, loopsHeld(400), 20, context)[0]!;
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

describe("a finding on coverage, whole", () => {
  const base = {
    kind: "coverage.attribute",
    unit: "share of loops that leave it unrated",
    reference: {value: 0.25, label: "too often"},
    n: 400
  } as const;

  it("watches an attribute that surely goes unrated too often", () => {
    expect(finding({Influence: 0.95, Coding: 0.5})).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        direction: "not_asked",
        deed: "Plan who asks",
        estimate: 0.5,
        interval: [0.47, 0.53],
        claim: "“Coding” often goes unrated.",
        evidence: "It does in about 10 of 20 loops (400 loops).",
        sure: {probability: null, sentence: "It is 9 to 11 of 20 loops, nine times in ten."},
        action: "Say in the pre-brief who asks about Coding."
      })
    );
  });

  it("names three others at most, and counts the rest", () => {
    const shares = {A: 0.3, B: 0.4, C: 0.5, D: 0.6, E: 0.62, Rated: 0.95};
    expect(finding(shares).evidence).toMatch(/ Often unrated too: “B”, “C”, “D” and 1 other attribute\.$/);
    expect(finding({...shares, F: 0.64}).evidence).toMatch(
      / Often unrated too: “B”, “C”, “D” and 2 other attributes\.$/
    );
  });

  it("says that every attribute often goes unrated, and in how many loops each does at least", () => {
    expect(finding({Coding: 0.5, Design: 0.65})).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        direction: "not_asked",
        deed: "Plan who asks",
        estimate: 0.5,
        interval: [0.47, 0.53],
        claim: "Every attribute often goes unrated.",
        evidence:
          "“Coding” does in about 10 of 20 loops (400 loops). Every other attribute goes unrated in about 7 of 20 loops or more.",
        sure: {probability: null, sentence: "It is 9 to 11 of 20 loops, nine times in ten."},
        action: "Say in the pre-brief who asks about Coding."
      })
    );
  });

  it("says that nothing is left out often only where that is sure", () => {
    const sure = wholeFinding({
      ...base,
      verdict: "ok",
      deed: "As expected",
      estimate: 0.2,
      interval: [0.17, 0.23],
      claim: "Loops leave no attribute out often.",
      evidence: "Each of 2 attributes is rated in most of 400 loops.",
      sure: {probability: null, sentence: "This is counted, not estimated."},
      action: "Plan loops as before."
    });
    expect(finding({Coding: 0.8, Design: 0.9})).toEqual(sure);
    expect(finding({Coding: 0.8}).evidence).toBe("The one attribute is rated in most of 400 loops.");
    expect(finding({Coding: 0.65, Design: 0.9}, undefined, 0.125)).toEqual({
      ...sure,
      estimate: 0.35,
      interval: [0.225, 0.475],
      mark: {...sure.mark, estimate: 0.35, interval: [0.225, 0.475]},
      claim: "No attribute surely goes unrated too often.",
      evidence: "“Coding” goes unrated most, in about 7 of 20 loops (400 loops); more than 25\u00a0% is too many.",
      sentence:
        "No attribute surely goes unrated too often. “Coding” goes unrated most, in about 7 of 20 loops (400 loops); more than 25\u00a0% is too many.",
      sure: {probability: null, sentence: "It is 5 to 10 of 20 loops, nine times in ten."}
    });
  });

  it("takes as many loops that leave it unasked as that leave it unrated for not asked", () => {
    expect(finding({Coding: 0.5}, {notAsked: 50, noData: 50}).direction).toBe("not_asked");
    expect(finding({Coding: 0.5}, {notAsked: 50, noData: 51}).direction).toBe("no_data");
  });

  const none = {attributes: null, rejections: null} as unknown as Coverage["slices"][number];
  it.each([
    [0, "The exports hold no question with its attribute on a loop scorecard.", 20, null],
    [1, "1 loop has questions on their scorecards; 20 are needed.", 19, 19],
    [19, "19 loops have questions on their scorecards; 20 are needed.", 1, 1]
  ])("of %i loops asks for more", (loops, evidence, more, weeks) => {
    expect(coverageFindings(none, loopsHeld(loops), 20, context)).toEqual([
      wholeFinding({
        ...base,
        reference: null,
        n: loops,
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: loops === 0 ? "No export says what loops assess." : "Too few loops to say what they leave out.",
        evidence,
        action:
          loops === 0
            ? "Export ratings by question beside the scorecards, and write each question’s attribute into the question map."
            : "Rate every question asked.",
        needs: [{unit: "loops with rated questions", more, weeks}]
      })
    ]);
  });

  const rejections = (rejected: number, onlyCoachable: number) => {
    const rated = {value: 0.9, interval: [0.88, 0.92]};
    const slice = {
      attributes: [{attribute: "Coding", rated: 90, notAsked: 1, noData: 0, share: rated}],
      rejections: {rejected, onlyCoachable, share: {value: onlyCoachable / rejected, interval: [0.1, 0.3]}}
    } as unknown as Coverage["slices"][number];
    return coverageFindings(slice, loopsHeld(100), 20, context)[1];
  };
  const decide = "Ask in the debrief whether what was missing could be learnt in the first months.";

  it.each([
    [
      0,
      "ok",
      "No rejection rests",
      "none of 40 rejected candidates was every rating below the bar",
      "Decide as before."
    ],
    [1, "watch", "One rejection rests", "1 of 40 rejected candidates every rating below the bar was", decide],
    [8, "watch", "Some rejections rest", "8 of 40 rejected candidates every rating below the bar was", decide],
    [40, "watch", "Some rejections rest", "all 40 rejected candidates every rating below the bar was", decide]
  ] as const)("tells of %i of 40 rejections", (coachable, verdict, start, evidence, action) => {
    expect(rejections(40, coachable)).toEqual(
      wholeFinding({
        kind: "coverage.rejections",
        verdict,
        deed: verdict === "ok" ? "As expected" : "Ask in the debrief",
        estimate: coachable / 40,
        interval: [0.1, 0.3],
        unit: "share of rejections on coachable weaknesses alone",
        n: 40,
        claim: `${start} on coachable weaknesses alone.`,
        evidence: `For ${evidence} on an attribute marked coachable.`,
        sure: {probability: null, sentence: "It is 2 to 6 of 20, nine times in ten."},
        action
      })
    );
  });

  it("tells of no rejections where none can be told", () => {
    const slice = {attributes: [], rejections: null};
    expect(finding({Coding: 0.5}).kind).toBe("coverage.attribute");
    expect(coverageFindings({...none, ...slice, attributes: null}, loopsHeld(5), 20, context)).toHaveLength(1);
  });
});
