import {html} from "htl";
import type {Mark} from "../../contracts/finding.js";
import {intervalGlyph} from "./interval-glyph.js";
import {sparkline, type SparkPoint} from "./sparkline.js";
import {marked} from "./term.js";

/** One measure of an overview or of a what-if, as a reader sees it. */
export interface Tile {
  /** What is measured, in the reader's words: "Staff hours per hire". */
  measure: string;
  /** The value as it reads: "96 h"; null where it is not known, and then `note` says what is missing. */
  value: string | null;
  /** Its interval, or what it was: "87–107", "now 9.5". */
  beside?: string;
  /** The value in one sentence, with its n and when, shown on hover. */
  inWords?: string;
  /** Change, reference or what is missing, in one short line. */
  note?: string;
  /** Estimate against its reference, where there is no way by quarter. */
  mark?: Mark | null;
  /** By quarter, oldest first. */
  trend?: readonly SparkPoint[];
  /** The value to hold it against, on the scale of the trend. */
  reference?: number | null;
  /** The page that explains it. */
  href?: string | null;
}

/** Measures side by side: value with interval, a line of comparison, and its way by quarter. */
export function tiles(list: readonly Tile[], label: string): HTMLElement {
  return html`<ul class="tiles" aria-label=${label}>
    ${list.map(
      ({measure, value, beside, inWords, note, mark, trend, reference, href}) =>
        html`<li class="tile">
          <p class="measure">${href ? html`<a href=${href}>${measure}</a>` : marked(measure)}</p>
          <p class="value" title=${inWords ?? null}>
            ${value ?? "–"} ${beside ? html`<small>${beside}</small>` : null}
          </p>
          ${note ? html`<p class="beneath">${marked(note)}</p>` : null}
          ${trend && trend.length > 1 ? sparkline(trend, {measure, reference: reference ?? null}) : mark ? intervalGlyph(mark) : null}
        </li>`
    )}
  </ul>`;
}
