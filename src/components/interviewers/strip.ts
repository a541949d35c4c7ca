import * as Plot from "@observablehq/plot";
import type {PublishedEstimate} from "../../contracts/parts.js";
import {withInterval} from "../../words/numbers.js";
import {interviewerSlug} from "../../words/people.js";
import {accent, context, faint, ink, plot} from "../kit/chart.js";
import {sitePath} from "../kit/url.js";

/** One person on a strip. */
export interface StripPerson {
  interviewer: string;
  estimate: PublishedEstimate;
  /** Clearly apart: drawn in the accent, with name and interval. */
  apart: boolean;
  n: number;
}

export interface StripOptions {
  /** Ends of what counts as like peers, shaded. */
  shade: readonly [number, number] | null;
  reference: {value: number; label: string};
  /** What lies at the left and at the right. */
  ends: readonly [string, string];
  format: (value: number | null | undefined) => string;
  /** What n counts. */
  counted: string;
  scale?: Plot.ScaleOptions;
  /** Has the person a page of their own? */
  hasPage: (interviewer: string) => boolean;
  height?: number;
}

/**
 * Everyone on one axis, as many dots as people: no order among them, and only who is clearly apart by name. A dot leads
 * to the page of the person.
 */
export function peopleStrip(people: readonly StripPerson[], width: number, options: StripOptions): Element {
  const {shade, reference, ends, format, counted, scale, hasPage, height = 240} = options;
  const known = people.filter(({estimate}) => estimate.value !== null);
  const apart = known
    .filter((person) => person.apart)
    .sort((a, b) => a.interviewer.localeCompare(b.interviewer, "en", {numeric: true}));
  const others = known.filter((person) => !person.apart);
  const line = 24;
  const top = 34;
  const marginLeft = apart.length > 0 ? 72 : 12;
  const value = ({estimate}: StripPerson): number => estimate.value!;
  const inAxis = [
    ...known.map(value),
    ...apart.flatMap(({estimate}) => estimate.interval ?? []),
    ...(shade ?? []),
    ...(scale?.zero ? [0] : []),
    ...((scale?.domain as number[] | undefined) ?? []),
    reference.value
  ];
  const isLog = scale?.type === "log";
  const room = Math.max(110, highestPile(others.map(value), {inAxis, isLog, pixels: width - marginLeft - 44}) + 12);
  const base = Math.max(height - 40, top + apart.length * line + room);
  const tip = ({interviewer, estimate, n}: StripPerson): string =>
    `${interviewer}\n${withInterval(estimate.value, estimate.interval, format)}\n${n} ${counted}`;
  const href = ({interviewer}: StripPerson): string | null =>
    hasPage(interviewer) ? sitePath(`interviewers/${interviewerSlug(interviewer)}`) : null;
  const at = (index: number): number => top + index * line + line / 2;
  const placed = apart.map((person, index) => ({...person, y: at(index)}));
  return plot({
    width,
    height: base + 40,
    // Names of who is apart stand beside their rows.
    marginLeft,
    marginRight: 12,
    marginTop: 0,
    marginBottom: 40,
    x: {label: null, ticks: width < 420 ? 4 : 6, grid: true, inset: 16, ...scale},
    y: {axis: null, domain: [0, base], range: [0, base]},
    marks: [
      shade
        ? Plot.rect([shade], {
            x1: (d: readonly number[]) => d[0],
            x2: (d: readonly number[]) => d[1],
            y1: 22,
            y2: base,
            fill: faint,
            fillOpacity: 0.1
          })
        : null,
      Plot.ruleX([reference.value], {y1: 22, y2: base, stroke: context, strokeDasharray: "3 3"}),
      Plot.text([reference], {x: "value", y: 10, text: "label", fill: faint}),
      Plot.text([ends[0]], {frameAnchor: "bottom-left", text: String, dy: 34, textAnchor: "start", fill: faint}),
      Plot.text([ends[1]], {frameAnchor: "bottom-right", text: String, dy: 34, textAnchor: "end", fill: faint}),
      Plot.dot(
        others,
        Plot.dodgeY("bottom", {x: value, r: 4.5, padding: 1.5, fill: ink, fillOpacity: 0.6, href, target: "_self"})
      ),
      Plot.link(placed, {
        x1: ({estimate}: StripPerson) => estimate.interval?.[0] ?? estimate.value,
        x2: ({estimate}: StripPerson) => estimate.interval?.[1] ?? estimate.value,
        y1: "y",
        y2: "y",
        stroke: accent,
        strokeWidth: 2
      }),
      Plot.dot(placed, {x: value, y: "y", r: 5.5, fill: accent, href, target: "_self"}),
      Plot.text(placed, {
        y: "y",
        frameAnchor: "left",
        dx: -6,
        textAnchor: "end",
        text: "interviewer",
        fill: ink,
        fontWeight: 700,
        href,
        target: "_self"
      }),
      Plot.tip(others, Plot.pointer(Plot.dodgeY("bottom", {x: value, r: 4.5, padding: 1.5, title: tip}))),
      Plot.tip(placed, Plot.pointer({x: value, y: "y", title: tip}))
    ]
  });
}

const dotSpace = 10.5;

/** Pixels that the highest pile of dots needs on an axis of so many: each lies as low as those before it let it. */
export function highestPile(
  values: readonly number[],
  {inAxis, isLog, pixels}: {inAxis: readonly number[]; isLog: boolean; pixels: number}
): number {
  const place = (value: number): number => (isLog ? Math.log(value) : value);
  const [low, high] = [Math.min(...inAxis.map(place)), Math.max(...inAxis.map(place))];
  const laid: {x: number; y: number}[] = [];
  for (const value of values) {
    const x = high === low ? 0 : ((place(value) - low) / (high - low)) * pixels;
    const near = laid.filter((dot) => Math.abs(dot.x - x) < dotSpace);
    const touching = near.map((dot) => dot.y + Math.sqrt(dotSpace ** 2 - (dot.x - x) ** 2));
    const isFree = (y: number): boolean => near.every((dot) => Math.hypot(dot.x - x, dot.y - y) > dotSpace - 1e-6);
    laid.push({x, y: Math.min(...[0, ...touching].filter(isFree))});
  }
  return dotSpace + Math.max(0, ...laid.map(({y}) => y));
}
