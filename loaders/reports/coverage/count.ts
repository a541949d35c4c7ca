import type {Coverage} from "../../../src/contracts/coverage.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {published} from "../finding.js";
import type {CoveredLoop} from "./loops.js";

type Counted = Coverage["slices"][number];
export type AttributeCounts = NonNullable<Counted["attributes"]>[number];
export type Rejections = NonNullable<Counted["rejections"]>;

/** Midway between no (2) and yes (3): a mean rating below it counts against the candidate. */
const bar = 2.5;

/** Is this attribute technical? By the words that the configuration lists, compared without case. */
export function isTechnical(attribute: string, nonTechnical: readonly string[]): boolean {
  const name = attribute.toLowerCase();
  return !nonTechnical.some((word) => name.includes(word.toLowerCase()));
}

/** In how many loops each attribute was rated, asked in vain or not asked; in the order of the loops' attributes. */
export function attributeCounts(loops: readonly CoveredLoop[], nonTechnical: readonly string[]): AttributeCounts[] {
  const counts = new Map<string, {rated: number; no_data: number; not_asked: number}>();
  for (const {attributes} of loops)
    for (const {attribute, state} of attributes) {
      const known = counts.get(attribute) ?? {rated: 0, no_data: 0, not_asked: 0};
      known[state]++;
      counts.set(attribute, known);
    }
  return [...counts].map(([attribute, {rated, no_data, not_asked}]) => ({
    attribute,
    technical: isTechnical(attribute, nonTechnical),
    rated,
    noData: no_data,
    notAsked: not_asked,
    share: shareOf(rated, loops.length)
  }));
}

/** Loops with a rating of a technical attribute, of another one, and of both. */
export function kindCounts(loops: readonly CoveredLoop[], nonTechnical: readonly string[]) {
  const kinds = loops.map(({attributes}) => {
    const rated = attributes.filter(({state}) => state === "rated");
    return {
      technical: rated.some(({attribute}) => isTechnical(attribute, nonTechnical)),
      other: rated.some(({attribute}) => !isTechnical(attribute, nonTechnical))
    };
  });
  return {
    technical: kinds.filter(({technical}) => technical).length,
    other: kinds.filter(({other}) => other).length,
    both: kinds.filter(({technical, other}) => technical && other).length
  };
}

/** Rejected loops by what their attributes rated below the bar have in common. */
export function rejectionCounts(rejected: readonly CoveredLoop[]): Rejections {
  const parts = {noneBelow: 0, onlyCoachable: 0, mixed: 0, onlyOthers: 0};
  for (const {attributes} of rejected) {
    const below = attributes.filter(({points}) => points !== null && points < bar);
    const coachable = below.filter((attribute) => attribute.coachable === true).length;
    if (below.length === 0) parts.noneBelow++;
    else if (coachable === below.length) parts.onlyCoachable++;
    else if (coachable > 0) parts.mixed++;
    else parts.onlyOthers++;
  }
  return {rejected: rejected.length, ...parts, share: shareOf(parts.onlyCoachable, rejected.length)};
}

function shareOf(part: number, of: number) {
  return of === 0 ? published(null) : published({value: part / of, interval: wilson(part, of)});
}
