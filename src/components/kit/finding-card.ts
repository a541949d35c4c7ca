import {html} from "htl";
import type {Headline} from "../../contracts/finding.js";
import {duration} from "../../words/numbers.js";
import {stakeInWords} from "../../words/finding.js";

const faces = {
  act: {icon: "▲", word: "Act"},
  watch: {icon: "◆", word: "Watch"},
  ok: {icon: "●", word: "As expected"},
  too_little_data: {icon: "○", word: "Not enough data"}
} as const;

/** The verdict as icon, word and colour. */
export function verdictBadge(verdict: Headline["verdict"]): HTMLElement {
  const {icon, word} = faces[verdict];
  return html`<span class="verdict" data-verdict=${verdict}><span aria-hidden="true">${icon}</span> ${word}</span>`;
}

/**
 * What a page found: the first finding large, up to two further ones smaller. All words come from the report; the
 * page adds nothing.
 */
export function findingCard(findings: readonly Headline[]): HTMLElement {
  const [main, ...further] = findings;
  if (!main) return html`<section class="finding card" aria-label="Finding"><p class="claim">No finding.</p></section>`;
  return html`<section class="finding card" aria-label="Finding" data-verdict=${main.verdict}>
    ${one(main, true)}
    ${
      further.length > 0
        ? html`<div class="further">${further.slice(0, 2).map((other) => one(other, asksFor(other, main)))}</div>`
        : null
    }
  </section>`;
}

/** What is fine asks for nothing beside what is not, and nobody is asked for the same thing twice. */
function asksFor({verdict, action}: Headline, main: Headline): boolean {
  const urgent = main.verdict === "act" || main.verdict === "watch";
  return action !== main.action && !(urgent && verdict === "ok");
}

function one({verdict, claim, evidence, action, sure, stake, needs}: Headline, asks: boolean): HTMLElement {
  return html`<div class="one-finding" data-verdict=${verdict}>
    ${verdictBadge(verdict)}
    <p class="claim">${unbroken(claim)}</p>
    ${evidence === "" ? null : html`<p class="evidence">${unbroken(evidence)}</p>`}
    ${asks ? html`<p class="next"><strong>Do next:</strong> ${unbroken(action)}</p>` : null}
    ${stake === null ? null : html`<p class="stake"><strong>At stake:</strong> ${stakeInWords(stake)}.</p>`}
    ${verdict === "too_little_data" ? null : html`<p class="sure"><strong>How sure:</strong> ${unbroken(sure.sentence)}</p>`}
    ${needs && needs.length > 0 ? html`<p class="needs">Enough would be: ${needs.map(inWords).join("; ")}.</p>` : null}
  </div>`;
}

/** A number keeps its unit on its line. */
function unbroken(text: string): string {
  return text.replace(/(\d) (?=(%|h|min)(?![a-z]))/g, "$1\u00a0");
}

function inWords({unit, more, weeks}: NonNullable<Headline["needs"]>[number]): string {
  const pace = weeks === null ? "" : `, ${duration(weeks)} at this pace`;
  return `${Math.ceil(more)} more ${unit}${pace}`;
}

/** Why a page has nothing to show; nothing when it has. */
export function refusalNotice({refusal}: {refusal: string | null}): HTMLElement {
  return refusal === null ? html`<span></span>` : html`<p class="notice">${refusal}</p>`;
}
