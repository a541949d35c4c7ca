import {html} from "htl";
import type {InterviewerDetails} from "../contracts/interviewer-details.js";
import {findingCard} from "./finding-card.js";
import {coefficient, hours, missing, percent, withInterval} from "../words/numbers.js";
import {interviewerQuarters} from "./interviewer-quarters.js";
import {interviewerScale} from "./interviewer-scale.js";
import {interviewerSlug} from "../words/people.js";
import {pageChoice} from "./page-choice.js";
import {sortableTable} from "./sortable-table.js";

type Detail = InterviewerDetails["people"][number];

/** Everything about one interviewer, beside everyone; says so when the address names nobody with enough votes. */
export function interviewerProfile(slug: string, {people, leastVotes}: InterviewerDetails): HTMLElement {
  const person = people.find(({interviewer}) => interviewerSlug(interviewer) === slug);
  if (!person)
    return findingCard([
      {
        kind: "interviewer.severity",
        verdict: "too_little_data",
        sentence: `Nobody of this name has ${leastVotes} votes cast before a decision on candidates whom others met too.`,
        action: "Collect more loops; so few votes of one person say more about whom they met."
      }
    ]);
  return html`<div>
    <h2>${person.interviewer}</h2>
    ${findingCard(person.findings)} ${interviewerQuarters(person)} ${interviewerScale(person)}
    <h3>Habits</h3>
    ${habits(person)}
  </div>`;
}

/** Leads to another interviewer's page. */
export function interviewerChoice(slug: string, {people}: InterviewerDetails): HTMLElement {
  const pages = people.map(({interviewer}) => ({name: interviewer, slug: interviewerSlug(interviewer)}));
  return pageChoice(pages, {
    label: "Another interviewer",
    folder: "interviewers",
    list: "All interviewers",
    current: slug
  });
}

function habits({interviewer, spread, noData, hours: time}: Detail): HTMLElement {
  const rows = [
    {
      label: "Spread of ratings on one scorecard, points",
      own: coefficient(spread.own),
      everyone: coefficient(spread.everyone)
    },
    {label: "Ratings left without data", own: percent(noData.own), everyone: percent(noData.everyone)},
    {
      label: "Median hours to feedback",
      own: time.own.value === null ? missing : withInterval(time.own.value, time.own.interval, hours),
      everyone: hours(time.everyone)
    }
  ];
  return sortableTable(rows, {
    caption: `Habits of ${interviewer}, beside everyone`,
    name: "habits",
    columns: [
      {label: "Habit", value: ({label}) => label},
      {label: interviewer, numeric: true, value: ({own}) => own},
      {label: "Everyone", numeric: true, value: ({everyone}) => everyone}
    ]
  });
}
