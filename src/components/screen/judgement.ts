import type {CostSheet, PublishedScreenGroup, PublishedScreenSlice, Screen} from "../../contracts/screen.js";
import type {Estimate} from "../../statistics/estimate.js";
import {type BandCounts, type BandDraws, bandProbability} from "../../statistics/screen/band-probabilities.js";
import {adviseBar, type BarAdvice, type BarRule, type TrialCounts} from "../../statistics/screen/bar-advice.js";
import {
  barPosterior,
  type BarPosterior,
  boundsBelowBar,
  type BoundsBelowBar,
  summarise
} from "../../statistics/screen/bar-posterior.js";
import {
  type ClearLoops,
  clearLoops,
  clearPriors,
  drawClearLoops,
  type VotedBand
} from "../../statistics/screen/clear-loops.js";
import type {VoteCounts} from "../../words/screen.js";
import {voteInWords} from "../../words/votes.js";
import {loopHours, screenHours} from "../../statistics/screen/loop-cost.js";
import {type Acceptance, drawAcceptance, drawScreen, sharedPriors} from "../../statistics/screen/screen-posterior.js";

/** The cost sheet as the reader's sliders leave it. */
export type Costs = Pick<CostSheet, "loop" | "screen"> & {acceptance: Acceptance};

export interface JudgedGroup {
  counts: PublishedScreenGroup;
  label: string;
  /**
   * Chance of an offer, given the group and a loop, as the verdict has it: in a slice drawn towards the other slices of its
   * dimension. Null values where outcomes are hidden or none.
   */
  offer: Estimate;
  /** The slice's own share of offers, where `offer` is another. */
  own: number | null;
  /** Share of clear loops. */
  offerHalf: [number, number] | null;
  clear: Estimate;
  bounds: BoundsBelowBar | null;
  /** Probability that the group's loops waste hours; null without any decided loop. */
  wasteful: number | null;
  /** Enough decided loops to judge. */
  enough: boolean;
}

export interface Judgement {
  /** Role, level, quarter, team or job, or two of the first three; null is everything. */
  member: string | null;
  groups: JudgedGroup[];
  advice: BarAdvice | null;
  posterior: BarPosterior | null;
  breakEven: {median: number; interval: [number, number]} | null;
  bestHoursPerHire: {median: number; interval: [number, number]} | null;
  /** The same comparison by the votes of the loops; none where they are hidden. */
  votes: ClearLoops;
  rule: BarRule;
  /** Near-misses of each group that were sent to loops by lot. */
  trials: (TrialCounts | null)[];
  hours: {loop: number; screen: number};
  draws: BandDraws;
  /** How often offers are accepted, by draw. */
  acceptance: number[];
}

const level = 0.9;
/** Draws that costs do not change; `isShared` where members of a dimension lend one another their chances. */
interface Drawn {
  offers: BandDraws;
  clear: BandDraws;
  isShared: boolean;
}

const drawn = new WeakMap<PublishedScreenSlice, Drawn>();

/** The last judgement of each slice and what it was of: a page asks for the same one in its card, charts and tables. */
const judged = new WeakMap<PublishedScreenSlice, {of: string; judgement: Judgement}>();

/** Everything the page says about a slice at given costs, from its counts alone. */
export function judgeScreen(
  slice: PublishedScreenSlice,
  slices: readonly PublishedScreenSlice[],
  costs: Costs,
  rule: BarRule,
  trials: Screen["trials"] = []
): Judgement {
  const of = JSON.stringify([costs.loop, costs.screen, costs.acceptance, rule, trials]);
  const known = judged.get(slice);
  if (known?.of === of) return known.judgement;
  const judgement = judge(slice, slices, costs, rule, trials);
  judged.set(slice, {of, judgement});
  return judgement;
}

function judge(
  slice: PublishedScreenSlice,
  slices: readonly PublishedScreenSlice[],
  costs: Costs,
  rule: BarRule,
  trials: Screen["trials"]
): Judgement {
  const bands = slice.groups.map(countsOf);
  const known = drawn.get(slice) ?? drawsOf(slice, slices);
  drawn.set(slice, known);
  const draws = known.offers;
  const hours = {loop: loopHours(costs.loop), screen: screenHours(costs.screen)};
  const price = {loopHours: hours.loop, screenHours: hours.screen};
  const acceptance = drawAcceptance(costs.acceptance);
  const posterior = barPosterior(draws, price, acceptance);
  const votes = clearLoops(slice.groups.map(votedOf), known.clear, price);
  const bounds = boundsBelowBar(bands);
  const tried = slice.groups.map(({group}) =>
    slice.dimension === "all" ? (trials.find((trial) => trial.group === group) ?? null) : null
  );
  return {
    member: slice.member,
    groups: slice.groups.map((counts, g) => ({
      ...judgeGroup(counts, bounds[g]!, posterior?.below[g] ?? null, rule),
      ...chanceOf(
        counts,
        draws.probability.map((chances) => chances[g]!),
        known.isShared
      )
    })),
    advice: posterior && adviseBar(bands, posterior, rule, votes, tried),
    votes,
    rule,
    trials: tried,
    posterior,
    breakEven: posterior && summarise(posterior.breakEven, level),
    bestHoursPerHire: posterior && summarise(posterior.bestHoursPerHire, level),
    hours,
    draws,
    acceptance
  };
}

