import type {Finding, Kind} from "../../../src/contracts/finding.js";
import type {Headline} from "../../../src/contracts/headline.js";
import type {Overview} from "../../../src/contracts/overview.js";
import type {Config} from "../../config/config.js";
import {chanceTrue, hoursConcerned} from "./rank.js";

/** A page of the audience's site, as the overview needs to know it. */
export interface OverviewPage {
  path: string;
  name: string;
  question: string;
  kinds: readonly Kind[];
}

const limits = [
  "plumbline judges the process, never a candidate: there is no score, rank or prediction of a person anywhere.",
  "At most five findings stand here, and at most two of a kind; the pages have the rest.",
  "A finding says that something differs from what chance would give, not why. Ask the people concerned first."
];

const elsewhere =
  "Whether interviewers agree, and whether their votes are independent, is judged on the site of the interview leads, not here.";

const most = 5;
const mostOfOneKind = 2;

/**
 * The overview of one site: only kinds that its pages explain, plus `also`; act before watch, then by expected hours
 * (hours concerned × chance that the finding is true); at most two of a kind, so that one page cannot fill it.
 */
export function overview(
  findings: readonly Finding[],
  {pages, also = []}: {pages: readonly OverviewPage[]; also?: readonly Kind[]},
  config: Config
): Overview {
  const allowed = new Set([...pages.flatMap(({kinds}) => kinds), ...also]);
  const mine = findings.filter(({kind, slice}) => allowed.has(kind) && slice.role === null && slice.level === null);
  const ranked = mine
    .filter(({verdict, n}) => (verdict === "act" || verdict === "watch") && n >= config.privacy.minimum_candidates)
    .map((finding) => ({finding, hours: hoursConcerned(finding, config)}))
    .sort(
      (a, b) =>
        a.finding.verdict.localeCompare(b.finding.verdict) ||
        b.hours * chanceTrue(b.finding) - a.hours * chanceTrue(a.finding) ||
        a.finding.subject.localeCompare(b.finding.subject)
    )
    .filter(({finding}, index, all) => !all.slice(0, index).some((before) => saysTheSame(finding, before.finding)));
  const shown = ranked
    .filter(({finding}, index) => place(finding, ranked.slice(0, index)) < mostOfOneKind)
    .slice(0, most);
  return {
    findings: shown.map(({finding, hours}) => ({
      headline: asHeadline(finding),
      page: pageOf(finding.kind, pages),
      hours: Math.round(hours),
      more: lastOfKind(finding, shown)
        ? ranked.filter((other) => other.finding.kind === finding.kind).length - ofKind(finding, shown)
        : 0
    })),
    counts: count(mine),
    pages: pages.map(({path, name, question}) => ({path, name, question})),
    limits: pages.some(({path}) => path === "agreement") ? limits : [elsewhere, ...limits]
  };
}

/** The bar and the borderline are judged by one figure where the borderline is the vote at the bar: one of them is enough. */
function saysTheSame(one: Finding, other: Finding): boolean {
  const same = (["subject", "n", "estimate", "unit"] as const).every((name) => one[name] === other[name]);
  return one.kind !== other.kind && one.kind.startsWith("screen.") && one.estimate !== null && same;
}

type Ranked = readonly {finding: Finding}[];

function place({kind}: Finding, before: Ranked): number {
  return before.filter(({finding}) => finding.kind === kind).length;
}

function ofKind({kind}: Finding, list: Ranked): number {
  return list.filter(({finding}) => finding.kind === kind).length;
}

function lastOfKind(finding: Finding, shown: Ranked): boolean {
  return shown.findLast((other) => other.finding.kind === finding.kind)?.finding === finding;
}

function pageOf(kind: Kind, pages: readonly OverviewPage[]): Overview["findings"][number]["page"] {
  const page = pages.find(({kinds}) => kinds.includes(kind));
  return page ? {path: page.path, name: page.name} : null;
}

function count(findings: readonly Finding[]): Overview["counts"] {
  const counts = {act: 0, watch: 0, ok: 0, too_little_data: 0};
  for (const {verdict} of findings) counts[verdict] += 1;
  return counts;
}

/** A person's finding names its subject only as `interviewer`, so that the privacy step finds it. */
export function asHeadline({kind, verdict, sentence, action, subject, needs}: Finding): Headline {
  const person = isAboutPerson(kind, subject);
  const fill = (text: string): string => (person ? text : text.replaceAll("{subject}", subject));
  return {
    kind,
    verdict,
    sentence: fill(sentence),
    action: fill(action),
    ...(person ? {interviewer: subject} : {}),
    ...(needs ? {needs} : {})
  };
}

/** Interviewer and screener kinds speak of one person, unless their subject is everyone. */
export function isAboutPerson(kind: Kind, subject: string): boolean {
  return /^(interviewer|screener)\./.test(kind) && subject !== "all";
}
