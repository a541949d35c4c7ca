import {html} from "htl";
import type {Interviewers, Person} from "../contracts/interviewers.js";
import type {PublishedEstimate} from "../contracts/published-estimate.js";
import {verdictBadge} from "./finding-card.js";
import {coefficient, count, percent, withInterval} from "../words/numbers.js";
import {alphabetical} from "./alphabetical.js";
import {interviewerSlug} from "../words/people.js";
import {sitePath} from "./site-path.js";
import {sortableTable, type Column} from "./sortable-table.js";

/** All that is said of each interviewer, alphabetical; each name leads to their page. */
export function interviewerTable({people, groups}: Interviewers): HTMLElement {
  const group: Column<Person>[] = groups > 1 ? [{label: "Group", numeric: true, value: (person) => person.group}] : [];
  return sortableTable(alphabetical(people), {
    caption: "Interviewers, alphabetical",
    name: "interviewers",
    columns: [
      {
        label: "Interviewer",
        value: ({interviewer}) => interviewer,
        format: ({interviewer}) =>
          html`<a href=${sitePath(`interviewers/${interviewerSlug(interviewer)}`)}>${interviewer}</a>`
      },
      ...group,
      {label: "Votes", numeric: true, value: ({votes}) => votes, format: ({votes}) => count(votes)},
      {
        label: "Verdict",
        value: ({severityVerdict}) => severityVerdict,
        format: ({severityVerdict}) => verdictBadge(severityVerdict)
      },
      estimate("Difference, points", ({deviation}) => deviation, coefficient),
      {label: "Raw difference", numeric: true, value: ({raw}) => raw, format: ({raw}) => coefficient(raw)},
      estimate("Consistency", ({consistency}) => consistency, coefficient),
      estimate("Hours to feedback", ({hours}) => hours, count),
      estimate("After the debrief", ({afterDebrief}) => afterDebrief, percent),
      {label: "No data", numeric: true, value: ({noData}) => noData, format: ({noData}) => percent(noData)}
    ]
  });
}

function estimate(
  label: string,
  of: (person: Person) => PublishedEstimate,
  format: (value: number | null | undefined) => string
): Column<Person> {
  return {
    label,
    numeric: true,
    value: (person) => of(person).value,
    format: (person) => withInterval(of(person).value, of(person).interval, format)
  };
}
