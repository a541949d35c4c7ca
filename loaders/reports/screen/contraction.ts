import {group} from "d3-array";
import type {Screen} from "../../../src/contracts/screen.js";
import {contraction, type ContractionScreen} from "../../../src/statistics/screen/contraction.js";
import {leniencyDesign, screenerTest} from "../../../src/statistics/screen/leniency-design.js";
import {isBalanced, type LeniencyRow, ownHandReasons} from "./leniency.js";

const leastScreeners = 15;
/** Settled screens that a screener needs to be put among the lenient or the strict. */
const leastEach = 30;
/** Chance of so different pass rates if screeners were alike. */
const testLevel = 0.05;

// The thirds are chosen by what they passed, so that a part of their difference is chance: only a clear one is told.
const clearLevel = 0.99;

/**
 * What would be kept if the lenient third of screeners passed as few as the strict third, their lowest votes dropped
 * first, beside what the strict third kept. Only where the thirds have five screeners each, differ clearly, meet the
 * same kind of candidates and have no other part in the outcome; otherwise every condition that fails is named.
 */
export function screenContraction(rows: readonly LeniencyRow[]): Screen["contraction"] {
  const byScreener = group(rows, ({screener}) => screener);
  const enough = [...byScreener.values()].filter((own) => own.length >= leastEach);
  if (enough.length < leastScreeners)
    return refused([
      `${enough.length < 5 ? "fewer than 5" : enough.length} screeners have ${leastEach} settled screens, ${leastScreeners} are needed`
    ]);
  const ordered = [...enough].sort((a, b) => passRate(b) - passRate(a));
  const third = Math.floor(ordered.length / 3);
  const [lenient, strict] = [ordered.slice(0, third).flat(), ordered.slice(-third).flat()];
  const reasons = failedConditions(enough.flat(), lenient, strict);
  const result = contraction(lenient.map(asScreen), strict.map(asScreen));
  if (reasons.length > 0 || !result) return refused(reasons.length > 0 ? reasons : ["hardly anybody was passed"]);
  const {passRate: rates, now, contracted, strict: actual} = result;
  const [low, high] = contraction(lenient.map(asScreen), strict.map(asScreen), clearLevel)!.difference.interval!;
  const verdict =
    low > 0
      ? "so strict screeners turn away candidates whom the lenient ones' votes would have kept"
      : high < 0
        ? "so strict screeners choose better than the lenient ones' votes would"
        : "no clear difference";
  return {
    refusal: null,
    sentence: `The lenient third of screeners passes ${per100(rates.lenient)} of 100 candidates, with ${per100(now.value!)} offers; passing only ${per100(rates.strict)}, like the strict third, and dropping their lowest votes first, they would keep ${per100(contracted.value!)} of those offers (plausible ${per100(contracted.interval![0])} to ${per100(contracted.interval![1])}). The strict third makes ${per100(actual.value!)} (${per100(actual.interval![0])} to ${per100(actual.interval![1])}): ${verdict}.`
  };
}

function failedConditions(
  all: readonly LeniencyRow[],
  lenient: readonly LeniencyRow[],
  strict: readonly LeniencyRow[]
): string[] {
  const reasons: string[] = [];
  const everyone = leniencyDesign(all.map(({screener}) => ({stratum: "all", screener})))!;
  if (
    screenerTest(
      everyone,
      all.map(({passed}) => Number(passed))
    ).p > testLevel
  )
    reasons.push("screeners' pass rates differ no more than by chance");
  const compared = [...lenient, ...strict];
  const groups = leniencyDesign(
    compared.map((_, i) => ({stratum: "all", screener: i < lenient.length ? "lenient" : "strict"}))
  )!;
  const uneven = (["role", "level", "source"] as const).filter((column) => !isBalanced(groups, compared, column));
  if (uneven.length > 0) reasons.push(`lenient and strict screeners meet different candidates by ${uneven.join(", ")}`);
  return [...reasons, ...ownHandReasons(compared)];
}

function refused(reasons: readonly string[]): Screen["contraction"] {
  return {refusal: `${reasons.join("; ")}.`, sentence: null};
}

function asScreen({screener, score, passed, offered}: LeniencyRow): ContractionScreen {
  return {screener, score, passed, offered};
}

function passRate(own: readonly LeniencyRow[]): number {
  return own.filter(({passed}) => passed).length / own.length;
}

function per100(share: number): string {
  return String(Math.round(100 * share));
}
