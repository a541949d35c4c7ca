import {describe, expect, it} from "vitest";
import {configSchema, defaultConfig} from "../../../loaders/config/config.js";
import type {ModelledVote} from "../../../loaders/reports/interviewers/facts.js";
import {
  consistencyFinding,
  consistencyFindings,
  severityFinding,
  timelinessFinding
} from "../../../loaders/reports/interviewers/judge.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import type {InterviewerConsistency} from "../../../src/statistics/interviewers/consistency.js";
import type {InterviewerSeverity} from "../../../src/statistics/interviewers/severity.js";
import {alike, nothingVaries, wholeFinding} from "../../support/whole-finding.js";

const config = defaultConfig();
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
type Judging = Parameters<typeof severityFinding>[1];
const judge = (over: Partial<InterviewerSeverity> = {}, judging: Partial<Judging> = {}) =>
  severityFinding({...harsh, ...over}, {config, pace: 1, ...judging});
const wordsIn = (text: string): number => text.split(/\s+/).length;
describe("severityFinding", () => {
  const severity = {
    kind: "interviewer.severity",
    subject: "I01",
    unit: "vote points",
    reference: {value: 0, label: "colleagues"},
    n: 84
  } as const;
  const few = {...severity, verdict: "too_little_data", deed: "Not enough data"} as const;
  const shown = {estimate: -0.6, interval: [-0.8, -0.4] as [number, number]};
  const session =
    "Hold a calibration session: two or three shadow interviews of {subject} and a colleague, then compare where each sees the bar.";

  it("acts on votes that are surely lower, in natural frequencies, and says how sure that is", () => {
    expect(judge()).toEqual(
      wholeFinding({
        ...severity,
        ...shown,
        verdict: "act",
        direction: "harsh",
        deed: "Calibration session",
        claim: "{subject} votes lower than others would.",
        evidence: "84 votes, as if about 6 in 10 were a step lower than others would vote, no instead of yes.",
        sure: {
          probability: 0.97,
          sentence:
            "The chance that the difference is more than 0.25 vote points is 97 %. It lies between −0.80 and −0.40, nine times in ten."
        },
        action: session
      })
    );
  });

  it("acts on votes that are surely higher", () => {
    expect(judge({deviation: 0.52, interval: [0.3, 0.74], probability: 0.9949})).toEqual(
      wholeFinding({
        ...severity,
        estimate: 0.52,
        interval: [0.3, 0.74],
        verdict: "act",
        direction: "lenient",
        deed: "Calibration session",
        claim: "{subject} votes higher than others would.",
        evidence: "84 votes, as if about half of them were a step higher than others would vote, yes instead of no.",
        sure: {
          probability: 0.9949,
          sentence:
            "The chance that the difference is more than 0.25 vote points is more than 99 %. It lies between 0.30 and 0.74, nine times in ten."
        },
        action: session
      })
    );
    expect(judge({deviation: 1.4, interval: [1, 1.8]}).evidence).toBe(
      "84 votes, as if all were a step higher than others would vote, yes instead of no."
    );
  });

  it("watches what is likely but not yet certain, up to the very threshold", () => {
    expect(judge({probability: 0.9, interval: [-1, -0.2]})).toEqual(
      wholeFinding({
        ...severity,
        estimate: -0.6,
        interval: [-1, -0.2],
        verdict: "watch",
        direction: "harsh",
        deed: "Wait for more votes",
        claim: "{subject} may vote lower than others would.",
        evidence:
          "84 votes, as if about 6 in 10 were a step lower than others would vote, no instead of yes; that is not yet certain.",
        sure: {
          probability: 0.9,
          sentence:
            "The chance that the difference is more than 0.25 vote points is 90 %. It lies between −1.00 and −0.20, nine times in ten."
        },
        action: "Look again when {subject} has about twenty more votes."
      })
    );
  });

  it("says that someone votes alike only where the whole interval lies within what matters", () => {
    const sure = {probability: 0.004, sentence: ""};
    const whole = judge({deviation: 0.1, interval: [-0.05, 0.2], probability: sure.probability});
    expect(whole).toEqual(
      wholeFinding({
        ...severity,
        estimate: 0.1,
        interval: [-0.05, 0.2],
        verdict: "ok",
        deed: "As expected",
        claim: "{subject} votes about like others.",
        evidence:
          "84 votes, 0.10 vote points higher than others would on such candidates; from 0.25 on it would matter.",
        sure: {
          probability: 0.004,
          sentence:
            "The chance that the difference is more than 0.25 vote points is less than 1 %. It lies between −0.05 and 0.20, nine times in ten."
        },
        action: "Nothing to do."
      })
    );
    const open = "{subject} is not clearly different from others.";
    for (const interval of [
      [-0.25, 0.1],
      [-0.1, 0.25],
      [-0.4, 0.3]
    ] as [number, number][])
      expect(judge({deviation: -0.05, interval, probability: 0.5})).toMatchObject({
        verdict: "ok",
        direction: null,
        claim: open,
        deed: "No clear difference",
        evidence: "84 votes, 0.05 vote points lower than others would on such candidates; from 0.25 on it would matter."
      });
    expect(judge({deviation: -0.05, interval: [-0.24, 0.24], probability: 0.1}).claim).toBe(
      "{subject} votes about like others."
    );
  });

  it.each([0, 0.004, -0.004])(
    "of a difference of %d does not say that it is 0.00 points higher or lower",
    (deviation) => {
      expect(judge({deviation, interval: [-0.1, 0.1], probability: 0.01}).evidence).toBe(
        "84 votes, as high as others would on such candidates; from 0.25 on it would matter."
      );
    }
  );

  it("asks for twenty votes, and counts what is missing with the weeks it takes", () => {
    expect(judge({n: 19}, {pace: 0.5})).toEqual(
      wholeFinding({
        ...few,
        n: 19,
        claim: "Too few votes to say how {subject} votes.",
        evidence: "19 votes cast before a decision; from 20 on one can say whether they vote like others.",
        action: "Wait for more votes. The mean of so few says more about whom they met.",
        needs: [{unit: "votes", more: 1, weeks: 2}]
      })
    );
    expect(judge({n: 1}, {pace: null})).toMatchObject({
      evidence: "1 vote cast before a decision; from 20 on one can say whether they vote like others.",
      needs: [{unit: "votes", more: 19, weeks: null}]
    });
    expect(judge({n: 20}).verdict).toBe("act");
  });

  it.each([{deviation: null}, {interval: null}, {probability: null}])(
    "without %o compares nobody, and says what hides the difference",
    (over) => {
      const whole = wholeFinding({
        ...few,
        claim: "{subject} cannot be compared with others.",
        evidence: "84 votes, but they share too few candidates with others.",
        action: "Put {subject} in loops with more colleagues. The mean of these says more about whom they met.",
        needs: [{unit: "votes", more: 20, weeks: 20}]
      });
      expect(judge(over)).toEqual(whole);
      const hidden = judge(over, {hidden: (one) => ({why: `nobody met whom ${one} met`, action: "Let them meet."})});
      expect(hidden.evidence).toBe("84 votes, but nobody met whom I01 met.");
      expect(hidden.action).toBe("Let them meet. The mean of these says more about whom they met.");
    }
  );

  it("says that votes do not vary only of those who have enough", () => {
    expect(judge({}, {sameness: alike})).toEqual(wholeFinding({...severity, ...nothingVaries}));
    expect(judge({n: 20}, {sameness: alike}).claim).toBe(nothingVaries.claim);
    expect(judge({n: 19}, {sameness: alike}).claim).toBe("Too few votes to say how {subject} votes.");
  });

  it("compares with one's own group where groups share no candidate", () => {
    expect(judge({}, {groups: 1}).claim).toBe("{subject} votes lower than others would.");
    expect(judge({}, {groups: 2}).claim).toBe("{subject} votes lower than others of their group would.");
    expect(judge({probability: 0.1}, {groups: 2}).claim).toBe(
      "{subject} is not clearly different from others of their group."
    );
  });

  describe.each([
    ["before", "Loops here end on votes, and earlier votes show that {subject} met stronger or weaker candidates."],
    ["first", "Loops here end on votes, and {subject} nearly always votes first, so no vote tells whom they met."],
    ["everyone", "Loops here end on votes, and some interviewers meet stronger or weaker candidates."]
  ] as const)("where candidates may differ unseen (%s)", (doubt, evidence) => {
    it.each([
      [-0.6, "lower", "harsh"],
      [0.6, "higher", "lenient"]
    ])("acts on nobody: a difference of %d is watched without a number", (deviation, side, direction) => {
      expect(judge({doubt, deviation})).toEqual(
        wholeFinding({
          ...severity,
          verdict: "watch",
          direction,
          deed: "Shadow each other",
          claim: `{subject} may vote ${side}, or have met unusual candidates.`,
          evidence,
          sure: {
            probability: null,
            sentence: "How sure cannot be said: a bar of one's own and unusual candidates look alike here."
          },
          action: "Pair {subject} with a colleague for two shadow interviews: only the same conversation can tell."
        })
      );
    });

    it("judges nobody below the threshold, and asks for loops held in full", () => {
      expect(judge({doubt, probability: 0.9})).toEqual(
        wholeFinding({
          ...few,
          claim: "How {subject} votes cannot be judged fairly.",
          evidence,
          action: "Hold some loops in full, whatever the first votes say, so that all candidates meet all who judge.",
          needs: [{unit: "votes in loops held in full", more: 20, weeks: null}]
        })
      );
    });
  });

  it.each([1, 2])("keeps to twelve and thirty words, with %i groups", (groups) => {
    for (const doubt of [null, "before", "first", "everyone"] as const)
      for (const probability of [0.1, 0.6, 0.97])
        for (const n of [12, 84]) {
          const {claim, evidence} = judge({doubt, probability, n}, {groups});
          expect(wordsIn(claim)).toBeLessThanOrEqual(12);
          expect(wordsIn(evidence)).toBeLessThanOrEqual(30);
        }
  });
});

