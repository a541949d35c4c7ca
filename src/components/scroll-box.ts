import {html} from "htl";

/** A long chart in a box of its own that scrolls by wheel and by keyboard; printed whole. */
export function scrollBox(chart: Element, label: string): HTMLElement {
  return html`<div class="scroll-box" tabindex="0" role="region" aria-label=${label}>${chart}</div>`;
}
