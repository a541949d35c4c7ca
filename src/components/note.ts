import {html} from "htl";

/** One paragraph made from the data. */
export function note(text: string): HTMLElement {
  return html`<p>${text}</p>`;
}
