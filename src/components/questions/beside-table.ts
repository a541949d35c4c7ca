import {html} from "htl";
import type {QuestionDetails} from "../../contracts/question-details.js";
import type {Question} from "../../contracts/questions.js";
import {coefficient, count, percent, withInterval} from "../../words/numbers.js";
import {estimate, type Column, sortableTable} from "../kit/table.js";
import {sitePath} from "../kit/url.js";

/** A question's signal and what is known of it besides. */
export type BesideRow = QuestionDetails["questions"][number] & Pick<Question, "signal">;

/** The chosen questions with what the details hold of them. */
export function besideRows(chosen: readonly Question[], {questions}: QuestionDetails): BesideRow[] {
  const known = new Map(questions.map((one) => [one.question, one]));
  return chosen.map(({question, signal}) => ({signal, ...known.get(question)!}));
}

/** Other yardsticks of a question; the first column is its name. */
export function besideColumns({
  hires,
  leastHires,
  leastInformation,
  leastRatings
}: QuestionDetails): readonly Column<BesideRow>[] {
  const few = `fewer than ${leastRatings} ratings to compare`;
  return [
    {
      label: "Question",
      value: ({question}) => question,
      format: ({question, slug}) => html`<a href=${sitePath(`questions/${slug}`)}>${question}</a>`
    },
    estimate("With the others’ votes", ({signal}) => signal.r, coefficient, {missing: "too few ratings"}),
    {
      label: "With the same attribute",
      numeric: true,
      missing: few,
      value: ({criteria}) => criteria.sameAttribute.r.value,
      format: ({
        criteria: {
          sameAttribute: {r, n}
        }
      }) => (r.value === null && n !== null ? `– (n ${count(n)})` : withInterval(r.value, r.interval, coefficient))
    },
    estimate("With work after the hire", ({criteria}) => criteria.postHire.r, coefficient, {
      missing: (hires ?? 0) < leastHires ? `fewer than ${leastHires} hires with rated work` : few
    }),
    estimate("What it tells near the bar", ({criteria}) => criteria.information, coefficient, {
      missing: `fewer than ${leastInformation} ratings`
    }),
    {
      label: "Completed",
      numeric: true,
      missing: "completion not recorded",
      value: ({completion}) => completion?.completed,
      format: ({completion}) => (completion ? `${count(completion.completed)} of ${count(completion.recorded)}` : "–")
    },
    estimate("Completed, interviewer’s vote no", ({completion}) => completion?.votedNo?.share, percent),
    estimate("Completed, no offer", ({completion}) => completion?.noOffer?.share, percent),
    estimate("How it was solved, with the others’ votes", ({completion}) => completion?.process, coefficient, {
      missing: "fewer than 80 completed ones with a rating"
    })
  ];
}

/** The signal beside other yardsticks: same attribute, information at the bar, work after the hire, completion. */
export function questionBesideTable(chosen: readonly Question[], details: QuestionDetails): HTMLElement {
  return sortableTable(besideRows(chosen, details), {
    caption: "Questions with their signal beside other yardsticks",
    name: "question-yardsticks",
    columns: besideColumns(details)
  });
}
