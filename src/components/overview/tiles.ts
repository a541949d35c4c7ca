import {html} from "htl";
import type {Overview, Tile} from "../../contracts/overview.js";
import {count, withInterval} from "../../words/numbers.js";
import {besideValue, tileInWords, tileNote, tilesPeriod} from "../../words/overview.js";
import {difference, leavesOutNought, measured, spanInWords} from "../../words/trend.js";
import type {Mark} from "../../contracts/finding.js";
import {sortableTable} from "../kit/table.js";
import {tiles} from "../kit/tiles.js";

/** The four measures of a site, each with its interval, its change in a year and its way by settled quarters. */
export function overviewTiles({tiles: list}: Overview): HTMLElement {
  const shown = list.map((tile) => {
    const {measure, unit, shown: span, trend, reference, page, missing} = tile;
    const format = (value: number | null | undefined): string => measured(value, unit);
    const beside = besideValue(tile);
    return {
      measure,
      value: missing === null ? format(span?.value) : null,
      ...(beside ? {beside} : {}),
      inWords: tileInWords(tile),
      note: tileNote(tile),
      trend: (trend?.quarters ?? [])
        .filter(({settled}) => settled)
        .map(({period, value, interval}) => ({period, value, interval, inWords: format(value)})),
      mark:
        trend === null && span
          ? markOf(span, {unit: unit === "share" ? `share, ${measure.toLowerCase()}` : measure, reference})
          : null,
      reference: reference?.value ?? null,
      href: page ? `./${page.path}.html` : null
    };
  });
  return tiles(shown, tilesPeriod(list));
}

function markOf(
  {value, interval}: NonNullable<Tile["shown"]>,
  {unit, reference}: {unit: string; reference: Tile["reference"]}
): Mark | null {
  if (value === null || interval === null) return null;
  const against = reference?.value == null ? null : {value: reference.value, label: reference.label};
  return {estimate: value, interval, reference: against, unit};
}

/** The numbers behind the tiles: what each is over, how many, the year before, and the difference with its interval. */
export function tilesTable({tiles: list}: Overview): HTMLElement {
  const said = (
    {unit}: Tile,
    one: {value: number | null; interval: [number, number] | null} | null | undefined
  ): string => (one ? withInterval(one.value, one.interval, (value) => measured(value, unit)) : "–");
  const table = sortableTable(list, {
    caption: "The four measures, with 90 % intervals",
    name: "overview",
    columns: [
      {label: "Measure", value: ({measure}) => measure},
      {label: "Value", value: ({shown}) => shown?.value ?? null, format: (tile) => said(tile, tile.shown)},
      {
        label: "Of",
        value: ({shown}) => shown?.n ?? null,
        format: ({shown, counted}) => (shown ? `${count(shown.n)} ${counted}` : "–")
      },
      {
        label: "Months",
        value: ({shown}) => shown?.from ?? "–",
        format: ({shown}) => (shown?.from && shown.to ? spanInWords({from: shown.from, to: shown.to}) : "all")
      },
      {
        label: "Held against",
        value: ({reference}) => reference?.value ?? null,
        format: (tile) => (tile.reference ? `${tile.reference.label} ${said(tile, tile.reference)}` : "–")
      },
      {
        label: "A year before",
        value: ({trend}) => trend?.yearBefore?.value ?? null,
        format: (tile) => said(tile, tile.trend?.yearBefore)
      },
      {
        label: "Change",
        value: ({trend}) => trend?.change?.value ?? null,
        format: changed
      }
    ]
  });
  return html`<details class="behind-tiles">
    <summary>The numbers behind these measures</summary>
    ${table} ${list.some(({trend}) => trend?.change) ? html`<p class="facts">${whyNotClear}</p>` : null}
  </details>`;
}

const whyNotClear =
  "Of four measures side by side, chance alone moves one beyond its 90 % interval in about one look of three. A change is called clear only where its 98.75 % interval leaves out none too.";

/** "−12 points (−20 to −2 points); the change may be chance". */
function changed({trend, unit}: Tile): string {
  if (!trend?.change) return "–";
  const {value, interval, clear} = trend.change;
  const said = withInterval(value, interval, (one) => difference(one, unit));
  return clear ? said : `${said}; ${leavesOutNought(interval) ? "the change may be chance" : "no clear change"}`;
}
