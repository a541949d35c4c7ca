import {html} from "htl";
import {download, svgFile} from "./download.js";

export interface FigureOptions {
  /** What the chart says for this slice, not what it shows: "Two of 41 interviewers vote differently from their peers". */
  title: string;
  /** One line for who has not seen such a chart before. */
  howToRead: string;
  /** The chart in one or two sentences, for who cannot see it. */
  alternative: string;
  /** Draws for a width in pixels; null when there is nothing to draw, and then `empty` says why. */
  chart: ((width: number) => Element) | null;
  empty?: string;
  /** The numbers behind the chart, usually a `sortableTable`; shown on request and printed. Null where there are none. */
  table: HTMLElement | null;
  /** File name of the saved picture, without the ending. */
  name: string;
}

/** A chart with all that makes it readable: title, how to read it, text alternative, its numbers, its width. */
export function figure({title, howToRead, alternative, chart, empty, table, name}: FigureOptions): HTMLElement {
  const box = html`<div class="chart"></div>`;
  if (chart) keepWidth(box, (width) => box.replaceChildren(readable(chart(width), alternative)));
  else box.append(html`<p class="empty">${empty ?? "There is nothing to draw here yet."}</p>`);
  const save = (): void => {
    const svg = mainSvg(box);
    if (svg) download(`${name}.svg`, "image/svg+xml", svgFile(svg));
  };
  return html`<figure class="figure">
    <figcaption><h3>${title}</h3></figcaption>
    ${box} ${chart ? html`<p class="how-to-read"><strong>How to read this:</strong> ${howToRead}</p>` : null}
    ${
      table?.querySelector("tbody > tr")
        ? html`<details class="behind">
            <summary>The numbers behind this chart</summary>
            ${table}
          </details>`
        : null
    }
    ${chart ? html`<p class="actions"><button type="button" onclick=${save}>Save picture</button></p>` : null}
  </figure>`;
}

/** Draws once the box has a width, and again when it changes. */
function keepWidth(box: HTMLElement, draw: (width: number) => void): void {
  let drawn = 0;
  new ResizeObserver(([entry]) => {
    const width = Math.floor(entry!.contentRect.width);
    if (width > 0 && width !== drawn) draw((drawn = width));
  }).observe(box);
}

/** One picture with one text: the parts of the SVG are silent, the whole speaks. */
export function readable(chart: Element, alternative: string): Element {
  for (const part of chart.querySelectorAll("[aria-label], [aria-description]")) {
    part.removeAttribute("aria-label");
    part.removeAttribute("aria-description");
  }
  const picture = mainSvg(chart) ?? chart;
  picture.setAttribute("role", "img");
  picture.setAttribute("aria-label", alternative);
  return chart;
}

/** The chart itself, not the small SVG of a legend. */
function mainSvg(element: Element): SVGSVGElement | undefined {
  const all = [...(element.matches("svg") ? [element] : []), ...element.querySelectorAll("svg")] as SVGSVGElement[];
  const area = (svg: SVGSVGElement): number => Number(svg.getAttribute("width")) * Number(svg.getAttribute("height"));
  return all.sort((a, b) => area(b) - area(a))[0];
}

/** A long chart in a box of its own that scrolls by wheel and by keyboard; printed whole. */
export function scrollBox(chart: Element, label: string): HTMLElement {
  return html`<div class="scroll-box" tabindex="0" role="region" aria-label=${label}>${chart}</div>`;
}
