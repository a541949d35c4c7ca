import {html} from "htl";
import type {Question, Questions} from "../../contracts/questions.js";
import {coefficient, count, counted, percent, withInterval} from "../../words/numbers.js";
import {amount, estimate, type Column, sortableTable} from "../kit/table.js";

const few = "too few ratings";

const ownPageOnly: ReadonlySet<string> = new Set(["Interviewers", "Over all roles and levels"]);

/** What is told of each question; the first is its name. */
export const questionColumns: readonly Column<Question>[] = [
  {label: "Question", value: ({question}) => question},
  {label: "Attribute", value: ({attribute}) => attribute, missing: "not recorded"},
  {label: "Advice", value: adviceWords},
  amount("Ratings", ({ratings}) => ratings, count),
  {label: "Interviewers", numeric: true, value: ({interviewers}) => interviewers},
  estimate("Signal (90 %)", ({signal}) => signal.r, coefficient, {missing: few}),
  {
    label: "Over all roles and levels",
    numeric: true,
    missing: "much the same",
    value: ({signal}) => signal.pooled?.value,
    format: ({signal: {pooled, r}}) =>
      pooled ? withInterval(pooled.value, pooled.interval, coefficient) : r.value === null ? `– (${few})` : "–"
  },
  estimate("Signal beside the interviewer’s own vote", ({signal}) => signal.givenOwnVote, coefficient, {missing: few}),
  estimate("Rates the wanted one higher", ({signal}) => signal.auc, percent, {missing: few}),
  amount("Against noiseless votes", ({signal}) => signal.disattenuated, coefficient, {missing: few}),
  {label: "Minutes", numeric: true, missing: "not exported", value: ({minutes}) => minutes},
  {
    label: "Signal per minute",
    numeric: true,
    missing: few,
    value: ({millibitsPerMinute}) => millibitsPerMinute.value,
    format: ({millibitsPerMinute: {value, interval}}) => withInterval(value, interval, count)
  },
  estimate("No data", ({noData}) => noData.share, percent),
  {
    label: "Others’ votes where unrated, less where rated",
    numeric: true,
    missing: "fewer than 20 of either",
    value: ({noData}) => noData.judgement.value,
    format: ({noData: {judgement, selective}}) =>
      `${withInterval(judgement.value, judgement.interval, coefficient)}${selective ? ", beyond chance" : ""}`
  },
  amount("At the lowest point", ({floor}) => floor, percent),
  amount("At the highest point", ({ceiling}) => ceiling, percent),
  {label: "Change", value: changeWords, missing: "too few dated ratings"}
];

/**
 * All that is known of each question, and what to do with it. A sheet of paper is no wider: what stands on the question's
 * own page alone is how many interviewers asked it, and the value over all roles and levels where it differs.
 */
export function questionTable(questions: readonly Question[]): HTMLElement {
  return sortableTable(questions, {
    caption: "Questions with their signal, time, missing ratings, change and advice",
    name: "questions",
    columns: questionColumns.filter(({label}) => !ownPageOnly.has(label))
  });
}

function adviceWords({advice, onlyOfAttribute, attribute}: Question): string {
  return onlyOfAttribute && attribute !== null ? `${advice} (the only question for ${attribute})` : advice;
}

function changeWords({drift}: Question): string | null {
  if (drift === null) return null;
  if (drift.verdict === "ok") return "none";
  return `${drift.direction ?? "changed"} since ${drift.since}, ${withInterval(drift.level.value, drift.level.interval, coefficient)} points`;
}

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
              amount("Rated, points", ({gap}) => gap, coefficient),
              amount("R² gained", ({gainedR2}) => gainedR2, coefficient),
              {label: "Differs", value: ({differs}) => (differs ? "yes" : "not shown")}
            ]
          })
    }
  </section>`;
}
