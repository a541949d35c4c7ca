import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../loaders/config/config.js";
import {consistencyFindings, severityFinding} from "../../loaders/reports/interviewers/judge.js";
import type {QuestionEvidence} from "../../loaders/reports/questions/evidence.js";
import {redundancyFinding} from "../../loaders/reports/questions/redundancy.js";
import {signalFinding} from "../../loaders/reports/questions/signal.js";
import {screenValidityFindings} from "../../loaders/reports/screen/validity.js";
import type {JudgedScreener} from "../../loaders/reports/screeners/model.js";
import {screenerFinding} from "../../loaders/reports/screeners/report.js";
import {createRandom} from "../../src/statistics/random.js";

const config = defaultConfig();
const judge = {config, dataThrough: "2026-06-30"};

/** Nothing is claimed to be absent that the interval still allows. */
describe("silence", () => {
  it("says that an interviewer votes like others only where the interval rules the threshold out", () => {
    const severity = (deviation: number, interval: [number, number]) =>
      severityFinding(
        {
          interviewer: "I01",
          deviation,
          interval,
          standardError: 0.1,
          probability: 0.2,
          other: null,
          doubt: null,
          rawMean: 2.4,
          n: 40,
          component: 0
        },
        {config, pace: 1}
      );
    expect(severity(0.05, [-0.1, 0.2])).toMatchObject({
      verdict: "ok",
      claim: "{subject} votes about like others.",
      evidence: "40 votes, 0.05 vote points higher than others would on such candidates; from 0.25 on it would matter."
    });
    for (const [value, interval] of [
      [0.18, [0.06, 0.3]],
      [0, [-0.27, 0.26]]
    ] as [number, [number, number]][]) {
      const {verdict, claim} = severity(value, interval);
      expect(verdict).toBe("ok");
      expect(claim).toBe("{subject} is not clearly different from others.");
    }
  });

  it("says that an interviewer is as steady as others only where the interval lies within what is usual", () => {
    const random = createRandom(5);
    const votes = Array.from({length: 260}, (_, loop) => {
      const candidate = random.normal();
      return [0, 1, 2, 3].map((place) => ({
        application_id: `A${loop}`,
        interviewer_id: loop < 40 && place === 0 ? "few" : `I${(loop + place) % 7}`,
        focus: "coding",
        role: null,
        level: null,
        stage: "loop",
        team: null,
        screen: null,
        period: null,
        held_at: null,
        initial_is_yes: true,
        initial_points: Math.min(4, Math.max(1, Math.round(2.5 + candidate + random.normal())))
      }));
    }).flat();
    const silent = consistencyFindings({votes}, config, () => null).filter(({verdict}) => verdict === "ok");
    const within = silent.filter(({interval}) => interval![0] >= 0.6 && interval![1] <= 1.6);
    expect(within.length).toBeGreaterThan(0);
    expect(silent.length).toBeGreaterThan(within.length);
    for (const finding of silent) expect(finding.claim.includes("about as steadily")).toBe(within.includes(finding));
  });

  it("says that a screener has the same bar only where the interval rules the threshold out", () => {
    const screener = (deviation: number, interval: [number, number]) =>
      screenerFinding(
        {
          screener: "M01",
          n: 165,
          k: 78,
          expected: 61,
          deviation,
          interval,
          standardError: 0.2,
          beyond: 0.3,
          adjusted: 0.47,
          comparable: 100,
          limits: {of95: [0.2, 0.5], of999: [0.1, 0.6]},
          alarm: false,
          enough: true
        } satisfies JudgedScreener,
        {rate: 0.377, allowedFor: []},
        100,
        config
      );
    const open = screener(0.4, [0.02, 0.78]);
    expect(open.claim).toBe("{subject} is not clearly stricter or more lenient than colleagues.");
    expect(open.evidence).toBe("78 of 165 passed, where 61 would be usual.");
    expect(open.sure.sentence).toBe("The chance that the difference is more than about 2 in 20 candidates is 30 %.");
    expect(screener(0.05, [-0.3, 0.4]).claim).toBe("{subject} passes candidates at about the same bar as colleagues.");
  });

  it("says how screen and loop votes go together only where the interval knows the direction", () => {
    const random = createRandom(3);
    const claim = (slope: number, count: number) =>
      screenValidityFindings(
        Array.from({length: count}, () => {
          const band = [2, 2.5, 3, 4][random.integer(4)]!;
          return {
            candidate_id: "C1",
            role: null,
            band_points: band,
            loop_mean: 2.4 + slope * (band - 3) + 0.5 * random.normal()
          };
        }),
        52,
        config
      )[0]!.claim;
    expect(claim(0.4, 200)).toBe("Higher screen votes go with higher loop votes.");
    expect(claim(-0.4, 200)).toBe("Higher screen votes go with lower loop votes.");
    expect(claim(0, 60)).toBe("Whether screen votes foretell loop votes is open.");
  });

  it("says that a question tells something, or something of its own, only where the interval does", () => {
    const signal = (value: number, interval: [number, number]) =>
      signalFinding(
        {
          question: "Q",
          attribute: null,
          rows: [],
          drift: null,
          dated: 0,
          signal: {
            n: 100,
            interviewers: 9,
            cells: 1,
            shrunk: {value, standardError: 0.1, interval, n: 100},
            givenOwnVote: {value, standardError: 0.1, interval, n: 100},
            auc: {value: 0.6, standardError: 0.05, interval: [0.5, 0.7], n: 100},
            below: () => 0.2
          }
        } as unknown as QuestionEvidence,
        2,
        judge
      ).sentence;
    expect(signal(0.3, [0.2, 0.4])).toContain("“Q” tells something of candidates");
    expect(signal(0.2, [-0.02, 0.36])).toContain("“Q” seems to tell something of candidates");
    const pair = (value: number, interval: [number, number]) =>
      redundancyFinding(
        {first: "P", second: "Q", loops: 90, sameInterview: 1, partial: {value, standardError: 0.1, interval, n: 90}},
        judge
      ).sentence;
    expect(pair(0.2, [0, 0.4])).toContain("each tell something of their own");
    expect(pair(0.55, [0.4, 0.68])).toContain("do not clearly repeat each other");
  });
});
