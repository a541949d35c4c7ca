import {html} from "htl";
import type {Screen} from "../contracts/screen.js";

/** How far screeners' bars lie apart as a whole; who they are stands in no manager's page. */
export function dispersionNote(dispersion: Screen["dispersion"]): HTMLElement {
  return html`<p>
    ${dispersion?.sentence ?? "Too few screeners have enough decided screens to say whether their bars differ."}
  </p>`;
}
