import {fQuantile} from "../distributions/index.js";
import {defaultLevel, notEstimable, type Estimate} from "../estimate.js";

export interface ScaleUse {
  interviewer: string;
  n: number;
  /** Spread of this interviewer's points over that of all others; below 1 hugs the middle. */
  spreadRatio: Estimate;
  /** Share of votes at an end of the scale, and that share among all others. */
  endShare: number;
  peersEndShare: number | null;
}

/**
 * How much of the scale each interviewer uses: the standard deviation of their points over their peers', and the share
 * of votes at either end. Interval from the F distribution with degrees of freedom scaled by the peers' kurtosis.
 * Spread depends on whom one met as well: compare interviewers of the same stage and role. Smallest n: 2 votes of the
 * interviewer and 2 of others; judge from 30 on.
 *
 * @param ends lowest and highest point of the form's scale; default 1 and 4
 */
export function scaleUse(
  votes: readonly {interviewer: string; points: number}[],
  {ends = [1, 4], level = defaultLevel}: {ends?: readonly [number, number]; level?: number} = {}
): ScaleUse[] {
  const own = new Map<string, number[]>();
  for (const {interviewer, points} of votes) own.set(interviewer, [...(own.get(interviewer) ?? []), points]);
  const all = momentsOf(votes.map(({points}) => points));
  const atEnd = (points: number) => points <= ends[0] || points >= ends[1];
  const allEnds = votes.filter(({points}) => atEnd(points)).length;
  return [...own].map(([interviewer, points]) => {
    const n = points.length;
    const rest = votes.length - n;
    const mine = momentsOf(points);
    const ends = points.filter(atEnd).length;
    return {
      interviewer,
      n,
      spreadRatio: spreadRatio(mine, all, level),
      endShare: ends / n,
      peersEndShare: rest === 0 ? null : (allEnds - ends) / rest
    };
  });
}

interface Moments {
  n: number;
  sum: number;
  squares: number;
  kurtosis: number;
}

function momentsOf(points: readonly number[]): Moments {
  const n = points.length;
  const sum = points.reduce((a, b) => a + b, 0);
  const squares = points.reduce((total, x) => total + x * x, 0);
  const second = squares / n - (sum / n) ** 2;
  const fourth = points.reduce((total, x) => total + (x - sum / n) ** 4, 0) / n;
  return {n, sum, squares, kurtosis: second > 0 ? Math.max(1.2, fourth / second ** 2) : 3};
}

function spreadRatio(own: Moments, all: Moments, level: number): Estimate {
  const variance = (n: number, sum: number, squares: number) => (squares - (sum * sum) / n) / (n - 1);
  const rest = all.n - own.n;
  if (own.n < 2 || rest < 2) return notEstimable(own.n);
  const peers = variance(rest, all.sum - own.sum, all.squares - own.squares);
  if (!(peers > 1e-12)) return notEstimable(own.n);
  const ratio = Math.max(0, variance(own.n, own.sum, own.squares)) / peers;
  const degrees = (2 * (own.n - 1)) / (all.kurtosis - 1);
  const peerDegrees = (2 * (rest - 1)) / (all.kurtosis - 1);
  const end = (p: number) => Math.sqrt(ratio / fQuantile(p, degrees, peerDegrees));
  const value = Math.sqrt(ratio);
  return {
    value,
    standardError: 0.5 * value * Math.sqrt(2 / degrees + 2 / peerDegrees),
    interval: [end((1 + level) / 2), end((1 - level) / 2)],
    n: own.n
  };
}
