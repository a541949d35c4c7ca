import * as Plot from "@observablehq/plot";
import {background, ink} from "./palette.js";

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
