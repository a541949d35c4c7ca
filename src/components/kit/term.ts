import {html} from "htl";
import {withTermsMarked} from "../../words/glossary.js";
import type {Term} from "../../words/terms.js";
import {wholeNames} from "./whole-names.js";
import {sitePath} from "./url.js";

/**
 * A text in which terms that have a definition carry a mark that opens it, by mouse or keyboard. Of each term the page
 * shows the first mark only, and beside it those of texts that are closed until asked for.
 */
export function marked(text: string, {isClosed = false} = {}): (string | HTMLElement)[] {
  return withTermsMarked(text).flatMap((piece) =>
    typeof piece === "string" ? wholeNames(piece) : [piece.words, definitionOf(piece.term, isClosed)]
  );
}

let opened = 0;

/** The mark, and beside it the definition, which is written once it is opened. */
function definitionOf(term: Term, isClosed: boolean): HTMLElement {
  const id = `definition-${(opened += 1)}`;
  const panel = html`<div popover id=${id} class="term-panel" role="group" aria-label=${term.term}></div>`;
  const button = html`<button type="button" popovertarget=${id} aria-label=${`What is “${term.term}”?`}></button>`;
  panel.addEventListener("beforetoggle", (event) => {
    if ((event as ToggleEvent).newState === "open" && !panel.firstChild) panel.append(...said(term));
  });
  panel.addEventListener("toggle", () => placeBelow(panel, button));
  if (isClosed) return html`<span class="term">${button}${panel}</span>`;
  showFirstOfEach();
  return html`<span class="term" data-term=${term.term} hidden>${button}${panel}</span>`;
}

function said({measure, meaning, ...term}: Term): HTMLElement[] {
  const line = (name: string, text: string): HTMLElement => html`<p><b>${name}:</b> ${text}</p>`;
  return [
    html`<p><b>${term.term}</b></p>`,
    html`<p>${meaning}</p>`,
    ...(measure
      ? [
          line("Formula", measure.formula),
          line("Denominator", measure.denominator),
          line("Left out", measure.exclusions)
        ]
      : []),
    html`<p><a href=${`${sitePath("methods")}#${term.section}`}>Methods</a> say more.</p>`
  ];
}

/** Below its mark, and inside the window; the page may be scrolled under neither. */
function placeBelow(panel: HTMLElement, button: HTMLElement): void {
  const {left, bottom} = button.getBoundingClientRect();
  const room = document.documentElement.clientWidth - panel.offsetWidth - 8;
  panel.style.left = `${Math.max(8, Math.min(left, room)) + scrollX}px`;
  panel.style.top = `${bottom + 4 + scrollY}px`;
}

let isDue = false;

/** Once all cells of this turn stand: a chart drawn anew brings its marks along, and may have brought the first. */
function showFirstOfEach(): void {
  if (isDue) return;
  isDue = true;
  setTimeout(() => {
    isDue = false;
    const seen = new Set<string | undefined>();
    for (const mark of document.querySelectorAll<HTMLElement>("#observablehq-main [data-term]")) {
      mark.hidden = seen.has(mark.dataset.term);
      seen.add(mark.dataset.term);
    }
  });
}
