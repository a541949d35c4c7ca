import type {Finding, Headline, Kind, Need, Verdict} from "../../src/contracts/finding.js";
import type {PublishedEstimate} from "../../src/contracts/parts.js";
import {defaultLevel, type Estimate} from "../../src/statistics/estimate.js";
import {wilson} from "../../src/statistics/intervals/shares.js";
import {sameBehind} from "../privacy/behind.js";
import {boundOf} from "../privacy/suppression.js";
import {atStart} from "../../src/words/numbers.js";

export interface FindingParts {
  kind: Kind;
  subject: string;
  slice?: Partial<Finding["slice"]>;
  verdict: Verdict;
  direction?: string | null;
  /** Null when not estimable. */
  estimate?: Pick<Estimate, "value" | "interval"> | null;
  unit: string;
  n: number;
  sentence: string;
  action: string;
  needs?: Need[];
}

/** A finding with the contract's defaults: no slice, level 0.9, nulls where nothing could be estimated. */
export function makeFinding({slice, direction, estimate, needs, sentence, ...rest}: FindingParts): Finding {
  const known = published(estimate);
  return {
    ...rest,
    sentence: atStart(sentence),
    slice: {role: null, level: null, period: null, ...slice},
    direction: direction ?? null,
    estimate: known.value,
    interval: known.interval,
    level: defaultLevel,
    ...(needs === undefined ? {} : {needs})
  };
}

/** The finding as a page shows it; `interviewer` where its sentence speaks of one person. */
export function asHeadline(finding: Finding, interviewer?: string): Headline {
  const {kind, verdict, sentence, action, needs} = finding;
  return sameBehind(finding, {
    kind,
    verdict,
    sentence,
    action,
    ...(interviewer === undefined ? {} : {interviewer}),
    ...(needs === undefined ? {} : {needs})
  });
}

/** Each sentence once: where nothing varies, several kinds say the same. */
export function saidOnce(headlines: readonly Headline[]): Headline[] {
  return headlines.filter(({sentence}, i) => headlines.findIndex((other) => other.sentence === sentence) === i);
}

const urgency: readonly Verdict[] = ["act", "watch", "ok", "too_little_data"];

/** Act before watch before the rest; equals keep their order. */
export function mostUrgentFirst<One extends {verdict: Verdict}>(findings: readonly One[]): One[] {
  return [...findings].sort((a, b) => urgency.indexOf(a.verdict) - urgency.indexOf(b.verdict));
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
