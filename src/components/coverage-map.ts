import * as Plot from "@observablehq/plot";
import type {Coverage} from "../contracts/coverage.js";
import {normalQuantile} from "../statistics/distributions/normal.js";
import {figure} from "./figure.js";
import {counted, missing, percent} from "./format.js";
import {chartStyle, labelMargin} from "./interval-marks.js";
import {background, context, ink} from "./palette.js";
import {scrollBox} from "./scroll-box.js";

interface Cell {
  attribute: string;
  group: string;
  /** Share of the group’s loops that rated the attribute, with its interval. */
  value: number | null;
  interval: readonly [number, number] | null;
  loops: number;
}

/** Attribute by role and level: the share of loops in which it was rated. */
export function coverageMap({slices, leastLoops}: Coverage): HTMLElement {
  const shown = slices.filter(({slice: {role, level}}) => role === null || level === null);
  const cells = shown.flatMap(({slice, attributes, loops}): Cell[] => {
    const group = slice.role ?? slice.level ?? "Everyone";
    return (slices[0]!.attributes ?? []).map(({attribute}) => ({
      attribute,
      group,
      loops,
      ...(attributes?.find((one) => one.attribute === attribute)?.share ?? {value: null, interval: null})
    }));
  });
  const groups = [...new Set(cells.map(({group}) => group))];
  const widest = [...widestGap(cells)].sort((a, b) => b.gap - a.gap)[0];
  return figure({
    title: widest
      ? `Coverage differs most for ${widest.attribute}: ${percent(widest.low.value)} of loops in ${widest.low.group}, ${percent(widest.high.value)} in ${widest.high.group}`
      : "No attribute is rated clearly more in one role or level than in another",
    howToRead: `each cell is the share of that group’s loops in which the attribute was rated; darker is more. A dash is a group of fewer than ${leastLoops} loops. Roles stand before levels; a difference may be meant.`,
    alternative: widest
      ? `${widest.attribute} is rated in ${percent(widest.low.value)} of loops in ${widest.low.group} and ${percent(widest.high.value)} in ${widest.high.group}.`
      : "No clear difference between roles or between levels.",
    chart:
      cells.length > 0 && groups.length > 1
        ? (width) => scrollBox(draw(cells, groups, width), "Coverage by role and level")
        : null,
    empty: `No role or level has ${leastLoops} loops yet.`,
    name: "coverage-map"
  });
}

function widestGap(cells: readonly Cell[]) {
  const attributes = [...new Set(cells.map(({attribute}) => attribute))];
  const groups = new Set(cells.map(({group}) => group)).size - 1;
  // The widest of all gaps is looked for, so that a gap counts when it would be rare among all of them (Bonferroni).
  const pairs = (attributes.length * groups * (groups - 1)) / 2;
  const beyondChance = normalQuantile(1 - 0.05 / pairs);
  return attributes.flatMap((attribute) => {
    const mine = cells
      .filter((cell) => cell.attribute === attribute && cell.group !== "Everyone" && cell.value !== null)
      .sort((a, b) => a.value! - b.value!);
    if (mine.length < 2) return [];
    const [low, high] = [mine[0]!, mine.at(-1)!];
    const gap = high.value! - low.value!;
    return gap > beyondChance * Math.hypot(errorOf(low), errorOf(high)) ? [{attribute, low, high, gap}] : [];
  });
}

/** Standard error of a share, from its 90 % interval. */
function errorOf({interval}: Cell): number {
  return (interval![1] - interval![0]) / (2 * normalQuantile(0.95));
}

function draw(cells: readonly Cell[], groups: readonly string[], width: number): Element {
  const attributes = [...new Set(cells.map(({attribute}) => attribute))];
  const marginLeft = labelMargin(attributes, width);
  const side = Math.max(46, Math.min(110, (width - marginLeft - 10) / groups.length));
  return Plot.plot({
    width: marginLeft + 10 + side * groups.length,
    height: 126 + attributes.length * 30,
    marginLeft,
    marginTop: 110,
    marginBottom: 10,
    marginRight: 10,
    style: chartStyle,
    x: {label: null, domain: groups, axis: "top", tickRotate: -45},
    y: {label: null, domain: attributes},
    marks: [
      Plot.cell(cells, {
        x: "group",
        y: "attribute",
        fill: ({value}: Cell) => (value === null ? background : ink),
        fillOpacity: ({value}: Cell) => (value === null ? 0 : 0.04 + 0.4 * value),
        stroke: context,
        strokeOpacity: 0.3,
        inset: 1,
        channels: {loops: "loops"},
        title: ({attribute, group, value, loops}: Cell) =>
          `${attribute}, ${group}\n${value === null ? "too few loops" : `rated in ${percent(value)}`} of ${counted(loops, "loop")}`
      }),
      Plot.text(cells, {
        x: "group",
        y: "attribute",
        text: ({value}: Cell) => (value === null ? missing : percent(value).replace(/\D/g, "")),
        fill: ink
      })
    ]
  });
}
