import {html} from "htl";
import type {QuestionUse} from "../contracts/question-use.js";
import {findingCard} from "./finding-card.js";
import {count, percent} from "../words/numbers.js";
import {sortableTable} from "./sortable-table.js";

/** Missing ratings and ends of the scale, by question and interviewer. */
export function questionUseTable({uses, leastAsked}: QuestionUse): HTMLElement {
  const rows = [...uses].sort(
    (a, b) => Number(b.oneEnd) - Number(a.oneEnd) || a.question.localeCompare(b.question, "en", {numeric: true})
  );
  return sortableTable(rows, {
    caption: "Use of questions by interviewers",
    name: "question-use",
    columns: [
      {label: "Question", value: ({question}) => question},
      {label: "Interviewer", value: ({interviewer}) => interviewer},
      {label: "Asked", numeric: true, value: ({asked}) => asked, format: ({asked}) => count(asked)},
      {label: "No data", numeric: true, value: ({noData}) => noData, format: ({noData}) => percent(noData)},
      {label: "At the lowest point", numeric: true, value: ({floor}) => floor, format: ({floor}) => percent(floor)},
      {
        label: "At the highest point",
        numeric: true,
        value: ({ceiling}) => ceiling,
        format: ({ceiling}) => percent(ceiling)
      },
      {
        label: "Mostly at one end",
        missing: "fewer ratings than it takes to say",
        value: ({oneEnd, asked, noData}) => (asked * (1 - noData) < leastAsked - 0.5 ? null : oneEnd ? "yes" : "no")
      }
    ]
  });
}

/** What the table holds, in a sentence, or what is missing for one. */
export function questionUseNote({uses, hidden, leastAsked}: QuestionUse): HTMLElement {
  if (uses.length === 0)
    return findingCard([
      {
        kind: "question.no_data",
        verdict: "too_little_data",
        sentence: `No interviewer has put one question ${leastAsked} times to enough candidates yet.`,
        action: "Keep asking and rate every question."
      }
    ]);
  const ends = uses.filter(({oneEnd}) => oneEnd).length;
  return html`<p>
    ${count(ends)} of ${count(uses.length)} pairs of question and interviewer ${ends === 1 ? "has" : "have"} at least 70
    % of ${leastAsked} or more ratings at one end of the scale, which may be the candidates’ doing: nothing here allows
    for whom an interviewer met. ${count(hidden)} pairs asked fewer than ${leastAsked} times, or of too few candidates,
    are left out.
  </p>`;
}
