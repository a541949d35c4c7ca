import {html} from "htl";
import type {InterviewerDetails} from "../contracts/interviewer-details.js";
import {findingCard} from "./finding-card.js";
import {coefficient, hours, missing, percent, withInterval} from "./format.js";
import {interviewerQuarters} from "./interviewer-quarters.js";
import {interviewerScale} from "./interviewer-scale.js";
import {sortableTable} from "./sortable-table.js";

type Detail = InterviewerDetails["people"][number];

/** Everything about one interviewer, beside everyone; a line that says what to do while nobody is chosen. */
export function interviewerProfile(person: Detail | null): HTMLElement {
  if (!person)
    return html`<p>Choose an interviewer to see how they vote and write. Only those with enough votes are listed.</p>`;
  return html`<div>
    <h2>${person.interviewer}</h2>
    ${findingCard(person.findings)} ${interviewerQuarters(person)} ${interviewerScale(person)}
    <h3>Habits</h3>
    ${habits(person)}
  </div>`;
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
