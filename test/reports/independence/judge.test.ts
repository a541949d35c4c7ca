import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {
  detectable,
  followingFinding,
  personFollowing,
  shiftFinding
} from "../../../loaders/reports/independence/judge.js";
import type {Unknown} from "../../../loaders/reports/shared/sameness.js";
import {type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import type {DebriefMovement} from "../../../src/statistics/interviewers/debrief-movement.js";
import type {Herding, HerdingContrast} from "../../../src/statistics/interviewers/herding.js";
import {alike, nothingVaries, wholeFinding} from "../../support/whole-finding.js";

const config = defaultConfig();
const of = (value: number, interval: [number, number], n = 900): Estimate => ({
  value,
  standardError: 0.02,
  interval,
  n
});

const copied: Herding = {
  excess: of(0.09, [0.05, 0.13]),
  plain: of(0.12, [0.08, 0.16]),
  plainProbability: 0.999,
  probability: 0.98,
  p: 0.001,
  hiddenMatch: 0.6,
  votes: 900,
  visible: 500,
  hidden: 420,
  visibleIn: new Set(),
  hiddenIn: new Set(),
  loops: 700,
  interviewers: []
};
const reference = {value: 0, label: "no copying"};
const unit = "excess share of matches";
const tooFew = {verdict: "too_little_data", deed: "Not enough data"} as const;

describe("followingFinding", () => {
  const follow = (over: Partial<Herding> = {}, pace: number | null = 4, instead: Unknown | null = null) =>
    followingFinding({...copied, ...over}, config, pace, instead);
  const base = {kind: "interviewer.independence", unit, reference, n: 700} as const;
  const chance = "The chance that votes match earlier ones over half a point more often where these could be read is";

  it("acts where votes match what could be read, beyond haste and chance", () => {
    expect(follow()).toEqual(
      wholeFinding({
        ...base,
        verdict: "act",
        direction: "follows",
        deed: "Hide earlier votes",
        estimate: 0.09,
        interval: [0.05, 0.13],
        claim: "Votes follow the votes that interviewers could read.",
        evidence:
          "Where interviewers could read earlier votes, theirs match these 9 points more often than where they could not (700 loops).",
        sure: {
          probability: 0.98,
          sentence: `${chance} 98 %. The difference lies between +5 and +13 points, nine times in ten.`
        },
        action: "Hide all votes of a loop until one's own is submitted, and hold the debrief until every vote is in."
      })
    );
  });

  it("watches where haste may explain the matches, and tells both differences", () => {
    expect(follow({excess: of(-0.01, [-0.05, 0.03]), probability: 0.2, plainProbability: 0.901})).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        direction: "follows",
        deed: "Keep votes hidden",
        estimate: -0.01,
        interval: [-0.05, 0.03],
        claim: "Votes match those already in; haste may explain it.",
        evidence:
          "Where earlier votes could be read, votes match them 12 points more often than where not; between votes written equally fast, 1 point less often.",
        sure: {
          probability: 0.2,
          sentence: `${chance} 20 %. The difference lies between −5 and +3 points, nine times in ten.`
        },
        action: "Hide all votes of a loop until one's own is submitted, and hold the debrief until every vote is in."
      })
    );
  });

  it("says what would matter and what so many loops would show where nothing is clear, up to both thresholds", () => {
    // 0.005 + 2.487 × 0.02 = 0.0547, over 0.8 × (1 − 0.6) = 0.32: copying of 17 %, one vote in 5.
    expect(follow({excess: of(0.004, [-0.03, 0.04]), probability: 0.3, plainProbability: 0.9})).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "No clear copying",
        estimate: 0.004,
        interval: [-0.03, 0.04],
        claim: "Votes do not clearly follow those already in.",
        evidence:
          "Where earlier votes could be read they are matched equally often; half a point more would matter. 700 loops would usually show copying of one vote in 5.",
        sure: {
          probability: 0.3,
          sentence: `${chance} 30 %. The difference lies between −3 and +4 points, nine times in ten. Weaker copying than that is not ruled out.`
        },
        action: "See that votes stay hidden until one's own is submitted."
      })
    );
    expect(follow({probability: 0.95, plainProbability: 0.9}).verdict).toBe("ok");
    expect(follow({probability: 0.951, plainProbability: 0.9}).verdict).toBe("act");
  });

  it("never says what would matter where more was seen: then that it is not sure", () => {
    const unsure = (value: number) => follow({excess: of(value, [-0.1, 0.1]), probability: 0.5, plainProbability: 0.5});
    expect(unsure(0.04)).toMatchObject({verdict: "ok"});
    expect(unsure(0.04).evidence).toMatch(/matched 4 points more often, not surely over half a point\. 700 loops/);
    expect(unsure(0.005).evidence).toMatch(/more often; half a point more would matter\. 700 loops/);
  });

  it.each([
    // Errors at which the share copied that would show is a third, a half, just above it, all, and more than all.
    [0.32 / 3, "would usually show copying of one vote in 3"],
    [0.159, "would usually show copying of one vote in 2"],
    [0.161, "would usually show copying of nearly every vote"],
    [0.319, "would usually show copying of nearly every vote"],
    [0.321, "would hardly show any copying"]
  ])("where a difference of %d would be found, says that the loops %s", (found, words) => {
    const standardError = (found - 1e-9 - 0.005) / (1.645 + 0.842);
    const {evidence} = follow({
      excess: {...copied.excess, standardError},
      probability: 0.3,
      plainProbability: 0.3
    });
    expect(evidence.endsWith(`700 loops ${words}.`)).toBe(true);
  });

  it("finds what lies so many standard errors above what is nothing to speak of", () => {
    expect(detectable({excess: of(0, [0, 0])}, config)).toBeCloseTo(0.005 + 2.487 * 0.02, 12);
    expect(detectable({excess: notEstimable(0)}, config)).toBeNull();
  });

  it("asks for three hundred loops, and never counts fewer than five", () => {
    expect(follow({loops: 299})).toEqual(
      wholeFinding({
        ...base,
        ...tooFew,
        n: 299,
        claim: "Not enough loops to say whether votes follow each other.",
        evidence: "It is judged from 300 loops with times of interview and submission; there are 299.",
        action: "See that votes stay hidden until one's own is submitted, and go on exporting the times of both.",
        needs: [{unit: "loops with both times", more: 1, weeks: 1}]
      })
    );
    expect(follow({loops: 300}).verdict).toBe("act");
    expect(follow({loops: 5}).evidence).toMatch(/there are 5\.$/);
    expect(follow({loops: 4}).evidence).toMatch(/there are fewer than 5\.$/);
    expect(follow({loops: 0}, null)).toMatchObject({
      action: "Export when each interview was held and each vote was submitted, and hide votes until one's own is in.",
      needs: [{more: 300, weeks: null}]
    });
  });

  it.each([
    [{visible: 0}, "All votes came before those of earlier interviews could be read (900 votes)."],
    [{hidden: 0}, "All votes came after those of earlier interviews could be read (900 votes)."],
    [
      {},
      "Votes that came before and after earlier ones could be read never stood in loops that can be compared (900 votes)."
    ]
  ])("says why nothing can be compared (%o)", (over, evidence) => {
    const whole = wholeFinding({
      ...base,
      ...tooFew,
      claim: "Whether votes follow each other cannot be told.",
      evidence,
      action: "See that votes stay hidden until one's own is submitted, and go on exporting the times of both.",
      needs: [{unit: "loops with both times", more: 300, weeks: 75}]
    });
    expect(follow({excess: notEstimable(900), ...over})).toEqual(whole);
    expect(follow({probability: null, ...over})).toEqual(whole);
  });

  it("says what stands in place of all of it", () => {
    const instead: Unknown = {verdict: "too_little_data", claim: "Only days.", evidence: "", action: "Add.", needs: []};
    expect(follow({}, 4, instead)).toEqual(
      wholeFinding({...base, ...tooFew, claim: "Only days.", evidence: "", action: "Add.", needs: []})
    );
  });
});

