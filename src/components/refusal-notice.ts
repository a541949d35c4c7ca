import {html} from "htl";

/** Why a page has nothing to show; nothing when it has. */
export function refusalNotice({refusal}: {refusal: string | null}): HTMLElement {
  return refusal === null ? html`<span></span>` : html`<p class="notice">${refusal}</p>`;
}
