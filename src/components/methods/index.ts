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
