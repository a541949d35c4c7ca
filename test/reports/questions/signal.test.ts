import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {adviceOf, questionHeadlines} from "../../../loaders/reports/questions/bank.js";
import type {QuestionEvidence, RatingRow} from "../../../loaders/reports/questions/evidence.js";
import {noDataFinding} from "../../../loaders/reports/questions/no-data.js";
import {differsPooled, repeatsVote, signalFinding} from "../../../loaders/reports/questions/signal.js";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {coefficient} from "../../../src/words/numbers.js";
import {clusteredShare} from "../../../src/statistics/intervals/clustered-share.js";
import {weeksInAYear} from "../../../src/statistics/screen/loop-ledger.js";
import {alike, nothingVaries, wholeFinding} from "../../support/whole-finding.js";

const estimate = (value: number | null): Estimate => ({
  value,
  standardError: null,
  interval: value === null ? null : [value - 0.05, value + 0.05],
  n: 300
});
const context = {config: defaultConfig(), dataThrough: null};

interface Parts {
  r?: number;
  pooled?: number;
  left?: number;
  cells?: number;
  interviewers?: number;
}

function asked({r = 0.5, pooled = r, left = 0.3, cells = 6, interviewers = 9}: Parts) {
  const signal = {
    n: 300,
    interviewers,
    cells,
    minutes: null,
    shrunk: estimate(interviewers < 2 ? null : r),
    pooled: estimate(pooled),
    givenOwnVote: estimate(left),
    auc: estimate(0.7),
    below: () => 0
  };
  return {question: "Q", attribute: null, rows: [], drift: null, dated: 0, signal} as unknown as QuestionEvidence;
}
const found = (parts: Parts) => signalFinding(asked(parts), 1, context);

describe("what a question's signal is said to be", () => {
  it("is told over all together too from a difference above a tenth, with why", () => {
    const apart = found({r: 0.53, pooled: 0.2});
    expect(apart.evidence).toBe(
      "Within role and level the one the others wanted is rated higher about 14 of 20 times; over all together less shows: levels differ in candidates and standards."
    );
    expect(apart.sure.sentence).toContain("Over all levels together it would be 0.20.");
    expect(found({r: 0.5, pooled: 0.41}).evidence).toBe(
      "Of two candidates for one role and level, the one the others wanted is rated higher about 14 of 20 times, where chance gives 10 (300 ratings, 9 interviewers)."
    );
  });

  it.each([
    [0.5, 0.375, 6, true],
    [0.5, 0.625, 6, true],
    [0.5, 0.4375, 6, false],
    [0.5, 0.375, 1, false]
  ])("%d within and %d over all, in %d cells: told apart %s", (r, pooled, cells, differs) => {
    expect(differsPooled({shrunk: estimate(r), pooled: estimate(pooled), cells})).toBe(differs);
  });

  it.each([
    [0.3, 0.09, true],
    [0.3, 0.1, false],
    [0.18, 0.09, false],
    [0.1875, 0.0625, true],
    [null, 0, false],
    [0.3, null, false]
  ])("a signal of %s of which %s is left beside the own vote repeats it: %s", (r, left, repeats) => {
    expect(repeatsVote({shrunk: estimate(r), givenOwnVote: estimate(left)})).toBe(repeats);
  });

  it("advises to keep a question that repeats the vote, and says so", () => {
    const finding = found({r: 0.5, left: 0.02});
    expect(finding.action).toBe("Keep “Q”, but look at its rubric: the rating repeats the vote of whoever gave it.");
    const calm = {...finding, verdict: "ok" as const};
    expect(adviceOf({signal: finding, drift: calm, noData: calm}, {only: false, repeats: true})).toBe(
      "keep, though it repeats the vote"
    );
    expect(adviceOf({signal: finding, drift: calm, noData: calm}, {only: false, isTwin: true})).toBe("ask only one");
    expect(found({r: 0.5, left: 0.3}).action).toBe("Keep “Q”.");
  });

  it("is not judged where one interviewer alone asks", () => {
    const finding = found({interviewers: 1});
    expect(finding.verdict).toBe("too_little_data");
    expect(finding.evidence).toContain("one interviewer alone gave them");
    expect(finding.needs).toEqual([{unit: "interviewers who ask it", more: 1, weeks: null}]);
  });
});

