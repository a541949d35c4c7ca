import {group} from "d3-array";
import type {Finding, Headline, Kind, Need} from "../../../src/contracts/finding.js";
import type {Overview, OwnPage} from "../../../src/contracts/overview.js";
import {needsInWords} from "../../../src/words/finding.js";
import {lookedAt} from "../../../src/words/looked-at.js";
import type {Config} from "../../config/config.js";
import {isOfFew, sameBehind} from "../../privacy/behind.js";
import {asHeadline, isAboutPerson, named} from "../finding.js";
import {asked, hoursConcerned} from "./asking.js";
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
 * The overview of one site: only kinds that its pages explain, plus `also`, in the order of what is asked (`asking.ts`); at
 * most two of a kind, so that one page cannot fill it.
 */
export function overview(
  findings: readonly Finding[],
  {
    pages,
    also = [],
    since = noHistory,
    ownPage = () => null
  }: {
    pages: readonly OverviewPage[];
    also?: readonly Kind[];
    since?: FindingsSince;
    /** The page of the one subject of a finding, where the site has it. */
    ownPage?: (finding: Finding) => OwnPage | null;
  },
  config: Config
): Omit<Overview, "tiles" | "elsewhere" | "funnel" | "loopHours"> {
  const allowed = new Set([...pages.flatMap(({kinds}) => kinds), ...also]);
  const mine = findings.filter(({kind, slice}) => allowed.has(kind) && slice.role === null && slice.level === null);
  const groups = asked(mine, config);
  const ranked = groups
    .flat()
    .map((finding) => ({finding, hours: finding.stake?.hours ?? hoursConcerned(finding, config)}));
  const shown = ranked
    .filter(({finding}, index) => place(finding, ranked.slice(0, index)) < mostOfOneKind)
    .slice(0, most);
  return {
    findings: shown.map(({finding, hours}) => ({
      headline: headlineOf(finding),
      page: pageOf(finding.kind, pages),
      own: ownPage(finding),
      hours: Math.round(hours),
      more: isLastOfItsKind(finding, shown) ? alike(finding, ranked) - alike(finding, shown) : 0
    })),
    counts: count(mine),
    asks: {
      act: groups.filter(([first]) => first!.verdict === "act").length,
      watch: groups.filter(([first]) => first!.verdict === "watch").length,
      more: groups.filter((list) => !shown.some(({finding}) => list.some((one) => one === finding))).length
    },
    since: toldSince(mine, {since, pages, allowed, privacy: config.privacy}),
    expected: byKind(mine, "ok", {pages, privacy: config.privacy}),
    tooLittle: byKind(mine, "too_little_data", {pages, privacy: config.privacy}),
    pages: pages.map(({path, name, question}) => ({path, name, question})),
    limits: pages.some(({path}) => path === "agreement") ? limits : [elsewhere, ...limits]
  };
}

type Ranked = readonly {finding: Finding}[];

function place({kind}: Finding, before: Ranked): number {
  return before.filter(({finding}) => finding.kind === kind).length;
}

/** Of one kind and verdict: what is only watched is no more of what is acted on. */
function isAlike(one: Finding, other: Finding): boolean {
  return one.kind === other.kind && one.verdict === other.verdict;
}

function alike(finding: Finding, list: Ranked): number {
  return list.filter((other) => isAlike(finding, other.finding)).length;
}

function isLastOfItsKind(finding: Finding, shown: Ranked): boolean {
  return shown.findLast((other) => isAlike(finding, other.finding))?.finding === finding;
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
