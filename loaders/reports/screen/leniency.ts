import {group} from "d3-array";
import type {Screen} from "../../../src/contracts/screen.js";
import {contraction, type ContractionScreen} from "../../../src/statistics/screen/contraction.js";
import {
  leniencyDesign,
  type LeniencyDesign,
  marginalOffers,
  screenerTest
} from "../../../src/statistics/screen/leniency-design.js";
import {rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";

const sql = readSql(new URL("./leniency.sql", import.meta.url));
const leastScreeners = 15;
const leastScreens = 1500;
const leastF = 20;
const balanceLevel = 0.05;
/** Screeners who also interview or decide break the comparison; a few chance meetings do not. */
const mostOwnHand = 0.1;
/** Settled screens that a screener needs to be put among the lenient or the strict. */
const leastEach = 30;
/** Chance of so different pass rates if screeners were alike. */
const testLevel = 0.05;
/** The thirds are chosen by what they passed, so that a part of their difference is chance: only a clear one is told. */
const clearLevel = 0.99;

export interface LeniencyRow {
  stratum: string;
  screener: string;
  /** Points of the screen's vote. */
  score: number;
  passed: boolean;
  offered: boolean;
  source: string;
  level: string;
  role: string;
  own_hand: boolean;
}

export function leniencyRows({warehouse}: ReportContext): Promise<LeniencyRow[]> {
  return warehouse.rows<LeniencyRow>(sql);
}

/**
 * What marginal candidates are worth, by comparing lenient and strict screeners of the same job and quarter: only where
 * there are enough of both, screeners differ clearly, their candidates do not, and they have no other part in the
 * outcome. Otherwise every condition that fails is named, with its figure.
 */
export function screenLeniency(rows: readonly LeniencyRow[], breakEven: number | null): Screen["leniency"] {
  const screeners = new Set(rows.map(({screener}) => screener)).size;
  const reasons: string[] = [];
  if (rows.length < leastScreens) reasons.push(`${few(rows.length)} settled screens, ${leastScreens} are needed`);
  if (screeners < leastScreeners) reasons.push(`${few(screeners)} screeners, ${leastScreeners} are needed`);
  const design = reasons.length === 0 ? leniencyDesign(rows) : null;
  if (reasons.length === 0 && design === null)
    reasons.push("some screeners share no job and quarter with the others, so they cannot be compared");
  if (design) reasons.push(...failedConditions(design, rows));
  if (design === null || reasons.length > 0) return {refusal: `${reasons.join("; ")}.`, rate: null};
  const {value, interval} = marginalOffers(design, asNumbers(rows, "passed"), asNumbers(rows, "offered"));
  if (value === null || interval === null)
    return {refusal: "no candidate is passed by one screener and held back by another.", rate: null};
  const [low, high] = interval.map((end) => Math.round(20 * end));
  const against = breakEven === null ? "" : `; break-even is about ${Math.round(20 * breakEven)} of 20`;
  return {
    refusal: null,
    rate: {
      value: rounded(value)!,
      interval: [rounded(interval[0])!, rounded(interval[1])!],
      n: rows.length,
      sentence: `Of 20 candidates whom a lenient screener lets in and a strict one does not, about ${Math.round(20 * value)} get an offer (${low} to ${high}, nine times in ten)${against}. From ${rows.length} screens by ${screeners} screeners.`
    }
  };
}

function failedConditions(design: LeniencyDesign, rows: readonly LeniencyRow[]): string[] {
  const reasons: string[] = [];
  const {f} = screenerTest(design, asNumbers(rows, "passed"));
  if (f < leastF)
    reasons.push(`screeners' bars lie too close together to compare (F ${f.toFixed(1)}, ${leastF} is needed)`);
  const uneven = (["source", "level"] as const).filter((column) => !isBalanced(design, rows, column));
  if (uneven.length > 0)
    reasons.push(`screeners meet different candidates by ${uneven.join(" and ")}, so it is not as if drawn by lot`);
  return [...reasons, ...ownHandReasons(rows)];
}

/** Screeners who also interview or decide, as a reason to refuse. */
function ownHandReasons(rows: readonly LeniencyRow[]): string[] {
  const passed = rows.filter((row) => row.passed);
  const own = passed.filter((row) => row.own_hand).length / Math.max(1, passed.length);
  return own > mostOwnHand
    ? [`screeners interview or decide in ${Math.round(100 * own)} % of their own candidates' loops`]
    : [];
}

/** No value of the column goes to some screeners more than to others (Bonferroni over its values). */
function isBalanced(
  design: LeniencyDesign,
  rows: readonly LeniencyRow[],
  column: "source" | "level" | "role"
): boolean {
  const values = [...new Set(rows.map((row) => row[column]))].sort();
  return values.every(
    (value) =>
      screenerTest(
        design,
        rows.map((row) => Number(row[column] === value))
      ).p >
      balanceLevel / values.length
  );
}

function asNumbers(rows: readonly LeniencyRow[], column: "passed" | "offered"): number[] {
  return rows.map((row) => Number(row[column]));
}

function few(count: number): string {
  return count < 5 ? "fewer than 5" : String(count);
}

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
  const reasons = failedConditionsOfThirds(enough.flat(), lenient, strict);
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
    sentence: `The lenient third of screeners passes ${per100(rates.lenient)} of 100 candidates, with ${per100(now.value!)} offers; passing only ${per100(rates.strict)}, like the strict third, and dropping their lowest votes first, they would keep ${per100(contracted.value!)} of those offers (${per100(contracted.interval![0])} to ${per100(contracted.interval![1])}, nine times in ten). The strict third makes ${per100(actual.value!)} (${per100(actual.interval![0])} to ${per100(actual.interval![1])}): ${verdict}.`
  };
}

function failedConditionsOfThirds(
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
    reasons.push("screeners' pass rates differ only as chance would have it");
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