/** Nine interviewers with so many scorecards and missing ratings each. */
const unrated = (missing: readonly number[], candidates = 1000) =>
  missing.flatMap((without, person) =>
    Array.from(
      {length: 20},
      (_, i) =>
        ({
          points: i < without ? null : 3,
          held_at: null,
          interviewer_id: `I${person}`,
          candidate_id: `C${(20 * person + i) % candidates}`
        }) as RatingRow
    )
  );

describe("where missing ratings come from", () => {
  const told = (rows: RatingRow[]) => noDataFinding({...asked({}), rows}, context);

  it("is said as a pattern, without a name", () => {
    expect(told(unrated([18, 16, 1, 1, 0, 0, 1, 0, 0])).evidence).toBe(
      "37 of 180 scorecards with it have no rating, mostly from 2 of 9 interviewers; more than 25\u00a0% is too many."
    );
    expect(told(unrated([18, 16, 1, 1, 0, 0, 1, 0, 0])).sentence).not.toMatch(/I\d/);
  });

  it("is not where it is everyone's, nor where few candidates stand behind it", () => {
    expect(told(unrated([4, 4, 4, 4, 4, 4, 4, 4, 5])).evidence).toBe(
      "37 of 180 scorecards with it have no rating; more than 25\u00a0% is too many."
    );
    expect(told(unrated([18, 16, 1, 1, 0, 0, 1, 0, 0], 4)).evidence).toBe(
      "37 of 180 scorecards with it have no rating; more than 25\u00a0% is too many."
    );
  });

  it("makes many of one or two interviewers no finding on the question, as many of everyone's are", () => {
    expect(told(unrated([20, 20, 7, 7, 0, 0, 0, 0, 0])).verdict).toBe("watch");
    expect(told(unrated([7, 7, 7, 7, 6, 6, 7, 7, 6])).verdict).toBe("act");
  });
});

const day = (held_at: string | null, points: number | null = 3, of = 0): RatingRow =>
  ({points, held_at, interviewer_id: `I${of % 10}`, candidate_id: `C${of}`}) as RatingRow;
const through = {...context, dataThrough: "2026-06-30"};

