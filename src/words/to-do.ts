import type {ToDo} from "../contracts/to-do.js";
import {stakeInWords} from "./finding.js";
import {date, listed} from "./numbers.js";

export type ToDoItem = ToDo["items"][number];

/** Whom or what the deed is about: "I-7K3Q, I-M2XA and I-ZPN8". Where it is about one, it says so itself. */
export function deedInWords({deed, findings}: Pick<ToDoItem, "deed" | "findings">): string {
  if (findings.length === 1) return deed;
  return `${deed}: ${listed(findings.map(({interviewer, name, claim}) => interviewer ?? name ?? claim))}.`;
}

/** "about 90 hours a year", "since 3 Mar 2026", "new since the last build". */
export function factsInWords({hours, since, isNew}: Pick<ToDoItem, "hours" | "since" | "isNew">): string[] {
  return [
    ...(hours === null ? [] : [stakeInWords({hours, per: "year"})]),
    ...(isNew ? ["new since the last build"] : since === null ? [] : [`since ${date(since)}`])
  ];
}

/** "Two interviewers need a calibration session (about 90 hours a year): the interview leads' site says who." */
export function elsewhereInWords({what, hours, where}: ToDo["elsewhere"][number]): string {
  return `${what}${hours === null ? "" : ` (${stakeInWords({hours, per: "year"})})`}: ${where}.`;
}

const boxed = "☐";

/** The list as lines of a report that is printed: a box, the deed, where to read why, hours a year, since when. */
export function toDoLines({items, elsewhere, closed}: ToDo): string[] {
  return [
    ...items.map((item) => {
      const facts = [...(item.page === null ? [] : [item.page.name]), ...factsInWords(item)];
      return `${boxed} ${deedInWords(item)}${facts.length === 0 ? "" : ` (${facts.join("; ")})`}`;
    }),
    ...elsewhere.map(elsewhereInWords),
    ...closed.map(({sentence}) => `Closed since the last build: ${sentence}`)
  ];
}
