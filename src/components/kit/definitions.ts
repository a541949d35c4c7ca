import {html} from "htl";
import {sitePath} from "./url.js";

/** How one measure is made; `sql` runs as it stands on the warehouse with any DuckDB client. */
export interface Definition {
  measure: string;
  /** The formula in words. */
  formula: string;
  denominator: string;
  exclusions: string;
  sql?: string;
}

/** The definitions panel at the foot of a page, closed until asked for, printed open. */
export function definitions(list: readonly Definition[]): HTMLElement {
  return html`<details class="definitions">
    <summary>Definitions and SQL</summary>
    ${list.map(
      ({measure, formula, denominator, exclusions, sql}) =>
        html`<section aria-label=${measure}>
          <h3>${measure}</h3>
          <dl>
            <dt>Formula</dt>
            <dd>${formula}</dd>
            <dt>Denominator</dt>
            <dd>${denominator}</dd>
            <dt>Left out</dt>
            <dd>${exclusions}</dd>
            ${sql === undefined ? null : html`<dt>SQL</dt>`}
            ${
              sql === undefined
                ? null
                : html`<dd>
                    <pre tabindex="0"><code>${sql}</code></pre>
                  </dd>`
            }
          </dl>
        </section>`
    )}
    <p><a href=${sitePath("methods")}>Methods and glossary</a> give assumptions and limits.</p>
  </details>`;
}

/** The two or three honest limits that matter on this page, one plain sentence each; closed until asked for, or linked to. */
export function whatThisCannotTell(limits: readonly string[]): HTMLElement {
  const panel = html`<details class="limits" id="limits">
    <summary>What this cannot tell you</summary>
    <ul>
      ${limits.map((limit) => html`<li>${limit}</li>`)}
    </ul>
  </details>` as HTMLDetailsElement;
  const openWhenAsked = (): void => {
    if (location.hash === "#limits") panel.open = true;
  };
  addEventListener("hashchange", openWhenAsked);
  openWhenAsked();
  return panel;
}
