import {atLeast, repeatability as repeatedLoop} from "../../loaders/reports/agreement/repeatability.js";
import {voteModel as reportedModel} from "../../loaders/reports/agreement/variance.js";
import {type SimulatedWorld, simulateWorld} from "../../loaders/simulate/simulate.js";
import {deviationsOf, expectedPoints} from "../../loaders/simulate/truth.js";
import type {WorldName} from "../../loaders/simulate/worlds.js";
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
import {emptyTally, note, noteAlarms, noteBound, plantedIn, type Tally} from "./tally.js";
import {consistencies, examine, onlyRead, readFindings} from "./verdicts.js";

const populations = new Map<WorldName, Population>();

/** Simulates companies of one world and holds every estimate and verdict against the truth. */
export async function recover(world: WorldName, seeds: readonly number[], brief = false): Promise<Tally> {
  const tally = emptyTally();
  const population = populations.get(world) ?? populationOf(world, brief);
  populations.set(world, population);
  for (const seed of seeds) {
    const company = simulateWorld({world, seed});
    const planted = plantedIn(company, world, population);
    tally.companies[world] = (tally.companies[world] ?? 0) + 1;
    noteAlarms(tally, world, await readFindings(world, seed), planted);
    if (onlyRead.has(world)) continue;
    const data = dataSetOf(company);
    const rows = reportRowsOf(company);
    const found = examine(data, rows, seed);
    const wrong = noteAlarms(tally, world, found.judged, planted);
    if (wrong.size === 0) tally.clean += Number(world === "null");
    else if (world === "null") for (const kind of wrong) tally.alarmed[kind] = (tally.alarmed[kind] ?? 0) + 1;
    if (world === "standard") people(tally, company, population, data, found);
    if (world === "null") companyWide(tally, population, data, found);
    if (world === "null") fromRows(tally, population, rows);
    if (world === "null" || world === "standard") {
      const model = reportedModel(rows.votes);
      const loops = new Set(rows.votes.map(({application_id}) => application_id)).size;
      const again = model && repeatedLoop(model.icc, rows.votes.length / loops, rows.decided);
      const {offerAgain, decisionsRepeated} = population.hidden.votes.repeatability;
      noteBound(
        tally,
        `${world}: offers that a second loop would make again`,
        again && atLeast(again.offers),
        offerAgain
      );
      const told = again && atLeast(again.decisions);
      noteBound(tally, `${world}: decisions that a second loop would make again`, told, decisionsRepeated);
    }
  }
  return tally;
}

/** Estimates about people and questions, where these differ as they do in life: from the average of all there could be. */
function people(
  tally: Tally,
  {cast, parameters}: SimulatedWorld,
  {hidden, signalAt, passAt}: Population,
  {votes}: DataSet,
  {severities, screeners, signals}: ReturnType<typeof examine>
): void {
  const {severity, severityByFocus} = parameters.loop;
  const typicalVote = averageOver(hidden.pointsAt, Math.hypot(severity, severityByFocus));
  const voteOf = new Map(cast.interviewers.map((person) => [person.id, expectedPoints(person, hidden.pointsAt)]));
  for (const {interviewer, interval, n} of severities)
    if (n >= 20) note(tally, "standard: severity of an interviewer", interval, voteOf.get(interviewer)! - typicalVote);
  const typicalPass = averageOver(passAt, parameters.screen.severity);
  const passOf = new Map(cast.screeners.map((screener) => [screener.id, passAt(screener.severity)]));
  for (const {screener, interval} of screeners)
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
  {hidden, companies, breakEven, costs}: Population,
  data: DataSet,
  {followed, movement}: ReturnType<typeof examine>
): void {
  const {matrix, bands, votes, offers, decided} = data;
  note(tally, "null: Krippendorff's alpha", krippendorffAlpha(matrix, {metric: "interval"}).interval, companies.alpha);
  note(tally, "null: Gwet's AC2", gwetAc(matrix, weights).interval, companies.ac2);
  const percent = percentAgreement(matrix, {...weights, weights: "identity"});
  note(tally, "null: raw agreement", percent.interval, companies.percent);
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
  note(tally, "null: offers that would repeat if votes alone decided", again.offerAgain.interval, truth.offerAgain);
  note(
    tally,
    "null: decisions that would repeat if votes alone decided",
    again.decisionsRepeated.interval,
    truth.decisionsRepeated
  );
  for (const {ratio} of consistencies(data)) note(tally, "null: consistency of an interviewer", ratio.interval, 1);
  note(tally, "null: following of visible votes", followed.excess.interval, 0);
  note(tally, "null: movement to the majority", movement.toMajority.interval, companies.debriefShift);
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
