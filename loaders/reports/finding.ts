import type {Finding, Headline, Kind, Mark, Need, Reference, Verdict} from "../../src/contracts/finding.js";
import type {PublishedEstimate} from "../../src/contracts/parts.js";
import {coefficient, count} from "../../src/words/numbers.js";
import {defaultLevel, type Estimate} from "../../src/statistics/estimate.js";
import {wilson} from "../../src/statistics/intervals/shares.js";
import {deedOf} from "../../src/words/deeds.js";
import {sameBehind} from "../privacy/behind.js";
import {boundOf} from "../privacy/suppression.js";
import {liesBetween, makeHeadline, type Told, wordsOf} from "../../src/words/finding.js";

export type FindingParts = Told & {
  kind: Kind;
  subject: string;
  slice?: Partial<Finding["slice"]>;
  verdict: Verdict;
  direction?: string | null;
  /** Null when not estimable. */
  estimate?: Pick<Estimate, "value" | "interval"> | null;
  unit: string;
  n: number;
  /** What the estimate is held against, on its scale. */
  reference?: Reference | null;
  /** What a row draws, where it is not estimate, interval and reference as they are. */
  mark?: Mark | null;
  action: string;
  needs?: Need[];
};

/** A finding with the contract's defaults: no slice, level 0.9, nulls where nothing could be estimated. */
export function makeFinding(parts: FindingParts): Finding {
  const {kind, subject, slice, verdict, direction, estimate, unit, n, reference = null, deed, action, needs} = parts;
  const {value, interval} = published(estimate);
  const isTold = verdict !== "too_little_data" && value !== null && interval !== null;
  const usual = interval ? liesBetween(`the true value (${unit})`, interval, plainly) : undefined;
  return {
    kind,
    subject,
    slice: {role: null, level: null, period: null, ...slice},
    verdict,
    direction: direction ?? null,
    estimate: value,
    interval,
    level: defaultLevel,
    unit,
    n,
    reference,
    deed: deed ?? deedOf({kind, verdict, direction}),
    ...wordsOf(parts, verdict, usual),
    action,
    mark: !isTold ? null : parts.mark === undefined ? {estimate: value, interval, reference, unit} : parts.mark,
    ...(needs === undefined ? {} : {needs})
  };
}

/** The finding as a page shows it; `interviewer` where its words speak of one person. Of one who is not named no figure is shown. */
export function asHeadline(finding: Finding, interviewer?: string): Headline {
  const mark = isAboutPerson(finding.kind, finding.subject) && interviewer === undefined ? null : finding.mark;
  return sameBehind(finding, makeHeadline({...finding, mark, interviewer}));
}

/** Interviewer and screener kinds speak of one person, unless their subject is everyone. */
export function isAboutPerson(kind: Kind, subject: string): boolean {
  return /^(interviewer|screener)\./.test(kind) && subject !== "all";
}

/** Its words with the name of its subject where they say `{subject}`. */
export function named<One extends Said>(one: One, name: string): One {
  const fill = (text: string): string => text.replaceAll("{subject}", name);
  return {
    ...one,
    claim: fill(one.claim),
    evidence: fill(one.evidence),
    sentence: fill(one.sentence),
    action: fill(one.action),
    sure: {...one.sure, sentence: fill(one.sure.sentence)}
  };
}

type Said = Pick<Finding, "claim" | "evidence" | "sentence" | "action" | "sure">;

/** Each sentence once: where nothing varies, several kinds say the same. */
export function saidOnce(headlines: readonly Headline[]): Headline[] {
  return headlines.filter(({sentence}, i) => headlines.findIndex((other) => other.sentence === sentence) === i);
}

const urgency: readonly Verdict[] = ["act", "watch", "ok", "too_little_data"];

/** Act before watch before the rest; equals keep their order. */
export function mostUrgentFirst<One extends {verdict: Verdict}>(findings: readonly One[]): One[] {
  return [...findings].sort((a, b) => urgency.indexOf(a.verdict) - urgency.indexOf(b.verdict));
}

/** Most hours at stake first; equals keep their order. */
export function mostAtStakeFirst<One extends Pick<Finding, "stake">>(findings: readonly One[]): One[] {
  return [...findings].sort((a, b) => (b.stake?.hours ?? 0) - (a.stake?.hours ?? 0));
}

/** As few digits as tell the ends of an interval apart. */
function plainly(value: number | null | undefined): string {
  return Math.abs(value ?? 0) < 10 ? coefficient(value) : count(value);
}

/** Six digits are more than any estimate here deserves, and keep files small and equal on every machine. */
export function rounded(value: number | null): number | null {
  return value === null || !Number.isFinite(value) ? null : Number(value.toPrecision(6));
}

/** An estimate as a dataset holds it: value and interval, rounded; nulls where there is none. */
export function published(estimate: Pick<Estimate, "value" | "interval"> | null | undefined): PublishedEstimate {
  const interval = estimate?.interval;
  // An end that is not finite is no end: JSON would write it as null.
  return {
    value: rounded(estimate?.value ?? null),
    interval: interval?.every(Number.isFinite) ? [rounded(interval[0])!, rounded(interval[1])!] : null
  };
}

/** A share of the votes on `people` candidates, with only its bound where it is that of none or all of a few. */
export function publishedShareOf({value, interval, n}: Estimate, people: number): PublishedEstimate {
  const bound = value === null ? null : boundOf(Math.round(value * n), n, people);
  return published(bound ? {value: null, interval: bound} : {value, interval});
}

/** A share of counts as a dataset holds it, with Wilson's interval; nulls for a share of none. */
export function publishedShare(part: number, of: number): PublishedEstimate {
  return published(of === 0 ? null : {value: part / of, interval: wilson(part, of)});
}
