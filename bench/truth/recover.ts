import {defaultConfig} from "../../loaders/config/config.js";
import {whyNoBound} from "../../loaders/reports/agreement/bound.js";
import {atLeast, repeatability as repeatedLoop} from "../../loaders/reports/agreement/repeatability.js";
import {voteModel as reportedModel} from "../../loaders/reports/agreement/variance.js";
import {type SimulatedWorld, simulateWorld} from "../../loaders/simulate/simulate.js";
import {deviationsOf, expectedPoints} from "../../loaders/simulate/truth.js";
import {gwetAc, percentAgreement} from "../../src/statistics/agreement/coefficients.js";
import {dependability} from "../../src/statistics/agreement/generalizability.js";
import {krippendorffAlpha} from "../../src/statistics/agreement/krippendorff-alpha.js";
import {repeatability, repeatabilityEstimate} from "../../src/statistics/agreement/repeatability.js";
import {normalQuantile} from "../../src/statistics/distributions/index.js";
import {voteModel} from "../../src/statistics/interviewers/severity.js";
import {mixedModel} from "../../src/statistics/mixed-model/mixed-model.js";
import {bandProbability} from "../../src/statistics/screen/band-probabilities.js";
import {barPosterior, summarise} from "../../src/statistics/screen/bar-posterior.js";
import {drawScreen} from "../../src/statistics/screen/screen-posterior.js";
import {aalenJohansen} from "../../src/statistics/survival/incidence.js";
import {bandNames, type DataSet, dataSetOf} from "./data-set.js";
import {hiredWithin, type Population, populationOf, stoppedEarly, weights} from "./population.js";
import {type ReportRows, reportRowsOf} from "./report-rows.js";
import {type Scenario, scenarioOf} from "./scenarios.js";
import {emptyTally, note, noteAlarms, noteBound, plantedIn, type Tally} from "./tally.js";
import {consistencies, examine, examineFollowing, onlyRead, readFindings} from "./verdicts.js";

const populations = new Map<string, Population>();

/** How companies are recovered. */
export interface Way {
  /** Truths from one replication of a world instead of several: for a quick look. */
  brief?: boolean;
  /** Only whether votes follow each other, and the bounds that hang on it. */
  onlyFollowing?: boolean;
}

/** Simulates companies of one scenario and holds every estimate and verdict against the truth. */
export async function recover(
  name: string,
  seeds: readonly number[],
  {brief = false, onlyFollowing = false}: Way = {}
): Promise<Tally> {
  const tally = emptyTally();
  const whole = scenarioOf(name);
  const scenario: Scenario = onlyFollowing ? {...whole, only: "interviewer.independence", reads: []} : whole;
  const {world, with: options} = scenario.request;
  const population = populations.get(name) ?? populationOf(name, brief);
  populations.set(name, population);
  const hasBounds = (options !== undefined && whole.only === null) || name === "null" || name === "standard";
  for (const seed of seeds) {
    const company = simulateWorld({...scenario.request, seed});
    const planted = plantedIn(company, scenario, population);
    tally.companies[name] = (tally.companies[name] ?? 0) + 1;
    noteAlarms(tally, name, await readFindings(scenario, seed), planted);
    if (onlyRead.has(name)) continue;
    const data = dataSetOf(company);
    const rows = reportRowsOf(company);
    if (scenario.only !== null) {
      const following = examineFollowing(data);
      noteAlarms(tally, name, following.judged, planted, options === undefined);
      if (hasBounds) atLeastAgain(tally, name, population, rows, following);
      continue;
    }
    const found = examine(data, rows, seed);
    const wrong = noteAlarms(tally, name, found.judged, planted, options === undefined);
    if (name === "null") {
      if (wrong.size === 0) tally.clean++;
      for (const kind of wrong) tally.alarmed[kind] = (tally.alarmed[kind] ?? 0) + 1;
      repeating(tally, population, data);
      fromRows(tally, population, rows);
    }
    if (name === "standard") dependable(tally, company, population, data);
    if (world === "standard") people(tally, scenario, name, company, population, found);
    if (world === "null") companyWide(tally, name, population, data, found);
    if (hasBounds) atLeastAgain(tally, name, population, rows, found);
  }
  return tally;
}

/** What is told as "at least" of a second loop, where it is. */
function atLeastAgain(
  tally: Tally,
  name: string,
  {hidden}: Population,
  {votes, before, decided}: ReportRows,
  {followed}: ReturnType<typeof examineFollowing>
): void {
  if (whyNoBound({votes: votes.length, before}, followed, defaultConfig()) !== null) return;
  const model = reportedModel(votes);
  const loops = new Set(votes.map(({application_id}) => application_id)).size;
  const again = model && repeatedLoop(model.icc, votes.length / loops, decided);
  const {offerAgain, decisionsRepeated} = hidden.votes.repeatability;
  noteBound(tally, `${name}: offers that a second loop would make again`, again && atLeast(again.offers), offerAgain);
  const told = again && atLeast(again.decisions);
  noteBound(tally, `${name}: decisions that a second loop would make again`, told, decisionsRepeated);
}

