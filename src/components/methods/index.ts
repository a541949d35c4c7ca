import {html} from "htl";

export {truthTable} from "./truth-table.js";

const terms: readonly [string, string][] = [
  ["Advanced", "Reached the loop: entered the loop stage, or has a loop scorecard."],
  ["Band", "The vote of the phone screen: strong no, no, mixed, yes, strong yes, or the form’s own answers."],
  [
    "Borderline",
    "A screen in the band that the configuration names (by default mixed), fixed before outcomes are looked at."
  ],
  [
    "Break-even p*",
    "The chance of an offer at which a loop costs as many hours for each hire as the best alternative."
  ],
  ["Censored", "Withdrawn, or closed before a decision: counted neither as success nor as failure."],
  ["Clear loop", "A loop in which more than half of the initial votes were yes or strong yes."],
  ["Initial vote", "The vote before the debrief, where the exports show it."],
  ["Interval", "The values that fit the data; 90 % unless said otherwise."],
  ["Loop", "The interviews of one candidate after the screen, with pre-brief and debrief."],
  ["n", "How many units a number rests on; which ones, the definitions say."],
  ["Offer", "The hiring decision “offer”, else the status hired."],
  ["Over-dispersion", "More variation between units than chance alone gives; limits are widened by it."],
  ["Shadow interview", "An interview that a second person watches and rates too."],
  ["Shrinkage", "Drawing an estimate towards the average by how little is known about it."],
  [
    "Vote points",
    "Strong no 1, no 2, mixed 2.5, yes 3, strong yes 4; other scales run evenly from 1 to 4, their upper half counting as yes. No decision is missing, never the middle."
  ],
  ["Yes-rate", "The share of votes that are yes or strong yes."]
];

/** The words of the pages, in alphabetical order. */
export function glossary(): HTMLElement {
  return html`<dl class="glossary">
    ${terms.map(
      ([term, meaning]) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${meaning}</dd>
        </div>`
    )}
  </dl>`;
}

/** How the load of interviewers is counted, and since when a finding stands. */
export function loadAndHistory(): HTMLElement {
  return html`<section>
    <h2>Load</h2>
    <p>
      An interview counts once for each person who led or shadowed it: by the calendar where that has them, else by
      their scorecard. Weeks are whole ones, and belong to the quarter of their Monday. The share of the busiest fifth
      is held against 200 draws that hand each interview to anybody with equal chance, since chance alone makes somebody
      the busiest; ten points beyond that are worth a talk. Nobody is listed with fewer than five candidates in a
      quarter, and another is hidden where the quarter’s total would tell of them.
    </p>
    <h2>Since when a finding stands</h2>
    <p>
      A finding stands from the build that first asked to act on it or to watch it, until one does not. A private file
      beside the data says so; it holds no candidate and no figure, and it is deleted when somebody is forgotten. Two
      builds of the same data are one. Where one to four candidates changed behind a finding, it goes on as it was
      shown.
    </p>
  </section>`;
}