describe("a finding on a question's signal, whole", () => {
  type Over = Partial<Record<"n" | "interviewers" | "cells" | "minutes" | "below", number>> & {
    value?: number | null;
    interval?: [number, number] | null;
    pooled?: number;
    left?: number;
    auc?: number | null;
  };
  const judge = (over: Over = {}, evidence: Partial<QuestionEvidence> = {}, alternatives = 1) => {
    const {value = 0.3, interval = [0.2, 0.39], pooled = value, left = 0.25, auc = 0.64, below = 0.02} = over;
    const {n = 200, interviewers = 9, cells = 1, minutes = null} = over;
    const signal = {
      n,
      interviewers,
      cells,
      minutes,
      shrunk: {value, standardError: null, interval, n},
      pooled: estimate(pooled),
      givenOwnVote: estimate(left),
      auc: {...estimate(auc), n},
      below: () => below
    };
    // Thirteen ratings in the one week of the data.
    const rows = Array.from({length: 13}, (_, i) => day("2026-06-29", 2 + (i % 2), i));
    const asking = {question: "Q", attribute: "SQL", rows, drift: null, dated: 0, signal, ...evidence};
    return signalFinding(asking as unknown as QuestionEvidence, alternatives, through);
  };
  const base = {
    kind: "question.signal",
    subject: "Q",
    unit: "correlation",
    reference: {value: 0.15, label: "weak"},
    n: 200
  } as const;
  const frequency =
    "Of two candidates, the one the others wanted is rated higher about 13 of 20 times, where chance gives 10 (200 ratings, 9 interviewers).";
  const lies = (low: string, high: string) => ({
    probability: null,
    sentence: `Its correlation with the other interviewers’ votes lies between ${low} and ${high}, nine times in ten. Below 0.15 is weak.`
  });

  /** How often the one the others wanted is rated higher, as the sentence has it. */
  const drawn = (auc: number): Finding["mark"] => ({
    estimate: auc,
    interval: [auc - 0.05, auc + 0.05],
    reference: {value: 0.5, label: "chance"},
    unit: "share"
  });

  it.each([
    [0.21, 0.39, "tells"],
    [0.15, 0.39, "seems to tell"]
  ])("keeps one that is neither weak nor strong (%d to %d)", (low, high, tells) => {
    expect(judge({interval: [low, high]})).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        deed: "As expected",
        estimate: 0.3,
        interval: [low, high],
        mark: drawn(0.64),
        claim: `“Q” ${tells} something of candidates.`,
        evidence: frequency,
        sure: lies(low.toFixed(2), high.toFixed(2)),
        action: "Keep “Q”."
      })
    );
  });

  it("praises one that tells what the others find, from beyond the limit", () => {
    expect(judge({value: 0.5, interval: [0.41, 0.58]})).toEqual(
      wholeFinding({
        ...base,
        verdict: "ok",
        direction: "strong",
        deed: "Keep asking it",
        estimate: 0.5,
        interval: [0.41, 0.58],
        mark: drawn(0.64),
        claim: "“Q” tells what the other interviewers find too.",
        evidence: frequency,
        sure: lies("0.41", "0.58"),
        action: "Keep “Q”."
      })
    );
    expect(judge({value: 0.5, interval: [0.4, 0.58]}).direction).toBeNull();
  });

  const weak = {value: 0.02, interval: [-0.08, 0.12] as [number, number], auc: 0.51, below: 0.98};
  const isBelow = "The chance that its correlation with the other interviewers’ votes is below 0.15 is";

  it("acts on one that is surely weak, with the hours that asking it takes", () => {
    // 13 a week for 52 weeks, a quarter of an hour each; with minutes on record, these.
    expect(judge(weak)).toEqual(
      wholeFinding({
        ...base,
        verdict: "act",
        direction: "weak",
        deed: "Replace the question",
        estimate: 0.02,
        interval: [-0.08, 0.12],
        mark: drawn(0.51),
        claim: "“Q” tells candidates apart hardly better than chance.",
        evidence:
          "Of two candidates, the one the others wanted is rated higher about 10 of 20 times, where chance gives 10 (200 ratings, 9 interviewers).",
        sure: {probability: 0.98, sentence: `${isBelow} 98 %.`},
        stake: {hours: Math.round(13 * weeksInAYear * 0.25), per: "year"},
        action: "Ask another question for SQL in place of “Q”, or rewrite its rubric and look again."
      })
    );
    expect(judge({...weak, minutes: 30}).stake).toEqual({hours: Math.round(13 * weeksInAYear * 0.5), per: "year"});
    expect(judge({...weak, interval: [-0.08, 0.15]}).verdict).toBe("watch");
  });

  it.each([
    [0.5, "no"],
    [0.49, "no"],
    [null, "no"],
    [0.51, "hardly"]
  ])("says %s of 1 pairs: %s better than chance", (auc, words) => {
    expect(judge({...weak, auc}).claim).toBe(`“Q” tells candidates apart ${words} better than chance.`);
  });

  it.each([
    ["SQL", "no other question here assesses SQL"],
    [null, "no other question here assesses what it assesses"]
  ])("never replaces the only question for something (%s)", (attribute, why) => {
    expect(judge(weak, {attribute}, 0)).toMatchObject({
      verdict: "act",
      deed: "Rewrite the rubric",
      action: `Rewrite the rubric of “Q” and keep asking it: ${why}.`
    });
  });

  it("watches one that is more likely weak than not", () => {
    const over = {value: 0.12, interval: [0, 0.24] as [number, number], below: 0.66};
    expect(judge(over)).toEqual(
      wholeFinding({
        ...base,
        verdict: "watch",
        direction: "weak",
        deed: "Read ten ratings",
        estimate: 0.12,
        interval: [0, 0.24],
        mark: drawn(0.64),
        claim: "“Q” may tell little; its ratings do not settle it yet.",
        evidence: frequency,
        sure: {probability: 0.66, sentence: `${isBelow} 66 %.`},
        stake: {hours: Math.round(13 * weeksInAYear * 0.25), per: "year"},
        action: "Read ten ratings of “Q” against its rubric before changing anything."
      })
    );
    expect(judge({...over, below: 0.5}).verdict).toBe("ok");
    expect(judge({...over, cells: 3, pooled: 0.4}).sure.sentence).toBe(
      `${isBelow} 66 %. Over all levels together it would be 0.40.`
    );
    expect(judge({...weak, cells: 3, pooled: 0.4}).sure.sentence).toBe(
      `${isBelow} 98 %. Over all levels together it would be 0.40.`
    );
  });

  it("draws the correlation where it has no pairs to compare", () => {
    expect(judge({auc: null}).mark).toEqual({
      estimate: 0.3,
      interval: [0.2, 0.39],
      reference: base.reference,
      unit: "correlation"
    });
  });

  it("says over all together more where that is larger, and counts alone without pairs to compare", () => {
    expect(judge({cells: 3, pooled: 0.5}).evidence).toMatch(/; over all together more shows: levels differ/);
    expect(judge({cells: 3, auc: null, pooled: 0.5}).evidence).toBe("200 ratings, 9 interviewers.");
    expect(judge({auc: null, n: 80, interviewers: 1}).evidence).toBe("80 ratings, 1 interviewer.");
  });

  const selective = (falseDiscovery: number) =>
    ({
      difference: {...estimate(-0.3), interval: [-0.4, -0.2]},
      falseDiscovery
    }) as unknown as QuestionEvidence["missing"];

  it("says what bends it where ratings go missing by how good the candidate is", () => {
    const bent = "who goes unrated depends on quality, bending this.";
    expect(judge({}, {missing: selective(0.05)!}).evidence).toBe(
      `Of two candidates, the one the others wanted is rated higher about 13 of 20 times; ${bent}`
    );
    expect(judge({auc: null}, {missing: selective(0.05)!}).evidence).toBe(`W${bent.slice(1)}`);
    expect(judge({}, {missing: selective(0.051)!}).evidence).toBe(frequency);
  });

  it("is said in thirty words at most, however it is said", () => {
    const words = (text: string): number => text.split(/\s+/).length;
    for (const missing of [selective(0.05), null] as const)
      for (const auc of [null, 0.001, 0.65, 0.999])
        for (const cells of [1, 3])
          for (const pooled of [0.3, 0.5])
            expect(words(judge({cells, auc, pooled, n: 12_345}, {missing}).evidence)).toBeLessThanOrEqual(30);
  });

  it("asks for eighty ratings, and tells an estimate from twenty on", () => {
    const few = (n: number) =>
      wholeFinding({
        ...base,
        n,
        verdict: "too_little_data",
        deed: "Not enough data",
        ...(n < 20 ? {} : {estimate: 0.3, interval: [0.2, 0.39] as [number, number]}),
        claim: "“Q” has too few ratings to be judged.",
        evidence: `It has ${n} ${n === 1 ? "rating" : "ratings"} in loops where someone else voted; its signal is judged from 80.`,
        action: "Keep asking it as before and rate it every time.",
        needs: [{unit: "ratings", more: 80 - n, weeks: Math.ceil((80 - n) / 13)}]
      });
    for (const n of [1, 19, 20, 79]) expect(judge({n})).toEqual(few(n));
    expect(judge({n: 80}).verdict).toBe("ok");
    const {n, needs} = judge({}, {signal: null, rows: [day("2026-06-29", null), day("2026-06-29")]});
    expect([n, needs]).toEqual([0, [{unit: "ratings", more: 80, weeks: 80}]]);
  });

  it.each([
    [
      1,
      {},
      "one interviewer alone gave them: the question cannot be told from the person",
      "interviewers who ask it",
      1
    ],
    [
      2,
      {rows: [day(null), day(null)]},
      "they are all alike: what does not vary goes with nothing",
      "ratings and votes that differ",
      30
    ],
    [2, {}, "ratings and votes do not vary enough, or go together to the last", "ratings and votes that differ", 30]
  ])("says why enough ratings tell nothing (%i interviewers)", (interviewers, evidence, words, unit, more) => {
    const whole = {
      ...base,
      verdict: "too_little_data",
      deed: "Not enough data",
      claim: "“Q” cannot be judged by its ratings.",
      evidence: `It has 200 ratings in loops where someone else voted, but ${words}.`,
      action: "Keep asking it as before and rate it every time.",
      needs: [{unit, more, weeks: null}]
    } as const;
    expect(judge({value: null, interval: null, interviewers}, evidence)).toEqual(
      wholeFinding({...whole, needs: [...whole.needs]})
    );
    expect(judge({interval: null, interviewers}, evidence)).toEqual(
      wholeFinding({...whole, needs: [...whole.needs], estimate: 0.3})
    );
  });

  describe("where the votes of one loop may go together no more than what is called weak", () => {
    const weak = 0.15;
    const votesGo = (low: number): Partial<QuestionEvidence> => ({
      yardstick: {value: low + 0.05, standardError: null, interval: [low, low + 0.1], n: 900}
    });
    const seemingWeak = [
      ["act", {value: 0.05, interval: [0, weak - 0.01] as [number, number]}],
      ["watch", {value: 0.1, interval: [0, 0.2] as [number, number], below: 0.6}]
    ] as const;

    it.each(seemingWeak)("nothing is said against a question that would be %s", (_, signal) => {
      for (const low of [-0.3, 0, weak])
        expect(judge(signal, votesGo(low))).toEqual(
          wholeFinding({
            ...base,
            verdict: "too_little_data",
            deed: "Not enough data",
            claim: "“Q” cannot be judged by the others’ votes.",
            evidence: `Votes of one loop do not surely go together here (correlation ${coefficient(low + 0.05)}), as where loops end at a no; a rating can hardly go with them more.`,
            action: "See how far interviewers agree; where loops end at a no, let some of them go on.",
            needs: [{unit: "loops that are held to their end", more: 30, weeks: null}]
          })
        );
    });

    it.each(seemingWeak)(
      "is still %s where votes surely go together more, or where that cannot be told",
      (verdict, signal) => {
        expect(judge(signal, votesGo(weak + 0.001)).verdict).toBe(verdict);
        const unknown = {value: null, standardError: null, interval: null, n: 3};
        expect(judge(signal, {yardstick: unknown}).verdict).toBe(verdict);
        expect(judge(signal).verdict).toBe(verdict);
      }
    );

    it("the page says so of all questions, where none can be judged", () => {
      const [act, watch] = seemingWeak.map(([, signal]) => judge(signal, votesGo(-0.3)));
      const {evidence, action, needs} = act!;
      expect(questionHeadlines([act!, watch!])).toMatchObject([
        {
          verdict: "too_little_data",
          claim: "No question can be judged by the others’ votes.",
          evidence,
          action,
          needs: needs!
        }
      ]);
      expect(questionHeadlines([judge({n: 79}, votesGo(-0.3))])[0]!.claim).toBe(
        "Too few ratings to judge any question."
      );
    });

    it("a question that does tell something is judged all the same", () => {
      expect(judge({}, votesGo(-0.3)).verdict).toBe("ok");
      expect(judge({value: 0.5, interval: [0.45, 0.55]}, votesGo(-0.3)).direction).toBe("strong");
    });
  });

  it("says that votes do not vary only of a question with enough ratings", () => {
    expect(judge({}, {sameness: alike})).toEqual(wholeFinding({...base, ...nothingVaries}));
    expect(judge({n: 79}, {sameness: alike}).claim).toMatch(/too few ratings/);
  });
});

