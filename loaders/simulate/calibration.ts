import {createRandom} from "../../src/statistics/random.js";
import {drawCandidate, screenOf} from "./candidate.js";
import {decisionScore, votesOf} from "./loop.js";
import {bands, standard, type Band, type Parameters} from "./parameters.js";

const people = 40_000;

/** What holds in a world by construction, found by letting many hidden candidates walk through it. */
export interface Calibration {
  /** Mean ability of those who reach the loop of the standard world: the zero of the vote cuts. */
  center: number;
  /** Decision score above which an offer is made. */
  bar: number;
}

export interface BandTruth {
  /** Share of all screened candidates in the band. */
  share: number;
  /** Share of all screened candidates who are in the band and went to the loop. */
  advanced: number;
  /** P(offer | band, went to the loop). */
  offerIfAdvanced: number | null;
  /** P(offer | band, if sent to the loop), over everyone in the band. */
  offerIfSent: number | null;
}

/**
 * The bar of a company does not move with its pipeline: centre and bar come from the standard pipeline with this
 * world's own loop, so a rich pipeline has more offers and a sparse one fewer.
 */
export function calibrate(parameters: Parameters, seed: number): Calibration {
  const pipeline = {...parameters, ability: standard.ability, sources: standard.sources, screen: standard.screen};
  const walked = walk(pipeline, createRandom(seed), people).filter(({advanced}) => advanced);
  const center = mean(walked.map(({ability}) => ability));
  const random = createRandom(seed + 1);
  const scores = walked.map(({ability}) => loopScore(ability - center, parameters, random)).sort((a, b) => a - b);
  return {center, bar: scores[Math.floor(scores.length * (1 - parameters.decision.offerShare))]!};
}

/** True chances per band, over typical interviewers and screeners. */
export function bandTruth(parameters: Parameters, {center, bar}: Calibration, seed: number): Record<Band, BandTruth> {
  const random = createRandom(seed + 2);
  const all = walk(parameters, random, people).map((person) => ({
    ...person,
    offer: loopScore(person.ability - center, parameters, random) > bar
  }));
  const truth = bands.map((band) => {
    const mine = all.filter((person) => person.band === band);
    const sent = mine.filter(({advanced}) => advanced);
    const chance = (group: typeof mine): number | null =>
      group.length < 20 ? null : mean(group.map(({offer}) => Number(offer)));
    return [
      band,
      {
        share: mine.length / all.length,
        advanced: sent.length / all.length,
        offerIfAdvanced: chance(sent),
        offerIfSent: chance(mine)
      }
    ] as const;
  });
  return Object.fromEntries(truth) as Record<Band, BandTruth>;
}

function walk(parameters: Parameters, random: ReturnType<typeof createRandom>, count: number) {
  return Array.from({length: count}, () => {
    const when = random.uniform();
    const candidate = drawCandidate(parameters, when, random);
    const screener = {severity: random.normal(0, parameters.screen.severity)};
    return {...screenOf(candidate, screener, parameters, when, random), ability: candidate.ability};
  });
}

function loopScore(ability: number, parameters: Parameters, random: ReturnType<typeof createRandom>): number {
  const {interviews, severity, severityByFocus} = parameters.loop;
  const spread = Math.hypot(severity, severityByFocus);
  const count = interviews[0] + random.integer(interviews[1] - interviews[0] + 1);
  const seats = Array.from({length: count}, () => ({lean: random.normal(0, spread)}));
  return decisionScore(votesOf(ability, seats, parameters, random), parameters, random);
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}
