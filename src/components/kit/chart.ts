import * as Plot from "@observablehq/plot";
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

/** One row of an interval chart: a dot with its 90 % interval. */
export interface IntervalRow {
  label: string;
  value: number | null;
  interval: readonly [number, number] | null;
  /** Too few data: drawn hollow and grey. */
  faint?: boolean;
  colour?: string;
}

/** Share of a normal 90 % interval that holds 50 %. */
const half = 0.6745 / 1.6449;

/** Estimate as a dot, 90 % as a thin and 50 % as a thick line, one row for each label. */
export function intervalMarks(rows: readonly IntervalRow[]): Plot.Markish[] {
  const seen = rows.filter(({value}) => value !== null);
  const lined = seen.filter(({interval}) => interval !== null);
  const colour = ({faint, colour: own}: IntervalRow): string => (faint ? context : (own ?? ink));
  const end = (row: IntervalRow, side: 0 | 1, share: number): number =>
    row.value! + share * (row.interval![side] - row.value!);
  return [
    Plot.ruleY(lined, {
      y: "label",
      ...ends("x", ({interval}: IntervalRow) => interval),
      stroke: colour,
      strokeWidth: 1.5
    }),
    Plot.ruleY(lined, {
      y: "label",
      x1: (row: IntervalRow) => end(row, 0, half),
      x2: (row: IntervalRow) => end(row, 1, half),
      stroke: colour,
      strokeWidth: 4
    }),
    Plot.dot(seen, {
      y: "label",
      x: "value",
      r: 4.5,
      fill: (row: IntervalRow) => (row.faint ? background : colour(row)),
      stroke: colour,
      strokeWidth: 2
    })
  ];
}

const chartStyle = {fontSize: "13px", background: "transparent"} as const;

/** A chart in the type size of all charts. */
export function plot(options: Plot.PlotOptions): ReturnType<typeof Plot.plot> {
  return Plot.plot({style: chartStyle, ...options});
}

/** The two ends of what is plausible, for a rule along `x` or `y`. */
export function ends<One>(
  axis: "x" | "y",
  of: (one: One) => readonly [number, number] | null | undefined
): Record<string, (one: One) => number | null> {
  return {[`${axis}1`]: (one) => of(one)?.[0] ?? null, [`${axis}2`]: (one) => of(one)?.[1] ?? null};
}

/** How an interval chart is drawn; everything else goes to Plot as it stands. */
interface IntervalPlot extends Plot.PlotOptions {
  /** Height of all but the rows, and of one row, in pixels. */
  frame: number;
  row: number;
  x: Plot.ScaleOptions;
  /** Behind the intervals, and before them. */
  behind?: Plot.Markish[];
  before?: Plot.Markish[];
}

/** A chart of intervals: one row for each label, their names at the left, a grid to read them by. */
export function intervalPlot(
  rows: readonly IntervalRow[],
  width: number,
  {frame, row, x, y, behind = [], before = [], ...rest}: IntervalPlot
): Element {
  const labels = rows.map(({label}) => label);
  return plot({
    width,
    height: frame + rows.length * row,
    marginLeft: labelMargin(labels, width),
    x: {grid: true, ticks: width < 500 ? 4 : 8, ...x},
    y: {label: null, domain: labels, ...y},
    marks: [...behind, ...intervalMarks(rows), ...before],
    ...rest
  });
}

/** A margin that leaves room for the longest label without squeezing the chart on a phone. */
export function labelMargin(labels: readonly string[], width: number): number {
  const longest = labels.reduce((most, label) => Math.max(most, label.length), 0);
  return Math.min(12 + longest * 7.5, width * 0.42);
}

/** Colours by meaning, as tokens of the style sheet, so that charts follow the light and the dark theme. */
export const ink = "var(--theme-foreground)";
/** Context: what the subject is compared with, grid lines, too few data. */
export const context = "var(--plumbline-context)";
export const faint = "var(--theme-foreground-faint)";
/** The subject in question. */
export const accent = "var(--plumbline-accent)";
export const background = "var(--theme-background)";

/** Long row names above their intervals instead of beside them, for charts that have no room at the left. */
export function labelsAbove(labels: readonly string[]): Plot.Markish {
  return Plot.text(labels, {
    y: (label: string) => label,
    text: (label: string) => label,
    frameAnchor: "left",
    textAnchor: "start",
    dx: 4,
    dy: -13,
    fill: ink,
    stroke: background,
    strokeWidth: 3
  });
}

/** Pixels per row that leave room for a name above its interval. */
export const rowWithLabelAbove = 40;