describe("personFollowing", () => {
  type Person = HerdingContrast & {q: number | null};
  const follow = (over: Partial<Person> = {}, sameness: typeof alike | null = null) =>
    personFollowing({...copied, votes: 80, visible: 45, interviewer: "I01", q: 0.001, ...over}, config, 2, sameness);
  const base = {kind: "interviewer.independence", subject: "I01", unit, reference, n: 80} as const;
  const said = {direction: "follows", estimate: 0.09, interval: [0.05, 0.13] as [number, number]};
  const where = "The difference lies between +5 and +13 points, nine times in ten.";
  const chance =
    "The chance that {subject} matches earlier votes over half a point more often where these could be read is";

  it("acts where neither chance nor the number of interviewers explains it", () => {
    expect(follow()).toEqual(
      wholeFinding({
        ...base,
        ...said,
        verdict: "act",
        deed: "Hide earlier votes",
        claim: "{subject} follows the votes that are already in.",
        evidence:
          "Where {subject} could read earlier votes, theirs match 9 points more often than where not (80 votes, 45 after readable ones).",
        sure: {probability: 0.98, sentence: `${chance} 98 %. ${where}`},
        action: "Have {subject} submit before reading others' feedback."
      })
    );
  });

  it.each([0.0125, 0.5, null])("watches where one of many may seem so by chance (q %d)", (q) => {
    expect(follow({q})).toEqual(
      wholeFinding({
        ...base,
        ...said,
        verdict: "watch",
        deed: "Keep votes hidden",
        claim: "{subject} may follow the votes that are already in.",
        evidence:
          "Where {subject} could read earlier votes, theirs match 9 points more often than where not (80 votes, 45 after readable ones).",
        sure: {probability: 0.98, sentence: `${chance} 98 %. ${where}`},
        action:
          "Keep votes hidden until one's own is in, and look again with more; of many interviewers one or two seem so by chance."
      })
    );
  });

  it("says that more than what would matter is not sure where nothing is clear, up to the very threshold", () => {
    expect(follow({excess: of(0.005, [-0.1, 0.1]), probability: 0.95}).evidence).toContain(
      "where not; half a point more would matter"
    );
    expect(follow({probability: 0.95})).toEqual(
      wholeFinding({
        ...base,
        ...said,
        direction: null,
        verdict: "ok",
        deed: "No clear copying",
        claim: "{subject} does not clearly follow votes already in.",
        evidence:
          "Where {subject} could read earlier votes, theirs match 9 points more often than where not, but not surely over half a point (80 votes, 45 after readable ones).",
        sure: {probability: 0.95, sentence: `${chance} 95 %. ${where}`},
        action: "Nothing to do."
      })
    );
    expect(follow({q: 0.0124, probability: 0.951}).verdict).toBe("act");
  });

  it("asks for sixty votes", () => {
    expect(follow({votes: 59})).toEqual(
      wholeFinding({
        ...base,
        ...tooFew,
        n: 59,
        claim: "Not enough votes to say whether {subject} follows others.",
        evidence: "{subject} has 59 votes after earlier ones, readable or not; it is judged from 60 on.",
        action: "Wait for more votes.",
        needs: [{unit: "votes after others' interviews", more: 1, weeks: 1}]
      })
    );
    expect(follow({votes: 60}).verdict).toBe("act");
  });

  it.each([
    [{visible: 0}, "All votes came before those of earlier interviews could be read (80 votes)."],
    [{hidden: 0}, "All votes came after those of earlier interviews could be read (80 votes)."],
    [
      {},
      "Votes that came before and after earlier ones could be read never stood in loops that can be compared (80 votes)."
    ]
  ])("says why nothing can be compared (%o)", (over, evidence) => {
    const whole = wholeFinding({
      ...base,
      ...tooFew,
      claim: "Whether {subject} follows others cannot be told.",
      evidence,
      action: "Wait for more votes.",
      needs: [{unit: "votes after others' interviews", more: 60, weeks: 30}]
    });
    expect(follow({excess: notEstimable(80), ...over})).toEqual(whole);
    expect(follow({probability: null, ...over})).toEqual(whole);
  });

  it("says that votes do not vary only of those who have enough", () => {
    expect(follow({}, alike)).toEqual(wholeFinding({...base, ...nothingVaries}));
    expect(follow({votes: 60}, alike).claim).toBe(nothingVaries.claim);
    expect(follow({votes: 59}, alike).claim).toMatch(/^Not enough votes/);
  });
});

