import {html} from "htl";
import type {Screen} from "../contracts/screen.js";
import {coefficient, count, range} from "../words/numbers.js";

/** How screen and loop votes go together: raw first, corrected only as what it might be. */
export function validityNote(validity: Screen["validity"]): HTMLElement {
  if (validity === null)
    return html`<p class="empty">Too few candidates with both a screen vote and loop votes by others to tell.</p>`;
  const {n, raw, interval, restriction, corrected} = validity;
  return html`<div>
    <p>
      Among the ${count(n)} candidates who passed, screen vote and loop votes have a correlation of ${coefficient(raw)}
      (${range(interval, coefficient)}). Votes of those who passed vary only ${coefficient(restriction)} times as much
      as all screen votes, which makes the link look weaker than it is: among all screened candidates it may be about
      ${coefficient(corrected)}.
    </p>
    <p>
      The second figure assumes that the vote alone decides who passes, and equal steps between votes. It shows how much
      the first could be off; it is no measurement. Neither is a reason to move the bar.
    </p>
  </div>`;
}
