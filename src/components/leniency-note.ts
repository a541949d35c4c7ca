import {html} from "htl";
import type {Screen} from "../contracts/screen.js";

/** What lenient screeners' extra candidates are worth and what they would keep at a stricter bar, or why not told. */
export function leniencyNote({refusal, rate}: Screen["leniency"], tried: Screen["contraction"]): HTMLElement {
  return html`<div>
    <p>
      ${rate ? rate.sentence : `Whether the extra passes of lenient screeners do as well cannot be told: ${refusal}`}
    </p>
    <p>
      The comparison holds only with at least 1,500 settled screens and 15 screeners of clearly different bars (F at
      least 20) who meet candidates as if by lot and take no other part in the outcome.
    </p>
    <p>
      ${tried.sentence ?? `What lenient screeners would keep at the strict ones' bar is not told: ${tried.refusal}`} It
      answers whether to be stricter, never whether to be more lenient.
    </p>
  </div>`;
}
