import {html} from "htl";
import type {LoopDesign} from "../contracts/loop-design.js";
import {count} from "../words/numbers.js";

/** Whether other areas should come first, if loops were stopped after two noes. */
export function areaOrderNote({areaOrder, leastLoops}: LoopDesign): HTMLElement {
  return html`<section class="card" aria-label="Order of areas">
    <h3>Which areas first?</h3>
    <p>
      ${areaOrder?.sentence ?? `Needs ${count(leastLoops)} decided loops with more than two interviews, all with times, and three areas.`}
    </p>
  </section>`;
}
