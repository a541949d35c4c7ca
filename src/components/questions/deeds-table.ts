import {html} from "htl";
import type {QuestionDetails} from "../../contracts/question-details.js";
import type {Question, Questions} from "../../contracts/questions.js";
import type {Verdict} from "../../contracts/finding.js";
import {atStart, count, counted, month, percent} from "../../words/numbers.js";
import {intervalGlyph} from "../kit/interval-glyph.js";
import {amount, sortableTable} from "../kit/table.js";
import {sitePath} from "../kit/url.js";
import {verdictPill} from "../kit/verdict-pill.js";

/** What to do with which question, and why: first what stands out, the rest folded. */
export function deedsTable(
  chosen: readonly Question[],
  {questions: all, pairs, thresholds, leastRatings}: Questions,
  {questions}: QuestionDetails
): HTMLElement {
  const slugs = new Map(questions.map(({question, slug}) => [question, slug]));
  const twinOf = (name: string): string | null => {
    const pair = pairs.find(({first, second, verdict}) => verdict === "act" && (first === name || second === name));
    return pair ? (pair.first === name ? pair.second : pair.first) : null;
  };
  if (chosen.length === 0)
    return html`<p class="card">
      ${all.length === 0 ? "No question has ratings enough to say what to do with it." : "No question is left by the choice above; widen it to see some."}
    </p>`;
  const rows = chosen.map((question) => ({...question, twin: twinOf(question.question)}));
  return html`<section class="card" aria-label="What to do with which question">
    ${sortableTable(rows, {
      caption: "What to do with which question",
      name: "question-deeds",
      standsOut: (row) => verdictOf(row) === "act" || verdictOf(row) === "watch",
      columns: [
        {
          label: "Question",
          value: ({question}) => question,
          format: ({question}) => html`<a href=${sitePath(`questions/${slugs.get(question)}`)}>${question}</a>`
        },
        {
          label: "What to do",
          value: (row) => deedInWords(row),
          format: (row) => verdictPill({verdict: verdictOf(row), deed: deedInWords(row)})
        },
        {
          label: "Goes with the others’ votes",
          value: ({signal}) => signal.r.value,
          missing: "too few ratings",
          format: ({signal: {r}}) =>
            r.value === null || r.interval === null
              ? "–"
              : intervalGlyph({
                  estimate: r.value,
                  interval: r.interval,
                  reference: {value: thresholds.weak, label: "weak"},
                  unit: "correlation with the others' votes"
                })
        },
        {label: "Minutes", numeric: true, missing: "not exported", value: ({minutes}) => minutes},
        amount("Ratings", ({ratings}) => ratings, count),
        {label: "Why", value: (row) => reasonOf(row, leastRatings)}
      ]
    })}
  </section>`;
}

type Row = Question & {twin: string | null};

function verdictOf({signal, drift, noData, twin, advice}: Row): Verdict {
  if (twin !== null || drift?.verdict === "act" || noData.verdict === "act") return "act";
  if (signal.verdict === "act" && signal.direction === "weak") return "act";
  if (advice === "wait for data") return "too_little_data";
  return [signal.verdict, drift?.verdict, noData.verdict].includes("watch") ? "watch" : "ok";
}

function deedInWords({advice}: Row): string {
  return atStart(advice === "keep, though it repeats the vote" ? "keep" : advice);
}

/** Why, in a few words: the strongest reason of a question. */
export function reasonOf({signal, drift, noData, ratings, twin, advice}: Row, leastRatings: number): string {
  if (drift?.verdict === "act")
    return drift.direction === "leaked"
      ? `ratings rose in ${month(`${drift.since}-01`)} and tell less`
      : `rated ${drift.direction === "harder" ? "lower" : "higher"} since ${month(`${drift.since}-01`)}`;
  if (signal.verdict === "act" && signal.direction === "weak")
    return `follows the others' votes no better than chance, ${counted(ratings, "rating")}`;
  if (twin !== null) return `gets the same answer as “${twin}”`;
  if (noData.verdict === "act") return `unrated in ${percent(noData.share.value)} of interviews`;
  if (advice === "wait for data")
    return ratings !== null && ratings >= leastRatings
      ? `${counted(ratings, "rating")}, not judged`
      : `${counted(ratings, "rating")} so far`;
  if (signal.repeatsVote) return "repeats the vote of whoever asks";
  if (drift?.verdict === "watch") return `may have changed in ${month(`${drift.since}-01`)}`;
  if (noData.verdict === "watch") return `sometimes unrated, ${percent(noData.share.value)}`;
  return signal.direction === "strong" ? "tells candidates apart well" : "tells candidates apart";
}
