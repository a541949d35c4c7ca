import type {AgreementChange} from "../../../src/contracts/agreement.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {independentDifference} from "../../../src/statistics/intervals/differences.js";
import {percent, pointRange, points} from "../../../src/words/numbers.js";
import {byLoop, type LoopVote} from "../shared/loop-votes.js";
import {published} from "../finding.js";
import {areOfEnough} from "../../privacy/slices.js";
import {behind} from "../../privacy/behind.js";
import type {Config} from "../../config/config.js";
import type {Moment} from "../report.js";
import {moreNeeded} from "../../../src/words/screen.js";
import {coefficients} from "./coefficients.js";

/** Older loops than these say little about what a day changed. */
const daysOnEitherSide = 365;
/** How often a change is told where there was none, all dates of a page together. */
const chance = 0.05;

/**
 * Agreement before and after each moment. A loop counts before it when all of its interviews were, after it when none
 * was; the two sets share no loop, so that the interval of the difference needs no more than both standard errors.
 *
 * @param votes in loops of two or more; a loop without dates counts on neither side
 */
export function changesAt(
  moments: readonly Moment[],
  votes: readonly LoopVote[],
  scale: readonly number[],
  {least, privacy}: {least: number; privacy: Config["privacy"]}
): AgreementChange[] {
  const sides = moments.map((moment) => ({moment, ...sidesOf(moment.date, votes)}));
  const enough = sides.filter(({before, after}) => Math.min(byLoop(before).size, byLoop(after).size) >= least).length;
  // With many dates looked at one would move by chance, so that they share one chance of a false word.
  const level = 1 - chance / Math.max(1, enough);
  return sides.map(({moment, before, after}) =>
    behind([...before, ...after], changeAt(moment, before, after, scale, {least, level, privacy}))
  );
}

function sidesOf(date: string, votes: readonly LoopVote[]): {before: LoopVote[]; after: LoopVote[]} {
  const from = daysFrom(date, -daysOnEitherSide);
  const to = daysFrom(date, daysOnEitherSide);
  const before: LoopVote[] = [];
  const after: LoopVote[] = [];
  for (const loop of byLoop(votes).values()) {
    const days = loop.map(({held_at}) => held_at?.slice(0, 10) ?? null);
    if (days.every((day) => day !== null && day >= from && day < date)) before.push(...loop);
    if (days.every((day) => day !== null && day >= date && day < to)) after.push(...loop);
  }
  return {before, after};
}

function changeAt(
  {date, text}: Moment,
  before: LoopVote[],
  after: LoopVote[],
  scale: readonly number[],
  {least, level, privacy}: {least: number; level: number; privacy: Config["privacy"]}
): AgreementChange {
  const since = text === null ? `Since the last build (data from ${date} on)` : `Since ${date} (“${text}”)`;
  const missing = [
    {side: "before", more: moreNeeded(least, byLoop(before).size)},
    {side: "after", more: moreNeeded(least, byLoop(after).size)}
  ].filter(({more}) => more > 0);
  if (missing.length > 0) {
    const needed = missing.map(({side, more}) => `${more} more ${side} it`).join(" and ");
    return {
      date,
      text,
      sentence: `${since}: too few loops to compare; ${needed} would be enough.`,
      measured: null
    };
  }
  if (!areOfEnough(before, privacy) || !areOfEnough(after, privacy))
    return {date, text, sentence: `${since}: too few candidates to compare.`, measured: null};
  const [was, is] = [before, after].map((votes) => coefficients(votes, scale)) as [Measures, Measures];
  const alpha = independentDifference(was.alpha, is.alpha);
  const ac2 = independentDifference(was.ac2, is.ac2);
  if (alpha.value === null || alpha.interval === null || ac2.value === null)
    return {date, text, sentence: `${since}: votes vary too little to compare agreement.`, measured: null};
  const {interval} = independentDifference(was.alpha, is.alpha, level);
  const direction = interval![0] > 0 ? "up" : interval![1] < 0 ? "down" : null;
  const [low, high] = alpha.interval.map(decimals) as [number, number];
  const raw = independentDifference(was.percent, is.percent);
  const moved = `alpha ${two(was.alpha.value!)} before, ${two(is.alpha.value!)} after; difference ${two(alpha.value)}, nine times in ten ${two(low)} to ${two(high)}`;
  const asTheyStand = `the same vote in ${percent(decimals(was.percent.value!))} of pairs before, in ${percent(decimals(is.percent.value!))} after; difference ${points(decimals(raw.value!))}, nine times in ten ${pointRange(raw.interval && [decimals(raw.interval[0]), decimals(raw.interval[1])])}`;
  const heads = {
    up: "interviewers agree more than before",
    down: "interviewers agree less than before",
    none: "no clear change in agreement"
  };
  return {
    date,
    text,
    sentence: `${since}: ${heads[direction ?? "none"]} (${moved}). As they stand: ${asTheyStand}.`,
    measured: {
      before: sideOf(was),
      after: sideOf(is),
      percent: roughly(raw),
      alpha: roughly(alpha),
      ac2: roughly(ac2),
      direction
    }
  };
}

type Measures = ReturnType<typeof coefficients>;

function sideOf({loops, ...measures}: Measures): NonNullable<AgreementChange["measured"]>["before"] {
  return {
    loopsAtLeast: Math.floor(loops / 10) * 10,
    percent: decimals(measures.percent.value!),
    alpha: decimals(measures.alpha.value!),
    ac2: decimals(measures.ac2.value!)
  };
}

function roughly({value, interval}: Estimate): ReturnType<typeof published> {
  return published({
    value: value === null ? null : decimals(value),
    interval: interval && [decimals(interval[0]), decimals(interval[1])]
  });
}

function decimals(value: number): number {
  return Math.round(100 * value) / 100;
}

function two(value: number): string {
  return decimals(value).toFixed(2).replace("-", "−");
}

function daysFrom(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
