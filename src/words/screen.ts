import type {Mark, Reference, Sure} from "../contracts/finding.js";
import {believedOf, type BarPosterior, summarise} from "../statistics/screen/bar-posterior.js";
import type {ClearLoops} from "../statistics/screen/clear-loops.js";
import {chanceThat} from "./finding.js";
import {percent} from "./numbers.js";
import {voteInWords} from "./votes.js";

/** What sentences about one vote of the phone screen are made of. */
export interface VoteCounts {
  group: string;
  screened: number;
  advanced: number;
  decided: number;
  offers: number;
  /** Decided loops with loop votes, and those of them where most initial votes are yes. */
  voted: number;
  clear: number;
  /** Pages show it only together with other votes: exact counts of it would tell of the few who carry these. */
  isPooled?: boolean;
}

const level = 0.9;

const kinds: Record<string, string> = {borderline: "borderline", clear: "clear-pass", below: "below-the-bar"};

/** How a group of screens reads in the middle of a sentence; the form's own words in quotes, since “no” screens are not none. */
export function groupWords(group: string): string {
  return kinds[group] ?? `“${voteInWords(group)}”`;
}

/** The role, level or quarter at the start of a sentence: "Engineer: ". Empty for everything. */
export function sliceWords(subject: string | null): string {
  return subject === null || subject === "all" ? "" : `${subject}: `;
}

/** "38 of 227 loops after a borderline screen ended in an offer, 17 %. At your costs a loop pays from about 29 %." */
export function paidWords(counts: VoteCounts, {breakEven}: BarPosterior): string {
  const needed = percent(summarise(breakEven, level).median);
  const {group, decided, offers, ended} = asTold(counts);
  const share = offers === 0 && counts.isPooled ? "" : `, ${percent(offers / decided)}`;
  return `${ended} of ${decided} loops after a ${groupWords(group)} screen ended in an offer${share}. At your costs a loop pays from about ${needed}.`;
}

/** Counts as sentences have them: of a vote that pages pool, to the nearest five, each about so many. */
export function asTold(counts: VoteCounts): VoteCounts & {ended: string; about: "" | "about "} {
  if (!counts.isPooled) return {...counts, ended: `${counts.offers}`, about: ""};
  const [offers, decided, voted, clear] = [counts.offers, counts.decided, counts.voted, counts.clear].map(
    (exact) => Math.round(exact / 5) * 5
  ) as [number, number, number, number];
  return {
    ...counts,
    offers,
    decided,
    voted,
    clear,
    ended: offers === 0 ? "Hardly any" : `About ${offers}`,
    about: "about "
  };
}

/** What the difference of an offer's chance and break-even is held against. */
export const breaksEven: Reference = {value: 0, label: "break-even"};

/** The chance of an offer beside the one that repays the hours, as a row draws them. */
export function paidMark(posterior: BarPosterior, band: number): Mark {
  const {chance, breakEven} = believedOf(posterior, band);
  const {median, interval} = summarise(chance, level);
  return {
    estimate: rounded(median),
    interval: [rounded(interval[0]), rounded(interval[1])],
    reference: {value: rounded(summarise(breakEven, level).median), label: breaksEven.label},
    unit: "share of loops that end in an offer"
  };
}

/** As datasets hold numbers: six digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}

/** Where offers are sure enough and the votes of the loops do not say the same. */
export function apartWords(
  counts: VoteCounts,
  {
    posterior,
    votes,
    at,
    least,
    start
  }: {posterior: BarPosterior; votes: ClearLoops; at: number; least: number; start: string}
): {claim: string; evidence: string; sure: Sure} {
  const {group, decided, voted, clear, ended} = asTold(counts);
  const name = groupWords(group);
  const below = posterior.below[at]!;
  const sure =
    below > 0.5
      ? chanceThat(below, `by offers, loops after a ${name} screen do not repay their hours`)
      : chanceThat(1 - below, `by offers, loops after a ${name} screen repay their hours`);
  if (!votes.posterior || counts.voted < least)
    return {
      claim: `${start}too few ${name} loops have votes to hold offers against.`,
      evidence: `Only ${fewWords(voted)} of ${decided} decided loops have votes; ${least} are needed.`,
      sure
    };
  const needed = (chance: readonly number[], of: number): number => Math.round(summarise(chance, level).median * of);
  return {
    claim: `${start}decisions, not interviews, make the difference for ${name} screens.`,
    evidence: `${ended} of ${decided} loops ended in an offer, where ${needed(posterior.breakEven, decided)} would pay; ${clear} of ${voted} had mostly yes votes, where ${needed(votes.posterior.breakEven, voted)} would.`,
    sure
  };
}

/** What to do about it. */
export const apartAction =
  "Change nothing yet: ask whether whoever decides has read the screen before, and let the votes of the loop be read first.";

/** How many more loops would likely tell; null is more than anyone would wait for. */
export function settleWords(name: string, more: number | null): string {
  return more === null
    ? `even 2,000 more ${name} loops might not settle it`
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

/** The vote that every screen carries; null where votes differ, or there are none. */
export function onlyGroup<Group extends Pick<VoteCounts, "screened">>(groups: readonly Group[]): Group | null {
  const held = groups.filter(({screened}) => screened > 0);
  return held.length === 1 ? held[0]! : null;
}
