import {html} from "htl";
import type {Interviewers} from "../contracts/interviewers.js";
import {coefficient} from "../words/numbers.js";

/** How far a first impression colours all ratings of a scorecard. */
export function haloNote({halo: {within, across}}: Interviewers): HTMLElement {
  return html`<section class="card" aria-label="Halo">
    <h3>Do ratings of one scorecard move together?</h3>
    <p>
      ${
        within === null || across === null
          ? "No attribute is rated by two interviewers of the same candidate, so an overall impression cannot be told from real strength."
          : `Ratings of different attributes on one scorecard correlate ${coefficient(within)}; the same attribute rated by two interviewers of the candidate correlates ${coefficient(across)}. ${within > across ? `The surplus of ${coefficient(within - across)} is at most what an overall impression adds: a scorecard then holds fewer separate facts than it has ratings.` : "There is no sign that an overall impression colours the parts."}`
      }
    </p>
  </section>`;
}
