import {html} from "htl";
import type {LoopDesign} from "../contracts/loop-design.js";

/** Whether other areas should come first, if loops were stopped after two noes. */
export function areaOrderNote({areaOrder}: LoopDesign): HTMLElement | null {
  if (!areaOrder) return null;
  return html`<section class="card" aria-label="Order of areas">
    <h3>Which areas first?</h3>
    <p>${areaOrder.sentence}</p>
  </section>`;
}
