import {describe, expect, it} from "vitest";
import {
  adjustedRatings,
  type AdjustedRatings,
  leaveOneOutSeverity,
  type LoopVote,
  type QuestionRating
} from "../../../src/statistics/questions/adjusted-ratings.js";
import {questionSignals} from "../../../src/statistics/questions/question-signal.js";
import {shrinkCorrelations} from "../../../src/statistics/questions/question-correlation.js";
import {invertSymmetric} from "../../../src/statistics/linear-algebra.js";
import {createRandom, type Random} from "../../../src/statistics/random.js";
import {isFull} from "../../support/endurance.js";

interface Planted {
  loops: number;
  /** How far each question's rating follows the candidate, by name. */
  loadings: Record<string, number>;
  /** How far the owner's vote follows the rating they gave. */
  ownPull?: number;
}

/** Loops of five interviews with two questions each; severities differ by 0.4 points. */
function planted(random: Random, {loops, loadings, ownPull = 0.5}: Planted): AdjustedRatings {
  const ratings: QuestionRating[] = [];
  const votes: LoopVote[] = [];
  const severity = Array.from({length: 20}, () => random.normal(0, 0.4));
  const bank = Object.entries(loadings);
  for (let loop = 0; loop < loops; loop++) {
    const ability = random.normal();
    const panel = random.shuffle([...severity.keys()]).slice(0, 5);
    panel.forEach((person, seat) => {
      const common = {application: `A${loop}`, interviewer: `I${person}`, scorecard: `A${loop}-${seat}`};
      const impression = random.normal(0, 0.5);
      let pulled = 0;
      for (const [question, loading] of random.shuffle(bank).slice(0, 2)) {
        const own = random.normal(0, 0.7);
        const latent = 2.5 + 0.7 * loading * ability + own + severity[person]!;
        ratings.push({...common, question, points: cut(latent), minutes: 10, date: `2026-01-01T${loop}`});
        pulled += own / 2;
      }
      votes.push({...common, points: cut(2.5 + 0.7 * ability + impression + ownPull * pulled + severity[person]!)});
    });
  }
  return adjustedRatings(ratings, votes);
}

const cut = (latent: number) => Math.min(4, Math.max(1, Math.round(latent)));

describe("severity without one scorecard", () => {
  it("equals the solution of the mixed-model equations without that row", () => {
    const random = createRandom(3);
    const judgements = Array.from({length: 60}, (_, i) => ({
      unit: `u${i % 13}`,
      rater: `r${random.integer(6)}`,
      value: random.normal(2.5, 1)
    }));
    const spread = {unit: 0.8, rater: 0.4, residual: 0.7};
    const without = leaveOneOutSeverity(judgements, spread);
    for (const row of [0, 17, 59])
      for (const rater of ["r0", "r3", judgements[row]!.rater])
        expect(without(row, rater)).toBeCloseTo(henderson(judgements.toSpliced(row, 1), spread, rater), 9);
    expect(without(null, "r2")).toBeCloseTo(henderson(judgements, spread, "r2"), 9);
  });

  it("is nobody's when raters do not differ, and 0 for a stranger", () => {
    const judgements = [
      {unit: "u", rater: "a", value: 1},
      {unit: "u", rater: "b", value: 4}
    ];
    expect(leaveOneOutSeverity(judgements, {unit: 1, rater: 0, residual: 1})(0, "b")).toBe(0);
    expect(leaveOneOutSeverity(judgements, {unit: 1, rater: 1, residual: 1})(0, "z")).toBe(0);
    expect(leaveOneOutSeverity([], {unit: 1, rater: 1, residual: 1})(null, "a")).toBe(0);
  });
});

