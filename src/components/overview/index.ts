import {html} from "htl";
import type {Overview} from "../../contracts/overview.js";
import type {Audience} from "../../contracts/site.js";
import {overviewTitle, tilesPeriod} from "../../words/overview.js";
import {funnelBars} from "./funnel-bars.js";
import {loopHoursBars} from "./loop-hours.js";

export {overviewRows} from "./rows.js";
export {sinceLastBuild} from "./since-last-build.js";
export {overviewTiles, tilesTable} from "./tiles.js";
export {overviewDefinitions} from "./definitions.js";

/** The result of the whole site as its title, and one line on what the measures are of. */
export function overviewHead(overview: Overview, audience: Audience): HTMLElement {
  return html`<div class="overview-head">
    <h1>${overviewTitle(overview, audience)}</h1>
    <p class="lede">${tilesPeriod(overview.tiles)}.</p>
  </div>`;
}

/** Where candidates and hours went, for leadership; nothing on other sites. */
export function overviewFigures({funnel, loopHours}: Overview): HTMLElement {
  const figures = [funnel && funnelBars(funnel), loopHours && loopHoursBars(loopHours)].filter(Boolean);
  return figures.length === 0 ? html`<span></span>` : html`<div class="figures">${figures}</div>`;
}

/** What each page of this site answers. */
export function pageList({pages}: Overview): HTMLElement {
  return html`<details class="page-list">
    <summary>What each page answers</summary>
    <ul>
      ${pages
        .filter(({path}) => path !== "index")
        .map(({path, name, question}) => html`<li><a href=${`./${path}.html`}>${name}</a>: ${question}</li>`)}
    </ul>
  </details>`;
}
