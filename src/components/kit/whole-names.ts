import {html} from "htl";
import {unbroken} from "../../words/numbers.js";

/** A text in which a number keeps its unit and a pseudonym its letters on one line. */
export function wholeNames(text: string): (string | HTMLElement)[] {
  return unbroken(text)
    .split(/(\bI-[0-9A-Z]{4,}\b)/)
    .map((part, index) => (index % 2 === 1 ? html`<span class="unbroken">${part}</span>` : part));
}
