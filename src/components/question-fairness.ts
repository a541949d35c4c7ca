import {html} from "htl";
import type {Questions} from "../contracts/questions.js";
import {coefficient, count, counted} from "../words/numbers.js";
import {sortableTable} from "./sortable-table.js";

/** Ratings of groups at equal standing; nothing at all unless a group column is configured. */
export function questionFairness({fairness}: Questions): HTMLElement {
  if (!fairness) return html`<span></span>`;
  const {comparisons, leastPerGroup} = fairness;
  const differing = comparisons.filter(({differs}) => differs);
  const said =
    comparisons.length === 0
      ? `No question has two groups of ${leastPerGroup} rated candidates each; fewer tell nothing.`
      : `${counted(differing.length, "comparison")} of ${comparisons.length} ${differing.length === 1 ? "shows" : "show"} a difference that is neither slight nor likely chance (chance alone makes at most 5 % of such findings).`;
  return html`<section>
    <h2>Do questions rate groups of equal standing differently?</h2>
    <p>${said} A difference says that the rating differs, not why; read the rubric before changing the question.</p>
    <p>
      Equal standing is read from the other interviewers' votes, which are few and noisy. Where groups differ in
      standing, a part of that remains and can look as if the question made it: the more so the more alike the
      differences of many questions are.
    </p>
    ${
      comparisons.length === 0
        ? null
        : sortableTable(comparisons, {
            caption: "Ratings of groups at equal standing",
            name: "question-fairness",
            columns: [
              {label: "Question", value: ({question}) => question},
              {label: "Group", value: ({group}) => group},
              {label: "Beside", value: ({reference}) => reference},
              {
                label: "Candidates",
                value: ({n}) => n.group,
                format: ({n}) => `${count(n.group)} / ${count(n.reference)}`
              },
              {label: "Rated, points", numeric: true, value: ({gap}) => gap, format: ({gap}) => coefficient(gap)},
              {
                label: "R² gained",
                numeric: true,
                value: ({gainedR2}) => gainedR2,
                format: ({gainedR2}) => coefficient(gainedR2)
              },
              {label: "Differs", value: ({differs}) => (differs ? "yes" : "not shown")}
            ]
          })
    }
  </section>`;
}