describe("a finding on missing ratings, whole", () => {
  const base = {
    kind: "question.no_data",
    subject: "Q",
    unit: "share without a rating",
    reference: {value: 0.25, label: "too often"}
  } as const;
  const sixDigits = (value: number): number => Number(value.toPrecision(6));
  /** Scorecards of the one week of the data, by ten interviewers in turn; the first so many without a rating. */
  const rowsOf = (n: number, without: number) =>
    Array.from({length: n}, (_, i) => day("2026-06-29", i < without ? null : 3, i));
  const told = (n: number, without: number, missing?: QuestionEvidence["missing"]) =>
    noDataFinding({...asked({}), rows: rowsOf(n, without), missing: missing ?? null}, through);
  /** The share with its interval over interviewers. */
  const shareOf = (n: number, without: number) => {
    const {value, interval} = clusteredShare(
      Array.from({length: 10}, (_, person) => {
        const own = rowsOf(n, without).filter(({interviewer_id}) => interviewer_id === `I${person}`);
        return {k: own.filter(({points}) => points === null).length, n: own.length};
      }).filter(({n: all}) => all > 0)
    );
    return {estimate: sixDigits(value!), interval: interval!.map(sixDigits) as [number, number], n};
  };
  const lies = (n: number, without: number) => {
    const [low, high] = shareOf(n, without).interval.map((end) => Math.round(100 * end)) as [number, number];
    return {
      probability: null,
      sentence: `The share without a rating lies between ${low} and ${high}\u00a0%, nine times in ten.`
    };
  };
  const hours = (unratedRows: number) => ({
    hours: Math.round(unratedRows * weeksInAYear * 0.25),
    per: "year" as const
  });

  it.each([
    [
      100,
      60,
      "act",
      "often ends without a rating",
      "60 of 100 scorecards with it have",
      "Give “Q” the time it needs, or ask it only where it can be rated."
    ],
    [
      40,
      11,
      "watch",
      "may too often end without a rating",
      "11 of 40 scorecards with it have",
      "Ask who uses “Q” why it goes unrated."
    ],
    [
      40,
      10,
      "ok",
      "does not clearly go unrated too often",
      "10 of 40 scorecards with it have",
      "Change nothing about it."
    ],
    [40, 1, "ok", "is rated about as often as expected", "1 of 40 scorecards with it has", "Change nothing about it."]
  ] as const)("of %i scorecards, %i unrated: %s", (n, without, verdict, claim, start, action) => {
    expect(told(n, without)).toEqual(
      wholeFinding({
        ...base,
        ...shareOf(n, without),
        verdict,
        deed: {act: "Make time to rate", watch: "Ask why unrated", ok: "As expected"}[verdict],
        claim: `“Q” ${claim}.`,
        evidence: `${start} no rating; more than 25\u00a0% is too many.`,
        sure: lies(n, without),
        stake: verdict === "ok" ? null : hours(without),
        action
      })
    );
  });

  const missing = (value: number, interval: [number, number], falseDiscovery = 0.05) =>
    ({difference: {...estimate(value), interval}, falseDiscovery}) as unknown as QuestionEvidence["missing"];

  it.each([
    [-0.3, [-0.4, -0.2], "less", "0.30 vote points, 0.20–0.40"],
    [0.3, [0.2, 0.4], "more", "0.30 vote points, 0.20–0.40"]
  ] as [number, [number, number], string, string][])(
    "watches ratings that go missing by the candidate (%d)",
    (value, interval, whom, size) => {
      expect(told(40, 4, missing(value, interval))).toEqual(
        wholeFinding({
          ...base,
          ...shareOf(40, 4),
          verdict: "watch",
          deed: "Ask why unrated",
          claim: "“Q” goes unrated by how good the candidate is.",
          evidence: `4 of 40 scorecards with it have no rating; more than 25\u00a0% is too many. Mostly candidates whom the other interviewers wanted ${whom}.`,
          sure: {
            probability: null,
            sentence: `${lies(40, 4).sentence} Those left unrated are candidates whom the other interviewers wanted ${whom} (${size}). Its signal is that of the others only, and may be larger or smaller over all.`
          },
          stake: hours(4),
          action: "Ask for a rating of “Q” whenever it was put, however good or poor the answer."
        })
      );
      expect(told(40, 4, missing(value, interval, 0.051)).verdict).toBe("ok");
    }
  );

  it("says both where they also go missing too often", () => {
    expect(told(100, 60, missing(-0.3, [-0.4, -0.2]))).toMatchObject({
      verdict: "act",
      claim: "“Q” often ends without a rating.",
      evidence:
        "60 of 100 scorecards with it have no rating; more than 25\u00a0% is too many. Mostly candidates whom the other interviewers wanted less."
    });
  });

  it("knows no interval of one interviewer alone", () => {
    const rows = rowsOf(40, 4).map((row) => ({...row, interviewer_id: "I0"}));
    expect(noDataFinding({...asked({}), rows, missing: null}, through).sure).toEqual({
      probability: null,
      sentence: "One interviewer alone asked it: how others would fare is not known."
    });
  });

  it("asks for forty scorecards", () => {
    const {value, interval} = clusteredShare(
      Array.from({length: 10}, (_, person) => ({k: person < 4 ? 1 : 0, n: person < 9 ? 4 : 3}))
    );
    expect(told(39, 4)).toEqual(
      wholeFinding({
        ...base,
        n: 39,
        estimate: sixDigits(value!),
        interval: interval!.map(sixDigits) as [number, number],
        verdict: "too_little_data",
        deed: "Not enough data",
        claim: "Too few scorecards to say how often “Q” goes unrated.",
        evidence: "It stands on 39 scorecards; 40 are needed.",
        action: "Mark it as “no data” when it could not be rated, as now.",
        needs: [{unit: "scorecards", more: 1, weeks: 1}]
      })
    );
    expect(told(1, 0).evidence).toBe("It stands on 1 scorecard; 40 are needed.");
  });
});
