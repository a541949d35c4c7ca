import {html} from "htl";
import type {Headline} from "../../contracts/finding.js";
import {forInformation} from "../../words/deeds.js";

const faces = {
  act: {icon: "▲", word: "Act"},
  watch: {icon: "◆", word: "Watch"},
  ok: {icon: "●", word: "As expected"},
  too_little_data: {icon: "○", word: "Not enough data"}
} as const;

/**
 * The verdict as icon, word and colour; the word names the deed where there is one. What is held against nothing is
 * neither good nor bad: it has the colour of neither.
 */
export function verdictPill({verdict, deed}: Pick<Headline, "verdict"> & {deed?: string}): HTMLElement {
  const {icon, word} = faces[verdict];
  const isToldOnly = deed === forInformation;
  return html`<span class=${isToldOnly ? "verdict told-only" : "verdict"} data-verdict=${verdict}
    ><span aria-hidden="true">${isToldOnly ? "■" : icon}</span> ${deed ?? word}</span
  >`;
}
