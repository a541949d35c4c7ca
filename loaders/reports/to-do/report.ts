import {sum} from "d3-array";
import type {Finding, Kind} from "../../../src/contracts/finding.js";
import type {ToDo} from "../../../src/contracts/to-do.js";
import {subjectInWords} from "../../../src/words/verdicts.js";
import type {Config} from "../../config/config.js";
import {behind, candidatesBehind, sameBehind} from "../../privacy/behind.js";
import {isAboutPerson, named} from "../finding.js";
import {asked, type Asking} from "../overview/asking.js";
import {type OverviewPage, pageOf} from "../overview/report.js";
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

/** The list of one site: the findings of its kinds that ask for a deed, those of a kind together. */
export function toDo(findings: readonly Finding[], {pages, also = [], since, elsewhere}: Site, config: Config): ToDo {
  const own = new Set([...pages.flatMap(({kinds}) => kinds), ...also]);
  const looked = findings.filter(({kind, slice}) => own.has(kind) && slice.role === null && slice.level === null);
  const groups = asked(
    findings.filter(({kind}) => own.has(kind)),
    config
  );
  const changes = changesSince(
    findings.filter(({kind}) => own.has(kind)),
    {since, pages, allowed: own, privacy: config.privacy}
  );
  const of = (verdict: Finding["verdict"]): number => looked.filter((finding) => finding.verdict === verdict).length;
  return {
    // Whoever a deed is about stands in the order of the exports, never by estimate.
    items: groups.map((list) =>
      itemOf(
        [...list].sort((a, b) => findings.indexOf(a) - findings.indexOf(b)),
        pages,
        since
      )
    ),
    counts: {ok: of("ok"), too_little_data: of("too_little_data")},
    elsewhere,
    closed: changes.flatMap(({what, sentence, page, ...whose}) =>
      what !== "closed" ? [] : [{sentence, page, ...(whose.interviewer ? {interviewer: whose.interviewer} : {})}]
    ),
    lastBuild: since.last?.day ?? null
  };
}

function itemOf(list: readonly Asking[], pages: readonly OverviewPage[], since: FindingsSince): ToDo["items"][number] {
  const [first] = list as [Asking];
  const {kind, verdict, deed} = first;
  const isOne = list.length === 1;
  const days = list.flatMap((finding) => since.day(finding) ?? []).sort();
  const person = isOne && isAboutPerson(kind, first.subject) ? {interviewer: first.subject} : {};
  const hours = sum(list, ({stake}) => stake?.hours ?? 0);
  const item: ToDo["items"][number] = {
    kind,
    verdict,
    short: deed,
    deed: isOne ? ownWords(first).action : deedFor(first, list.length)!,
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
