import {html} from "htl";
import type {Calibration} from "../../contracts/calibration.js";
import {coefficient, count} from "../../words/numbers.js";
import {alphabetical} from "../../words/people.js";
import {noAreaStandsOut, nobodyToPair} from "../../words/verdicts.js";
import {estimate, sortableTable} from "../kit/table.js";

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
    return html`<div>
      <p>${nobodyToPair(pack)} No pair is more urgent than another. ${purpose}</p>
    </div>`;
  return html`<div>
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
    return html`<p>
      No earlier date to compare with. After the session write its date into notes.csv beside the exports: the next pack
      says whether agreement changed.
    </p>`;
  return html`<ul>
    ${changes.map((sentence) => html`<li>${sentence}</li>`)}
  </ul>`;
}

/** Which area to write a rubric for. */
export function rubricText(pack: Calibration): HTMLElement {
  const {rubric, areas} = pack;
  const said =
    rubric === null
      ? `${noAreaStandsOut(pack)} Choose the one your interviewers find hardest to explain.`
      : `Write down what yes and no look like in ${rubric}: its votes agree least with the others on the same candidates.`;
  return html`<div>
    <p>${said} An area may also differ because it tests what no other does; ask that first.</p>
    ${sortableTable(areas, {
      caption: "How far each area goes with the others",
      name: "areas",
      columns: [
        {label: "Area", value: ({area}) => area},
        {label: "Candidates", numeric: true, value: ({candidates}) => candidates},
        estimate("Correlation with the other areas", ({correlation}) => correlation, coefficient)
      ]
    })}
  </div>`;
}

/** What the session must not make of these numbers. */
export const notToConclude = [
  "That someone interviews badly: a different bar is not a worse one, and the data cannot say who was right.",
  "That the others are all alike: with few votes even large differences stay hidden.",
  "That agreement should be complete: areas test different things, and a loop in which all votes are the same has asked one question five times."
];
