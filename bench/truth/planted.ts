import type {Finding, Kind} from "../../src/contracts/finding.js";
import {expectedOf, silentOf, type Planted} from "../../loaders/simulate/expectations.js";
import type {SimulatedWorld} from "../../loaders/simulate/simulate.js";
import {deviationsOf} from "../../loaders/simulate/truth.js";
import {worlds, type WorldName} from "../../loaders/simulate/worlds.js";
import type {Population} from "./population.js";

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
  world: WorldName,
  {hidden}: Population
): (item: Finding) => Planted | false | null {
  const {expected} = expectedOf(worlds[world], cast);
  const silent = silentOf(worlds[world], cast, deviationsOf(cast, hidden.pointsAt));
  const key = (kind: Kind, subject: string): string => `${kind} ${subject}`;
  const planted = new Map(toBeFound(expected).map((item) => [key(item.kind, item.subject), item]));
  const calm = new Set(silent.map(({kind, subject}) => key(kind, subject)));
  return ({kind, subject}) =>
    planted.get(key(kind, subject)) ?? (calm.has(key(kind, subject)) || calm.has(key(kind, "*")) ? false : null);
}

/** Whether a finding says what was planted. */
export function says({verdict, direction}: Finding, planted: Planted): boolean {
  return verdict === planted.verdict && (planted.direction === null || direction === planted.direction);
}
