import * as Plot from "@observablehq/plot";
import type {Agreement} from "../../contracts/agreement.js";
import {normalQuantile} from "../../statistics/distributions/normal.js";
import {coefficient, count, missing, percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ink, intervalPlot, type IntervalRow, labelMargin, plot} from "../kit/chart.js";
import {amount, estimate, sortableTable} from "../kit/table.js";

/** Candidates in common from which a pair of areas is named. */
const fewest = 30;
type Cell = Agreement["focusPairs"][number];
const hidden = "hidden: fewer than five candidates, or it would give such a cell away";

/** Agreement of each pair of areas, with the number of candidates in every cell. */
export function focusPairMatrix({focusPairs}: Agreement): HTMLElement {
  const shown = focusPairs.filter(({sameSide}) => sameSide.value !== null);
  const lowest = shown
    .filter(({candidates}) => (candidates ?? 0) >= fewest)
    .sort((a, b) => a.sameSide.value! - b.sameSide.value!)[0];
  return chartCard({
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
        {label: "Candidates", numeric: true, missing: hidden, value: ({candidates}) => candidates},
        estimate("Same side", ({sameSide}) => sameSide, percent),
        amount("Correlation", ({correlation}) => correlation, coefficient)
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
  return plot({
    width: Math.min(width, marginLeft + 10 + side * areas.length),
    height: 110 + side * 0.8 * areas.length,
    marginLeft,
    marginTop: 10,
    marginBottom: 90,
    marginRight: 10,
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

type Slice = Agreement["slices"][number];

/** Is it one role, level or quarter? The candidate's share in every slice that has enough loops. */
export function agreementBySlice({slices, leastLoops}: Agreement): HTMLElement {
  const parts = slices.slice(1).filter(({measures}) => measures !== null);
  const all = slices[0]?.measures?.icc.value ?? null;
  const rows = parts.map((part): IntervalRow => ({label: partName(part), ...part.measures!.icc}));
  const apart = rows.filter((row) => clearlyApart(row, all, rows.length));
  return chartCard({
    title:
      rows.length === 0
        ? "No single role, level or quarter has enough loops yet"
        : apart.length === 0
          ? "No role, level or quarter stands clearly apart"
          : `Apart from the whole: ${apart.map(({label}) => label).join(", ")}`,
    howToRead:
      "each row is one part of the data; the dot is how much of a single vote is the candidate, the line what is plausible. The dashed line is everything together. One interval in ten misses it by chance alone; the title names only rows that miss it by more than so many rows would by chance.",
    alternative: `Candidate's share of a vote by slice: ${rows.map(({label, value, interval}) => `${label} ${withInterval(value, interval, coefficient)}`).join("; ")}.`,
    chart: rows.length > 0 ? (width) => drawParts(rows, all, width) : null,
    empty: `No single role, level or quarter has ${leastLoops} loops yet.`,
    table: sliceTable(slices),
    name: "agreement-by-slice"
  });
}

/** Outside with so many rows looked at: the 90 % interval widened so that all rows together err once in ten times. */
function clearlyApart({value, interval}: IntervalRow, all: number | null, rows: number): boolean {
  if (all === null || value === null || interval === null) return false;
  const wider = normalQuantile(1 - 0.05 / rows) / normalQuantile(0.95);
  const side = value > all ? 0 : 1;
  const end = value + wider * (interval[side] - value);
  return side === 0 ? end > all : end < all;
}

function drawParts(rows: IntervalRow[], all: number | null, width: number): Element {
  return intervalPlot(rows, width, {
    frame: 78,
    row: 26,
    marginRight: 24,
    marginBottom: 48,
    x: {label: "candidate's share of a vote →", domain: [0, 1]},
    behind: all === null ? [] : [Plot.ruleX([all], {stroke: accent, strokeDasharray: "4,3"})]
  });
}

function sliceTable(slices: readonly Slice[]): HTMLElement {
  return sortableTable(slices, {
    caption: "Agreement by role, level and quarter",
    name: "agreement-by-slice",
    columns: [
      {label: "Part", value: partName},
      amount("Loops", ({loops}) => loops, count),
      amount("Votes", ({votes}) => votes, count),
      amount("Yes-rate", ({measures}) => measures?.yesRate, percent),
      estimate("Same side", ({measures}) => measures?.sameSide, coefficient),
      estimate("Same vote", ({measures}) => measures?.percent, coefficient),
      estimate("Alpha", ({measures}) => measures?.alpha, coefficient),
      estimate("AC2", ({measures}) => measures?.ac2, coefficient),
      estimate("Candidate's share", ({measures}) => measures?.icc, coefficient)
    ]
  });
}

function partName({slice: {role, level, period}}: Slice): string {
  return role ?? level ?? period ?? "Everything";
}
