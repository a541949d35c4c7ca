import {html} from "htl";
import type {Headline} from "../../contracts/finding.js";
import {needsInWords} from "../../words/finding.js";
import {findingRows} from "./finding-rows.js";
import {wholeNames} from "./whole-names.js";
import {marked} from "./term.js";
import {verdictPill} from "./verdict-pill.js";

/**
 * The answer of a page: at the left what was found, what to do and how sure that is; at the right the chart that proves
 * it. Up to six further findings stand below as rows. All words come from the report.
 */
export function answerCard([main, ...further]: readonly Headline[], chart: HTMLElement | null = null): HTMLElement {
  return html`<section class="answer-place" aria-label="Answer">
    <div class="answer card" data-verdict=${main?.verdict ?? "ok"}>
      ${main ? answer(main) : html`<div><p class="claim">No finding.</p></div>`} ${chart}
    </div>
    ${further.length > 0 ? html`<div class="card rows">${findingRows(further.slice(0, 6))}</div>` : null}
  </section>`;
}

function answer(headline: Headline): HTMLElement {
  const {verdict, claim, evidence, action, sure, needs} = headline;
  return html`<div class="words">
    ${verdictPill(headline)}
    <p class="claim">${wholeNames(claim)}</p>
    ${evidence === "" ? null : html`<p class="evidence">${marked(evidence)}</p>`}
    <p class="next"><strong>Do next:</strong> ${wholeNames(action)}</p>
    ${needs && needs.length > 0 ? html`<p class="sure">Enough would be: ${needsInWords(needs)}.</p>` : null}
    ${
      verdict === "too_little_data"
        ? null
        : html`<p class="sure">
            <strong>How sure:</strong> ${wholeNames(sure.sentence)} <a href="#limits">What this cannot tell</a>
          </p>`
    }
  </div>`;
}

/** Why a page has nothing to show; nothing when it has. */
export function refusalNotice({refusal}: {refusal: string | null}): HTMLElement {
  return refusal === null ? html`<span></span>` : html`<p class="notice">${refusal}</p>`;
}