describe("shiftFinding", () => {
  const moved: DebriefMovement = {
    toMajority: of(0.2, [0.12, 0.28]),
    toDecider: notEstimable(0),
    minority: {changed: 13, n: 60},
    majority: {changed: 3, n: 180}
  };
  const shift = (over: Partial<DebriefMovement> = {}, pace: number | null = 2) =>
    shiftFinding({...moved, ...over}, config, pace);
  const base = {
    kind: "debrief.shift",
    unit: "difference of shares",
    reference: {value: 0, label: "no difference"},
    n: 60
  } as const;
  const readFirst =
    "Read out the initial votes before anyone speaks, the decider last, and have each change say which new fact it rests on.";

  it("acts where votes in the minority surely give way more often, and by more than matters", () => {
    expect(shift()).toEqual(
      wholeFinding({
        ...base,
        verdict: "act",
        direction: "to_majority",
        deed: "Read initial votes first",
        estimate: 0.2,
        interval: [0.12, 0.28],
        claim: "Minority votes give way at the debrief.",
        evidence: "13 of 60 minority votes changed side there, 3 of 180 majority votes.",
        sure: {probability: null, sentence: "The difference lies between +12 and +28 points, nine times in ten."},
        action: readFirst
      })
    );
  });

  it("watches a difference that is surely there and may be large", () => {
    expect(shift({toMajority: of(0.1, [0.001, 0.199])})).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        direction: "to_majority",
        deed: "Read initial votes first",
        estimate: 0.1,
        interval: [0.001, 0.199],
        claim: "Minority votes may give way at the debrief.",
        evidence: "13 of 60 minority votes changed side there, 3 of 180 majority votes.",
        sure: {probability: null, sentence: "The difference lies between 0 and +20 points, nine times in ten."},
        action: readFirst
      })
    );
  });

  it("says that votes hardly give way only where a large difference is ruled out", () => {
    expect(shift({toMajority: of(0.04, [-0.02, 0.1])})).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "As expected",
        estimate: 0.04,
        interval: [-0.02, 0.1],
        claim: "Minority votes hardly give way at the debrief.",
        evidence:
          "13 of 60 minority votes changed side there, 3 of 180 majority votes. Over 10 points more would matter.",
        sure: {probability: null, sentence: "The difference lies between −2 and +10 points, nine times in ten."},
        action: "Nothing to do: hardly any vote moves because others voted otherwise."
      })
    );
    expect(shift({toMajority: of(0.05, [0.01, 0.1])})).toMatchObject({
      verdict: "ok",
      direction: null,
      claim: "Minority votes hardly give way at the debrief."
    });
    for (const interval of [
      [0, 0.4],
      [-0.1, 0.101]
    ] as [number, number][])
      expect(shift({toMajority: of(0.2, interval)})).toMatchObject({
        verdict: "ok",
        direction: null,
        claim: "Whether minority votes give way at the debrief is open.",
        action: "Nothing to do yet: a movement of note is neither seen nor ruled out."
      });
  });

  it("tells of none and of all without a count", () => {
    const {evidence} = shift({minority: {changed: 60, n: 60}, majority: {changed: 0, n: 180}});
    expect(evidence).toBe("Nearly all of 60 minority votes changed side there, hardly any of 180 majority votes.");
  });

  it("tells of the decider where votes give way to them most", () => {
    expect(shift({toDecider: of(0.3, [0.2, 0.4], 75)})).toEqual(
      wholeFinding({
        ...base,
        n: 75,
        verdict: "act",
        direction: "to_decider",
        deed: "Read initial votes first",
        estimate: 0.3,
        interval: [0.2, 0.4],
        claim: "Votes against the decider give way at the debrief.",
        evidence: "They change side 30 points more often than votes with the decider (75 votes).",
        sure: {probability: null, sentence: "The difference lies between +20 and +40 points, nine times in ten."},
        action: readFirst
      })
    );
    expect(shift({toDecider: of(0.3, [0.2, 0.4], 50)}).direction).toBe("to_decider");
  });

  it.each([
    ["few votes", of(0.3, [0.2, 0.4], 49)],
    ["nothing beyond chance", of(0.3, [0, 0.6], 75)],
    ["no more than to the majority", of(0.2, [0.1, 0.3], 75)],
    ["no interval", {...of(0.3, [0, 1], 75), interval: null}]
  ])("tells of the majority where the decider has %s", (_, toDecider) => {
    expect(shift({toDecider})).toMatchObject({direction: "to_majority", estimate: 0.2, n: 60});
  });

  it("does not take a small movement towards the decider for one", () => {
    const small = of(0.04, [-0.02, 0.09]);
    expect(shift({toMajority: small, toDecider: of(0.1, [0.02, 0.18], 75)}).verdict).toBe("ok");
  });

  it("asks for fifty votes against a majority", () => {
    expect(shift({minority: {changed: 20, n: 49}})).toEqual(
      wholeFinding({
        ...base,
        ...tooFew,
        n: 49,
        claim: "Too few split loops to say what the debrief changes.",
        evidence: "49 votes stood against a majority before the debrief; 50 are needed.",
        action: "Wait for more split loops.",
        needs: [{unit: "votes against a majority", more: 1, weeks: 1}]
      })
    );
    expect(shift({minority: {changed: 20, n: 50}}).verdict).toBe("act");
    expect(shift({minority: {changed: 0, n: 1}}).evidence).toBe(
      "1 vote stood against a majority before the debrief; 50 are needed."
    );
    expect(shift({toMajority: notEstimable(240)}).verdict).toBe("too_little_data");
    expect(shift({toMajority: {...notEstimable(240), value: 0.2}}).verdict).toBe("too_little_data");
  });

  it("says what to export where no vote is known from before the debrief", () => {
    expect(shiftFinding(null, config, 3)).toEqual(
      wholeFinding({
        ...base,
        ...tooFew,
        n: 0,
        claim: "What the debrief changes cannot be seen.",
        evidence: "No export shows how people voted before the debrief.",
        action: "Export scorecards before each debrief as well, or with the initial vote.",
        needs: [{unit: "votes against a majority", more: 50, weeks: null}]
      })
    );
  });
});
