import type fc from "fast-check";

/** `npm run test:full`. */
export const isFull = process.env.PLUMBLINE_FULL === "1";

/** Examples of one promise: one of each kind in `npm test`, the others beside them in its full form. */
export function orInFull<Case>(some: readonly Case[], others: readonly Case[]): Case[] {
  return isFull ? [...some, ...others] : [...some];
}

/** The same for promises that are written one by one. */
export function inFull(more: () => void): void {
  if (isFull) more();
}

/** Which round of `npm run endure` this is, from 1; 0 outside of it. */
export const round = Number(process.env.PLUMBLINE_ROUND ?? 0);

/** How often a test repeats what gains by repetition: in `npm test`, in its full form, and in one round of endurance. */
export function repetitions(quick: number, full: number, endurance: number): number {
  if (isBrief) return Math.ceil(quick / 10);
  return round > 0 ? endurance : isFull ? full : quick;
}

/** How many cases of a property are invented; a round of endurance goes on inventing for so many milliseconds. */
export function fuzzing(quick: number, full: number, milliseconds: number): fc.Parameters<unknown> {
  if (round === 0) return {numRuns: repetitions(quick, full, full)};
  return {numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: milliseconds, seed: round};
}

/** Milliseconds that a test may take on a machine of its own; a round of endurance may share its machine with others. */
export function within(milliseconds: number): number {
  return round > 0 ? 10 * milliseconds : milliseconds;
}

/** Mutation tests run the same tests thousands of times: luck has chances enough. */
const isBrief = process.env.PLUMBLINE_BRIEF === "1";
