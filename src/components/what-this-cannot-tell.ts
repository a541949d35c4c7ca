import {html} from "htl";

/** The two or three honest limits that matter on this page, one plain sentence each. */
export function whatThisCannotTell(limits: readonly string[]): HTMLElement {
  return html`<section class="limits" aria-labelledby="limits">
    <h2 id="limits">What this cannot tell you</h2>
    <ul>
      ${limits.map((limit) => html`<li>${limit}</li>`)}
    </ul>
  </section>`;
}
