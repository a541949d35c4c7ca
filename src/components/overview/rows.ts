import {html} from "htl";
import type {Headline} from "../../contracts/finding.js";
import type {Overview} from "../../contracts/overview.js";
import {count} from "../../words/numbers.js";
import {askedElsewhere, expectedLine, findingsPeriod, moreToDoLine, tooLittleLine} from "../../words/overview.js";
import {interviewerSlug} from "../../words/people.js";
import {elsewhereInWords} from "../../words/to-do.js";
import {quietHeadline} from "../../words/verdicts.js";
import {findingRows} from "../kit/finding-rows.js";

/** Their deed saves hours and gives up offers: to tell the hours alone would be half of it. */
const givingUp: ReadonlySet<Headline["kind"]> = new Set(["screen.bar", "screen.borderline"]);

/** Of what other sites ask to be changed, those that stand open. */
const most = 4;

/** What to act on and to watch as rows, then what was fine and what needs data in a line each, then what other sites ask. */
export function overviewRows(overview: Overview): HTMLElement {
  const {findings, asks, counts, elsewhere} = overview;
  const rows = findings.map((finding) => ({
    ...finding.headline,
    action: besidePill(finding),
    href: hrefOf(finding)
  }));
  const {acts, watched} = askedElsewhere(elsewhere);
  const period = findingsPeriod(overview.tiles);
  return html`<section class="card rows" aria-label="Findings">
    ${period === null ? null : html`<p class="row-legend">${period}</p>`}
    ${findingRows(rows.length > 0 ? rows : [quietHeadline(counts)])}
    ${asks.more > 0 ? html`<p class="facts"><a href="./to-do.html">${moreToDoLine(overview)}</a></p>` : null}
    ${counts.ok > 0 ? folded(expectedLine(overview), overview.expected) : null}
    ${counts.too_little_data > 0 ? folded(tooLittleLine(overview), overview.tooLittle) : null}
    ${
      elsewhere.length === 0
        ? null
        : html`<div class="elsewhere">
            <h2>On other sites</h2>
            ${acts.length === 0 ? null : listOf(acts.slice(0, most))} ${more(acts.slice(most), "more")}
            ${more(watched, "to watch")}
          </div>`
    }
  </section>`;
}

/** What a row says beside the pill that names its deed; the deed's page and the list of what to do have it in full. */
export function besidePill({headline, more}: Pick<Overview["findings"][number], "headline" | "more">): string {
  const deed = headline.verdict === "act" && givingUp.has(headline.kind) ? [headline.action] : [];
  return [...deed, ...(more > 0 ? [`${count(more)} more of this kind.`] : [])].join(" ");
}

/** The page of the one subject where it has one, else that of the kind. */
function hrefOf({headline, page, own}: Pick<Overview["findings"][number], "headline" | "page" | "own">): string | null {
  if (own?.folder === "questions") return `./questions/${own.slug}.html`;
  if (own && headline.interviewer) return `./interviewers/${interviewerSlug(headline.interviewer)}.html`;
  return page ? `./${page.path}.html` : null;
}

/** The rest of a list, folded; nothing where there is none. */
function more(elsewhere: Overview["elsewhere"], what: string): HTMLElement | null {
  return elsewhere.length === 0
    ? null
    : html`<details class="more">
        <summary>${count(elsewhere.length)} ${what}</summary>
        ${listOf(elsewhere)}
      </details>`;
}

function listOf(elsewhere: Overview["elsewhere"]): HTMLElement {
  return html`<ul>
    ${elsewhere.map((one) => html`<li>${elsewhereInWords(one)}</li>`)}
  </ul>`;
}

/** One line that opens into all kinds, each with the page that explains it, or says what would be enough. */
function folded(line: string, kinds: Overview["expected"]): HTMLElement {
  return html`<details class="rest">
    <summary>${line}</summary>
    <ul>
      ${kinds.map(
        ({words, page, enough}) =>
          html`<li>
            ${page ? html`<a href=${`./${page.path}.html`}>${words}</a>` : words}${enough ? `: ${enough}` : ""}
          </li>`
      )}
    </ul>
  </details>`;
}
