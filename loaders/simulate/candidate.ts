import type {Random} from "../../src/statistics/random.js";
import {roles, teams, type Screener} from "./cast.js";
import {cutsFor, logistic, riseAt} from "./customs/shifts.js";
import {bands, type Band, type Parameters} from "./parameters.js";

const levels = [
  ["mid", 0.4],
  ["senior", 0.45],
  ["staff", 0.15]
] as const;

export interface Candidate {
  role: string;
  level: string;
  team: string;
  source: string;
  /** Ability, SD about 1 among all who enter. */
  ability: number;
}

export interface Screen {
  band: Band;
  advanced: boolean;
  /** Went to the loop by lot, below the bar. */
  trial: boolean;
}

/** Someone who applies at `when` (0 = first day, 1 = last). */
export function drawCandidate(parameters: Parameters, when: number, random: Random): Candidate {
  const role = roles[random.integer(roles.length)]!;
  const level = pick(levels, random);
  const {closedTeams} = parameters.customs ?? {};
  const team = closedTeams
    ? pick(
        teams.map((name, index) => [name, closedTeams[index]!] as const),
        random
      )
    : teams[random.integer(teams.length)]!;
  const source = sourceAt(when, parameters.sources, random);
  const {ability} = parameters;
  const mean = ability.shift + (ability.source[source] ?? 0) + (ability.level[level] ?? 0) + (ability.team[team] ?? 0);
  return {role, level, team, source, ability: random.normal(mean + riseAt(when, parameters), 1)};
}

/**
 * The phone screen: a noisy look at ability, written down as a band; the middle band goes on by what was not written.
 *
 * @param easier logits by which the job or the quarter lets more pass
 */
export function screenOf(
  candidate: Candidate,
  screener: Pick<Screener, "severity">,
  parameters: Parameters,
  when: number,
  random: Random,
  easier = 0
): Screen {
  const {screen} = parameters;
  const harder = (parameters.customs?.passFall ?? 0) * (when - 0.5) - easier;
  const drift = screen.cutDrift * when + riseAt(when, parameters) + cutsFor(harder, parameters);
  const seen = candidate.ability + random.normal(0, screen.noise) + screener.severity;
  const band = bands[screen.cuts.filter((cut) => seen > cut + drift).length]!;
  // A cue of SD 1 that leans on ability as far as `cue` says; it shifts who goes on, not how many.
  const cue = screen.cue * candidate.ability + Math.sqrt(1 - screen.cue ** 2) * random.normal();
  const share = screen.advanced[band];
  const passed = share <= 0 ? false : share >= 1 ? true : random.uniform() < logistic(logit(share) + cue);
  const trial = band === "no" && !passed && random.uniform() < screen.trial;
  return {band, advanced: passed || trial, trial};
}

function logit(p: number): number {
  return Math.log(p / (1 - p));
}

type Sources = Parameters["sources"];
/** Tens of thousands are drawn from one list. */
const listed = new WeakMap<Sources, [name: string, share: Sources[string]][]>();

function sourceAt(when: number, sources: Sources, random: Random): string {
  const list = listed.get(sources) ?? Object.entries(sources);
  listed.set(sources, list);
  let all = 0;
  for (const [, [first, last]] of list) all += first + (last - first) * when;
  let left = random.uniform() * all;
  for (const [name, [first, last]] of list) if ((left -= first + (last - first) * when) < 0) return name;
  return list.at(-1)![0];
}

function pick(shares: readonly (readonly [name: string, share: number])[], random: Random): string {
  let left = random.uniform() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [name, share] of shares) if ((left -= share) < 0) return name;
  return shares.at(-1)![0];
}
