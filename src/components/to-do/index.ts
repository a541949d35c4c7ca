import {html} from "htl";
import type {ToDo} from "../../contracts/to-do.js";
import {count, counted, date} from "../../words/numbers.js";
import {askedElsewhere} from "../../words/overview.js";
import {deedInWords, elsewhereInWords, factsInWords, type ToDoItem} from "../../words/to-do.js";
import {quietHeadline} from "../../words/verdicts.js";
import {answerCard} from "../kit/answer-card.js";
import {wholeNames} from "../kit/whole-names.js";
import {verdictPill} from "../kit/verdict-pill.js";

const headings = {act: "Act on", watch: "Watch"} as const;

/** What to do, act before watch: deed, why, hours a year, since when. On paper each has a box to tick. */
export function toDoList({items, counts}: ToDo): HTMLElement {
  if (items.length === 0) return answerCard([quietHeadline(counts)]);
  return html`<div class="to-do">
    ${(["act", "watch"] as const).map((verdict) => {
      const mine = items.filter((item) => item.verdict === verdict);
      if (mine.length === 0) return null;
      return html`<section class="card rows" aria-label=${headings[verdict]}>
        <h2>${headings[verdict]}</h2>
        <ol>
          ${mine.map(row)}
        </ol>
      </section>`;
    })}
    <p class="facts">${quietInWords(counts)}</p>
  </div>`;
}

/** "265 checks came out as expected; of 157 there is not enough data to say." */
function quietInWords({ok, too_little_data: few}: ToDo["counts"]): string {
  const fine = `${counted(ok, "check")} came out as expected`;
  return few === 0 ? `${fine}.` : `${fine}; of ${count(few)} there is not enough data to say.`;
}

/** Where a site that has no page of its own for a finding tells of it. */
const overview = {path: "index", name: "Overview"};

function row(item: ToDoItem): HTMLElement {
  const {verdict, short, findings, page} = item;
  const facts = factsInWords(item);
  const why = page ?? overview;
  return html`<li data-verdict=${verdict}>
    <span class="box" aria-hidden="true"></span>
    ${verdictPill({verdict, deed: short})}
    <div>
      <p class="row-claim">${wholeNames(deedInWords(item))}</p>
      ${findings.length === 1 ? html`<p>${findings[0]!.claim}</p>` : reasons(findings)}
      <p class="facts">
        ${facts.join(" · ")}${facts.length > 0 ? " · " : ""}<a href=${`./${why.path}.html`}>Why: ${why.name}</a>
      </p>
    </div>
  </li>`;
}

/** What was found of each, folded away. */
function reasons(findings: ToDoItem["findings"]): HTMLElement {
  return html`<details>
    <summary>What was found</summary>
    <ul>
      ${findings.map(({claim}) => html`<li>${claim}</li>`)}
    </ul>
  </details>`;
}

/** What other sites ask for, by kind and number, and what is closed since the last build. */
export function besideToDo({elsewhere, closed, lastBuild}: ToDo): HTMLElement {
  const {acts, watched} = askedElsewhere(elsewhere);
  return html`<div class="figures beside-to-do">
    ${
      elsewhere.length === 0
        ? null
        : html`<section class="card" aria-label="On other sites">
            <h2>Asked for on other sites</h2>
            ${listed("", acts)} ${listed("To watch there:", watched)}
          </section>`
    }
    ${
      lastBuild === null
        ? null
        : html`<section class="card" aria-label="Closed">
            <h2>Closed since ${date(lastBuild)}</h2>
            ${
              closed.length === 0
                ? html`<p>Nothing was closed.</p>`
                : html`<ul>
                    ${closed.map(
                      ({sentence, page}) =>
                        html`<li>
                          ${sentence} ${page ? html`<a href=${`./${page.path}.html`}>${page.name}</a>` : null}
                        </li>`
                    )}
                  </ul>`
            }
          </section>`
    }
  </div>`;
}

function listed(lead: string, asked: ToDo["elsewhere"]): HTMLElement | null {
  if (asked.length === 0) return null;
  return html`<div>
    ${lead === "" ? null : html`<p>${lead}</p>`}
    <ul>
      ${asked.map((one) => html`<li>${elsewhereInWords(one)}</li>`)}
    </ul>
  </div>`;
}

export const toDoLimits = [
  "A finding is closed when the data no longer show it, not when somebody ticks it. Tick it on paper, and look again at the next build.",
  "Since when counts builds on this machine. It begins anew when somebody is forgotten, or when the pseudonym key changes.",
  "Hours are those of the cost sheet at your present pace. The order is by these hours times the chance that the finding is true; what has no hours told stands below, by the hours of work it concerns."
];
