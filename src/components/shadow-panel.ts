import {html} from "htl";
import type {Agreement} from "../contracts/agreement.js";
import {count, percent, withInterval} from "../words/numbers.js";

/** What shadow interviews have shown so far, or why they are worth having. */
export function shadowPanel({shadows}: Agreement): HTMLElement {
  const {pairs, least, sameSide} = shadows;
  return html`<section class="card" aria-label="Shadow interviews">
    <h3>Shadow interviews</h3>
    <p>${saidOf(pairs, sameSide)}</p>
    <p>
      ${
        pairs >= least
          ? "There are enough of them to tell real differences between interviews from how two people read one interview: see the split above."
          : `${count(least - pairs)} more would tell real differences between interviews from how two people read one interview. Until then the rest of the split holds both, and all figures for a repeat loop are lower bounds.`
      }
    </p>
  </section>`;
}

function saidOf(pairs: number, sameSide: Agreement["shadows"]["sameSide"]): string {
  if (pairs === 0) return "No scorecard of a shadow stands beside that of who led the interview.";
  return `In ${count(pairs)} shadow interviews the shadow and who led it voted; their votes were on the same side in ${withInterval(sameSide.value, sameSide.interval, percent)} of them.`;
}
