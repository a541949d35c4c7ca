import * as Plot from "@observablehq/plot";
import type {Agreement} from "../contracts/agreement.js";
import {normalQuantile} from "../statistics/distributions/normal.js";
import {figure} from "./figure.js";
import {coefficient, count, percent, withInterval} from "../words/numbers.js";
import {chartStyle, intervalMarks, labelMargin, type IntervalRow} from "./interval-marks.js";
import {accent} from "./palette.js";
import {sortableTable} from "./sortable-table.js";

type Slice = Agreement["slices"][number];

/** Is it one role, level or quarter? The candidate's share in every slice that has enough loops. */
export function agreementBySlice({slices, leastLoops}: Agreement): HTMLElement {
  const parts = slices.slice(1).filter(({measures}) => measures !== null);
  const all = slices[0]?.measures?.icc.value ?? null;
  const rows = parts.map((part): IntervalRow => ({label: nameOf(part), ...part.measures!.icc}));
  const apart = rows.filter((row) => clearlyApart(row, all, rows.length));
  return figure({
    title:
      rows.length === 0
        ? "No single role, level or quarter has enough loops yet"
        : apart.length === 0
          ? "No role, level or quarter stands clearly apart"
          : `Apart from the whole: ${apart.map(({label}) => label).join(", ")}`,
    howToRead:
      "each row is one part of the data; the dot is how much of a single vote is the candidate, the line what is plausible. The dashed line is everything together. One interval in ten misses it by chance alone; the title names only rows that miss it by more than so many rows would by chance.",
    alternative: `Candidate's share of a vote by slice: ${rows.map(({label, value, interval}) => `${label} ${withInterval(value, interval, coefficient)}`).join("; ")}.`,
    chart: rows.length > 0 ? (width) => draw(rows, all, width) : null,
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

function draw(rows: IntervalRow[], all: number | null, width: number): Element {
  return Plot.plot({
    width,
    height: 78 + rows.length * 26,
    marginLeft: labelMargin(
      rows.map(({label}) => label),
      width
    ),
    marginRight: 24,
    marginBottom: 48,
    style: chartStyle,
    x: {label: "candidate's share of a vote →", domain: [0, 1], ticks: width < 500 ? 4 : 8, grid: true},
    y: {label: null, domain: rows.map(({label}) => label)},
    marks: [all === null ? null : Plot.ruleX([all], {stroke: accent, strokeDasharray: "4,3"}), ...intervalMarks(rows)]
  });
}

function sliceTable(slices: readonly Slice[]): HTMLElement {
  return sortableTable(slices, {
    caption: "Agreement by role, level and quarter",
    name: "agreement-by-slice",
    columns: [
      {label: "Part", value: nameOf},
      {label: "Loops", numeric: true, value: ({loops}) => loops, format: ({loops}) => count(loops)},
      {label: "Votes", numeric: true, value: ({votes}) => votes, format: ({votes}) => count(votes)},
      {
        label: "Yes-rate",
        numeric: true,
        value: ({measures}) => measures?.yesRate,
        format: ({measures}) => percent(measures?.yesRate)
      },
      measure("Same side", "sameSide"),
      measure("Same vote", "percent"),
      measure("Alpha", "alpha"),
      measure("AC2", "ac2"),
      measure("Candidate's share", "icc")
    ]
  });
}

function measure(label: string, name: "sameSide" | "percent" | "alpha" | "ac2" | "icc") {
  return {
    label,
    numeric: true,
    value: ({measures}: Slice) => measures?.[name].value ?? null,
    format: ({measures}: Slice) => withInterval(measures?.[name].value, measures?.[name].interval, coefficient)
  };
}

function nameOf({slice: {role, level, period}}: Slice): string {
  return role ?? level ?? period ?? "Everything";
}
