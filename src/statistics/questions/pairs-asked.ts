import {group} from "d3-array";
import {mean} from "simple-statistics";
import {factorOf} from "../mixed-model/design.js";
import type {AdjustedRating} from "./adjusted-ratings.js";
import {cellsWithin} from "./strata.js";

/** Ratings by number, in the order of their questions: what is asked of every pair of them must cost next to nothing. */
export interface Scored {
  ratings: readonly AdjustedRating[];
  questions: Coded;
  interviewers: Coded;
  loops: Coded;
  cards: Coded;
  /** Standard deviations of its question from its mean among candidates for the same role and level. */
  score: Float64Array;
  /** 1 for cards of three ratings or more, all alike: an impression written down once for each question, or chance. */
  ofOnePoint: Uint8Array;
}

interface Coded {
  names: string[];
  codes: Int32Array;
  /** Rows of code c, in order: `rows[start[c]]` to before `rows[start[c + 1]]`. */
  start: Int32Array;
  rows: Int32Array;
}

function codedBy(ratings: readonly AdjustedRating[], nameOf: (rating: AdjustedRating) => string): Coded {
  const {levels, codes} = factorOf("", ratings.map(nameOf));
  const start = new Int32Array(levels.length + 1);
  for (const code of codes) start[code + 1]!++;
  for (let code = 0; code < levels.length; code++) start[code + 1]! += start[code]!;
  const next = start.slice();
  const rows = new Int32Array(codes.length);
  codes.forEach((code, row) => (rows[next[code]!++] = row));
  return {names: levels as string[], codes, start, rows};
}

/** Pairs of ratings, by number. */
export interface Pairs {
  a: number[];
  b: number[];
}

export function pairsThat({a, b}: Pairs, hold: (a: number, b: number) => boolean): Pairs {
  const kept: Pairs = {a: [], b: []};
  for (let i = 0; i < a.length; i++) if (hold(a[i]!, b[i]!)) add(kept, a[i]!, b[i]!);
  return kept;
}

function add(pairs: Pairs, a: number, b: number): void {
  pairs.a.push(a);
  pairs.b.push(b);
}

/** What the further interviewers of a loop thought, beside the two of a pair. */
export interface Further {
  mean: number;
  voters: number;
}

/** Pairs of two interviews of a loop in which someone else voted too. */
export interface SeenPairs extends Pairs {
  mean: number[];
  voters: number[];
}

function addSeen(pairs: SeenPairs, a: number, b: number, further: Further | null): void {
  if (further === null) return;
  add(pairs, a, b);
  pairs.mean.push(further.mean);
  pairs.voters.push(further.voters);
}

/** Two questions, by number, and of each loop that had both the first two ratings of one interview, and of two. */
interface PairAsked {
  first: number;
  second: number;
  loops: number;
  own: Pairs;
  two: SeenPairs;
}

/** @param furtherOf asked loop by loop; null where nobody else voted */
export function pairsAsked(
  {questions, loops, cards}: Scored,
  furtherOf: (a: number, b: number) => Further | null
): PairAsked[] {
  const width = questions.names.length;
  const order = questions.names
    .map((_, code) => code)
    .sort((a, b) => (questions.names[a]! < questions.names[b]! ? -1 : 1));
  const rank = new Int32Array(width);
  order.forEach((code, place) => (rank[code] = place));
  // Of each pair the loop it was last met in, and the loops that gave a pair of either kind last.
  type Met = Omit<PairAsked, "first" | "second"> & {loop: number; ownLoop: number; twoLoop: number};
  const nothingYet = (): Met => ({
    loops: 0,
    own: {a: [], b: []},
    two: {a: [], b: [], mean: [], voters: []},
    loop: -1,
    ownLoop: -1,
    twoLoop: -1
  });
  const met = new Map<number, Met>();
  for (let loop = 0; loop < loops.names.length; loop++)
    for (let i = loops.start[loop]!; i < loops.start[loop + 1]!; i++)
      for (let j = loops.start[loop]!; j < loops.start[loop + 1]!; j++) {
        const [a, b] = [loops.rows[i]!, loops.rows[j]!];
        const [first, second] = [questions.codes[a]!, questions.codes[b]!];
        if (rank[first]! >= rank[second]!) continue;
        const key = first * width + second;
        let pair = met.get(key);
        if (pair === undefined) met.set(key, (pair = nothingYet()));
        if (pair.loop !== loop) pair.loops++;
        pair.loop = loop;
        if (cards.codes[a] === cards.codes[b]) {
          if (pair.ownLoop !== loop) add(pair.own, a, b);
          pair.ownLoop = loop;
        } else {
          if (pair.twoLoop !== loop) addSeen(pair.two, a, b, furtherOf(a, b));
          pair.twoLoop = loop;
        }
      }
  return Array.from(met, ([key, {loops: n, own, two}]) => ({
    first: Math.floor(key / width),
    second: key % width,
    loops: n,
    own,
    two
  }));
}

export function isOfOnePoint({cards, ofOnePoint}: Pick<Scored, "cards" | "ofOnePoint">, row: number): boolean {
  return ofOnePoint[cards.codes[row]!] === 1;
}

function cardsOfOnePoint(ratings: readonly AdjustedRating[], {start, rows, names}: Coded): Uint8Array {
  return Uint8Array.from(names, (_, card) => {
    const [from, to] = [start[card]!, start[card + 1]!];
    if (to - from < 3) return 0;
    const {points} = ratings[rows[from]!]!;
    for (let i = from + 1; i < to; i++) if (ratings[rows[i]!]!.points !== points) return 0;
    return 1;
  });
}

/** Ratings less the mean of their question in role × level, over its standard deviation; 0 where it does not vary. */
export function scoresOf(given: readonly AdjustedRating[]): Scored {
  const groups = [...group(given, ({question}) => question).values()];
  const ratings = groups.flat();
  const score = new Float64Array(ratings.length);
  let next = 0;
  for (const list of groups) {
    const residuals = withinCells(
      list,
      list.map(({adjusted}) => adjusted)
    );
    const spread = Math.sqrt(mean(residuals.map((value) => value * value)));
    for (const residual of residuals) score[next++] = spread > 1e-9 ? residual / spread : 0;
  }
  const cards = codedBy(ratings, ({scorecard}) => scorecard);
  return {
    ratings,
    questions: codedBy(ratings, ({question}) => question),
    interviewers: codedBy(ratings, ({interviewer}) => interviewer),
    loops: codedBy(ratings, ({application}) => application),
    cards,
    score,
    ofOnePoint: cardsOfOnePoint(ratings, cards)
  };
}

export function withinCells(list: readonly AdjustedRating[], values: readonly number[]): number[] {
  const cells = cellsWithin(list.map(({stratum}) => stratum ?? {role: null, level: null}));
  const sums = new Map<string, {sum: number; n: number}>();
  cells.forEach((cell, i) => {
    const known = sums.get(cell);
    if (known === undefined) sums.set(cell, {sum: values[i]!, n: 1});
    else {
      known.sum += values[i]!;
      known.n++;
    }
  });
  return values.map((value, i) => {
    const {sum, n} = sums.get(cells[i]!)!;
    return value - sum / n;
  });
}
