import {html} from "htl";
import type {Calibration} from "../../contracts/calibration.js";
import {coefficient, count, withInterval} from "../../words/numbers.js";
import {alphabetical} from "../../words/people.js";
import {noAreaStandsOut, nobodyToPair} from "../../words/verdicts.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, intervalPlot} from "../kit/chart.js";
import {intervalTable} from "../kit/table.js";

/** Whom to pair for shadow interviews, and where. */
export function shadowList(pack: Calibration): HTMLElement {
  const {shadows, shadowPairs, leastShadowPairs} = pack;
  const pairs = alphabetical(shadows);
  const missing = leastShadowPairs - (shadowPairs ?? 0);
  const purpose =
    missing > 0
      ? `${shadowPairs === null ? "A few dozen" : count(missing)} more shadow interviews, with anyone, would also tell noise from real differences between interviews.`
      : "There are enough shadow interviews to tell noise from real differences between interviews.";
  if (pairs.length === 0)
    return html`<div class="card">
      <p>${nobodyToPair(pack)} No pair is more urgent than another. ${purpose}</p>
    </div>`;
  return html`<div class="card">
    <ul class="checklist">
      ${pairs.map(
        ({interviewer, direction, area, partner}) =>
          html`<li>
            <strong>${interviewer}</strong> (votes ${direction === "harsh" ? "lower" : "higher"} than others on the same
            candidates) with ${partner ? html`<strong>${partner.interviewer}</strong>` : "a colleague of your choice"}
            in ${area}: two or three interviews, both vote before they talk, then compare what each saw.
          </li>`
      )}
    </ul>
    <p>${purpose}</p>
  </div>`;
}

/** Whether agreement moved since the last session: what the pack before this one was for. */
export function changeList({changes}: Calibration): HTMLElement {
  if (changes.length === 0)
    return html`<p class="card">
      No earlier date to compare with. After the session write its date into notes.csv beside the exports: the next pack
      says whether agreement changed.
    </p>`;
  return html`<div class="card">
    <ul>
      ${changes.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
  </div>`;
}

/** Which area to write a rubric for. */
export function rubricText(pack: Calibration): HTMLElement {
  const {rubric, areas} = pack;
  const said =
    rubric === null
      ? `${noAreaStandsOut(pack)} Choose the one your interviewers find hardest to explain.`
      : `Write down what yes and no look like in ${rubric}: its votes agree least with the others on the same candidates.`;
  const rows = areas.map(({area, candidates, correlation}) => ({label: area, ...correlation, n: candidates}));
  const lowest = Math.min(0, ...rows.flatMap(({interval}) => interval ?? []));
  const isKnown = rows.some(({value}) => value !== null);
  return html`<div class="figures">
    <section class="card" aria-label="Which rubric">
      <h3>${rubric !== null ? `Write a rubric for ${rubric}` : "Choose the area yourself"}</h3>
      <p>${said} An area may also differ because it tests what no other does; ask that first.</p>
    </section>
    ${chartCard({
      title:
        rubric !== null
          ? `${rubric} goes least with the others`
          : isKnown
            ? "No area goes clearly less with the others"
            : "Too few candidates to compare areas",
      subtitle: "How closely votes of an area follow those of the others, 0 to 1; line: 90 %",
      howToRead: "Votes of one area against the mean of the other areas' votes on the same candidates.",
      alternative: rows
        .map(({label, value, interval}) => `${label} ${withInterval(value, interval, coefficient)}`)
        .join("; "),
      chart: isKnown
        ? (width) =>
            intervalPlot(
              rows.map((row) => (row.label === rubric ? {...row, colour: accent} : row)),
              width,
              {frame: 50, row: 30, marginBottom: 30, marginRight: 20, x: {label: null, domain: [lowest, 1]}}
            )
        : null,
      empty: "Two areas of enough candidates are needed.",
      table: intervalTable(rows, {
        caption: "How far each area goes with the others",
        name: "areas",
        row: "Area",
        value: "Correlation with the other areas",
        format: coefficient,
        n: "Candidates"
      }),
      name: "areas"
    })}
  </div>`;
}

/** What the session must not make of these numbers. */
export const notToConclude = [
  "That someone interviews badly: a different bar is not a worse one, and the data cannot say who was right.",
  "That the others are all alike: with few votes even large differences stay hidden.",
  "That agreement should be complete: areas test different things, and a loop in which all votes are the same has asked one question five times."
];
