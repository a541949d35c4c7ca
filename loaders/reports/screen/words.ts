import {voteInWords} from "../../../src/words/votes.js";
import type {ScreenGroup} from "../../privacy/screens.js";

/** How a group of screens reads in the middle of a sentence. */
export function groupWords(group: ScreenGroup): string {
  return group === "below" ? "below-the-bar" : voteInWords(group);
}

/** "all roles" or the role, at the start of a sentence: "For engineers: ". Empty for everything. */
export function sliceWords(subject: string): string {
  return subject === "all" ? "" : `${subject}: `;
}

/** "12 of 150 loops after a borderline screen ended in an offer (plausible 8 to 18)". */
export function offersInWords(
  group: ScreenGroup,
  offers: number,
  decided: number,
  interval: readonly [number, number]
): string {
  const [low, high] = interval.map((chance) => Math.round(chance * decided)) as [number, number];
  const plausible = low === high ? `${low}` : `${low} to ${high}`;
  return `${offers} of ${decided} loops after a ${groupWords(group)} screen ended in an offer (plausible ${plausible})`;
}

/** One decimal below ten, none above: 1.75 → "1.8". */
export function hoursWords(hours: number): string {
  return hours < 10 ? `${Math.round(hours * 10) / 10}` : `${Math.round(hours)}`;
}

/** How many more loops would likely tell; null is more than anyone would wait for. */
export function settleWords(name: string, more: number | null): string {
  return more === null
    ? `even 2,000 more ${name} loops might not settle it, so either choice costs little`
    : `about ${more} more ${name} loops would likely settle it`;
}

/** A count that a sentence may state: 1 to 4 people are never told apart. */
export function fewWords(count: number): string {
  return count === 0 ? "none" : count < 5 ? "fewer than 5" : String(count);
}

/** How many more are needed, without giving away a count below five. */
export function moreNeeded(least: number, count: number): number {
  return Math.max(0, least - (count < 5 ? 0 : count));
}
