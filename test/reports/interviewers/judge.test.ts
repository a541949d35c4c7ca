import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {severityFinding} from "../../../loaders/reports/interviewers/judge.js";
import type {InterviewerSeverity} from "../../../src/statistics/interviewers/severity.js";

const harsh: InterviewerSeverity = {
  interviewer: "I01",
  deviation: -0.6,
  standardError: 0.1,
  interval: [-0.8, -0.4],
  probability: 0.97,
  other: -0.5,
  doubt: null,
  rawMean: 2,
  n: 84,
  component: 0
};
const judge = (over: Partial<InterviewerSeverity> = {}, groups = 1) =>
  severityFinding({...harsh, ...over}, {config: defaultConfig(), pace: 1, groups});
const wordsIn = (text: string): number => text.split(/\s+/).length;

describe("severityFinding", () => {
  it("says in natural frequencies how far someone's votes are apart, and how sure that is", () => {
    const finding = judge();
    expect(finding).toMatchObject({
      verdict: "act",
      direction: "harsh",
      estimate: -0.6,
      claim: "{subject} votes lower than others would.",
      evidence: "84 votes, as if about 6 in 10 were a step lower than others would vote, no instead of yes."
    });
    expect(finding.sure.probability).toBe(0.97);
    expect(finding.sure.sentence).toMatch(/more than 0\.25 vote points is 97.*lies between −0\.80 and −0\.40/);
    expect(judge({deviation: 1.4, interval: [1, 1.8]})).toMatchObject({
      direction: "lenient",
      evidence: "84 votes, as if all were a step higher than others would vote, yes instead of no."
    });
  });

  it("compares with one's own group where groups share no candidate", () => {
    expect(judge({}, 2).claim).toBe("{subject} votes lower than others of their group would.");
    expect(judge({probability: 0.1}, 2).claim).toBe("{subject} is not clearly different from others of their group.");
  });

  it("acts on nobody whose candidates may differ unseen, tells no number, and says why", () => {
    for (const [doubt, why] of [
      ["before", "earlier votes show that {subject} met stronger or weaker candidates"],
      ["first", "{subject} nearly always votes first"],
      ["everyone", "some interviewers meet stronger or weaker candidates"]
    ] as const) {
      const likely = judge({doubt});
      expect(likely).toMatchObject({verdict: "watch", direction: "harsh", estimate: null, interval: null});
      expect(likely.sure.probability).toBeNull();
      expect(likely.evidence).toContain(why);
      const open = judge({doubt, probability: 0.9});
      expect(open).toMatchObject({verdict: "too_little_data", direction: null, estimate: null});
      expect(open.evidence).toContain(why);
      expect(open.needs).toEqual([{unit: "votes in loops held in full", more: 20, weeks: null}]);
    }
  });

  it.each([1, 2])("keeps to twelve and thirty words, with %i groups", (groups) => {
    for (const doubt of [null, "before", "first", "everyone"] as const)
      for (const probability of [0.1, 0.6, 0.97])
        for (const n of [12, 84]) {
          const {claim, evidence} = judge({doubt, probability, n}, groups);
          expect(wordsIn(claim)).toBeLessThanOrEqual(12);
          expect(wordsIn(evidence)).toBeLessThanOrEqual(30);
        }
  });
});
