import {normalCdf} from "../../src/statistics/distributions/normal.js";
import {createRandom, type Random} from "../../src/statistics/random.js";
import {feedbackDelay, hour} from "./calendar.js";
import {drawCandidate, type Screen, screenOf} from "./candidate.js";
import type {Cast} from "./cast.js";
import {riseAt, shifted, standardAt} from "./customs/shifts.js";
import {decisionScore, isSecondOfDay, type Seat, type Vote, votesOf} from "./loop.js";
import {type Band, bands, type Parameters, standard} from "./parameters.js";

const people = 40_000;

/** What holds in a world by construction, found by letting many hidden candidates walk through it. */
export interface Calibration {
  /** Mean ability of those who reach the loop of the standard pipeline: the zero of the vote cuts. */
  center: number;
  /** Decision score above which an offer is made. */
  bar: number;
  /** Decision scores of the standard pipeline, from the lowest. */
  scores: Float64Array;
}

const known = new Map<string, Calibration>();

/**
 * The bar of a company does not move with its pipeline: centre and bar come from the standard pipeline with this
 * world's own loop, so a rich pipeline has more offers and a sparse one fewer.
 */
export function calibrate(parameters: Parameters): Calibration {
  const {loop, herding, debrief, decision, customs = {}} = parameters;
  const {yesNoForm, endsAtNoes, rise, screenWeight, surenessSpeed, noDelay} = customs;
  const ways = {yesNoForm, endsAtNoes, screenWeight, ...(herding > 0 ? {surenessSpeed, noDelay} : {})};
  const key = JSON.stringify([loop, herding, debrief, decision, ways, rise && [rise, parameters.months]]);
  const before = known.get(key);
  if (before) return before;
  const {ability, sources, screen} = standard;
  const pipeline = {...parameters, ability, sources, screen, customs: {...ways, rise}};
  const random = createRandom(1);
  const severity = () => random.normal(0, screen.severity);
  const reached: Walker[] = [];
  // One after another, so that those who do not reach the loop are forgotten at once.
  for (let person = 0; person < people; person++) {
    const one = walker(pipeline, random, severity);
    if (one.advanced) reached.push(one);
  }
  const center = reached.reduce((sum, {ability: own}) => sum + own, 0) / reached.length;
  const spread = Math.hypot(loop.severity, loop.severityByFocus);
  const lean = () => random.normal(0, spread);
  const scores = Float64Array.from(reached, ({ability: own, band, when}) => {
    const ability = own - center - riseAt(when, parameters);
    return decisionScore(hiddenLoop(ability, parameters, lean, random), band, parameters, random);
  }).sort();
  const calibration = {center, bar: exceededBy(decision.offerShare, scores), scores};
  known.set(key, calibration);
  return calibration;
}

/** The bar for an offer in a quarter that makes so many logits more offers than usual. */
export function offerBar({bar, scores}: Calibration, {decision}: Parameters, moreOffers: number): number {
  return moreOffers === 0 ? bar : exceededBy(shifted(decision.offerShare, moreOffers), scores);
}

/** The score that this share is above. */
function exceededBy(share: number, scores: Float64Array): number {
  return scores[Math.floor(scores.length * (1 - share))]!;
}

/** A candidate of a world after their phone screen. */
export interface Walker extends Screen {
  ability: number;
  when: number;
}

/** Candidates of a world after their phone screen. */
export function walkers(parameters: Parameters, random: Random, count: number, severity: () => number): Walker[] {
  return Array.from({length: count}, () => walker(parameters, random, severity));
}

function walker(parameters: Parameters, random: Random, severity: () => number): Walker {
  const when = random.uniform();
  const candidate = drawCandidate(parameters, when, random);
  const screen = screenOf(candidate, {severity: severity()}, parameters, when, random);
  return Object.assign(screen, {ability: candidate.ability, when});
}

/** A loop that no export records: an interview an hour, feedback as it comes in this world. */
function hiddenLoop(ability: number, parameters: Parameters, lean: () => number, random: Random): Vote[] {
  const [least, most] = parameters.loop.interviews;
  const count = least + random.integer(most - least + 1);
  const seats: Seat[] = [];
  for (let index = 0; index < count; index++)
    seats.push({
      lean: lean() + (isSecondOfDay(random) ? parameters.loop.daySlope : 0),
      ended: index * hour,
      submitted: index * hour + feedbackDelay(false, parameters, random)
    });
  return votesOf(ability, seats, parameters, random);
}

export interface BandTruth {
  /** Share of all screened candidates in the band. */
  share: number;
  /** Share of all screened candidates who are in the band and went to the loop by the bar, not by lot. */
  advanced: number;
  /** P(offer | band, went to the loop by the bar). */
  offerIfAdvanced: number | null;
  /** P(offer | band, if sent to a loop), over everyone in the band. */
  offerIfSent: number | null;
}

export interface VoteTruth {
  /** Variances in squared vote points, over those who reach the loop. `residual` holds every interaction and noise. */
  variance: {candidate: number; interviewer: number; residual: number};
  /** Dependability of the mean initial vote of five interviews by five interviewers in five areas. */
  phiOfFive: number;
  /** With another loop of other interviewers and areas: share of offers, and of decisions, that would be the same. */
  repeatability: {offerAgain: number; decisionsRepeated: number};
  offerRate: number;
}

