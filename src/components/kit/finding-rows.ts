import {html} from "htl";
import type {Headline} from "../../contracts/finding.js";
import {hours} from "../../words/numbers.js";
import {intervalGlyph} from "./interval-glyph.js";
import {wholeNames} from "./whole-names.js";
import {verdictPill} from "./verdict-pill.js";

/** A finding as a row of a list, with the page that explains it where that is another one. */
export type FindingRow = Headline & {href?: string | null};

/** Findings one below the other: verdict, claim, what shows it and what to do, estimate against its reference, hours at stake. One line says how the marks are read. */
export function findingRows(findings: readonly FindingRow[]): HTMLElement {
  const legend = findings.some(({mark}) => mark)
    ? html`<p class="row-legend">Dot: estimate; line: 90 %; upright: what it is held against</p>`
    : null;
  return html`<div>
    ${legend}
    <ul class="finding-rows">
      ${findings.map(
        (finding) =>
          html`<li data-verdict=${finding.verdict}>
            ${verdictPill(finding)}
            <div>
              <p class="row-claim">
                ${finding.href ? html`<a href=${finding.href}>${wholeNames(finding.claim)}</a>` : wholeNames(finding.claim)}
              </p>
              <p>${wholeNames([finding.evidence, asks(finding) ? finding.action : ""].filter(Boolean).join(" "))}</p>
            </div>
            <div class="row-mark">${finding.mark ? intervalGlyph(finding.mark) : null}</div>
            <p class="row-stake">
              ${finding.stake ? html`<b>≈ ${hours(finding.stake.hours)}</b> a year at stake` : null}
            </p>
          </li>`
      )}
    </ul>
  </div>`;
}

/** What is fine asks for nothing. */
function asks({verdict}: Headline): boolean {
  return verdict === "act" || verdict === "watch";
}