describe("votes that have nothing to do with candidates or ratings", () => {
  /** Ratings follow ability, closely or not; every vote is the interviewer's severity and chance. */
  function votesOfChance(random: Random): AdjustedRatings {
    const ratings: QuestionRating[] = [];
    const votes: LoopVote[] = [];
    const severity = Array.from({length: 20}, () => random.normal(0, 0.4));
    const bank = Object.entries({a: 1, b: 0.8, c: 0.6, d: 0.5, e: 0.3, f: 0});
    for (let loop = 0; loop < 120; loop++) {
      const ability = random.normal();
      const panel = random.shuffle([...severity.keys()]).slice(0, 5);
      panel.forEach((person, seat) => {
        const common = {application: `A${loop}`, interviewer: `I${person}`, scorecard: `A${loop}-${seat}`};
        for (const [question, loading] of random.shuffle(bank).slice(0, 2)) {
          const points = cut(2.5 + 0.7 * loading * ability + random.normal(0, 0.7) + severity[person]!);
          ratings.push({...common, question, points, minutes: 10, date: null});
        }
        votes.push({...common, points: cut(2.5 + random.normal(0, 0.9) + severity[person]!)});
      });
    }
    return adjustedRatings(ratings, votes);
  }

  it("give every question a signal of 0, within the interval nine times in ten", () => {
    const companies = isFull ? 600 : 60;
    const signals = Array.from({length: companies}, (_, seed) =>
      questionSignals(votesOfChance(createRandom(seed + 1)))
    );
    const all = signals.flat();
    const mean = all.reduce((sum, {shrunk}) => sum + shrunk.value!, 0) / all.length;
    const held = all.filter(({shrunk: {interval}}) => interval![0] <= 0 && interval![1] >= 0).length / all.length;
    const chance = all.reduce((sum, {auc}) => sum + auc.value!, 0) / all.length;
    // A single correlation of 200 ratings has a standard error of 0.07, a single chance one of 0.04.
    expect(Math.abs(mean)).toBeLessThan((4 * 0.07) / Math.sqrt(all.length));
    expect(Math.abs(chance - 0.5)).toBeLessThan((4 * 0.04) / Math.sqrt(all.length));
    expect(held).toBeGreaterThan(isFull ? 0.87 : 0.83);
    expect(held).toBeLessThan(isFull ? 0.93 : 0.97);
  });
});

/** Plain dense solution of Henderson's equations, for comparison. */
function henderson(
  judgements: {unit: string; rater: string; value: number}[],
  spread: {unit: number; rater: number; residual: number},
  rater: string
): number {
  const names = ["μ", ...new Set(judgements.flatMap((j) => [`unit ${j.unit}`, `rater ${j.rater}`]))];
  const at = (name: string) => names.indexOf(name);
  const size = names.length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  for (const {unit, rater: by, value} of judgements)
    for (const a of [0, at(`unit ${unit}`), at(`rater ${by}`)]) {
      right[a]! += value;
      for (const b of [0, at(`unit ${unit}`), at(`rater ${by}`)]) matrix[a * size + b]! += 1;
    }
  names.forEach((name, i) => {
    const own = name.startsWith("unit") ? spread.unit : name.startsWith("rater") ? spread.rater : Infinity;
    matrix[i * size + i]! += (spread.residual / own) ** 2;
  });
  const inverse = invertSymmetric(matrix, size)!;
  return right.reduce((sum, value, j) => sum + inverse[at(`rater ${rater}`) * size + j]! * value, 0);
}