const of = (value: number, interval: [number, number], n = 40): Estimate => ({value, standardError: null, interval, n});

describe("timelinessFinding", () => {
  const timely = (hours: Estimate, afterDebrief: Estimate = notEstimable(0), onlyDays = false): Finding =>
    timelinessFinding("I01", {hours, afterDebrief}, {config, pace: 2, onlyDays});
  const base = {kind: "interviewer.timeliness", subject: "I01", n: 40} as const;
  const inHours = {...base, unit: "hours", reference: {value: 48, label: "late"}} as const;
  const inShare = {...base, unit: "share after the debrief", reference: {value: 0.25, label: "too many"}} as const;
  const late = {direction: "late", deed: "Write feedback sooner"} as const;
  const write =
    "Block half an hour for writing right after each interview of {subject}, and hold the debrief until the votes are in.";

  it("acts where even the low end of the usual time is late", () => {
    expect(timely(of(60, [49, 80]))).toEqual(
      wholeFinding({
        ...inHours,
        ...late,
        verdict: "act",
        estimate: 60,
        interval: [49, 80],
        claim: "{subject}'s feedback comes late.",
        evidence: "Half of 40 scorecards took 60 hours or more; 48 hours is late.",
        sure: {probability: null, sentence: "The usual time lies between 49 and 80 hours, nine times in ten."},
        action: write
      })
    );
  });

  it("watches where the usual time is late but may be less, and tells of the debrief beside it", () => {
    expect(timely(of(60, [48, 80]), of(0.15, [0.08, 0.27]))).toEqual(
      wholeFinding({
        ...inHours,
        ...late,
        verdict: "watch",
        estimate: 60,
        interval: [48, 80],
        claim: "{subject}'s feedback may come late.",
        evidence:
          "Half of 40 scorecards took 60 hours or more; 48 hours is late. 6 of 40 scorecards came after the debrief had begun.",
        sure: {probability: null, sentence: "The usual time lies between 48 and 80 hours, nine times in ten."},
        action: write
      })
    );
  });

  it("calls feedback in time up to the very limit", () => {
    expect(timely(of(48, [20, 60]))).toEqual(
      wholeFinding({
        ...inHours,
        verdict: "ok",
        deed: "As expected",
        estimate: 48,
        interval: [20, 60],
        claim: "{subject}'s feedback comes as soon as expected.",
        evidence: "Half of 40 scorecards took 48 hours or more; 48 hours is late.",
        sure: {probability: null, sentence: "The usual time lies between 20 and 60 hours, nine times in ten."},
        action: "Nothing to do."
      })
    );
  });

  it("never says that feedback took 0 hours or more, or 1 hours", () => {
    expect(timely(of(0.4, [0.2, 1.2]))).toMatchObject({
      evidence: "Half of 40 scorecards took less than an hour; 48 hours is late.",
      sure: {sentence: "The usual time lies between 0 hours and 1 hour, nine times in ten."}
    });
    expect(timely(of(1.2, [1, 1.4]))).toMatchObject({
      evidence: "Half of 40 scorecards took 1 hour or more; 48 hours is late.",
      sure: {sentence: "The usual time is about 1 hour."}
    });
  });

  it("acts where too many surely come after the debrief, although the hours are few", () => {
    expect(timely(of(20, [10, 30]), of(0.4, [0.28, 0.53]))).toEqual(
      wholeFinding({
        ...inShare,
        ...late,
        verdict: "act",
        estimate: 0.4,
        interval: [0.28, 0.53],
        claim: "{subject}'s feedback often comes after the debrief has begun.",
        evidence: "16 of 40 scorecards did; more than 25\u00a0% is too many.",
        sure: {probability: null, sentence: "The share lies between 28 and 53\u00a0%, nine times in ten."},
        action: write
      })
    );
  });

  it("calls nobody's feedback soon enough of whom many scorecards come after the debrief", () => {
    expect(timely(of(20, [10, 30]), of(0.35, [0.24, 0.48]))).toEqual(
      wholeFinding({
        ...inShare,
        ...late,
        verdict: "watch",
        estimate: 0.35,
        interval: [0.24, 0.48],
        claim: "{subject}'s feedback may often come after the debrief has begun.",
        evidence: "14 of 40 scorecards did; more than 25\u00a0% is too many.",
        sure: {probability: null, sentence: "The share lies between 24 and 48\u00a0%, nine times in ten."},
        action: write
      })
    );
  });

  it("says of feedback that is mostly in time how much came after the debrief, not before", () => {
    expect(timely(notEstimable(0), of(0.25, [0.16, 0.38]))).toEqual(
      wholeFinding({
        ...inShare,
        verdict: "ok",
        deed: "As expected",
        estimate: 0.25,
        interval: [0.16, 0.38],
        claim: "{subject}'s feedback mostly comes before the debrief.",
        evidence: "10 of 40 scorecards came after it had begun; more than 25\u00a0% is too many.",
        sure: {probability: null, sentence: "The share lies between 16 and 38\u00a0%, nine times in ten."},
        action: "Nothing to do."
      })
    );
  });

  it.each([
    ["hours where both are surely late", of(60, [49, 80]), of(0.4, [0.28, 0.53]), "hours"],
    ["hours where they are surely late and the share is not", of(60, [49, 80]), of(0.35, [0.2, 0.5]), "hours"],
    ["hours where both may be late", of(60, [40, 80]), of(0.35, [0.2, 0.5]), "hours"],
    ["the share where it is surely high and the hours may be late", of(60, [40, 80]), of(0.4, [0.28, 0.53]), "share"],
    ["hours where neither is late", of(20, [10, 30]), of(0.1, [0.05, 0.2]), "hours"],
    ["the share where few scorecards have hours", of(60, [49, 80], 19), of(0.1, [0.05, 0.2], 20), "share"],
    ["hours where few scorecards have a debrief", of(20, [10, 30], 20), of(0.9, [0.7, 1], 19), "hours"]
  ])("tells %s", (_, hours, afterDebrief, told) => {
    const {unit, n} = timely(hours, afterDebrief);
    expect(unit.split(" ")[0]).toBe(told);
    expect(n).toBe(told === "hours" ? hours.n : afterDebrief.n);
  });

  it("tells no share of a handful", () => {
    expect(timely(of(20, [10, 30]), of(1 / 3, [0.06, 0.79], 3)).evidence).toBe(
      "Half of 40 scorecards took 20 hours or more; 48 hours is late."
    );
  });

  it.each([
    [0, [0, 0.06], "Hardly any of 40 scorecards came after it had begun; more than 25\u00a0% is too many."],
    [1, [0.94, 1], "Nearly all of 40 scorecards did; more than 25\u00a0% is too many."]
  ] as [number, [number, number], string][])(
    "draws no exact share of %d, and says none",
    (value, interval, evidence) => {
      expect(timely(notEstimable(0), of(value, interval))).toMatchObject({estimate: value, evidence, mark: null});
      const hours = timely(of(value, [value, value + 1]));
      expect(hours.mark).toEqual({
        estimate: value,
        interval: [value, value + 1],
        reference: inHours.reference,
        unit: "hours"
      });
    }
  );

  it("asks for twenty scorecards of either kind", () => {
    expect(timely(of(60, [49, 80], 19), of(0.4, [0.3, 0.5], 12))).toEqual(
      wholeFinding({
        ...inHours,
        n: 19,
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: "Too few scorecards to say whether {subject}'s feedback comes late.",
        evidence: "{subject} has 19 scorecards with a time of submission; 20 are needed.",
        action:
          "Wait for more scorecards; see that the exports hold the time of each interview and of each submission.",
        needs: [{unit: "scorecards with times", more: 1, weeks: 1}]
      })
    );
    expect(timely(of(60, [49, 80], 1))).toMatchObject({
      evidence: "{subject} has 1 scorecard with a time of submission; 20 are needed.",
      needs: [{more: 19, weeks: 10}]
    });
  });

  it("says where exports know the day alone, unless enough scorecards have a time of day", () => {
    expect(timely(notEstimable(0), notEstimable(0), true)).toEqual(
      wholeFinding({
        ...inHours,
        n: 0,
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: "The exports give days without a time.",
        evidence: "So how many hours feedback takes cannot be told.",
        action: "Export when interviews were held and scorecards submitted with the time of day.",
        needs: [{unit: "scorecards with times of day", more: 20, weeks: null}]
      })
    );
    expect(timely(of(60, [49, 80], 20), notEstimable(0), true).verdict).toBe("act");
  });

  it("asks for more where the least number is so low that nothing has an interval", () => {
    const low = configSchema.parse({
      privacy: {minimum_candidates: 3},
      verdicts: {"interviewer.timeliness": {least_votes: 3}}
    });
    const three = {hours: {...notEstimable(3), value: 60}, afterDebrief: notEstimable(0)};
    expect(timelinessFinding("I01", three, {config: low, pace: null})).toMatchObject({
      verdict: "too_little_data",
      needs: [{unit: "scorecards with times", more: 3, weeks: null}]
    });
  });
});

