import * as Plot from "@observablehq/plot";
import type {Agreement} from "../contracts/agreement.js";
import {figure} from "./figure.js";
import {coefficient, count, missing, percent, withInterval} from "../words/numbers.js";
import {chartStyle, labelMargin} from "./interval-marks.js";
import {accent, background, context, ink} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

/** Candidates in common from which a pair of areas is named. */
const fewest = 30;
type Cell = Agreement["focusPairs"][number];

/** Agreement of each pair of areas, with the number of candidates in every cell. */
export function focusPairMatrix({focusPairs}: Agreement): HTMLElement {
  const shown = focusPairs.filter(({sameSide}) => sameSide.value !== null);
  const lowest = shown
    .filter(({candidates}) => (candidates ?? 0) >= fewest)
    .sort((a, b) => a.sameSide.value! - b.sameSide.value!)[0];
  return figure({
    title: lowest
      ? `Between areas, votes are on the same side in ${percent(lowest.sameSide.value)} (${nameOf(lowest)}) or more of candidates`
      : "Too few candidates in common to say which areas agree less",
    howToRead:
      "each cell is a pair of areas: how often the two votes on one candidate are on the same side, and below it how many candidates that is. Areas test different things, so full agreement is not the aim; a cell far below its neighbours is worth a rubric.",
    alternative:
      shown
        .map((cell) => `${nameOf(cell)} ${percent(cell.sameSide.value)} of ${count(cell.candidates)} candidates`)
        .join("; ") + ".",
    chart: shown.length > 0 ? (width) => draw(focusPairs, width) : null,
    empty: "No two areas share five candidates yet.",
    table: sortableTable(focusPairs, {
      caption: "Agreement by pair of areas",
      name: "area-pairs",
      columns: [
        {label: "Area", value: ({first}) => first},
        {label: "With", value: ({second}) => second},
        {
          label: "Candidates",
          numeric: true,
          missing: "hidden: fewer than five candidates, or it would give such a cell away",
          value: ({candidates}) => candidates
        },
        {
          label: "Same side",
          numeric: true,
          value: ({sameSide}) => sameSide.value,
          format: ({sameSide}) => withInterval(sameSide.value, sameSide.interval, percent)
        },
        {
          label: "Correlation",
          numeric: true,
          value: ({correlation}) => correlation,
          format: ({correlation}) => coefficient(correlation)
        }
      ]
    }),
    name: "area-pairs"
  });
}

function draw(cells: readonly Cell[], width: number): Element {
  const areas = [...new Set(cells.flatMap(({first, second}) => [first, second]))].sort((a, b) =>
    a.localeCompare(b, "en")
  );
  const both = cells.flatMap((cell) =>
    cell.first === cell.second ? [cell] : [cell, {...cell, first: cell.second, second: cell.first}]
  );
  const marginLeft = labelMargin(areas, width);
  const side = Math.min(76, Math.max(34, (width - marginLeft - 10) / areas.length));
  const text = (cell: Cell): string =>
    cell.sameSide.value === null
      ? missing
      : side < 52
        ? percent(cell.sameSide.value).replace(/\D/g, "")
        : `${percent(cell.sameSide.value)}\nn ${count(cell.candidates)}`;
  return Plot.plot({
    width: Math.min(width, marginLeft + 10 + side * areas.length),
    height: 110 + side * 0.8 * areas.length,
    marginLeft,
    marginTop: 10,
    marginBottom: 90,
    marginRight: 10,
    style: chartStyle,
    x: {label: null, domain: areas, tickRotate: -40},
    y: {label: null, domain: areas},
    marks: [
      Plot.cell(both, {
        x: "first",
        y: "second",
        fill: (cell: Cell) => (cell.sameSide.value === null ? background : accent),
        fillOpacity: (cell: Cell) =>
          cell.sameSide.value === null ? 0 : 0.08 + 0.5 * Math.max(0, cell.sameSide.value - 0.4),
        stroke: context,
        strokeOpacity: 0.3,
        inset: 1
      }),
      Plot.text(both, {x: "first", y: "second", text, fill: ink})
    ]
  });
}

function nameOf({first, second}: Cell): string {
  return `${first} with ${second}`;
}
