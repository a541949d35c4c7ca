import type {Finding, Headline, Mark, Need, Stake, Sure, Verdict} from "../contracts/finding.js";
import {deedOf} from "./deeds.js";
import {
  atStart,
  chanceWords,
  coefficient,
  count,
  counted,
  duration,
  hours,
  percent,
  points,
  withInterval
} from "./numbers.js";

/**
 * The words of a finding, as whoever judges writes them. `sure` may be left out where too few data say nothing, or where
 * the interval beside the estimate is all there is to say.
 */
export interface Told {
  /** At most 12 words, no statistics: "Borderline screens do not repay the hours of their loops." */
  claim: string;
  /** At most 30 words, in natural frequencies: "38 of 227 ended in an offer, 17 %." */
  evidence: string;
  sure?: Sure;
  stake?: Stake | null;
  /** One of `otherDeeds` where kind, verdict and direction would say another. */
  deed?: string;
}

/** The words of a finding as contracts have them. */
export type Words = Pick<Finding, "claim" | "evidence" | "sentence" | "sure" | "stake">;

/** Fills in what was left out; `usual` is how sure the estimate is, by its interval. */
export function wordsOf({claim, evidence, sure, stake}: Told, verdict: Verdict, usual: Sure = standsBelow): Words {
  const [first, second] = [atStart(claim), atStart(evidence)];
  return {
    claim: first,
    evidence: second,
    sentence: [first, second].filter(Boolean).join(" "),
    sure: sure ?? (verdict === "too_little_data" ? tooLittle : usual),
    stake: stake ?? null
  };
}

/** A finding that only a page has, such as one on all interviewers together. */
export function makeHeadline({
  kind,
  verdict,
  direction,
  deed,
  action,
  mark,
  interviewer,
  needs,
  ...saying
}: Pick<Headline, "kind" | "verdict" | "action" | "interviewer" | "needs"> &
  Told & {direction?: string | null; mark?: Mark | null}): Headline {
  return {
    kind,
    verdict,
    deed: deed ?? deedOf({kind, verdict, direction}),
    ...wordsOf(saying, verdict),
    action,
    mark: mark ?? null,
    ...(interviewer === undefined ? {} : {interviewer}),
    ...(needs === undefined ? {} : {needs})
  };
}

/** Something that was counted is certain as far as the exports are. */
export const isCounted: Sure = {probability: null, sentence: "This is counted, not estimated."};
const standsBelow: Sure = {probability: null, sentence: "The figures behind it stand on its page."};
const tooLittle: Sure = {probability: null, sentence: "There is too little to tell."};

/**
 * How sure, from a posterior probability: (0.997, "they do not repay their hours") → "The chance that they do not repay
 * their hours is more than 99 %."
 */
export function chanceThat(probability: number, statement: string): Sure {
  return {
    probability: Number(probability.toFixed(4)),
    sentence: `The chance that ${statement} is ${chanceWords(probability)}.`
  };
}

/**
 * How sure, from a 90 % interval: ("The share", [0.13, 0.21], percent) → "The share lies between 13 and 21 %, nine times in
 * ten."
 */
export function liesBetween(
  what: string,
  interval: readonly [number, number],
  format: (value: number | null | undefined) => string
): Sure {
  const [low, high] = interval.map(format) as [string, string];
  const unit = /[\u00a0 ][^\d]+$/.exec(high)?.[0] ?? "";
  const plain = unit && low.endsWith(unit) ? low.slice(0, -unit.length) : low;
  const where = low === high ? `is about ${high}` : `lies between ${plain} and ${high}, nine times in ten`;
  return {probability: null, sentence: `${atStart(what)} ${where}.`};
}

/**
 * How numbers of a finding's unit are written: shares as percentages, differences of shares in points, hours whole, all
 * else with two digits.
 */
export function inUnit(unit: string): (value: number | null | undefined) => string {
  if (/^(excess share|difference of shares|change|probability)|change$/.test(unit)) return points;
  if (unit.startsWith("share")) return percent;
  return unit.startsWith("hours") ? hours : coefficient;
}

/** A mark in words: "17 % (13–21 %), share of loops that end in an offer; break-even is 29 %". */
export function markInWords({estimate, interval, reference, unit}: Mark): string {
  const format = inUnit(unit);
  const against = reference ? `; ${reference.label} is ${format(reference.value)}` : "";
  return `${withInterval(estimate, interval, format)}, ${unit}${against}`;
}

/** A share as everybody says it: 0.19 → "about 1 in 5", 0.62 → "about 6 in 10", 0.004 → "fewer than 1 in 100". */
export function inAll(share: number): string {
  if (share < 0.01) return share === 0 ? "none" : "fewer than 1 in 100";
  if (share > 0.99) return share === 1 ? "all" : "nearly all";
  if (share < 0.05) return `about ${Math.max(1, Math.round(share * 100))} in 100`;
  if (share < 0.35) return `about 1 in ${Math.round(1 / share)}`;
  return share > 0.95 ? "more than 9 in 10" : `about ${Math.round(share * 10)} in 10`;
}

/**
 * "31 of 84 scorecards". Of none and of all nothing exact is said, since of few people that would tell of each: "hardly any
 * of 84 scorecards".
 */
export function partOf(part: number, of: number, singular: string): string {
  const words = part === 0 ? "hardly any of" : part === of ? "nearly all of" : `${count(part)} of`;
  return `${words} ${counted(of, singular)}`;
}

/** "about 840 hours a year". */
export function stakeInWords({hours}: Stake): string {
  return hours < 1.5 ? "about an hour a year" : `about ${count(hours)} hours a year`;
}

/** What would be enough: "12 more loops, 9 weeks at this pace; 3 more interviewers". */
export function needsInWords(needs: readonly Need[]): string {
  return needs
    .map(({unit, more, weeks}) => {
      const pace = weeks === null ? "" : `, ${duration(weeks)} at this pace`;
      const needed = Math.ceil(more);
      return `${count(needed)} more ${needed === 1 ? singular(unit) : unit}${pace}`;
    })
    .join("; ");
}

/** What needs count, as one: "loops with both questions" → "loop with both questions", "decided loops" → "decided loop". */
function singular(unit: string): string {
  return unit.replace(/\b(\w{3,})s\b/, "$1").replace(/ who (\w+) /, " who $1s ");
}
