import {defaultLevel, type Estimate} from "../estimate.js";
import {benjaminiHochberg, clusteredEstimate} from "../intervals/differences.js";
import type {Random} from "../random.js";
import {type Change, type DatedRating, type LineSearch, lineSearch} from "./changed-line.js";
import {
  addToCommon,
  commonDrift,
  type CommonSums,
  commonSums,
  type PeriodSums,
  periodSums,
  slopesAboveMean
} from "./common-drift.js";

export interface QuestionDrift {
  /** Date of the first rating after the likeliest change. */
  changedOn: string;
  before: number;
  after: number;
  /** Change of the rating of an average candidate over what the other questions did, in points. */
  level: Change;
  /** Change of how much the rating follows ability. */
  slope: Change;
  /** Chance of so strong a change at any date if nothing changed: by shuffling what is left of the ratings. */
  p: number;
  /** The same among all questions looked at (Benjamini–Hochberg). */
  falseDiscovery: number;
}

/** What most questions did together from the earlier half of their ratings to the later. */
export interface SharedShift {
  /** Change of the rating of equally judged candidates by the same interviewers, points; clustered by interviewer. */
  change: Estimate;
  /** Questions whose own change has the same sign. */
  alike: number;
}

export interface QuestionDrifts {
  /** By question; without those that have too few ratings on both sides of any date. */
  questions: Map<string, QuestionDrift>;
  /** Null where no question can be judged. */
  shared: SharedShift | null;
  /** Questions that changed beyond chance and no longer stand for what the others did. */
  changed: number;
}

/** Enough that a chance need not be drawn any farther: it is far from small. */
const enoughExceeded = 20;
/** Shuffles for each time that the smallest chance in question is expected. */
const shufflesPerChance = 4;
const leastShuffles = 999;

/**
 * Did a question change at some date more than the others: level, slope of rating on ability, or both? Interviewers are
 * fixed effects within the question, the quarterly movement common to the other questions is taken off, and at every
 * date with enough ratings on both sides one line is compared with two (F). The largest F is judged against the largest
 * of shuffled residuals (Freedman & Lane 1983), so the search for the date costs nothing in false alarms. The strongest
 * question that changed leaves the others' yardstick and all are looked at again (purification of anchors, as for
 * differential item functioning: Candell & Drasgow 1988), down to half of them. A leak shows as level up and slope down.
 *
 * F is divided, and intervals widened, by what the uncertain yardstick adds: 1 + own ratings ÷ ratings of the others.
 *
 * @param least ratings on each side (default 30); questions with fewer than twice that only help with the yardstick
 * @param rate false-discovery rate, which also sets how many shuffles can tell a question from chance
 */
export function questionDrifts(
  questions: ReadonlyMap<string, readonly DatedRating[]>,
  random: Random,
  {least = 30, level = defaultLevel, rate = 0.05}: {least?: number; level?: number; rate?: number} = {}
): QuestionDrifts {
  const all = askedOf(questions, least);
  const judged = all.filter(isJudged);
  const most = Math.max(leastShuffles, Math.ceil((shufflesPerChance * judged.length) / rate));
  const chances = judged.map(({search}) => shuffledChance(search, random.split(), most));
  const anchors = new Set<Asked>(all);
  for (;;) {
    const yardstick = yardstickOf([...anchors]);
    const found = judged.map((one, i) => {
      const {residuals, noise} = besideOthers(one, yardstick, anchors.has(one));
      const split = one.search.strongest(residuals);
      return {one, residuals, noise, ...split, p: chances[i]!(split.f / noise, residuals)};
    });
    const falseDiscovery = benjaminiHochberg(found.map(({p}) => p));
    const [strongest] = found
      .filter(({one}, i) => falseDiscovery[i]! <= rate && anchors.has(one))
      .sort((a, b) => a.p - b.p || b.f - a.f);
    if (strongest && 2 * (anchors.size - 1) >= all.length) {
      anchors.delete(strongest.one);
      continue;
    }
    return {
      questions: new Map(
        found.map(({one, at, residuals, noise, p}, i) => [
          one.question,
          {
            changedOn: one.points[at]!.date,
            before: at,
            after: one.points.length - at,
            ...one.search.changeAt(at, residuals, {level, noise}),
            p,
            falseDiscovery: falseDiscovery[i]!
          }
        ])
      ),
      shared: sharedShift(judged, level),
      changed: all.length - anchors.size
    };
  }
}

interface Asked {
  question: string;
  /** In order of date. */
  points: readonly DatedRating[];
  /** Place of the quarter of each. */
  quarter: readonly number[];
  quarters: number;
  sums: PeriodSums;
  /** Slope over the mean of all questions. */
  steeper: number;
  search: LineSearch | null;
}

