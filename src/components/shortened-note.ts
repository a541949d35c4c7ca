import {html} from "htl";
import type {LoopDesign} from "../contracts/loop-design.js";

/** What the replay's savings count from: loops as they were held, some of them stopped early already. */
export function shortenedNote({shortened, rules}: LoopDesign): HTMLElement {
  if (rules.length === 0) return html`<div></div>`;
  const unknown =
    "Savings count from loops as they were held. Whether some had been stopped early already takes 20 loops with an offer and 20 without to tell.";
  return html`<section class="card" aria-label="Loops stopped early already">
    <h3>Are some loops stopped early already?</h3>
    <p>${shortened?.sentence ?? unknown}</p>
  </section>`;
}
