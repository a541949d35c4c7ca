import {group} from "d3-array";
import type {Finding, Headline, Kind, Need} from "../../../src/contracts/finding.js";
import type {Overview} from "../../../src/contracts/overview.js";
import {needsInWords} from "../../../src/words/finding.js";
import {lookedAt} from "../../../src/words/looked-at.js";
import {normalCdf} from "../../../src/statistics/index.js";
import type {Config} from "../../config/config.js";
import {isOfFew, sameBehind} from "../../privacy/behind.js";
import {asHeadline, isAboutPerson, named} from "../finding.js";
import {questionHours} from "../shared/stake.js";
import {type FindingsSince, noHistory} from "../since/findings-since.js";
import {toldSince} from "../since/told.js";

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
 * (hours at stake × chance that the finding is true), what has no hours told last; at most two of a kind, so that one page
 * cannot fill it.
 */
export function overview(
  findings: readonly Finding[],
  {
    pages,
    also = [],
    since = noHistory
  }: {pages: readonly OverviewPage[]; also?: readonly Kind[]; since?: FindingsSince},
  config: Config
): Omit<Overview, "tiles" | "elsewhere" | "funnel" | "loopHours"> {
  const allowed = new Set([...pages.flatMap(({kinds}) => kinds), ...also]);
  const mine = findings.filter(({kind, slice}) => allowed.has(kind) && slice.role === null && slice.level === null);
  const ranked = mine
    .filter((finding) => finding.verdict === "act" || finding.verdict === "watch")
    .filter((finding) => !(isOfFew(finding, config.privacy) ?? finding.n < config.privacy.minimum_candidates))
    .map((finding) => ({finding, hours: finding.stake?.hours ?? hoursConcerned(finding, config)}))
    .sort(
      (a, b) =>
        a.finding.verdict.localeCompare(b.finding.verdict) ||
        Number(a.finding.stake === null) - Number(b.finding.stake === null) ||
        b.hours * chanceOf(b.finding) - a.hours * chanceOf(a.finding) ||
        a.finding.subject.localeCompare(b.finding.subject)
    )
    .filter(({finding}, index, all) => !all.slice(0, index).some((before) => saysTheSame(finding, before.finding)));
  const shown = ranked
    .filter(({finding}, index) => place(finding, ranked.slice(0, index)) < mostOfOneKind)
    .slice(0, most);
  return {
    findings: shown.map(({finding, hours}) => ({
      headline: headlineOf(finding),
      page: pageOf(finding.kind, pages),
      hours: Math.round(hours),
      more: lastOfKind(finding, shown)
        ? ranked.filter((other) => other.finding.kind === finding.kind).length - ofKind(finding, shown)
        : 0
    })),
    counts: count(mine),
    asks: {act: of(ranked, "act"), watch: of(ranked, "watch")},
    since: toldSince(mine, {since, pages, allowed, privacy: config.privacy}),
    expected: byKind(mine, "ok", {pages, privacy: config.privacy}),
    tooLittle: byKind(mine, "too_little_data", {pages, privacy: config.privacy}),
    pages: pages.map(({path, name, question}) => ({path, name, question})),
    limits: pages.some(({path}) => path === "agreement") ? limits : [elsewhere, ...limits]
  };
}

/** The bar and the borderline are judged by one figure where the borderline is the vote at the bar: one of them is enough. */
export function saysTheSame(one: Finding, other: Finding): boolean {
  const same = (["subject", "n", "estimate", "unit"] as const).every((name) => one[name] === other[name]);
  return one.kind !== other.kind && one.kind.startsWith("screen.") && one.estimate !== null && same;
}

type Ranked = readonly {finding: Finding}[];

function place({kind}: Finding, before: Ranked): number {
  return before.filter(({finding}) => finding.kind === kind).length;
}

function of(list: Ranked, verdict: Finding["verdict"]): number {
  return list.filter(({finding}) => finding.verdict === verdict).length;
}

function ofKind({kind}: Finding, list: Ranked): number {
  return list.filter(({finding}) => finding.kind === kind).length;
}

function lastOfKind(finding: Finding, shown: Ranked): boolean {
  return shown.findLast((other) => other.finding.kind === finding.kind)?.finding === finding;
}

export function pageOf(kind: Kind, pages: readonly OverviewPage[]): Overview["findings"][number]["page"] {
  const page = pages.find(({kinds}) => kinds.includes(kind));
  return page ? {path: page.path, name: page.name} : null;
}

