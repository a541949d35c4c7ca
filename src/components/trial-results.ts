import {html} from "htl";
import type {Screen} from "../contracts/screen.js";

/** What near-misses that were sent to loops by lot have shown so far. */
export function trialResults(trials: Screen["trials"]): HTMLElement {
  if (trials.length === 0)
    return html`<p class="empty">
      No near-misses marked as sent by lot, or too few to show: what lies below the bar is not known yet.
    </p>`;
  return html`<div>${trials.map(({sentence}) => html`<p>${sentence}</p>`)}</div>`;
}
