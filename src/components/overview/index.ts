import {html} from "htl";
import type {Overview} from "../../contracts/overview.js";
import {count, counted} from "../../words/numbers.js";
import {quietHeadline} from "../../words/verdicts.js";
import {answerCard} from "../kit/answer-card.js";

export {sinceLastBuild} from "./since-last-build.js";

/** The findings of a site in order, each with the page that explains it; says so when everything is as expected. */
export function findingsList({findings, counts}: Overview): HTMLElement {
  const looked = counts.act + counts.watch + counts.ok;
  return html`<section aria-label="Findings">
    ${findings.length === 0 ? answerCard([quietHeadline(counts)]) : null}
    <ol class="findings-list">
      ${findings.map(
        ({headline, page, more}) =>
          html`<li>
            ${answerCard([headline])}
            ${
              page
                ? html`<p class="explained">
                    Explained on <a href=${`./${page.path}.html`}>${page.name}</a>${
                      more > 0 ? `, with ${count(more)} more of this kind` : ""
                    }.
                  </p>`
                : null
            }
          </li>`
      )}
    </ol>
    <p class="looked">
      Looked at ${counted(looked + counts.too_little_data, "subject")}: ${count(counts.act)} to act on,
      ${count(counts.watch)} to watch, ${count(counts.ok)} as expected, ${count(counts.too_little_data)} with not enough
      data to say.
    </p>
  </section>`;
}

/** What each page of this site answers. */
export function pageList({pages}: Overview): HTMLElement {
  return html`<section aria-labelledby="pages">
    <h2 id="pages">What each page answers</h2>
    <ul class="page-list">
      ${pages
        .filter(({path}) => path !== "index")
        .map(({path, name, question}) => html`<li><a href=${`./${path}.html`}>${name}</a>: ${question}</li>`)}
    </ul>
  </section>`;
}