function count(findings: readonly Finding[]): Overview["counts"] {
  const counts = {act: 0, watch: 0, ok: 0, too_little_data: 0};
  for (const {verdict} of findings) counts[verdict] += 1;
  return counts;
}

/** How many of each kind have a verdict, in the order of the kinds' pages. */
function byKind(
  findings: readonly Finding[],
  verdict: Finding["verdict"],
  {pages, privacy}: {pages: readonly OverviewPage[]; privacy: Config["privacy"]}
): Overview["expected"] {
  const kinds = group(
    findings.filter((finding) => finding.verdict === verdict),
    ({kind}) => kind
  );
  return [...kinds].map(([kind, some]) => {
    const about = {kind, words: lookedAt(kind, some.length), page: pageOf(kind, pages)};
    const nearest = verdict === "too_little_data" ? nearestOf(some, privacy) : null;
    // What is needed tells how much there is, and of whom.
    return nearest === null
      ? {...about, enough: null}
      : sameBehind(nearest.finding, {...about, enough: needsInWords([nearest.need])});
  });
}

/** The need of the one of several that needs least; those of whom too few candidates may be told say nothing. */
function nearestOf(findings: readonly Finding[], privacy: Config["privacy"]): {finding: Finding; need: Need} | null {
  const needs = findings
    .filter((finding) => isOfFew(finding, privacy) !== true)
    .flatMap((finding) => (finding.needs ?? []).map((need) => ({finding, need})))
    .filter(({need}) => need.more > 0)
    .sort((a, b) => (a.need.weeks ?? Infinity) - (b.need.weeks ?? Infinity) || a.need.more - b.need.more);
  return needs[0] ?? null;
}

/** A person's finding names its subject only as `interviewer`, so that the privacy step finds it. */
function headlineOf(finding: Finding): Headline {
  const {kind, subject} = finding;
  if (isAboutPerson(kind, subject)) return asHeadline(finding, subject);
  return sameBehind(finding, asHeadline(named(finding, subject)));
}

/** Where the exports do not say, a loop has five interviews. */
const interviewsPerLoop = 5;

/** Where no hours are at stake, what a finding is about decides its place: the hours of work that it concerns, its n times the hours that one unit of n takes by the cost sheet. */
export function hoursConcerned({kind, n}: Finding, config: Config): number {
  return n * hoursEach(kind, config);
}

function hoursEach(kind: Kind, {screen, loop}: Config): number {
  const interview = (loop.interview_minutes + loop.preparation_minutes + loop.writing_minutes) / 60;
  const meetings = (loop.prebrief_minutes + loop.debrief_minutes) / 60;
  const wholeLoop =
    interviewsPerLoop * (interview + meetings) + loop.extra_attendees * meetings + loop.recruiter_minutes / 60;
  const oneScreen = (screen.minutes + screen.preparation_minutes + screen.writing_minutes + screen.minutes_before) / 60;
  const family = kind.slice(0, kind.indexOf("."));
  if (family === "interviewer") return interview;
  if (family === "debrief") return loop.debrief_minutes / 60;
  if (family === "screener" || family === "funnel") return oneScreen;
  if (family === "question") return questionHours({loop});
  if (family === "data") return loop.writing_minutes / 60;
  return wholeLoop;
}

function chanceOf(finding: Finding): number {
  return finding.sure.probability ?? chanceTrue(finding);
}

/** What the estimate would be if there were nothing to find; kinds not listed have no fixed value. */
const nothing: Partial<Record<Kind, number>> = {
  "interviewer.severity": 0,
  "interviewer.consistency": 1,
  "interviewer.independence": 0,
  "debrief.shift": 0,
  "screener.calibration": 0,
  "funnel.conversion": 0
};

/** Chances where an interval cannot give them: those that the verdicts themselves ask for. */
const byVerdict = {act: 0.9, watch: 0.5, ok: 0, too_little_data: 0} as const;

/** The chance that the estimate lies on its side of nothing, normal approximation over the published interval. */
export function chanceTrue({kind, verdict, estimate, interval}: Finding): number {
  const origin = nothing[kind];
  if (origin === undefined || estimate === null || interval === null) return byVerdict[verdict];
  const halfWidth = (interval[1] - interval[0]) / 2;
  if (!(halfWidth > 0)) return byVerdict[verdict];
  const standardErrors = 1.6449;
  return normalCdf((Math.abs(estimate - origin) * standardErrors) / halfWidth);
}