/** Estimates about people and questions, where these differ as they do in life: from the average of all there could be. */
function people(
  tally: Tally,
  {request, coversSignal}: Scenario,
  name: string,
  {cast, parameters}: SimulatedWorld,
  {hidden, signalAt, passAt}: Population,
  {severities, screeners, signals}: ReturnType<typeof examine>
): void {
  const {severity, severityByFocus} = parameters.loop;
  const typicalVote = averageOver(hidden.pointsAt, Math.hypot(severity, severityByFocus));
  const deviations = deviationsOf(cast, hidden.pointsAt);
  // Where teams are closed nobody can be told from the rest of the company, only from their own team.
  const voteOf = new Map(
    cast.interviewers.map((person, index) => [
      person.id,
      cast.closedTeams ? deviations[index]! : expectedPoints(person, hidden.pointsAt) - typicalVote
    ])
  );
  for (const {interviewer, interval, n} of severities)
    if (n >= 20) note(tally, `${name}: severity of an interviewer`, interval, voteOf.get(interviewer)!);
  const typicalPass = averageOver(passAt, parameters.screen.severity);
  const passOf = new Map(cast.screeners.map((screener) => [screener.id, passAt(screener.severity)]));
  for (const {screener, interval} of screeners)
    note(tally, `${name}: deviation of a screener`, interval, passOf.get(screener)! - typicalPass);
  if (!coversSignal) return;
  const planted = new Set([request.plants?.leaked, ...(request.plants?.redundant ?? [])]);
  const loadingOf = new Map(
    cast.questions.filter(({number}) => !planted.has(number)).map(({question, loading}) => [question, loading])
  );
  for (const {question, shrunk, n} of signals)
    if (n >= 80 && loadingOf.has(question))
      note(tally, `${name}: signal of a question`, shrunk.interval, signalAt(loadingOf.get(question)!));
}

/** How far five votes of people who differ as they do can be depended on. */
function dependable(tally: Tally, {cast}: SimulatedWorld, {hidden}: Population, {votes}: DataSet): void {
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
  name: string,
  {hidden, companies, breakEven, costs}: Population,
  data: DataSet,
  {followed, movement}: ReturnType<typeof examine>
): void {
  const {matrix, bands} = data;
  note(
    tally,
    `${name}: Krippendorff's alpha`,
    krippendorffAlpha(matrix, {metric: "interval"}).interval,
    companies.alpha
  );
  note(tally, `${name}: Gwet's AC2`, gwetAc(matrix, weights).interval, companies.ac2);
  const percent = percentAgreement(matrix, {...weights, weights: "identity"});
  note(tally, `${name}: raw agreement`, percent.interval, companies.percent);
  const draws = drawScreen(bands);
  const posterior = barPosterior(draws, costs, costs.acceptance)!;
  note(tally, `${name}: break-even chance`, summarise(posterior.breakEven, 0.9).interval, breakEven);
  bandNames.forEach((band, index) => {
    const {offers, decided} = bands[index]!;
    const truth = hidden.bands[band].offerIfAdvanced;
    if (truth === null) return;
    note(tally, `${name}: chance of an offer, band ${band}`, bandProbability(offers, decided).interval, truth);
    if (band !== "mixed") return;
    const difference = summarise(posterior.difference[index]!, 0.9).interval;
    note(tally, `${name}: borderline chance less break-even`, difference, truth - breakEven);
  });
  for (const {ratio} of consistencies(data)) note(tally, `${name}: consistency of an interviewer`, ratio.interval, 1);
  note(tally, `${name}: following of visible votes`, followed.excess.interval, 0);
  note(tally, `${name}: movement to the majority`, movement.toMajority.interval, companies.debriefShift);
}

/** What would repeat if votes alone decided. */
function repeating(tally: Tally, {hidden}: Population, {votes, offers, decided}: DataSet): void {
  const again = repeatabilityEstimate(dependability(mixedModel(voteModel(votes)), 5), offers, decided);
  const truth = repeatability(hidden.votes.phiOfFive, hidden.votes.offerRate);
  note(tally, "null: offers that would repeat if votes alone decided", again.offerAgain.interval, truth.offerAgain);
  note(
    tally,
    "null: decisions that would repeat if votes alone decided",
    again.decisionsRepeated.interval,
    truth.decisionsRepeated
  );
}

/** Estimates from rows as the reports read them. */
function fromRows(tally: Tally, {companies}: Population, {completed, entered}: ReportRows): void {
  const {savedPerLoop, lostShare} = stoppedEarly(completed);
  note(tally, "null: interviews saved by stopping at two noes", savedPerLoop.interval, companies.saved);
  note(tally, "null: offers lost by stopping at two noes", lostShare.interval, companies.lost);
  const curves = aalenJohansen(
    entered.map(({days}) => Math.max(0, days)),
    entered.map(({cause}) => cause)
  );
  const index = curves.time.findLastIndex((time) => time <= hiredWithin);
  const value = curves.incidence[1]![index]!;
  const half = normalQuantile(0.95) * curves.standardError[1]![index]!;
  note(tally, `null: share hired within ${hiredWithin} days`, [value - half, value + half], companies.hired);
}
