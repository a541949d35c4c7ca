import {expectedOf, type Planted, silentOf} from "../../loaders/simulate/expectations.js";
import {requested} from "../../loaders/simulate/request.js";
import type {SimulatedWorld} from "../../loaders/simulate/simulate.js";
import {deviationsOf} from "../../loaders/simulate/truth.js";
import type {Finding, Kind} from "../../src/contracts/finding.js";
import type {Population} from "./population.js";
import type {Scenario} from "./scenarios.js";

/** Intervals that held the truth, over all simulated companies. */
interface Coverage {
  intervals: number;
  held: number;
}

/** Subjects with a planted fact and how many were found with it, others and how many of them got `act`. */
interface Alarms {
  subjects: number;
  found: number;
  others: number;
  falseAlarms: number;
}

/** What a number of simulated companies came to; adds up. */
export interface Tally {
  companies: Record<string, number>;
  /** Companies of the null world in which no subject at all got `act`, nor all interviewers for copying. */
  clean: number;
  coverage: Record<string, Coverage>;
  /** Lower bounds told as "at least", and how many were at most the truth. */
  bounds: Record<string, Coverage>;
  alarms: Record<string, Alarms>;
  /** World, kind and least number of observations → planted subjects with so many, and those found. */
  power: Record<string, {subjects: number; found: number}>;
  /** Why companies were not clean: kind → companies. */
  alarmed: Record<string, number>;
}

export function emptyTally(): Tally {
  return {companies: {}, clean: 0, coverage: {}, bounds: {}, alarms: {}, power: {}, alarmed: {}};
}

/** Notes one interval; an estimator that gave none is not counted. */
export function note(tally: Tally, name: string, interval: readonly [number, number] | null, truth: number): void {
  if (interval === null) return;
  const at = (tally.coverage[name] ??= {intervals: 0, held: 0});
  at.intervals++;
  if (interval[0] <= truth && truth <= interval[1]) at.held++;
}

/** Notes a figure told as "at least"; one that could not be told is not counted. */
export function noteBound(tally: Tally, name: string, told: number | null, truth: number): void {
  if (told === null) return;
  const at = (tally.bounds[name] ??= {intervals: 0, held: 0});
  at.intervals++;
  if (told <= truth) at.held++;
}

/** From how many observations on a planted fact is counted with others of its size. */
const powerSteps = [20, 50, 100, 200, 400] as const;

/**
 * Notes verdicts against what was planted; null leaves a subject out. What is said of the company as a whole is counted
 * apart. With `bySize` planted facts are also counted by the number of observations. Returns kinds with a false alarm about a single subject, or about all of them where it accuses all: of copying.
 */
export function noteAlarms(
  tally: Tally,
  world: string,
  judged: readonly Finding[],
  plantedIn: (item: Finding) => Planted | false | null,
  bySize = true
): Set<string> {
  const wrong = new Set<string>();
  for (const item of judged) {
    const planted = plantedIn(item);
    if (planted === null) continue;
    const whole = isWhole(item) ? " all" : "";
    const at = (tally.alarms[`${world} ${item.kind}${whole}`] ??= {subjects: 0, found: 0, others: 0, falseAlarms: 0});
    if (planted === false) {
      at.others++;
      if (item.verdict !== "act") continue;
      at.falseAlarms++;
      if (whole === "" || item.kind === "interviewer.independence") wrong.add(item.kind);
      continue;
    }
    const found = Number(says(item, planted));
    at.subjects++;
    at.found += found;
    const step = powerSteps.findLast((least) => item.n >= least);
    if (!bySize || whole !== "" || step === undefined) continue;
    const power = (tally.power[`${world} ${item.kind} ${step}`] ??= {subjects: 0, found: 0});
    power.subjects++;
    power.found += found;
  }
  return wrong;
}

export function addTally(into: Tally, {clean, companies, alarmed, ...counted}: Tally): void {
  into.clean += clean;
  addAll(into.companies, companies);
  addAll(into.alarmed, alarmed);
  for (const part of ["coverage", "bounds", "alarms", "power"] as const) {
    const sums = into[part] as Record<string, object>;
    for (const [name, counts] of Object.entries(counted[part])) addAll((sums[name] ??= {}), counts);
  }
}

function addAll(into: object, counts: object): void {
  const sums = into as Record<string, number>;
  for (const [key, count] of Object.entries(counts as Record<string, number>)) sums[key] = (sums[key] ?? 0) + count;
}

/** What a finding says of the whole company: not of a person or a question. */
export function isWhole({kind, subject}: Pick<Finding, "kind" | "subject">): boolean {
  return subject === "all" || kind.startsWith("funnel.");
}

/** Facts to be found: verdicts to act on, and of the whole company also those that must say "worthwhile". */
export function toBeFound(expected: readonly Planted[]): Planted[] {
  return expected.filter((item) => item.verdict === "act" || isWhole(item));
}

/**
 * What must be said of a subject: the planted fact, false where it must stay silent, null for differences that are real
 * without being planted.
 */
export function plantedIn(
  {cast}: SimulatedWorld,
  {request, only, expected: further}: Scenario,
  {hidden}: Population
): (item: Finding) => Planted | false | null {
  const {world} = requested({...request, seed: 1});
  const expected = [...expectedOf(world, cast).expected, ...further];
  const silent = silentOf(world, cast, deviationsOf(cast, hidden.pointsAt));
  const key = (kind: Kind, subject: string): string => `${kind} ${subject}`;
  const planted = new Map(toBeFound(expected).map((item) => [key(item.kind, item.subject), item]));
  const calm = new Set(silent.map(({kind, subject}) => key(kind, subject)));
  return ({kind, subject}) => {
    if (only !== null && kind !== only) return null;
    return planted.get(key(kind, subject)) ?? (calm.has(key(kind, subject)) || calm.has(key(kind, "*")) ? false : null);
  };
}

/** Whether a finding says what was planted. */
function says({verdict, direction}: Finding, planted: Planted): boolean {
  return verdict === planted.verdict && (planted.direction === null || direction === planted.direction);
}