describe("question signal", () => {
  const loadings = Object.fromEntries([
    ["zero", 0],
    ...Array.from({length: 11}, (_, i) => [`q${String(i).padStart(2, "0")}`, 0.7 + 0.04 * i])
  ]);

  it("a question without signal is not rescued by its own interviewer's vote", () => {
    const shares = Array.from({length: 12}, (_, seed) => {
      const adjusted = planted(createRandom(seed), {loops: 220, loadings, ownPull: 0.9});
      const zero = questionSignals(adjusted).find(({question}) => question === "zero")!;
      return zero.raw!;
    });
    const mean = shares.reduce((sum, value) => sum + value / shares.length, 0);
    // Five standard errors of the mean of 12 correlations on about 180 ratings.
    expect(Math.abs(mean)).toBeLessThan(5 / Math.sqrt(12 * 180));
  });

  it("finds the planted zero and calls at most one in a hundred others weak", () => {
    const seeds = isFull ? 200 : 12;
    const found = {zero: 0, others: 0};
    for (let seed = 0; seed < seeds; seed++)
      for (const {question, shrunk} of questionSignals(planted(createRandom(100 + seed), {loops: 600, loadings})))
        if (shrunk.interval![1] < 0.15) found[question === "zero" ? "zero" : "others"]++;
    // About 500 ratings: the bare interval ends below 0.15 in 95 % of samples from 0, the shrunken one in about 90 %.
    expect(found.zero / seeds).toBeGreaterThanOrEqual(seeds === 200 ? 0.8 : 2 / 3);
    // At most 1 % of sound questions may be called weak.
    expect(found.others / (seeds * 11)).toBeLessThanOrEqual(0.01);
  }, 600_000);

  it("puts the plain-language chance near one half for the zero question and well above for a good one", () => {
    const signals = questionSignals(planted(createRandom(1), {loops: 400, loadings}));
    const auc = (name: string) => signals.find(({question}) => question === name)!.auc.value!;
    expect(Math.abs(auc("zero") - 0.5)).toBeLessThan(0.09);
    expect(auc("q10")).toBeGreaterThan(0.6);
  });

  it("a rating in a loop where nobody else voted says nothing and is left out", () => {
    const alone = {
      question: "q",
      application: "a",
      interviewer: "i",
      scorecard: "s",
      points: 3,
      minutes: null,
      date: null
    };
    const vote = {application: "a", interviewer: "i", scorecard: "s", points: 3};
    expect(adjustedRatings([alone], [vote]).ratings).toEqual([]);
    expect(questionSignals(adjustedRatings([], []))).toEqual([]);
  });
});

/** A correlation of so many pairs by as many clusters, whose error is therefore known. */
const known = (z: number, standardError: number) => ({
  z,
  standardError,
  degrees: 1e6,
  independent: standardError ** 2,
  concentration: 1e-6
});

describe("question signal within role and level", () => {
  /** Levels of candidates two points of ability apart; one question is rated the more strictly the higher the level. */
  function levels(random: Random): AdjustedRatings {
    const ratings: QuestionRating[] = [];
    const votes: LoopVote[] = [];
    for (let loop = 0; loop < 300; loop++) {
      const level = loop % 3;
      const ability = random.normal(0.9 * (level - 1), 0.7);
      const stratum = {role: loop % 2 === 0 ? "a" : "b", level: `L${level}`};
      for (let seat = 0; seat < 4; seat++) {
        const common = {
          application: `A${loop}`,
          interviewer: `I${(loop + 5 * seat) % 20}`,
          scorecard: `A${loop}-${seat}`
        };
        const rated = (question: string, latent: number): void =>
          void ratings.push({...common, question, points: cut(2.5 + latent), minutes: null, date: null, stratum});
        rated("turned", 1.1 * ability - 1.4 * (level - 1) + random.normal(0, 0.5));
        rated("idle", 0.9 * (level - 1) + random.normal(0, 0.6));
        rated("plain", 0.7 * ability + random.normal(0, 0.6));
        votes.push({...common, points: cut(2.5 + 0.8 * ability + random.normal(0, 0.6))});
      }
    }
    return adjustedRatings(ratings, votes);
  }

  it("a good question whose level means run the other way is not weak, one that follows the level alone no signal", () => {
    for (let seed = 1; seed <= 3; seed++) {
      const adjusted = levels(createRandom(seed));
      const [idle, , turned] = questionSignals(adjusted);
      expect([idle!.question, turned!.question]).toEqual(["idle", "turned"]);
      expect(turned!.cells).toBe(6);
      expect(turned!.shrunk.interval![0]).toBeGreaterThan(0.3);
      expect(turned!.auc.value!).toBeGreaterThan(0.6);
      expect(turned!.pooled.value!).toBeLessThan(turned!.shrunk.value! - 0.1);
      expect(idle!.shrunk.interval![1]).toBeLessThan(0.15);
      expect(idle!.pooled.value!).toBeGreaterThan(0.3);
    }
  });

  it("is over all candidates where what they applied for is not known", () => {
    const {ratings, ...rest} = levels(createRandom(1));
    const [idle] = questionSignals({ratings: ratings.map((rating) => ({...rating, stratum: undefined})), ...rest});
    expect(idle!.cells).toBe(1);
    expect(idle!.shrunk.value!).toBeCloseTo(idle!.pooled.value!, 12);
  });
});

