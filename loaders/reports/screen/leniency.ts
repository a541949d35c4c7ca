import type {Screen} from "../../../src/contracts/screen.js";
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
      sentence: `Of 20 candidates whom a lenient screener lets in and a strict one does not, about ${Math.round(20 * value)} get an offer (plausible ${low} to ${high})${against}. From ${rows.length} screens by ${screeners} screeners.`
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
export function ownHandReasons(rows: readonly LeniencyRow[]): string[] {
  const passed = rows.filter((row) => row.passed);
  const own = passed.filter((row) => row.own_hand).length / Math.max(1, passed.length);
  return own > mostOwnHand
    ? [`screeners interview or decide in ${Math.round(100 * own)} % of their own candidates' loops`]
    : [];
}

/** No value of the column goes to some screeners more than to others (Bonferroni over its values). */
export function isBalanced(
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