function judgeGroup(
  counts: PublishedScreenGroup,
  bounds: BoundsBelowBar | null,
  below: number | null,
  {least}: BarRule
): Omit<JudgedGroup, "offer" | "offerHalf" | "own"> {
  const decided = counts.decided ?? 0;
  return {
    counts,
    label: counts.group === "below" ? "below the bar" : voteInWords(counts.group),
    clear: bandProbability(counts.clear ?? 0, counts.voted ?? 0),
    bounds,
    wasteful: decided > 0 ? below : null,
    enough: decided >= least
  };
}

/** What the verdict rests on: by itself Jeffreys' posterior around the share, in a slice the draws that borrow from the others. */
function chanceOf(
  {offers, decided}: PublishedScreenGroup,
  draws: readonly number[],
  borrows: boolean
): Pick<JudgedGroup, "offer" | "offerHalf" | "own"> {
  const own = bandProbability(offers ?? 0, decided ?? 0);
  if (!borrows || own.value === null)
    return {offer: own, offerHalf: bandProbability(offers ?? 0, decided ?? 0, 0.5).interval, own: null};
  const {median, interval} = summarise(draws, level);
  return {
    offer: {value: median, standardError: null, interval, n: own.n},
    offerHalf: summarise(draws, 0.5).interval,
    own: own.value
  };
}

/** Hidden outcomes count as none: the group is then bounded like one of which nobody was seen. */
export function countsOf({screened, advanced, decided, offers}: PublishedScreenGroup): BandCounts {
  return {screened, advanced: advanced ?? 0, decided: decided ?? 0, offers: offers ?? 0};
}

/** The counts that sentences are made of. */
export function voteCounts(counts: PublishedScreenGroup): VoteCounts {
  return {...votedOf(counts), ...countsOf(counts), group: counts.group};
}

/** Hidden votes count as none. */
function votedOf({screened, advanced, voted, clear}: PublishedScreenGroup): VotedBand {
  return {screened, advanced: advanced ?? 0, voted: voted ?? 0, clear: clear ?? 0};
}

function drawsOf({dimension, groups}: PublishedScreenSlice, slices: readonly PublishedScreenSlice[]): Drawn {
  const known = borrowed.get(slices) ?? new Map<string, Borrowed>();
  borrowed.set(slices, known);
  const {offers, clear} = known.get(dimension) ?? borrowedIn(dimension, slices);
  known.set(dimension, {offers, clear});
  return {
    isShared: offers !== undefined,
    offers: drawScreen(groups.map(countsOf), offers),
    clear: drawClearLoops(groups.map(votedOf), clear)
  };
}

/** What members of one dimension lend one another, found once for all of them. */
interface Borrowed {
  offers: ReturnType<typeof sharedPriors>;
  clear: ReturnType<typeof clearPriors>;
}

const borrowed = new WeakMap<readonly PublishedScreenSlice[], Map<string, Borrowed>>();

function borrowedIn(dimension: string, slices: readonly PublishedScreenSlice[]): Borrowed {
  const members = dimension === "all" ? [] : slices.filter((other) => other.dimension === dimension);
  return {
    offers: sharedPriors(members.map((member) => member.groups.map(countsOf))),
    clear: clearPriors(members.map((member) => member.groups.map(votedOf)))
  };
}

const day = 86_400_000;
const week = 7 * day;

/**
 * Weeks over which the screens of a slice spread, at least one: all weeks of the data, or for a quarter those of its own
 * that the data cover. "other" quarters have the weeks that the named ones leave.
 *
 * @param weeks of all screens
 * @param dataThrough last day of the data; null where nothing has a date
 */
export function screenWeeks(
  {slice: {period}}: Pick<PublishedScreenSlice, "slice">,
  slices: readonly Pick<PublishedScreenSlice, "dimension" | "member">[],
  {weeks: all, dataThrough}: {weeks: number | null; dataThrough: string | null}
): number {
  const weeks = all ?? 1;
  if (period === null || dataThrough === null) return weeks;
  const end = Date.parse(dataThrough) + day;
  const covered = (quarter: string | null): number => {
    const [, year, number] = /^(\d{4})-Q([1-4])$/.exec(quarter ?? "") ?? [];
    if (year === undefined) return 0;
    const first = 3 * (Number(number) - 1);
    const from = Math.max(Date.UTC(Number(year), first, 1), end - weeks * week);
    return Math.max(0, Math.min(Date.UTC(Number(year), first + 3, 1), end) - from) / week;
  };
  const own = covered(period);
  if (own > 0) return Math.max(1, own);
  const named = slices.filter((slice) => slice.dimension === "period").map((slice) => covered(slice.member));
  return Math.max(1, weeks - named.reduce((sum, value) => sum + value, 0));
}
