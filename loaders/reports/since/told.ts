import type {Finding, Kind} from "../../../src/contracts/finding.js";
import type {Since} from "../../../src/contracts/overview.js";
import {kindWords, subjectInWords} from "../../../src/words/verdicts.js";
import {asks} from "../../privacy/finding-history.js";
import {isOfFew} from "../../privacy/behind.js";
import type {Config} from "../../config/config.js";
import {isAboutPerson, mostUrgentFirst, named} from "../finding.js";
import type {FindingsSince} from "./findings-since.js";

export interface Audience {
  since: FindingsSince;
  pages: readonly {path: string; name: string; kinds: readonly Kind[]}[];
  /** Kinds of findings that the site tells of. */
  allowed: ReadonlySet<Kind>;
  privacy: Config["privacy"];
}

/** A longer list says less. */
const most = 8;

/**
 * What one site says of the last build: findings that came, went, or changed between act and watch, and how many candidates
 * there are more. What a few candidates changed is not told.
 */
export function toldSince(findings: readonly Finding[], audience: Audience): Since {
  const {since, privacy} = audience;
  const {last, now} = since;
  const nothing = {day: null, sameSettings: true, moreCandidates: null, moreInLoops: null};
  if (last === null) return {...nothing, changes: [], more: 0, nowJudged: 0};
  const telling = tellable(findings, audience);
  const changes = changesSince(findings, audience);
  return {
    day: last.day,
    sameSettings: last.sameSettings,
    moreCandidates: moreThanAFew(now.candidates - last.candidates, privacy),
    moreInLoops: moreThanAFew(now.inLoops - last.inLoops, privacy),
    changes: changes.slice(0, most),
    more: Math.max(0, changes.length - most),
    nowJudged: telling.filter((one) => one.verdict === "ok" && since.before(one) === "too_little_data").length
  };
}

/** Those whose change hangs on enough candidates. */
function tellable(findings: readonly Finding[], {since, privacy}: Audience): Finding[] {
  return findings.filter((finding) => !since.isHeld(finding) && !isOfFew(finding, privacy));
}

/** What came, turned and went: the new before those gone, act before watch. */
export function changesSince(findings: readonly Finding[], audience: Audience): Since["changes"] {
  const {since, pages, allowed} = audience;
  if (since.last === null) return [];
  const pageOf = (kind: Kind): Since["changes"][number]["page"] => {
    const page = pages.find(({kinds}) => kinds.includes(kind));
    return page ? {path: page.path, name: page.name} : null;
  };
  const here = tellable(findings, audience).flatMap((finding): Since["changes"] => {
    const {kind, subject, verdict} = finding;
    const before = since.before(finding);
    const [asked, isAsking] = [before !== null && asks(before), asks(verdict)];
    if (!asked && !isAsking) return [];
    if (before === verdict) return [];
    const what = asked && isAsking ? "changed" : isAsking ? "new" : "closed";
    const isPerson = isAboutPerson(kind, subject);
    const {claim} = isPerson ? finding : named(finding, subject);
    const whose = isPerson ? {interviewer: subject} : {};
    return [{kind, what, sentence: claim, verdict, before, ...whose, page: pageOf(kind)}];
  });
  const gone = since.gone
    .filter(({kind}) => allowed.has(kind))
    .map(({kind, subject, isPerson}): Since["changes"][number] => {
      const who = isPerson ? (subject === null ? "somebody who is gone" : "{subject}") : subjectInWords(subject!);
      return {
        kind,
        what: "closed",
        sentence: `${kindWords[kind]}: ${who} is no longer looked at.`,
        verdict: null,
        before: null,
        ...(isPerson && subject !== null ? {interviewer: subject} : {}),
        page: pageOf(kind)
      };
    });
  const order = ["new", "changed", "closed"] as const;
  const sorted = mostUrgentFirst(here.map((one) => ({...one, verdict: one.verdict!})));
  return [...order.flatMap((what) => sorted.filter((one) => one.what === what)), ...gone];
}

/** A difference by one to four candidates would tell of them. */
function moreThanAFew(difference: number, {minimum_candidates: minimum}: Config["privacy"]): number | null {
  return difference !== 0 && Math.abs(difference) < minimum ? null : difference;
}
