import {html} from "htl";
import type {QuestionDetails} from "../contracts/question-details.js";
import type {Questions} from "../contracts/questions.js";
import {factsTable} from "./facts-table.js";
import {findingCard} from "./finding-card.js";
import {coefficient, percent, withInterval} from "../words/numbers.js";
import {pageChoice} from "./page-choice.js";
import {besideColumns, besideRows} from "./question-beside-table.js";
import {questionLevelChart} from "./question-level-chart.js";
import {questionColumns} from "./question-table.js";
import {sortableTable} from "./sortable-table.js";

/** Everything about one question; says so when the address names none that is published. */
export function questionProfile(slug: string, data: Questions, details: QuestionDetails): HTMLElement {
  const detail = details.questions.find((one) => one.slug === slug);
  if (!detail)
    return findingCard([
      {
        kind: "question.signal",
        verdict: "too_little_data",
        sentence: "This question has not been put to enough candidates by enough interviewers to be shown.",
        action: "Keep asking and rate every question."
      }
    ]);
  const mine = data.questions.filter(({question}) => question === detail.question);
  const [question] = mine;
  const [beside] = besideRows(mine, details);
  const attribute = question?.attribute ?? null;
  const pairs = data.pairs.filter(({first, second}) => first === detail.question || second === detail.question);
  return html`<div>
    <h2>${detail.question}</h2>
    <p>${attribute === null ? "Its attribute is not recorded." : `Assesses ${attribute}.`}</p>
    ${findingCard(detail.findings)}
    ${
      question
        ? factsTable(question, questionColumns.slice(1), {caption: "All that is known of it", name: "question"})
        : null
    }
    <h3>Beside other yardsticks</h3>
    ${
      beside
        ? factsTable(beside, besideColumns(details).slice(1), {
            caption: "Its signal beside other yardsticks",
            name: "question-yardsticks"
          })
        : null
    }
    ${questionLevelChart(detail, details.notes)}
    <h3>How its ratings are used</h3>
    ${sortableTable(detail.scale, {
      caption: "Share of ratings at each point",
      name: "question-scale",
      columns: [
        {label: "Rating", numeric: true, value: ({points}) => points},
        {label: "Share", numeric: true, value: ({share}) => share, format: ({share}) => percent(share)}
      ]
    })}
    <h3>Questions it is asked together with</h3>
    ${
      pairs.length === 0
        ? html`<p>No other question shares ${data.leastPairs} loops with it.</p>`
        : sortableTable(pairs, {
            caption: "Pairs with this question",
            name: "question-pairs",
            columns: [
              {label: "Question", value: ({first, second}) => (first === detail.question ? second : first)},
              {label: "Loops", numeric: true, value: ({loops}) => loops},
              {
                label: "Correlation, plausible",
                numeric: true,
                value: ({partial}) => partial.value,
                format: ({partial}) => withInterval(partial.value, partial.interval, coefficient)
              },
              {label: "What it is", value: ({kind}) => kind}
            ]
          })
    }
  </div>`;
}

/** Leads to another question's page. */
export function questionChoice(slug: string, {questions}: QuestionDetails): HTMLElement {
  const pages = questions.map((one) => ({name: one.question, slug: one.slug}));
  return pageChoice(pages, {label: "Another question", folder: "questions", list: "All questions", current: slug});
}
