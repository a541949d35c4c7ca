import {html} from "htl";
import type {QuestionUse} from "../contracts/question-use.js";
import {coefficient, count, withInterval} from "../words/numbers.js";
import {sortableTable} from "./sortable-table.js";

/** How far a rating is the answer and not the rater, from shadows who rated the same answers. */
export function questionReliability({reliability}: QuestionUse): HTMLElement {
  const {questions} = reliability;
  return html`<section class="card" aria-label="Reliability of one rating">
    <h3>Would another interviewer have rated the same answer alike?</h3>
    <p>${saidOf(reliability)}</p>
    ${
      questions.length === 0
        ? null
        : sortableTable(questions, {
            caption: "Reliability of one rating, by question",
            name: "question-reliability",
            columns: [
              {label: "Question", value: ({question}) => question},
              {
                label: "Reliability, 0 to 1",
                numeric: true,
                value: ({icc}) => icc.value,
                format: ({icc}) => withInterval(icc.value, icc.interval, coefficient)
              }
            ]
          })
    }
  </section>`;
}

function saidOf({pairs, least, all}: QuestionUse["reliability"]): string {
  if (all.value !== null)
    return `Where shadows rated the same answers (${count(pairs)} pairs of ratings), the reliability of one rating is ${withInterval(all.value, all.interval, coefficient)}: 1 would be two raters always alike, 0 no more alike than on different candidates. Shadows may have talked to the lead first, so it is at most this.`;
  if (pairs >= least) return `${count(pairs)} pairs of ratings stand beside each other, and vary too little to tell.`;
  return `Only shadows who rate the same questions can tell; ${pairs === 0 ? "hardly any ratings" : count(pairs)} of theirs stand beside the lead's, and ${least} would be enough for a first figure.`;
}