describe("consistencyFinding", () => {
  const steady = (over: Partial<InterviewerConsistency> = {}, judging: Partial<Judging> = {}): Finding =>
    consistencyFinding(
      {interviewer: "I01", ratio: of(2.2, [1.7, 2.9]), q: 0.001, ...over},
      {config, pace: 1, ...judging}
    );
  const base = {
    kind: "interviewer.consistency",
    subject: "I01",
    unit: "times colleagues' scatter",
    reference: {value: 1, label: "colleagues"},
    n: 40
  } as const;
  const few = {...base, verdict: "too_little_data", deed: "Not enough data", action: "Wait for more votes."} as const;

  it("acts on votes that surely scatter more than usual", () => {
    expect(steady()).toEqual(
      wholeFinding({
        ...base,
        verdict: "act",
        direction: "erratic",
        deed: "Go through the rubric",
        estimate: 2.2,
        interval: [1.7, 2.9],
        claim: "{subject}'s votes are harder to foresee than colleagues'.",
        evidence: "Allowing for whom they met and their own bar, 40 votes scatter 2.2 times as much as colleagues'.",
        sure: {
          probability: null,
          sentence: "The scatter lies between 1.70 and 2.90 times colleagues', nine times in ten."
        },
        action: "Go through the rubric with {subject} on three past interviews: which observation led to which vote."
      })
    );
  });

  it("acts on votes that surely scatter less", () => {
    expect(steady({ratio: of(0.3, [0.2, 0.5])})).toEqual(
      wholeFinding({
        ...base,
        verdict: "act",
        direction: "uniform",
        deed: "Use the whole scale",
        estimate: 0.3,
        interval: [0.2, 0.5],
        claim: "{subject} votes nearly the same whoever they meet.",
        evidence: "Allowing for whom they met and their own bar, 40 votes scatter 0.3 times as much as colleagues'.",
        sure: {
          probability: null,
          sentence: "The scatter lies between 0.20 and 0.50 times colleagues', nine times in ten."
        },
        action: "Ask {subject} to use the whole scale: agree on one example for each vote."
      })
    );
  });

  const again = "Look again with more votes; among many interviewers one or two seem so by chance.";
  it.each([
    ["erratic", of(2.2, [1.61, 2.9]), "{subject}'s votes may be harder to foresee than colleagues'."],
    ["uniform", of(0.3, [0.2, 0.59]), "{subject} may vote nearly the same whoever they meet."]
  ])("watches whoever may be %s where chance would make one or two so", (direction, ratio, claim) => {
    for (const q of [0.0125, 0.2, null])
      expect(steady({ratio, q})).toMatchObject({
        verdict: "watch",
        direction,
        deed: "Wait for more votes",
        claim,
        action: again
      });
    expect(steady({ratio, q: 0.0124}).verdict).toBe("act");
  });

  it("says that someone is as steady as colleagues only where the whole interval is usual", () => {
    expect(steady({ratio: of(1.04, [0.6, 1.6])})).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "As expected",
        estimate: 1.04,
        interval: [0.6, 1.6],
        claim: "{subject} votes about as steadily as colleagues.",
        evidence:
          "Allowing for whom they met and their own bar, 40 votes scatter 1.0 times as much as colleagues'; below 0.6 or above 1.6 would matter.",
        sure: {
          probability: null,
          sentence: "The scatter lies between 0.60 and 1.60 times colleagues', nine times in ten."
        },
        action: "Nothing to do."
      })
    );
    for (const ratio of [of(1.04, [0.59, 1.6]), of(1.04, [0.6, 1.61]), of(1.04, [0.4, 2])])
      expect(steady({ratio})).toMatchObject({
        verdict: "ok",
        direction: null,
        claim: "{subject} is not clearly less or more steady than colleagues.",
        deed: "No clear difference"
      });
  });

  it("never says that votes scatter 0.0 times as much", () => {
    expect(steady({ratio: of(0.04, [0.02, 0.07])}).evidence).toMatch(/40 votes scatter less than 0\.1 times as much/);
    expect(steady({ratio: of(0.05, [0.02, 0.07])}).evidence).toMatch(/40 votes scatter 0\.1 times as much/);
  });

  it("asks for thirty votes", () => {
    expect(steady({ratio: of(2.2, [1.7, 2.9], 29)})).toEqual(
      wholeFinding({
        ...few,
        n: 29,
        claim: "Too few votes to say how steadily {subject} votes.",
        evidence: "{subject} has 29 votes cast before a decision; 30 are needed.",
        needs: [{unit: "votes", more: 1, weeks: 1}]
      })
    );
    expect(steady({ratio: of(2.2, [1.7, 2.9], 30)}).verdict).toBe("act");
  });

  it.each([{value: null}, {interval: null}])("without %o says what hides the scatter", (over) => {
    const ratio = {...of(2.2, [1.7, 2.9]), ...over};
    expect(steady({ratio})).toEqual(
      wholeFinding({
        ...few,
        claim: "It cannot be told how steadily {subject} votes.",
        evidence: "There are 40 votes, but they share too few candidates with others.",
        action: "Put {subject} in loops with more colleagues.",
        needs: [{unit: "votes", more: 30, weeks: 30}]
      })
    );
    const hidden = steady({ratio}, {hidden: (one) => ({why: `nobody met whom ${one} met`, action: "Let them meet."})});
    expect(hidden.evidence).toBe("There are 40 votes, but nobody met whom I01 met.");
    expect(hidden.action).toBe("Let them meet.");
  });

  it("says that votes do not vary only of those who have enough", () => {
    expect(steady({}, {sameness: alike})).toEqual(wholeFinding({...base, ...nothingVaries}));
    expect(steady({ratio: notEstimable(30)}, {sameness: alike}).claim).toBe(nothingVaries.claim);
    expect(steady({ratio: notEstimable(29)}, {sameness: alike}).claim).toMatch(/^Too few votes/);
  });
});

