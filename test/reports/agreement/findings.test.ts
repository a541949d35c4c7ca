import {describe, expect, it} from "vitest";
import {overallFindings, repeatabilityFinding, tooFewLoops} from "../../../loaders/reports/agreement/findings.js";
import {type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import {alike, nothingVaries, wholeFinding} from "../../support/whole-finding.js";

const of = (value: number, interval: [number, number] | null): Estimate => ({
  value,
  standardError: null,
  interval,
  n: 400
});
const needs = [{unit: "loops", more: 12, weeks: 3}];
const tooFew = {verdict: "too_little_data", deed: "Not enough data"} as const;

describe("overallFindings", () => {
  type Asked = Parameters<typeof overallFindings>[1];
  const measures = {
    percent: of(0.38, [0.35, 0.41]),
    sameSide: of(0.63, [0.6, 0.66]),
    alpha: of(0.27, [0.22, 0.32]),
    ac2: of(0.31, [0.26, 0.36]),
    icc: of(0.29, [0.24, 0.34]),
    yesRate: 0.52,
    loops: 400
  };
  const asked: Asked = {needs: [], least: 30, actions: {split: "Split it.", agreement: "Agree."}};
  const all = (
    over: Partial<typeof measures> = {},
    asking: Partial<Asked> = {},
    sameness: typeof alike | null = null
  ) => overallFindings({measures: {...measures, ...over}, loops: 400, sameness}, {...asked, ...asking});
  const one = (subject: "percent" | "alpha" | "ac2" | "icc", ...rest: Parameters<typeof all>) =>
    all(...rest).find((finding) => finding.subject === subject)!;
  const base = {kind: "agreement.overall", verdict: "ok", deed: "For your information", n: 400} as const;
  const units = {
    percent: "share of pairs of votes",
    alpha: "coefficient",
    ac2: "coefficient",
    icc: "share of variance"
  };
  const half = {value: 0.5, label: "half"};
  const chance = {value: 0, label: "chance"};

  it("tell each coefficient in words, with what it is held against and what it must be read beside", () => {
    expect(all()).toEqual([
      wholeFinding({
        ...base,
        subject: "percent",
        unit: units.percent,
        reference: half,
        estimate: 0.38,
        interval: [0.35, 0.41],
        claim: "Two interviewers of one loop mostly cast different votes.",
        evidence:
          "About 4 in 10 pairs are the same vote, 38\u00a0%; 63\u00a0% are on the same side, yes or no. 52\u00a0% of votes are yes (400 loops).",
        sure: {probability: null, sentence: "Raw agreement lies between 35 and 41\u00a0%, nine times in ten."},
        action: "Agree."
      }),
      wholeFinding({
        ...base,
        subject: "alpha",
        unit: units.alpha,
        reference: chance,
        estimate: 0.27,
        interval: [0.22, 0.32],
        claim: "Votes within a loop agree more than chance would have it.",
        evidence:
          "Agreement is 0.27, where 0 is chance and 1 always the same (Krippendorff's alpha); 52\u00a0% of votes are yes (400 loops).",
        sure: {probability: null, sentence: "Krippendorff's alpha lies between 0.22 and 0.32, nine times in ten."},
        action: "Agree."
      }),
      wholeFinding({
        ...base,
        subject: "ac2",
        unit: units.ac2,
        reference: chance,
        estimate: 0.31,
        interval: [0.26, 0.36],
        claim: "Votes within a loop agree more than chance would have it.",
        evidence:
          "Agreement is 0.31, where 0 is chance and 1 always the same (Gwet's AC2, 400 loops). It rises when one vote is much more common than the others.",
        sure: {probability: null, sentence: "Gwet's AC2 lies between 0.26 and 0.36, nine times in ten."},
        action: "Agree."
      }),
      wholeFinding({
        ...base,
        subject: "icc",
        unit: units.icc,
        reference: half,
        estimate: 0.29,
        interval: [0.24, 0.34],
        claim: "A single vote tells less of the candidate than of all else.",
        evidence:
          "29\u00a0% of the differences between single votes come from the candidate; 52\u00a0% of votes are yes (400 loops).",
        sure: {
          probability: null,
          sentence: "The candidate's share of a single vote lies between 24 and 34\u00a0%, nine times in ten."
        },
        action: "Split it."
      })
    ]);
  });

  const open = "Whether two interviewers of one loop mostly agree is open.";
  it.each([
    [0.6, [0.51, 0.69], "Two interviewers of one loop mostly cast the same vote."],
    [0.6, [0.5, 0.7], open],
    [0.45, [0.4, 0.5], open],
    [0.45, [0.41, 0.49], "Two interviewers of one loop mostly cast different votes."],
    [0.6, null, open]
  ] as [number, [number, number] | null, string][])(
    "say that pairs of votes are mostly alike only where that is sure (%d, %o)",
    (value, interval, claim) => {
      expect(one("percent", {percent: of(value, interval)}).claim).toBe(claim);
    }
  );

  it.each([
    [0, "No pairs"],
    [0.005, "Fewer than 1 in 100 pairs"],
    [0.2, "About 1 in 5 pairs"],
    [1, "All pairs"]
  ])("say of a share of %d: %s are the same vote", (value, start) => {
    expect(one("percent", {percent: of(value, null)}).evidence.startsWith(`${start} are the same vote, `)).toBe(true);
  });

  it.each([
    [0.6, [0.51, 0.69], "A single vote tells mostly of the candidate."],
    [0.6, [0.5, 0.7], "Whether a single vote tells mostly of the candidate is open."],
    [0.45, [0.4, 0.5], "Whether a single vote tells mostly of the candidate is open."]
  ] as [number, [number, number], string][])(
    "say on which side of half the candidate's share lies only where that is sure (%d, %o)",
    (value, interval, claim) => {
      expect(one("icc", {icc: of(value, interval)}).claim).toBe(claim);
    }
  );

  it("say that no difference between candidates shows where that is all that is known", () => {
    expect(one("icc", {icc: of(0, null)})).toEqual(
      wholeFinding({
        ...base,
        subject: "icc",
        unit: units.icc,
        reference: half,
        estimate: 0,
        claim: "No difference between candidates shows in the votes.",
        evidence: "52\u00a0% of votes are yes (400 loops).",
        sure: {probability: null, sentence: "The figures behind it stand on its page."},
        action: "Split it."
      })
    );
  });

  it.each([
    [[0.001, 0.2], "Votes within a loop agree more than chance would have it."],
    [[0, 0.2], "Votes within a loop do not clearly agree beyond chance."],
    [[-0.2, 0], "Votes within a loop do not clearly agree beyond chance."],
    [[-0.2, -0.001], "Votes within a loop agree less than chance would have it."],
    [null, "Votes within a loop do not clearly agree beyond chance."]
  ] as [[number, number] | null, string][])(
    "hold alpha and AC2 against chance with their interval (%o)",
    (interval, claim) => {
      expect(one("alpha", {alpha: of(0.1, interval)}).claim).toBe(claim);
      expect(one("ac2", {ac2: of(0.1, interval)}).claim).toBe(claim);
    }
  );

  it("tell AC2 on the answers in use beside that on the configured scale", () => {
    expect(one("ac2", {}, {inUse: {ac2: 0.02, answers: 2, of: 4}}).evidence).toBe(
      "Agreement is 0.31, where 0 is chance and 1 always the same (Gwet's AC2, 400 loops). On the 2 of 4 answers in use it is 0.02."
    );
  });

  it("tell how unsure alpha is among people like these", () => {
    expect(one("alpha", {}, {likeThese: of(0.27, [0.05, 0.45])}).evidence).toBe(
      "Agreement is 0.27 here and 0.05–0.45 among people like these, who are few and differ; 0 is chance, 1 always the same (Krippendorff's alpha)."
    );
  });

  it("are too little data each where there are too few loops, whatever could be computed", () => {
    const found = overallFindings({measures: null, loops: 18, sameness: null}, {...asked, needs});
    expect(found).toEqual(
      (["percent", "alpha", "ac2", "icc"] as const).map((subject) =>
        wholeFinding({
          kind: "agreement.overall",
          subject,
          ...tooFew,
          unit: units[subject],
          reference: subject === "percent" || subject === "icc" ? half : chance,
          n: 18,
          claim: "Not enough loops to say how far interviewers agree.",
          evidence:
            "18 loops have votes of two or more interviewers cast before the decision; it is judged from 30 on.",
          action:
            "Collect more loops, each with at least two votes submitted before the debrief; until then read loops one by one.",
          needs
        })
      )
    );
    expect(all({}, {needs}).map(({verdict}) => verdict)).toEqual(Array(4).fill("too_little_data"));
    expect(overallFindings({measures: null, loops: 400, sameness: null}, asked)[0]!.verdict).toBe("too_little_data");
  });

  it.each([
    [0, "No loop has votes"],
    [1, "Fewer than 5 loops have votes"],
    [4, "Fewer than 5 loops have votes"],
    [5, "5 loops have votes"]
  ])("of %i loops say: %s", (loops, start) => {
    expect(tooFewLoops(loops, 30).evidence.startsWith(start)).toBe(true);
  });

  it("say of a coefficient that cannot be computed which votes do not vary enough", () => {
    expect(one("icc", {icc: notEstimable(400)})).toEqual(
      wholeFinding({
        kind: "agreement.overall",
        subject: "icc",
        ...tooFew,
        unit: units.icc,
        reference: half,
        n: 400,
        claim: "How far interviewers agree cannot be told.",
        evidence: "For the candidate's share of a single vote the votes of 400 loops do not vary enough.",
        action: "Check that interviewers use the whole scale, then look again with more loops.",
        needs: [{unit: "loops with varied votes", more: 30, weeks: null}]
      })
    );
    expect(one("alpha", {alpha: notEstimable(400)}).evidence).toMatch(/^For Krippendorff's alpha the votes/);
    expect(one("percent", {percent: notEstimable(400)}).evidence).toMatch(/^For raw agreement the votes/);
    expect(one("ac2", {ac2: notEstimable(400)}).evidence).toMatch(/^For Gwet's AC2 the votes/);
  });

  it("tell nothing where all votes are alike", () => {
    for (const finding of all({}, {}, alike)) expect(finding).toMatchObject(nothingVaries);
  });

  it("tell coefficients, but no share of the candidate, where votes are alike within each loop alone", () => {
    const within = {...alike, everywhere: false, claim: "votes look agreed on.", evidence: "In none of 400 loops."};
    const [percent, alpha, ac2, icc] = all({}, {}, within);
    for (const finding of [percent, alpha, ac2])
      expect(finding).toMatchObject({
        verdict: "ok",
        claim: "Votes look agreed on.",
        evidence: "In none of 400 loops.",
        action: alike.action
      });
    expect(alpha!.sure.sentence).toBe("Krippendorff's alpha lies between 0.22 and 0.32, nine times in ten.");
    expect(icc).toMatchObject({verdict: "too_little_data", claim: "Votes look agreed on.", estimate: null});
  });
});

describe("repeatabilityFinding", () => {
  type Result = Parameters<typeof repeatabilityFinding>[0];
  type Asking = Parameters<typeof repeatabilityFinding>[1];
  const result = {
    subject: "all",
    loops: 400,
    offers: {value: 0.62, interval: [0.55, 0.69]},
    offersAtLeast: 0.55,
    decisionsAtLeast: 0.74,
    unbound: null,
    sameAreas: null
  } as unknown as Result;
  const repeat = (over: Partial<Result> = {}, asking: Partial<Asking> = {}) =>
    repeatabilityFinding(
      {...result, ...over},
      {needs: [], least: 30, action: (isLow) => (isLow ? "Mend." : "Keep."), watchBelow: 0.5, ...asking}
    );
  const base = {
    kind: "agreement.repeatability",
    unit: "share of offers",
    reference: {value: 0.5, label: "your target"},
    n: 400
  } as const;
  const offersOf = (value: number, interval: [number, number]): Partial<Result> => ({
    offers: {value, interval},
    offersAtLeast: interval[0]
  });

  it("says at least how many offers would be made again, against the target", () => {
    expect(repeat()).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "As expected",
        estimate: 0.62,
        interval: [0.55, 0.69],
        claim: "Offers would be made again often enough for your target.",
        evidence:
          "Other interviewers would make at least 55\u00a0% of offers again, and 74\u00a0% of all decisions (400 loops). Your target is 50\u00a0%.",
        sure: {
          probability: null,
          sentence: "The share of offers made again, counted low, lies between 55 and 69\u00a0%, nine times in ten."
        },
        action: "Keep."
      })
    );
  });

  it("watches where fewer would be than is aimed for, and tells the same areas beside it", () => {
    expect(repeat({...offersOf(0.42, [0.36, 0.48]), subject: "Engineer", sameAreas: 0.57})).toEqual(
      wholeFinding({
        ...base,
        subject: "Engineer",
        slice: {role: "Engineer", level: null, period: null},
        verdict: "watch",
        deed: "Below your target",
        estimate: 0.42,
        interval: [0.36, 0.48],
        claim: "Engineer: fewer offers would be made again than you aim for.",
        evidence:
          "Other interviewers would make at least 36\u00a0% of offers again, and 74\u00a0% of all decisions (400 loops). Your target is 50\u00a0%. With the same areas: 57\u00a0%.",
        sure: {
          probability: null,
          sentence: "The share of offers made again, counted low, lies between 36 and 48\u00a0%, nine times in ten."
        },
        action: "Mend."
      })
    );
  });

  it.each([
    [0.5, [0.5, 0.5], "ok", "Offers would be made again often enough for your target."],
    [0.56, [0.499, 0.62], "ok", "Offers may be made again often enough for your target."],
    [0.499, [0.42, 0.499], "watch", "Fewer offers would be made again than you aim for."],
    [0.45, [0.4, 0.5], "watch", "Fewer offers may be made again than you aim for."]
  ] as [number, [number, number], string, string][])(
    "of %d (%o) says whether it is sure: %s",
    (value, interval, verdict, claim) => {
      expect(repeat(offersOf(value, interval))).toMatchObject({verdict, claim});
    }
  );

  it("never says “at least” of votes that may follow others, nor that the target is met", () => {
    const unbound = "votes may follow those already in";
    expect(repeat({offersAtLeast: null, sameAreas: 0.8, unbound})).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "As expected",
        estimate: 0.62,
        interval: [0.55, 0.69],
        claim: "Offers may be made again often enough for your target.",
        evidence:
          "Other interviewers would make about 62\u00a0% of offers again; not “at least”, since votes may follow those already in. Your target is 50\u00a0%.",
        sure: {
          probability: null,
          sentence: "The share of offers made again lies between 55 and 69\u00a0%, nine times in ten."
        },
        action: "Keep."
      })
    );
    expect(repeat({offersAtLeast: null}).evidence).toMatch(
      /not “at least”, since too little is known of how decisions follow votes\./
    );
  });

  it("is not sure without an interval", () => {
    expect(repeat({offers: {value: 0.62, interval: null}})).toMatchObject({
      claim: "Offers may be made again often enough for your target.",
      sure: {sentence: "The figures behind it stand on its page."}
    });
    expect(repeat({offers: {value: 0.42, interval: null}}).claim).toBe(
      "Fewer offers may be made again than you aim for."
    );
  });

  it("is too little data below the least number, in the role's name", () => {
    expect(repeat({subject: "Engineer", loops: 18}, {needs})).toEqual(
      wholeFinding({
        ...base,
        subject: "Engineer",
        slice: {role: "Engineer", level: null, period: null},
        ...tooFew,
        n: 18,
        claim: "Engineer: not enough loops to say how far interviewers agree.",
        evidence: "18 loops have votes of two or more interviewers cast before the decision; it is judged from 30 on.",
        action:
          "Collect more loops, each with at least two votes submitted before the debrief; until then read loops one by one.",
        needs
      })
    );
    expect(repeat({loops: 18}, {needs}).claim).toBe("Not enough loops to say how far interviewers agree.");
  });

  it("says what hinders it where there are loops enough", () => {
    const unknown = {offers: {value: null, interval: null}, offersAtLeast: null} as Partial<Result>;
    expect(repeat(unknown)).toEqual(
      wholeFinding({
        ...base,
        ...tooFew,
        claim: "How many offers would be made again cannot be told.",
        evidence: "400 loops, but too little is known of how decisions follow votes.",
        action: "Check that each vote and each decision is exported as it was, then look again with more loops.",
        needs: [{unit: "decided loops", more: 30, weeks: null}]
      })
    );
    expect(repeat(unknown, {hindrance: "none of them has a decision"}).evidence).toBe(
      "400 loops, but none of them has a decision."
    );
    expect(repeat({...unknown, subject: "Engineer"}).claim).toBe(
      "Engineer: how many offers would be made again cannot be told."
    );
  });

  it("says where votes do not vary, in the role's name", () => {
    expect(repeat({}, {sameness: alike})).toEqual(wholeFinding({...base, ...nothingVaries}));
    expect(repeat({subject: "Engineer"}, {sameness: alike}).claim).toBe(
      "Engineer: votes that are all alike cannot be compared."
    );
  });
});
