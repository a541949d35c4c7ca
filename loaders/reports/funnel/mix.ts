import {rollup} from "d3-array";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import {normalQuantile} from "../../../src/statistics/distributions/normal.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {type Decomposition, kitagawa} from "../../../src/statistics/intervals/kitagawa.js";
import {atStart, count, month, pointRange} from "../../../src/words/numbers.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";
import {candidatesOf} from "../../privacy/slices.js";
import {pooledStrata, type Stratum} from "../../privacy/suppression.js";
import {behind} from "../../privacy/behind.js";
import {makeFinding, published} from "../finding.js";
import {needUntil} from "../shared/pace.js";
import type {FunnelCell} from "./cells.js";
import {falseAlarms} from "./conversion.js";
import {notRecorded, type Shown} from "./shown.js";
import {type Span, type Step, stepWords, tally} from "./steps.js";

const kind = "funnel.mix";
const unit = "change of the share converted, points of 1";
const stratifiers = ["source", "role", "level"] as const;
/** Less than one candidate in any number of them: what adding up shares leaves of a total that stands still. */
const noise = 1e-9;
/** Three stratifiers are looked at; each is judged at a third of the usual 10 %. What is told has the usual interval. */
const level = 1 - 0.1 / stratifiers.length;

type Direction = "simpson" | "mix" | "rate" | null;
type Bridge = Funnel["bridges"][number];

export interface MixResult {
  finding: Finding;
  bridge: Bridge | null;
}

/**
 * Did a step change because candidates changed, or because conversion within kinds of candidates did? A change within
 * kinds counts when it would be rare among all `looked` steps.
 */
export function mixOf(
  step: Step,
  {cells, spans}: {cells: readonly FunnelCell[]; spans: Shown["spans"]},
  config: Config,
  looked: number
): MixResult {
  const least = threshold(config, kind, "least_period");
  if (!spans) return {finding: tooFewForMix(step, 0, least), bridge: null};
  const [before, after] = spans;
  const smaller = Math.min(before.rows.length, after.rows.length);
  const judged =
    smaller < least
      ? []
      : stratifiers.flatMap((by) => {
          const strata = strataOf(
            step,
            [before, after],
            hiddenIn(cells, step, by),
            by,
            config.privacy.minimum_candidates
          );
          if (strata.length < 2) return [];
          const strict = kitagawa(strata, {level});
          const direction = directionOf(strict, falseAlarms / (stratifiers.length * looked));
          return [{by, strata, split: kitagawa(strata), stands: signOf(strict.change.interval) === 0, direction}];
        });
  const best = judged.sort((a, b) => weight(b.direction, b.split) - weight(a.direction, a.split))[0];
  if (!best) return {finding: tooFewForMix(step, smaller, least), bridge: null};
  const {by, strata, split, stands, direction} = best;
  const bridge: Bridge = behind([...before.rows, ...after.rows], {
    step: step.step,
    by,
    direction,
    before: spanOf(before, step),
    after: spanOf(after, step),
    change: published(split.change),
    rate: published(split.rate),
    mix: published(split.mix),
    strata
  });
  return {finding: mixFinding(step, bridge, split, {direction, stands, looked}), bridge};
}

function spanOf({months, rows}: Span, step: Step): Bridge["before"] {
  return behind(rows, {from: months[0]!, to: months.at(-1)!, ...tally(rows, step)});
}

function hiddenIn(cells: readonly FunnelCell[], step: Step, by: (typeof stratifiers)[number]): Set<string> {
  const mine = cells.filter((cell) => cell.hidden && cell.dimension === by && cell.step.step === step.step);
  return new Set(mine.map(({member}) => member ?? notRecorded));
}

/** Strata with counts of both spans, those that may not be shown by themselves pooled. */
function strataOf(
  step: Step,
  [before, after]: readonly [Span, Span],
  hidden: ReadonlySet<string>,
  by: (typeof stratifiers)[number],
  minimum: number
): Stratum[] {
  const of = ({rows}: Span, name: string) =>
    tally(
      rows.filter((row) => (row[by] ?? notRecorded) === name),
      step
    );
  const names = [...new Set([...before.rows, ...after.rows].map((row) => row[by] ?? notRecorded))].sort();
  const strata = names.map((name) => ({member: name, before: of(before, name), after: of(after, name)}));
  const inside = new Set([...before.rows, ...after.rows]);
  const outside = rollup(
    step.rows.filter((row) => !inside.has(row)),
    candidatesOf,
    (row) => row[by] ?? notRecorded
  );
  return pooledStrata(strata, {hidden, neither: (member) => outside.get(member) ?? 0, minimum});
}

/**
 * simpson: conversion within kinds moved beyond chance, against the total; mix: the total moved beyond chance, and more
 * than half of it is mix, beyond chance; rate: it moved farther than `chance` would let it, or it stood still because
 * conversion within kinds moved that far and the mix moved against it.
 */