export interface HiddenTruth {
  bands: Record<Band, BandTruth>;
  votes: VoteTruth;
  /** Mean vote of an interviewer with this lean, over those who reach the loop. */
  pointsAt: (lean: number) => number;
}

/** What would happen to many candidates with this world's screeners and interviewers, each going through two loops. */
export function replicate(parameters: Parameters, calibration: Calibration, cast: Cast, seed: number): HiddenTruth {
  const random = createRandom(seed);
  const severities = cast.screeners.map(({severity}) => severity);
  const all = walkers(parameters, random, people, () => severities[random.integer(severities.length)]!);
  const leans = cast.interviewers.flatMap(({severity, severityByFocus, focuses, load}) =>
    focuses.map((focus) => ({lean: severity + severityByFocus[focus]!, load}))
  );
  const load = leans.reduce((sum, item) => sum + item.load, 0);
  const lean = (): number => {
    let left = random.uniform() * load;
    for (const item of leans) if ((left -= item.load) < 0) return item.lean;
    return leans.at(-1)!.lean;
  };
  const tried = all.map((person) => {
    const ability = person.ability - calibration.center - standardAt(person.when, parameters);
    const one = hiddenLoop(ability, parameters, lean, random);
    const other = hiddenLoop(ability, parameters, lean, random);
    const first = decisionScore(one, person.band, parameters, random) > calibration.bar;
    const second = decisionScore(other, person.band, parameters, random) > calibration.bar;
    // Of each loop only its first vote is looked at again: all votes of all people would fill the memory.
    const initials: Pair = [one[0]!.initial, other[0]!.initial];
    return {band: person.band, advanced: person.advanced, trial: person.trial, ability, initials, first, second};
  });
  const reached = tried.filter(({advanced}) => advanced);
  const abilities = reached.slice(0, 1000).map(({ability}) => ability);
  const pointsAt = interpolated((at) => expectedVote(abilities, at, parameters), 3);
  const offerRate = share(reached, ({first}) => first);
  const variance = variancesOf(
    reached.map(({initials}) => initials),
    varianceOf(leans.map(({lean: own}) => pointsAt(own)))
  );
  const noise = variance.interviewer + variance.residual;
  return {
    bands: Object.fromEntries(bands.map((band) => [band, bandTruth(tried, band)])) as Record<Band, BandTruth>,
    votes: {
      variance,
      phiOfFive: variance.candidate / (variance.candidate + noise / 5),
      repeatability: {
        offerAgain: share(reached, ({first, second}) => first && second) / offerRate,
        decisionsRepeated: share(reached, ({first, second}) => first === second)
      },
      offerRate
    },
    pointsAt
  };
}

interface Tried {
  band: Band;
  advanced: boolean;
  trial: boolean;
  first: boolean;
}

function bandTruth(tried: readonly Tried[], band: Band): BandTruth {
  const everyone = tried.filter((person) => person.band === band);
  const passed = everyone.filter(({advanced, trial}) => advanced && !trial);
  const chance = (group: readonly Tried[]): number | null =>
    group.length < 20 ? null : share(group, ({first}) => first);
  return {
    share: everyone.length / tried.length,
    advanced: passed.length / tried.length,
    offerIfAdvanced: chance(passed),
    offerIfSent: chance(everyone)
  };
}

/** The first votes of two loops of one candidate. */
type Pair = readonly [number, number];

/** The candidate's variance is what two interviews of different loops have in common. */
function variancesOf(pairs: readonly Pair[], interviewer: number) {
  const mean = pairs.reduce((sum, [a, b]) => sum + a + b, 0) / (2 * pairs.length);
  const candidate = pairs.reduce((sum, [a, b]) => sum + (a - mean) * (b - mean), 0) / pairs.length;
  const total = pairs.reduce((sum, [a, b]) => sum + (a - mean) ** 2 + (b - mean) ** 2, 0) / (2 * pairs.length);
  return {candidate, interviewer, residual: total - candidate - interviewer};
}

function expectedVote(abilities: readonly number[], lean: number, {loop, customs}: Parameters): number {
  const spread = Math.hypot(loop.focus, loop.noise);
  const [lowest, cuts] = customs?.yesNoForm ? [2, [loop.cuts[1]]] : [1, loop.cuts];
  let sum = 0;
  for (const ability of abilities) for (const cut of cuts) sum += normalCdf((ability + lean - cut) / spread);
  return lowest + sum / abilities.length;
}

/** A smooth function of one number, computed on a grid of 0.1 from −reach to reach. */
export function interpolated(exact: (at: number) => number, reach: number): (at: number) => number {
  const grid = Array.from({length: 20 * reach + 1}, (_, i) => exact(i / 10 - reach));
  return (at) => {
    const place = Math.min(grid.length - 1.001, Math.max(0, (at + reach) * 10));
    const below = Math.floor(place);
    return grid[below]! + (place - below) * (grid[below + 1]! - grid[below]!);
  };
}

function varianceOf(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(holds).length / items.length;
}