describe("consistencyFindings", () => {
  const points = {no: 2, yes: 3} as const;
  const vote = (loop: number, interviewer: string, said: "no" | "yes"): ModelledVote =>
    ({
      scorecard_id: `S${loop}-${interviewer}`,
      application_id: `A${loop}`,
      candidate_id: `C${loop}`,
      interviewer_id: interviewer,
      focus: null,
      held_at: null,
      initial_vote: said,
      initial_points: points[said],
      initial_is_yes: said === "yes",
      role: null,
      level: null,
      team: null,
      stage: "loop",
      screen: null,
      period: null
    }) as unknown as ModelledVote;
  const paceOf = (): number => 1;
  /** Forty loops of two who vote yes, but for one loop in so many, where only the first does. */
  const pair = (every: number): ModelledVote[] =>
    Array.from({length: 40}, (_, loop) => [
      vote(loop, "I01", loop % 7 === 0 ? "no" : "yes"),
      vote(loop, "I02", loop % every === 0 ? "no" : "yes")
    ]).flat();

  it("are none where nobody voted", () => {
    expect(consistencyFindings({votes: []}, config, paceOf)).toEqual([]);
  });

  it("say of everyone whose votes are nearly all alike that these cannot tell", () => {
    const votes = Array.from({length: 40}, (_, loop) => [
      vote(loop, "I01", "yes"),
      vote(loop, "I02", loop < 8 ? "no" : "yes")
    ]).flat();
    // The middle interviewer has 4 unlike votes of 40 where one has none and the other 8.
    for (const finding of consistencyFindings({votes}, config, paceOf))
      expect(finding).toMatchObject({
        verdict: "too_little_data",
        evidence: "There are 40 votes, but nearly all votes of nearly everyone are alike."
      });
  });

  it("judge from five usual votes on that are not the common one", () => {
    const votes = Array.from({length: 40}, (_, loop) => [
      vote(loop, "I01", loop % 8 === 0 ? "no" : "yes"),
      vote(loop, "I02", loop % 8 === 1 ? "no" : "yes")
    ]).flat();
    const found = consistencyFindings({votes}, config, paceOf);
    expect(found.map(({subject}) => subject)).toEqual(["I01", "I02"]);
    for (const {evidence} of found) expect(evidence).not.toMatch(/alike/);
  });

  it("do not compare whoever shares no candidate with anyone", () => {
    const alone = Array.from({length: 40}, (_, loop) => vote(100 + loop, "I03", loop % 2 === 0 ? "no" : "yes"));
    const found = consistencyFindings({votes: [...pair(3), ...alone]}, config, paceOf);
    expect(found.find(({subject}) => subject === "I03")).toMatchObject({
      verdict: "too_little_data",
      evidence: "There are 40 votes, but no candidate whom {subject} met has a vote of anyone else."
    });
  });
});
