import {html} from "htl";
import {anchorOf} from "../../words/glossary.js";
import {glossary as terms, type Term} from "../../words/terms.js";
import {afterPaint} from "../kit/after-paint.js";

export {truthTable} from "./truth-table.js";

/** The words of the pages, in alphabetical order; an address that names one leads there once the page is shown. */
export function glossary(): HTMLElement {
  void afterPaint().then(() => {
    const asked = decodeURIComponent(location.hash.slice(1));
    if (asked !== "") document.getElementById(asked)?.scrollIntoView();
  });
  return html`<dl class="glossary">
    ${terms.map(
      (term) =>
        html`<div id=${anchorOf(term)}>
          <dt>${term.term}${term.measure && term.also ? html`<small> ${term.also.join(", ")}</small>` : null}</dt>
          <dd>${term.meaning}</dd>
          ${term.measure ? measureOf(term.measure) : null}
        </div>`
    )}
  </dl>`;
}

function measureOf({formula, denominator, exclusions}: NonNullable<Term["measure"]>): HTMLElement {
  return html`<dd class="measured">Formula: ${formula}. Denominator: ${denominator}. Left out: ${exclusions}.</dd>`;
}

/** How the load of interviewers is counted, and since when a finding stands. */
export function loadAndHistory(): HTMLElement {
  return html`<section>
    <h2 id="load">Load</h2>
    <p>
      An interview counts once for each person who led or shadowed it: by the calendar where that has them, else by
      their scorecard. Weeks are whole ones, and belong to the quarter of their Monday. The share of the busiest fifth
      is held against 200 draws that hand each interview to anybody with equal chance, since chance alone makes somebody
      the busiest; ten points beyond that are worth a talk. Nobody is listed with fewer than five candidates in a
      quarter, and another is hidden where the quarter’s total would tell of them.
    </p>
    <h2 id="since-when-a-finding-stands">Since when a finding stands</h2>
    <p>
      A finding stands from the build that first asked to act on it or to watch it, until one does not. A private file
      beside the data says so; it holds no candidate and no figure, and it is deleted when somebody is forgotten. Two
      builds of the same data are one. Where one to four candidates changed behind a finding, it goes on as it was
      shown.
    </p>
  </section>`;
}
