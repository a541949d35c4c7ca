import * as Plot from "@observablehq/plot";
import type {Coverage} from "../../contracts/coverage.js";
import {normalQuantile} from "../../statistics/distributions/normal.js";
import {counted, missing, percent} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {background, context, ink, labelMargin, plot} from "../kit/chart.js";
import {scrollBox} from "../kit/picture.js";
import {intervalTable} from "../kit/table.js";

const everyone = "Everyone";

interface Cell extends CoverageCell {
  loops: number | null;
}

/** Attribute by role and level: the share of loops in which it was rated. */
export function coverageMap({slices, leastLoops}: Coverage): HTMLElement {
  const shown = slices.filter(({slice: {role, level}}) => role === null || level === null);
  const cells = shown.flatMap(({slice, attributes, loops}): Cell[] => {
    const group = slice.role ?? slice.level ?? everyone;
    return (slices[0]!.attributes ?? []).map(({attribute}) => ({
      attribute,
      group,
      loops,
      ...(attributes?.find((one) => one.attribute === attribute)?.share ?? {value: null, interval: null})
    }));
  });
  const groups = [...new Set(cells.map(({group}) => group))];
  const widest = widestGap(cells.filter(({group}) => group !== everyone));
  const known = new Set(cells.flatMap(({group, value}) => (value === null || group === everyone ? [] : [group])));
  const drawn = known.size > 0;
  return chartCard({
    title: !drawn
      ? "Too few rated loops of any role or level"
      : widest
        ? `Roles and levels differ most on ${widest.attribute}`
        : known.size === 1
          ? `Only ${[...known].join()} has loops enough to tell`
          : "No role or level covers clearly more",
    subtitle: "Loops that rated the attribute, %, by role and level; all loops, whatever is chosen",
    howToRead: `Stronger is more. A dash is a group of fewer than ${leastLoops} loops. ${
      widest
        ? `${widest.attribute}: ${percent(widest.low.value)} in ${widest.low.group}, ${percent(widest.high.value)} in ${widest.high.group}; a`
        : "A"
    } difference may be meant.`,
    alternative: widest
      ? `${widest.attribute} is rated in ${percent(widest.low.value)} of loops in ${widest.low.group} and ${percent(widest.high.value)} in ${widest.high.group}.`
      : known.size > 1
        ? "No clear difference between roles or between levels."
        : "Nothing can be compared yet.",
    chart: drawn ? (width) => scrollBox(draw(cells, groups, width), "Coverage by role and level") : null,
    empty: `No role or level has ${leastLoops} loops with rated questions yet.`,
    table: intervalTable(
      cells.map(({attribute, group, value, interval, loops}) => ({
        label: `${attribute}, ${group}`,
        value,
        interval,
        n: loops
      })),
      {
        caption: "Share of loops that rated each attribute, by role and level",
        name: "coverage-map",
        row: "Attribute and group",
        value: "Loops that rated it",
        format: percent,
        n: "Loops"
      }
    ),
    name: "coverage-map"
  });
}

function draw(cells: readonly Cell[], groups: readonly string[], width: number): Element {
  const attributes = [...new Set(cells.map(({attribute}) => attribute))];
  const marginLeft = labelMargin(attributes, width);
  const side = Math.max(46, Math.min(110, (width - marginLeft - 10) / groups.length));
  return plot({
    width: marginLeft + 10 + side * groups.length,
    height: 120 + attributes.length * 22,
    marginLeft,
    marginTop: 110,
    marginBottom: 10,
    marginRight: 10,
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
        title: ({attribute, group, value, loops}: Cell) =>
          `${attribute}, ${group}\n${value === null ? "too few loops" : `rated in ${percent(value)}`} of ${counted(loops, "loop")}`,
        tip: true
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

export interface CoverageCell {
  attribute: string;
  /** A role or a level. */
  group: string;
  /** Share of the group’s loops that rated the attribute, with its 90 % interval. */
  value: number | null;
  interval: readonly [number, number] | null;
}

export interface CoverageGap {
  attribute: string;
  low: CoverageCell;
  high: CoverageCell;
}

/**
 * The attribute whose share differs most between two groups, when that difference is beyond chance; else `undefined`.
 * The widest of all gaps is looked for, so that a gap counts when it would be rare among all of them (Bonferroni, 5 %).
 */
export function widestGap(cells: readonly CoverageCell[]): CoverageGap | undefined {
  const known = cells.filter(({value}) => value !== null);
  const attributes = [...new Set(known.map(({attribute}) => attribute))].map((attribute) =>
    known.filter((cell) => cell.attribute === attribute).sort((a, b) => a.value! - b.value!)
  );
  const pairs = attributes.reduce((sum, {length}) => sum + (length * (length - 1)) / 2, 0);
  if (pairs === 0) return undefined;
  const beyondChance = normalQuantile(1 - 0.05 / pairs);
  return attributes
    .map((mine) => ({attribute: mine[0]!.attribute, low: mine[0]!, high: mine.at(-1)!}))
    .filter(({low, high}) => gapOf({low, high}) > beyondChance * Math.hypot(errorOf(low), errorOf(high)))
    .sort((a, b) => gapOf(b) - gapOf(a))[0];
}

function gapOf({low, high}: Pick<CoverageGap, "low" | "high">): number {
  return high.value! - low.value!;
}

/** Standard error of a share, from its 90 % interval. */
function errorOf({interval}: CoverageCell): number {
  return (interval![1] - interval![0]) / (2 * normalQuantile(0.95));
}
