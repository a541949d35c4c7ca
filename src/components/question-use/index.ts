import {html} from "htl";
import type {QuestionUse} from "../../contracts/question-use.js";
import {coefficient, count, percent, withInterval} from "../../words/numbers.js";
import {answerCard} from "../kit/answer-card.js";
import {amount, estimate, sortableTable} from "../kit/table.js";
import {makeHeadline} from "../../words/finding.js";

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
      amount("Asked", ({asked}) => asked, count),
      estimate("No data", ({noData}) => noData, percent),
      estimate("At the lowest point", ({floor}) => floor, percent),
      estimate("At the highest point", ({ceiling}) => ceiling, percent),
      {
        label: "Mostly at one end",
        missing: "fewer ratings than it takes to say",
        value: ({oneEnd, asked, noData}) =>
          asked * (1 - (noData.value ?? 0)) < leastAsked - 0.5 ? null : oneEnd ? "yes" : "no"
      }
    ]
  });
}

/** What the table holds, in a sentence, or what is missing for one. */
export function questionUseNote({uses, hidden, leastAsked}: QuestionUse): HTMLElement {
  if (uses.length === 0)
    return answerCard([
      makeHeadline({
        kind: "question.no_data",
        verdict: "too_little_data",
        claim: "Too few ratings to compare how interviewers use questions.",
        evidence: `No interviewer has put one question ${leastAsked} times to enough candidates yet.`,
        action: "Keep asking and rate every question."
      })
    ]);
  const ends = uses.filter(({oneEnd}) => oneEnd).length;
  return html`<p>
    ${count(ends)} of ${count(uses.length)} pairs of question and interviewer ${ends === 1 ? "has" : "have"} at least 70
    % of ${leastAsked} or more ratings at one end of the scale, which may be the candidates’ doing: nothing here allows
    for whom an interviewer met. ${count(hidden)} pairs asked fewer than ${leastAsked} times, or of too few candidates,
    are left out.
  </p>`;
}

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
              estimate("Reliability, 0 to 1", ({icc}) => icc, coefficient)
            ]
          })
    }
  </section>`;
}

function saidOf({pairs, least, all}: QuestionUse["reliability"]): string {
  if (all.value !== null)
    return `Where shadows rated the same answers (${count(pairs)} pairs of ratings), the reliability of one rating is ${withInterval(all.value, all.interval, coefficient)}: 1 would be two raters always alike, 0 no more alike than on different candidates. Shadows may have talked to the lead first, so it is at most this.`;
  if (pairs !== null && pairs >= least)
    return `${count(pairs)} pairs of ratings stand beside each other, and vary too little to tell.`;
  return `Only shadows who rate the same questions can tell; ${(pairs ?? 0) === 0 ? "hardly any ratings" : count(pairs)} of theirs stand beside the lead's, and ${least} would be enough for a first figure.`;
}
