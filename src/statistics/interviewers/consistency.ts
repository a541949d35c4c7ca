import {group} from "d3-array";
import {benjaminiHochberg} from "../intervals/differences.js";
import {fQuantile, fUpperTail} from "../distributions/index.js";
import {defaultLevel, notEstimable, type Estimate} from "../estimate.js";
import {residuals} from "../mixed-model/criterion.js";
import {fitModel} from "../mixed-model/fit.js";
import {voteModel, type Vote} from "./severity.js";

export interface InterviewerConsistency {
  interviewer: string;
  /** Residual variance as a multiple of the peers'; above 1 erratic, below 1 uniform. */
  ratio: Estimate;
  /** Against a ratio of 1, as a q-value (Benjamini–Hochberg over those with enough votes); null with fewer votes. */
  q: number | null;
}

/**
 * How erratic or uniform each interviewer's votes are once candidate, severity, area and strata are allowed for:
 * the residual variance of their votes over that of their peers.
 *
 * A candidate with few votes absorbs part of every residual, so residuals are too small by a share that depends on the
 * number of votes: each squared residual is compared with its peers' mean among candidates with as many votes, and the
 * ratio is undone of the share p that the model leaves to residuals (mean infit): an interviewer with ρ times the
 * variance shows 1 + p(ρ − 1). Interval from the F distribution, degrees of freedom scaled by the kurtosis of the
 * residuals and by p.
 *
 * Smallest n: judge an interviewer from 30 votes on; fewer are estimated but take no part in the q-values.
 */
export function consistency({
  votes,
  leastVotes = 30,
  level = defaultLevel
}: {
  votes: readonly Vote[];
  leastVotes?: number;
  level?: number;
}): InterviewerConsistency[] {
  const {problem, optimum} = fitModel(voteModel(votes), true);
  const rows = group(votes.keys(), (row) => votes[row]!.interviewer);
  const left = optimum && residuals(problem, optimum.at.factored.theta, optimum.derivatives.solution);
  const squares = left?.map((value) => value * value) ?? new Float64Array();
  // Votes on the scaled axis have variance 1: what is left of it below this is the rounding of a perfect fit.
  if (optimum === null || !(squares.reduce((a, b) => a + b, 0) > 1e-9 * votes.length)) {
    return [...rows].map(([interviewer, own]) => ({interviewer, ratio: notEstimable(own.length), q: null}));
  }
  const meanInfit = squares.reduce((a, b) => a + b, 0) / squares.length / optimum.at.sigma2;
  const sizes = loopSizes(votes);
  const pooled = sumsBySize(
    votes.map((_, row) => row),
    squares,
    sizes
  );
  const kurtosis = kurtosisWithin([...rows.values()], squares);

  const results = [...rows].map(([interviewer, own]) => {
    const n = own.length;
    const mine = sumsBySize(own, squares, sizes);
    const expected = expectedOfPeers(pooled, mine);
    if (expected === null) return {interviewer, ratio: notEstimable(n), p: null};
    const observed = mine.total / expected;
    const degrees = (2 * meanInfit * n) / (kurtosis - 1);
    const peerDegrees = (2 * meanInfit * (votes.length - n)) / (kurtosis - 1);
    const undo = (value: number) => Math.max(0.01, 1 + (value - 1) / meanInfit);
    const end = (p: number) => undo(observed / fQuantile(p, degrees, peerDegrees));
    const interval: [number, number] = [end((1 + level) / 2), end((1 - level) / 2)];
    // A model that leaves next to nothing to residuals leaves no degrees of freedom to compare them by.
    if (!interval.every(Number.isFinite)) return {interviewer, ratio: notEstimable(n), p: null};
    const standardError = (observed / meanInfit) * Math.sqrt(2 / degrees + 2 / peerDegrees);
    const ratio: Estimate = {value: undo(observed), standardError, interval, n};
    const above = fUpperTail(observed, degrees, peerDegrees);
    return {interviewer, ratio, p: 2 * Math.min(above, 1 - above)};
  });
  const judged = results.filter(({ratio, p}) => p !== null && ratio.n >= leastVotes);
  const q = benjaminiHochberg(judged.map(({p}) => p!));
  const qOf = new Map(judged.map(({interviewer}, i) => [interviewer, q[i]!]));
  return results.map(({interviewer, ratio}) => ({interviewer, ratio, q: qOf.get(interviewer) ?? null}));
}

/** Fourth moment over squared variance, each interviewer's own variance taken so that outliers do not pass for tails. */
function kurtosisWithin(groups: readonly number[][], squares: Float64Array): number {
  let fourth = 0;
  let second = 0;
  for (const rows of groups) {
    const mean = rows.reduce((sum, row) => sum + squares[row]!, 0) / rows.length;
    for (const row of rows) fourth += squares[row]! ** 2;
    second += rows.length * mean * mean;
  }
  return second > 0 ? Math.max(1.5, fourth / second) : 3;
}

/** Votes of the candidate of each row. */
function loopSizes(votes: readonly Vote[]): number[] {
  const loops = group(votes, ({candidate}) => candidate);
  return votes.map(({candidate}) => loops.get(candidate)!.length);
}

interface Sums {
  total: number;
  mean: number;
  bySize: Map<number, {sum: number; n: number}>;
}

function sumsBySize(rows: readonly number[], squares: Float64Array, sizes: readonly number[]): Sums {
  const bySize: Sums["bySize"] = new Map();
  let total = 0;
  for (const row of rows) {
    const cell = bySize.get(sizes[row]!) ?? {sum: 0, n: 0};
    bySize.set(sizes[row]!, {sum: cell.sum + squares[row]!, n: cell.n + 1});
    total += squares[row]!;
  }
  return {total, mean: total / Math.max(1, rows.length), bySize};
}

/** What the peers' residuals lead one to expect of the same candidates; sizes seen less than 50 times share one mean. */
function expectedOfPeers(all: Sums, own: Sums): number | null {
  let n = 0;
  for (const cell of all.bySize.values()) n += cell.n;
  for (const cell of own.bySize.values()) n -= cell.n;
  const overall = (all.total - own.total) / n;
  let expected = 0;
  for (const [size, mine] of own.bySize) {
    const everyone = all.bySize.get(size)!;
    const peers = everyone.n - mine.n;
    expected += mine.n * (peers >= 50 ? (everyone.sum - mine.sum) / peers : overall);
  }
  return expected > 0 && Number.isFinite(expected) ? expected : null;
}
