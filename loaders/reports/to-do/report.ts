import {group, sum} from "d3-array";
import type {Finding, Kind} from "../../../src/contracts/finding.js";
import type {ToDo} from "../../../src/contracts/to-do.js";
import {subjectInWords} from "../../../src/words/verdicts.js";
import type {Config} from "../../config/config.js";
import {behind, candidatesBehind, isOfFew, sameBehind} from "../../privacy/behind.js";
import {isAboutPerson, named} from "../finding.js";
import {chanceTrue, hoursConcerned, type OverviewPage, pageOf, saysTheSame} from "../overview/report.js";
import type {FindingsSince} from "../since/findings-since.js";
import {changesSince} from "../since/told.js";
import {deedFor} from "./deeds.js";

/** Whose list it is. */
export interface Site {
  pages: readonly OverviewPage[];
  /** Kinds that the site tells of without a page. */
  also?: readonly Kind[];
  since: FindingsSince;
  /** What other sites act on. */
  elsewhere: ToDo["elsewhere"];
}

type Asking = Finding & {verdict: "act" | "watch"};

/** The list of one site: the findings of its kinds that ask for a deed, those of a kind together. */
export function toDo(findings: readonly Finding[], {pages, also = [], since, elsewhere}: Site, config: Config): ToDo {
  const own = new Set([...pages.flatMap(({kinds}) => kinds), ...also]);
  const asking = findings.filter((finding) => isAsking(finding, config));
  const looked = findings.filter(({kind, slice}) => own.has(kind) && slice.role === null && slice.level === null);
  const mine = asking.filter(({kind}) => own.has(kind));
  const once = mine.filter((finding, index) => !mine.slice(0, index).some((before) => saysTheSame(finding, before)));
  const changes = changesSince(
    findings.filter(({kind}) => own.has(kind)),
    {since, pages, allowed: own, privacy: config.privacy}
  );
  const of = (verdict: Finding["verdict"]): number => looked.filter((finding) => finding.verdict === verdict).length;
  return {
    items: groupsOf(once)
      .map((list) => ({list, weight: sum(list, (finding) => hoursOf(finding, config) * chanceOf(finding))}))
      .sort((a, b) => a.list[0]!.verdict.localeCompare(b.list[0]!.verdict) || b.weight - a.weight)
      .map(({list}) => itemOf(list, pages, since)),
    counts: {ok: of("ok"), too_little_data: of("too_little_data")},
    elsewhere,
    closed: changes.flatMap(({what, sentence, page, ...whose}) =>
      what !== "closed" ? [] : [{sentence, page, ...(whose.interviewer ? {interviewer: whose.interviewer} : {})}]
    ),
    lastBuild: since.last?.day ?? null
  };
}

/** Everything, not a role or a level of it, and about enough candidates to be told of. */
function isAsking(finding: Finding, {privacy}: Config): finding is Asking {
  const {verdict, slice, n} = finding;
  const isFew = isOfFew(finding, privacy) ?? n < privacy.minimum_candidates;
  return (verdict === "act" || verdict === "watch") && slice.role === null && slice.level === null && !isFew;
}

/** Those of one kind and verdict, where one deed does for all. */
function groupsOf(findings: readonly Asking[]): Asking[][] {
  return [...group(findings, ({kind, verdict}) => `${kind} ${verdict}`).values()].flatMap((list) => {
    const {kind, verdict} = list[0]!;
    return list.length > 1 && deedFor(kind, verdict, list.length) === null ? list.map((one) => [one]) : [list];
  });
}

function itemOf(list: readonly Asking[], pages: readonly OverviewPage[], since: FindingsSince): ToDo["items"][number] {
  const [first] = list as [Asking];
  const {kind, verdict} = first;
  const isOne = list.length === 1;
  const days = list.flatMap((finding) => since.day(finding) ?? []).sort();
  const person = isOne && isAboutPerson(kind, first.subject) ? {interviewer: first.subject} : {};
  const hours = sum(list, ({stake}) => stake?.hours ?? 0);
  const item: ToDo["items"][number] = {
    kind,
    verdict,
    short: first.deed,
    deed: isOne ? ownWords(first).action : deedFor(kind, verdict, list.length)!,
    ...person,
    findings: list.map((finding) => sameBehind(finding, {...nameOf(finding, isOne), claim: ownWords(finding).claim})),
    page: pageOf(kind, pages),
    hours: hours > 0 ? hours : null,
    since: days[0] ?? null,
    isNew: list.every((finding) => since.isNew(finding))
  };
  return behindAll(list, item);
}

/** About everyone whom one of the findings is about. */
function behindAll<Item extends object>(list: readonly Finding[], item: Item): Item {
  const people = new Set(list.flatMap((finding) => [...(candidatesBehind(finding) ?? [])]));
  return people.size > 0 ? behind(people, item) : item;
}

function nameOf({kind, subject}: Finding, isOne: boolean): {name?: string; interviewer?: string} {
  if (isAboutPerson(kind, subject)) return {interviewer: subject};
  return isOne ? {} : {name: subjectInWords(subject)};
}

function ownWords(finding: Finding): Finding {
  return isAboutPerson(finding.kind, finding.subject) ? finding : named(finding, finding.subject);
}

function hoursOf(finding: Finding, config: Config): number {
  return finding.stake?.hours ?? hoursConcerned(finding, config);
}

function chanceOf(finding: Finding): number {
  return finding.sure.probability ?? chanceTrue(finding);
}
