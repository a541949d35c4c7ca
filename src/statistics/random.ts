import {randomNormal} from "d3-random";

/** A seeded source of draws: the same seed gives the same sequence on every machine. */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Whole number in [0, n). */
  integer(n: number): number;
  /** Normal with the given mean and standard deviation (default 0, 1). */
  normal(mean?: number, standardDeviation?: number): number;
  /** Gamma with the given shape and rate (default 1). */
  gamma(shape: number, rate?: number): number;
  beta(a: number, b: number): number;
  /** Successes of n at probability p. */
  binomial(n: number, p: number): number;
  /** Random order of a copy of the items (Fisher–Yates). */
  shuffle<T>(items: readonly T[]): T[];
  /** The same in place, with the same draws. */
  shuffleInPlace(values: Float64Array): void;
  /** An independent generator, so that one simulation's draws do not depend on how many another made. */
  split(): Random;
}

/**
 * xoshiro128** (Blackman & Vigna 2018) seeded by splitmix32. Normal by d3-random's polar method (Marsaglia & Bray 1964), gamma
 * by Marsaglia & Tsang (2000), beta from two gammas, binomial by splitting at a beta order statistic (Devroye 1986,
 * X.4) down to 20 coin tosses.
 *
 * @param seed any finite number; only its integer part below 2^32 counts
 */
export function createRandom(seed: number): Random {
  if (!Number.isFinite(seed)) throw new RangeError(`seed must be a finite number, got ${seed}`);
  const state = xoshiroState(Math.trunc(seed));
  const next = (): number => xoshiro(state);

  function uniform(): number {
    return ((next() >>> 5) * 67108864 + (next() >>> 6)) / 9007199254740992;
  }

  // The polar method hands out the second of each pair first: drawn in reverse, sequences are those of 0.1.0.
  let held: number | null = null;
  const standardNormal = randomNormal.source(() => {
    if (held !== null) {
      const value = held;
      held = null;
      return value;
    }
    held = uniform();
    return uniform();
  })();

  function gamma(shape: number, rate = 1): number {
    if (!(shape > 0) || !(rate > 0)) throw new RangeError(`gamma needs shape and rate above 0, got ${shape}, ${rate}`);
    if (shape < 1) return gamma(shape + 1, rate) * Math.pow(1 - uniform(), 1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const z = standardNormal();
      const v = (1 + c * z) ** 3;
      if (v <= 0) continue;
      if (Math.log(1 - uniform()) < 0.5 * z * z + d - d * v + d * Math.log(v)) return (d * v) / rate;
    }
  }

  function beta(a: number, b: number): number {
    const x = gamma(a);
    return x / (x + gamma(b));
  }

  function binomial(n: number, p: number): number {
    let count = 0;
    let left = n;
    let chance = Math.min(1, Math.max(0, p));
    while (left > 20) {
      const order = 1 + Math.floor(left / 2);
      const pivot = beta(order, left + 1 - order);
      if (pivot <= chance) {
        count += order;
        left -= order;
        chance = (chance - pivot) / (1 - pivot);
      } else {
        left = order - 1;
        chance /= pivot;
      }
    }
    for (let i = 0; i < left; i++) if (uniform() < chance) count++;
    return count;
  }

  function shuffle<T>(items: readonly T[]): T[] {
    const copy = [...items];
    for (let i = copy.length - 1; i > 0; i--) {
      const j = Math.floor(uniform() * (i + 1));
      [copy[i], copy[j]] = [copy[j]!, copy[i]!];
    }
    return copy;
  }

  // Some ten million draws in a row: the generator is written out twice, so that its state stays in registers.
  function shuffleInPlace(values: Float64Array): void {
    let [a, b, c, d] = [state[0]!, state[1]!, state[2]!, state[3]!];
    for (let i = values.length - 1; i > 0; i--) {
      let turned = Math.imul(b, 5);
      const high = Math.imul((turned << 7) | (turned >>> 25), 9) >>> 5;
      let shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      turned = Math.imul(b, 5);
      const low = Math.imul((turned << 7) | (turned >>> 25), 9) >>> 6;
      shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
      const j = Math.floor(((high * 67108864 + low) / 9007199254740992) * (i + 1));
      const value = values[i]!;
      values[i] = values[j]!;
      values[j] = value;
    }
    state.set([a, b, c, d]);
  }

  return {
    uniform,
    integer: (n) => Math.floor(uniform() * n),
    normal: (mean = 0, standardDeviation = 1) => mean + standardDeviation * standardNormal(),
    gamma,
    beta,
    binomial,
    shuffle,
    shuffleInPlace,
    split: () => createRandom(next() >>> 0)
  };
}

function xoshiroState(seed: number): Int32Array {
  let state = seed | 0;
  return Int32Array.from({length: 4}, () => {
    state = (state + 0x9e3779b9) | 0;
    let t = state ^ (state >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) | 0;
  });
}

function xoshiro(state: Int32Array): number {
  const b = state[1]!;
  const result = Math.imul(rotated(Math.imul(b, 5), 7), 9);
  state[2]! ^= state[0]!;
  state[3]! ^= b;
  state[1]! ^= state[2]!;
  state[0]! ^= state[3]!;
  state[2]! ^= b << 9;
  state[3] = rotated(state[3]!, 11);
  return result;
}

function rotated(x: number, bits: number): number {
  return (x << bits) | (x >>> (32 - bits));
}
