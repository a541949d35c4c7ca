import {describe, expect, it} from "vitest";
import {coefficients} from "../../../loaders/reports/agreement/coefficients.js";
import {voteModel} from "../../../loaders/reports/agreement/variance.js";
import {groupsOf, type LoopVote} from "../../../loaders/reports/shared/loop-votes.js";
import {createRandom} from "../../../src/statistics/random.js";

/** Loops of four interviewers of one team, whose votes are drawn by lot from these points: agreement is chance. */
function loopsOf(team: string, loops: number, points: readonly number[], seed: number): LoopVote[] {
  const random = createRandom(seed);
  return Array.from({length: loops}, (_, c) =>
    random
      .shuffle([0, 1, 2, 3, 4, 5])
      .slice(0, 4)
      .map((i) => {
        const initial_points = points[random.integer(points.length)]!;
        return {
          application_id: `${team}${c}`,
          candidate_id: `${team}${c}`,
          interviewer_id: `${team}-${i}`,
          focus: "coding",
          role: null,
          level: null,
          initial_points,
          initial_is_yes: initial_points >= 3
        } as LoopVote;
      })
  ).flat();
}

function grouped(votes: LoopVote[]): LoopVote[] {
  const groups = groupsOf(votes);
  return votes.map((vote, row) => ({...vote, group: groups[row]!}));
}

const scale = [1, 2, 3, 4];
const weak = loopsOf("a", 120, [1, 2], 1);
const strong = loopsOf("b", 60, [3, 4], 2);

describe("groups that share no candidate", () => {
  it("are those whom votes do not join, also through others", () => {
    const joined = (interviewer_id: string, application_id: string) => ({interviewer_id, application_id});
    const votes = [joined("i", "A"), joined("j", "A"), joined("k", "B"), joined("j", "C"), joined("l", "C")];
    expect(groupsOf(votes)).toEqual([0, 0, 1, 0, 0]);
  });

  it("do not agree because they meet different candidates", () => {
    const apart = coefficients(grouped([...weak, ...strong]), scale);
    const pooled = coefficients([...weak, ...strong], scale);
    expect(pooled.alpha.value).toBeGreaterThan(0.6);
    expect(Math.abs(apart.alpha.value!)).toBeLessThan(0.08);
    expect(apart.alpha.interval![0]).toBeLessThan(0);
    expect(apart.alpha.interval![1]).toBeGreaterThan(0);
    expect(apart.percent.value).toBeCloseTo(pooled.percent.value!, 12);
  });

  it("weigh by their loops, standard errors in squares", () => {
    const [a, b] = [coefficients(weak, scale), coefficients(strong, scale)];
    const both = coefficients(grouped([...weak, ...strong]), scale);
    for (const of of ["alpha", "ac2", "percent"] as const) {
      expect(both[of].value).toBeCloseTo((2 * a[of].value! + b[of].value!) / 3, 12);
      expect(both[of].standardError).toBeCloseTo(Math.hypot(2 * a[of].standardError!, b[of].standardError!) / 3, 12);
      expect(both[of].n).toBe(180);
    }
  });

  it("count from ten loops on; with none of so many nothing is told", () => {
    const withFew = (loops: number) => coefficients(grouped([...weak, ...loopsOf("b", loops, [3, 4], 2)]), scale);
    const alone = coefficients(weak, scale).alpha.value!;
    expect(withFew(9).alpha.value).toBeCloseTo(alone, 12);
    expect(withFew(10).alpha.value).not.toBeCloseTo(alone, 6);
    const few = grouped([...loopsOf("a", 9, [1, 2], 1), ...loopsOf("b", 9, [3, 4], 2)]);
    expect(coefficients(few, scale).alpha).toEqual({value: null, standardError: null, interval: null, n: 0});
  });

  it("are no part of what candidates and interviewers differ by", () => {
    const differing = (votes: LoopVote[]) => {
      const {candidate, interviewer, focus, rest} = voteModel(votes)!.variances;
      return (candidate + interviewer) / (candidate + interviewer + focus + rest);
    };
    expect(differing([...weak, ...strong])).toBeGreaterThan(0.6);
    expect(differing(grouped([...weak, ...strong]))).toBeLessThan(0.1);
  });
});