export function directionOf({change, rate, mix}: Decomposition, chance = 0.1 / stratifiers.length): Direction {
  const total = Math.abs(change.value ?? 0) < noise ? 0 : Math.sign(change.value!);
  if (total !== 0 && signOf(rate.interval) === -total) return "simpson";
  const changed = signOf(change.interval);
  const isBeyondChance = ({value, standardError}: Estimate): boolean =>
    Math.abs(value!) > normalQuantile(1 - chance / 2) * standardError!;
  if (changed === 0) return signOf(mix.interval) * signOf(rate.interval) === -1 && isBeyondChance(rate) ? "rate" : null;
  const nearEnd = mix.interval ? (changed > 0 ? mix.interval[0] : -mix.interval[1]) : 0;
  if (nearEnd > Math.abs(change.value!) / 2) return "mix";
  return isBeyondChance(change) ? "rate" : null;
}

function signOf(interval: [number, number] | null): number {
  return interval === null ? 0 : interval[0] > 0 ? 1 : interval[1] < 0 ? -1 : 0;
}

function weight(direction: Direction, {mix}: Decomposition): number {
  return (direction === "simpson" ? 200 : direction === "mix" ? 100 : 0) + Math.abs(mix.value ?? 0);
}

/**
 * `funnel.mix` of one step in words.
 *
 * @param judged `stands`: the total did not move beyond chance; `looked`: steps looked at
 */
function mixFinding(
  step: Step,
  {before, after, by}: Bridge,
  {change, rate, mix}: Decomposition,
  {direction, stands, looked}: {direction: Direction; stands: boolean; looked: number}
): Finding {
  const of100 = (counts: {n: number; k: number}): number => Math.round((100 * counts.k) / counts.n);
  const went = `Of 100 candidates ${of100(before)} went on in ${spanWords(before)} and ${of100(after)} in ${spanWords(after)}`;
  const where = atStart(stepWords(step.step));
  const told: Record<"simpson" | "mix" | "rate" | "none", [string, string]> = {
    simpson: [`${where} the total misleads.`, `Report this step by ${by}; the total misleads.`],
    mix: [
      `${where} mostly the mix of candidates changed.`,
      `Ask why the mix of ${by}s changed before changing anything in this step.`
    ],
    rate: [
      stands ? `${where} the mix hides a change.` : `${where} conversion itself changed.`,
      "Look at what changed in this step itself."
    ],
    none: [
      change.interval === null
        ? `No change to split ${stepWords(step.step)}.`
        : `No clear change to explain ${stepWords(step.step)}.`,
      "Nothing to do."
    ]
  };
  const [claim, action] = told[direction ?? "none"];
  const split = `${points(rate.value!)} within ${by}s, ${points(mix.value!)} from their mix`;
  const people = `${count(before.n)} and ${count(after.n)} candidates`;
  return makeFinding({
    kind,
    subject: step.step,
    verdict: direction === "simpson" || direction === "mix" ? "act" : direction === "rate" ? "watch" : "ok",
    direction,
    estimate: direction === "simpson" ? rate : direction === "mix" ? mix : change,
    unit,
    reference: {value: 0, label: "no change"},
    n: before.n + after.n,
    claim,
    evidence: change.interval === null ? `${went}: everyone or nobody.` : `${went}: ${split}.`,
    sure: {
      probability: null,
      sentence:
        change.interval === null
          ? `With ${people} there is no change to be sure of.`
          : direction === null
            ? `With ${people} the change lies from ${pointRange(change.interval)}, nine times in ten; with ${looked} ${looked === 1 ? "step" : "steps"} looked at by source, role and level, chance alone does as much.`
            : `With ${people} the part within ${by}s lies from ${pointRange(rate.interval)}, that of their mix from ${pointRange(mix.interval)}, nine times in ten.`
    },
    action
  });
}

function points(value: number): string {
  const whole = Math.round(100 * value);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "0";
}

/** "Jul 2024 – Jun 2025", months of entry. */
function spanWords({from, to}: Bridge["before"]): string {
  return from === to ? month(from) : `${month(from)} – ${month(to)}`;
}

/** Neither span has enough candidates, or nothing to tell them apart by. */
function tooFewForMix(step: Step, n: number, least: number): Finding {
  return makeFinding({
    kind,
    subject: step.step,
    verdict: "too_little_data",
    estimate: null,
    unit,
    n: step.rows.length,
    claim: `Too few candidates to split changes ${stepWords(step.step)}.`,
    evidence: `Two spans of at least ${least} candidates with a recorded source, role or level are needed.`,
    action:
      n < least
        ? "Wait for more candidates before judging mix."
        : "Look again when two kinds of candidates have enough in both spans; record source, role and level where they are missing.",
    needs: [
      n < least
        ? needUntil("candidates in the smaller span", least, n < 5 ? 0 : n, null)
        : {unit: "candidates of a second source, role or level", more: least, weeks: null}
    ]
  });
}
