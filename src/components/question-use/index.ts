import {html} from "htl";
import type {QuestionUse} from "../../contracts/question-use.js";
import {coefficient, count, percent, withInterval} from "../../words/numbers.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

/** Missing ratings and ends of the scale, by question and interviewer. */
function questionUseTable({uses, leastAsked}: QuestionUse): HTMLElement {
  const rows = [...uses].sort(
    (a, b) => Number(b.oneEnd) - Number(a.oneEnd) || a.question.localeCompare(b.question, "en", {numeric: true})
  );
  return sortableTable(rows, {
    caption: "Use of questions by interviewers",
    name: "question-use",
    standsOut: ({oneEnd}) => oneEnd,
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

/** How interviewers use the questions they ask: to interview leads alone. */
export function questionUsePanel(use: QuestionUse, site: string): HTMLElement {
  if (site !== "leads") return html`<span hidden></span>`;
  return html`<section class="card" aria-label="Use of questions">
    <h3>${useTitle(use)}</h3>
    <p class="subtitle">
      All questions, of interviewers with at least ${use.leastAsked} ratings of one; nothing here allows for whom they
      met
    </p>
    ${use.uses.length === 0 ? null : questionUseTable(use)}
    ${(use.hidden ?? 0) > 0 ? html`<p class="sure">${count(use.hidden)} pairs asked too seldom are left out.</p>` : null}
  </section>`;
}

/** How many use one end of the scale for nearly everyone. */
export function useTitle({uses}: Pick<QuestionUse, "uses">): string {
  if (uses.length === 0) return "Too few ratings to see how people use questions";
  const ends = uses.filter(({oneEnd}) => oneEnd).length;
  if (ends === 0) return "Nobody rates a question at one end only";
  return `${count(ends)} of ${count(uses.length)} uses keep to one end of the scale`;
}

/** How far a rating is the answer and not the rater, from shadows who rated the same answers. */
export function questionReliability({reliability}: QuestionUse): HTMLElement {
  const {questions} = reliability;
  return html`<section class="card" aria-label="Reliability of one rating">
    <h3>Would another have rated the answer alike?</h3>
    <p class="subtitle">All questions together, whatever is chosen</p>
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
    return `One rating is reliable to ${withInterval(all.value, all.interval, coefficient)}, by ${count(pairs)} pairs of shadow and lead: 1 is always alike, 0 no more than on other candidates. They may have talked, so it is at most this.`;
  if (pairs !== null && pairs >= least)
    return `${count(pairs)} pairs of ratings stand beside each other, and vary too little to tell.`;
  return `Only shadows who rate the same questions can tell; ${(pairs ?? 0) === 0 ? "hardly any ratings" : count(pairs)} of theirs stand beside the lead's, and ${least} would be enough for a first figure.`;
}