type Judged = Asked & {search: LineSearch};

function isJudged(one: Asked): one is Judged {
  return one.search !== null;
}

function askedOf(questions: ReadonlyMap<string, readonly DatedRating[]>, least: number): Asked[] {
  const quarters = [...new Set([...questions.values()].flatMap((points) => points.map(quarterOf)))].sort();
  const placeOf = new Map(quarters.map((quarter, place) => [quarter, place]));
  const asked = [...questions].map(([question, unsorted]) => {
    const points = [...unsorted].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    const quarter = points.map((point) => placeOf.get(quarterOf(point))!);
    const sums = periodSums(points, quarter, quarters.length);
    return {question, points, quarter, quarters: quarters.length, sums, search: lineSearch(points, least)};
  });
  const steeper = slopesAboveMean(asked.map(({sums}) => sums));
  return asked.map((one, i) => ({...one, steeper: steeper[i]!}));
}

function quarterOf({date}: DatedRating): string {
  return `${date.slice(0, 4)}-${Math.floor((Number(date.slice(5, 7)) - 1) / 3)}`;
}

/** What the ratings of all anchors together tell of the common movement. */
interface Yardstick {
  common: CommonSums;
  ratings: number;
}

function yardstickOf(anchors: readonly Asked[]): Yardstick {
  const common = commonSums(anchors, anchors[0]?.quarters ?? 0);
  return {common, ratings: anchors.reduce((sum, {points}) => sum + points.length, 0)};
}

/** What one line, the interviewers and the others' movement leave of a question's ratings. */
function besideOthers(
  one: Judged,
  {common, ratings: all}: Yardstick,
  isAnchor: boolean
): {residuals: Float64Array; noise: number} {
  if (isAnchor) addToCommon(common, one, -1);
  const {level, ability} = commonDrift(common);
  if (isAnchor) addToCommon(common, one, 1);
  const ratings = Float64Array.from(one.points, ({rating}, i) => {
    const quarter = one.quarter[i]!;
    return rating - level[quarter]! - one.steeper * ability[quarter]!;
  });
  const yardstick = all - (isAnchor ? one.points.length : 0);
  return {residuals: one.search.residuals(ratings), noise: 1 + one.points.length / Math.max(1, yardstick)};
}

/**
 * The chance of an F as large where nothing changed. The shuffles of one question are drawn once, as many as are
 * needed, and serve whatever the yardstick: it hardly changes how residuals are spread.
 */
function shuffledChance(
  search: LineSearch,
  random: Random,
  most: number
): (f: number, residuals: Float64Array) => number {
  const drawn: number[] = [];
  let order = new Float64Array();
  return (f, residuals) => {
    order = order.length === residuals.length ? order : new Float64Array(residuals.length);
    let [exceeded, done] = [0, 0];
    while (done < most && exceeded < enoughExceeded) {
      if (done === drawn.length) {
        order.set(residuals);
        random.shuffleInPlace(order);
        drawn.push(search.strongestOf(order));
      }
      if (drawn[done++]! >= f) exceeded++;
    }
    return (exceeded + 1) / (done + 1);
  };
}

function sharedShift(judged: readonly Judged[], level: number): SharedShift | null {
  const dates = judged.flatMap(({points}) => points.map(({date}) => date)).sort();
  const middle = dates[Math.floor(dates.length / 2)];
  const parts = judged.map(({points, search}) => ({
    points,
    rating: search.residuals(Float64Array.from(points, ({rating}) => rating)),
    later: search.residuals(Float64Array.from(points, ({date}) => Number(date >= middle!)))
  }));
  const sums = parts.map(({rating, later}) => ({
    moved: later.reduce((sum, one, i) => sum + one * rating[i]!, 0),
    information: later.reduce((sum, one) => sum + one * one, 0)
  }));
  const information = sums.reduce((sum, one) => sum + one.information, 0);
  if (!(information > 1e-9)) return null;
  const value = sums.reduce((sum, {moved}) => sum + moved, 0) / information;
  const influence = new Map<string, number>();
  for (const {points, rating, later} of parts)
    points.forEach(({interviewer}, i) => {
      const part = (later[i]! * (rating[i]! - value * later[i]!)) / information;
      influence.set(interviewer, (influence.get(interviewer) ?? 0) + part);
    });
  const degrees = influence.size - 1;
  return {
    change: clusteredEstimate(value, [...influence.values()], dates.length, level, degrees > 0 ? {degrees} : {}),
    alike: sums.filter(({moved}) => Math.sign(moved) === Math.sign(value)).length
  };
}