describe("question signal beside the interviewer's own vote", () => {
  it("is nothing where the rating is that vote, and stays where the rating sees more than it", () => {
    const random = createRandom(8);
    const ratings: QuestionRating[] = [];
    const votes: LoopVote[] = [];
    for (let loop = 0; loop < 250; loop++) {
      const ability = random.normal();
      for (let seat = 0; seat < 4; seat++) {
        const common = {
          application: `A${loop}`,
          interviewer: `I${(loop + 5 * seat) % 20}`,
          scorecard: `A${loop}-${seat}`
        };
        const vote = cut(2.5 + 0.8 * ability + random.normal(0, 0.6));
        votes.push({...common, points: vote});
        const shared = {...common, minutes: null, date: null};
        ratings.push({...shared, question: "same", points: vote});
        ratings.push({...shared, question: "more", points: cut(2.5 + ability + random.normal(0, 0.4))});
      }
    }
    const [more, same] = questionSignals(adjustedRatings(ratings, votes));
    expect(same!.shrunk.value!).toBeGreaterThan(0.4);
    expect(Math.abs(same!.givenOwnVote.value!)).toBeLessThan(0.1);
    expect(more!.givenOwnVote.interval![0]).toBeGreaterThan(0.2);
  });
});

describe("shrinkCorrelations", () => {
  it("draws the noisy ones towards the rest and leaves a well-measured outlier where it is", () => {
    const bulk = Array.from({length: 20}, (_, i) => known(0.45 + 0.02 * Math.sin(i), 0.08));
    const noisy = known(0.1, 0.25);
    const outlier = known(0, 0.05);
    const shrunk = shrinkCorrelations([...bulk, noisy, outlier], 0.9);
    expect(shrunk[20]!.r).toBeGreaterThan(0.3);
    expect(shrunk[21]!.r).toBeLessThan(0.08);
    expect(shrunk[21]!.below(0.15)).toBeGreaterThan(0.95);
    expect(shrunk[21]!.below(-0.99)).toBe(0);
  });

  it("its 90 % intervals hold about 90 % of true correlations drawn alike", () => {
    const random = createRandom(5);
    let held = 0;
    for (let set = 0; set < 40; set++) {
      const truth = Array.from({length: 25}, () => random.normal(0.4, 0.12));
      const estimates = truth.map((z) => known(random.normal(z, 0.09), 0.09));
      shrinkCorrelations(estimates, 0.9).forEach(({interval: [low, high]}, q) => {
        if (low <= Math.tanh(truth[q]!) && Math.tanh(truth[q]!) <= high) held++;
      });
    }
    expect(held / 1000).toBeGreaterThan(0.86);
    expect(held / 1000).toBeLessThan(0.95);
  });

  it("of one question is its own data and little else; of none is none", () => {
    const [alone] = shrinkCorrelations([known(0.5, 0.1)], 0.9);
    expect(Math.abs(alone!.r - Math.tanh(0.5))).toBeLessThan(0.05);
    expect(shrinkCorrelations([], 0.9)).toEqual([]);
  });
});
