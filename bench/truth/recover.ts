import type {Kind} from "../../src/contracts/finding.js";
import {deviationsOf, expectedPoints} from "../../loaders/simulate/truth.js";
import {simulateWorld, type SimulatedWorld} from "../../loaders/simulate/simulate.js";
import {worlds, type WorldName} from "../../loaders/simulate/worlds.js";
import {expectedOf, silentOf} from "../../loaders/simulate/expectations.js";
import {bandProbability} from "../../src/statistics/band-probabilities.js";
import {barPosterior, summarise} from "../../src/statistics/bar-posterior.js";
import {debriefMovement} from "../../src/statistics/debrief-movement.js";
import {dependability} from "../../src/statistics/dependability.js";
import {gwetAc} from "../../src/statistics/gwet-ac.js";
import {krippendorffAlpha} from "../../src/statistics/krippendorff-alpha.js";
import {mixedModel} from "../../src/statistics/mixed-model.js";
import {percentAgreement} from "../../src/statistics/percent-agreement.js";
import {repeatability, repeatabilityEstimate} from "../../src/statistics/repeatability.js";
import {drawScreen} from "../../src/statistics/screen-posterior.js";
import {normalQuantile} from "../../src/statistics/distributions/index.js";
import {voteModel} from "../../src/statistics/vote-model.js";
import {bandNames, dataSetOf, type DataSet} from "./data-set.js";
import {populationOf, weights, type Population} from "./population.js";
import {emptyTally, note, noteAlarms, type Judged, type Tally} from "./tally.js";
import {examine} from "./verdicts.js";

const populations = new Map<WorldName, Population>();

/** Simulates companies of one world and holds every estimate and verdict against the truth. */
export function recover(world: WorldName, seeds: readonly number[]): Tally {
  const tally = emptyTally();
  const population = populations.get(world) ?? populationOf(world);
  populations.set(world, population);
  for (const seed of seeds) {
    const company = simulateWorld({world, seed});
    const data = dataSetOf(company);
    const found = examine(data, seed);
    tally.companies[world] = (tally.companies[world] ?? 0) + 1;
    const wrong = noteAlarms(tally, world, found.judged, plantedIn(company, world, population));
    if (wrong.size === 0) tally.clean += Number(world === "null");
    else if (world === "null") for (const kind of wrong) tally.alarmed[kind] = (tally.alarmed[kind] ?? 0) + 1;
    if (world === "standard") people(tally, company, population, data, found);
    if (world === "null") companyWide(tally, population, data, found);
  }
  return tally;
}

/** True for what is planted, false for what must stay silent, null for differences that are real without being planted. */
function plantedIn({cast}: SimulatedWorld, world: WorldName, {hidden}: Population): (item: Judged) => boolean | null {
  const {expected} = expectedOf(worlds[world], cast);
  const silent = silentOf(worlds[world], cast, deviationsOf(cast, hidden.pointsAt));
  const key = (kind: Kind, subject: string): string => `${kind} ${subject}`;
  const acts = expected.filter(({verdict}) => verdict === "act");
  const planted = new Set(acts.map(({kind, subject}) => key(kind, subject)));
  const calm = new Set(silent.map(({kind, subject}) => key(kind, subject)));
  return ({kind, subject}) =>
    planted.has(key(kind, subject)) ? true : calm.has(key(kind, subject)) || calm.has(key(kind, "*")) ? false : null;
}

/** Estimates about people and questions, where these differ as they do in life: from the average of all there could be. */
function people(
  tally: Tally,
  {cast, parameters}: SimulatedWorld,
  {hidden, signalAt, passAt}: Population,
  {votes}: DataSet,
  {severities, spread, signals}: ReturnType<typeof examine>
): void {
  const {severity, severityByFocus} = parameters.loop;
  const typicalVote = averageOver(hidden.pointsAt, Math.hypot(severity, severityByFocus));
  const voteOf = new Map(cast.interviewers.map((person) => [person.id, expectedPoints(person, hidden.pointsAt)]));
  for (const {interviewer, interval, n} of severities)
    if (n >= 20) note(tally, "standard: severity of an interviewer", interval, voteOf.get(interviewer)! - typicalVote);
  const typicalPass = averageOver(passAt, parameters.screen.severity);
  const passOf = new Map(cast.screeners.map((screener) => [screener.id, passAt(screener.severity)]));
  for (const {screener, interval} of spread.effects)
    note(tally, "standard: deviation of a screener", interval, passOf.get(screener)! - typicalPass);
  const loadingOf = new Map(cast.questions.map(({question, loading}) => [question, loading]));
  for (const {question, shrunk, n} of signals)
    if (n >= 80) note(tally, "standard: signal of a question", shrunk.interval, signalAt(loadingOf.get(question)!));
  const {candidate, residual} = hidden.votes.variance;
  const deviations = deviationsOf(cast, hidden.pointsAt);
  const interviewer = deviations.reduce((sum, value) => sum + value * value, 0) / deviations.length;
  const phi = candidate / (candidate + (interviewer + residual) / 5);
  note(tally, "standard: dependability of five votes", dependability(mixedModel(voteModel(votes)), 5).interval, phi);
}

/** Mean of a function over normal deviates, at 99 of their quantiles. */
function averageOver(value: (at: number) => number, spread: number): number {
  const places = Array.from({length: 99}, (_, i) => normalQuantile((i + 0.5) / 99));
  return places.reduce((sum, place) => sum + value(spread * place), 0) / places.length;
}

/** Estimates about the company as a whole, where nobody differs, so that the truth is the same in every company. */
function companyWide(
  tally: Tally,
  {hidden, agreement, breakEven, costs, debriefShift}: Population,
  {matrix, bands, moves, votes, offers, decided}: DataSet,
  {consistencies, followed}: ReturnType<typeof examine>
): void {
  note(tally, "null: Krippendorff's alpha", krippendorffAlpha(matrix, {metric: "interval"}).interval, agreement.alpha);
  note(tally, "null: Gwet's AC2", gwetAc(matrix, weights).interval, agreement.ac2);
  const percent = percentAgreement(matrix, {...weights, weights: "identity"});
  note(tally, "null: raw agreement", percent.interval, agreement.percent);
  const draws = drawScreen(bands);
  const posterior = barPosterior(draws, costs, costs.acceptance)!;
  note(tally, "null: break-even chance", summarise(posterior.breakEven, 0.9).interval, breakEven);
  bandNames.forEach((band, index) => {
    const {offers, decided} = bands[index]!;
    const truth = hidden.bands[band].offerIfAdvanced;
    if (truth === null) return;
    note(tally, `null: chance of an offer, band ${band}`, bandProbability(offers, decided).interval, truth);
    if (band !== "mixed") return;
    const difference = summarise(posterior.difference[index]!, 0.9).interval;
    note(tally, "null: borderline chance less break-even", difference, truth - breakEven);
  });
  const again = repeatabilityEstimate(dependability(mixedModel(voteModel(votes)), 5), offers, decided);
  const truth = repeatability(hidden.votes.phiOfFive, hidden.votes.offerRate);
  note(tally, "null: offers that would repeat", again.offerAgain.interval, truth.offerAgain);
  note(tally, "null: decisions that would repeat", again.decisionsRepeated.interval, truth.decisionsRepeated);
  for (const {ratio} of consistencies)
    if (ratio.n >= 30) note(tally, "null: consistency of an interviewer", ratio.interval, 1);
  note(tally, "null: following of visible votes", followed.excess.interval, 0);
  note(tally, "null: movement to the majority", debriefMovement(moves).toMajority.interval, debriefShift);
}
