import {createRandom, type Random} from "../../src/statistics/random.js";
import {hour} from "./calendar.js";
import {drawCandidate, screenOf, type Screen} from "./candidate.js";
import {feedbackDelay} from "./feedback.js";
import {isSecondOfDay} from "./loop-team.js";
import {decisionScore, votesOf, type Vote} from "./loop.js";
import {standard, type Parameters} from "./parameters.js";

const people = 40_000;

/** What holds in a world by construction, found by letting many hidden candidates walk through it. */
export interface Calibration {
  /** Mean ability of those who reach the loop of the standard pipeline: the zero of the vote cuts. */
  center: number;
  /** Decision score above which an offer is made. */
  bar: number;
}

const known = new Map<string, Calibration>();

/**
 * The bar of a company does not move with its pipeline: centre and bar come from the standard pipeline with this
 * world's own loop, so a rich pipeline has more offers and a sparse one fewer.
 */
export function calibrate(parameters: Parameters): Calibration {
  const {ability, sources, screen} = standard;
  const pipeline = {...parameters, ability, sources, screen};
  const key = JSON.stringify([parameters.loop, parameters.herding, parameters.debrief, parameters.decision]);
  const before = known.get(key);
  if (before) return before;
  const random = createRandom(1);
  const severity = () => random.normal(0, screen.severity);
  const reached = walkers(pipeline, random, people, severity).filter(({advanced}) => advanced);
  const center = reached.reduce((sum, {ability: own}) => sum + own, 0) / reached.length;
  const spread = Math.hypot(parameters.loop.severity, parameters.loop.severityByFocus);
  const scores = reached.map(({ability: own}) =>
    decisionScore(
      hiddenLoop(own - center, parameters, () => random.normal(0, spread), random),
      parameters,
      random
    )
  );
  scores.sort((a, b) => a - b);
  const calibration = {center, bar: scores[Math.floor(scores.length * (1 - parameters.decision.offerShare))]!};
  known.set(key, calibration);
  return calibration;
}

/** Candidates of a world after their phone screen. */
export function walkers(
  parameters: Parameters,
  random: Random,
  count: number,
  severity: () => number
): (Screen & {ability: number})[] {
  return Array.from({length: count}, () => {
    const when = random.uniform();
    const candidate = drawCandidate(parameters, when, random);
    return {...screenOf(candidate, {severity: severity()}, parameters, when, random), ability: candidate.ability};
  });
}

/** A loop that no export records: an interview an hour, feedback as it comes in this world. */
export function hiddenLoop(ability: number, parameters: Parameters, lean: () => number, random: Random): Vote[] {
  const [least, most] = parameters.loop.interviews;
  const seats = Array.from({length: least + random.integer(most - least + 1)}, (_, index) => ({
    lean: lean() + (isSecondOfDay(random) ? parameters.loop.daySlope : 0),
    submitted: index * hour + feedbackDelay(false, parameters, random)
  }));
  return votesOf(ability, seats, parameters, random);
}
