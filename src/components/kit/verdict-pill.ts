import {html} from "htl";
import type {Headline} from "../../contracts/finding.js";

const faces = {
  act: {icon: "▲", word: "Act"},
  watch: {icon: "◆", word: "Watch"},
  ok: {icon: "●", word: "As expected"},
  too_little_data: {icon: "○", word: "Not enough data"}
} as const;

/** The verdict as icon, word and colour; the word names the deed where there is one. */
export function verdictPill({verdict, deed}: Pick<Headline, "verdict"> & {deed?: string}): HTMLElement {
  const {icon, word} = faces[verdict];
  return html`<span class="verdict" data-verdict=${verdict}
    ><span aria-hidden="true">${icon}</span> ${deed ?? word}</span
  >`;
}
