import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {adviceOf} from "../../../loaders/reports/questions/bank.js";
import type {QuestionEvidence, RatingRow} from "../../../loaders/reports/questions/evidence.js";
import {noDataFinding} from "../../../loaders/reports/questions/no-data.js";
import {differsPooled, repeatsVote, signalFinding} from "../../../loaders/reports/questions/signal.js";
import type {Estimate} from "../../../src/statistics/estimate.js";

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

  it("is drawn as its sentence says it: how often the one the others wanted is rated higher, beside chance", () => {
    expect(found({r: 0.5}).mark).toEqual({
      estimate: 0.7,
      interval: [expect.closeTo(0.65, 9), expect.closeTo(0.75, 9)],
      reference: {value: 0.5, label: "chance"},
      unit: "share"
    });
    expect(found({r: 0.5})).toMatchObject({estimate: 0.5, unit: "correlation", reference: {label: "weak"}});
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
