import {html} from "htl";
import type {Screen} from "../contracts/screen.js";

/** What lenient screeners' extra candidates are worth, or why that cannot be told here. */
export function leniencyNote({refusal, rate}: Screen["leniency"]): HTMLElement {
  return html`<div>
    <p>${rate ? rate.sentence : `Lenient and strict screeners are not compared: ${refusal}`}</p>
    <p>
      The comparison holds only with at least 1,500 settled screens and 15 screeners of clearly different bars (F at
      least 20) who meet candidates as if by lot and take no other part in the outcome. What a stricter bar would give
      is not read from single screeners at all: the bar above tries it on the counts by vote.
    </p>
  </div>`;
}
