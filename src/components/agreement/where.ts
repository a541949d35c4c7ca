import * as Plot from "@observablehq/plot";
import {median} from "d3-array";
import type {Agreement} from "../../contracts/agreement.js";
import {normalQuantile} from "../../statistics/distributions/normal.js";
import {mayBeAsLow} from "../../words/apart.js";
import {coefficient, count, missing, percent, withInterval} from "../../words/numbers.js";
import {inTitle, shortened} from "../../words/title.js";
import {quarterOf} from "../../words/trend.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, background, context, ink, intervalPlot, type IntervalRow, labelMargin, plot} from "../kit/chart.js";
import {amount, estimate, intervalTable, sortableTable} from "../kit/table.js";
import {trendChart} from "../kit/trend-chart.js";

/** Candidates in common from which a pair of areas is named. */
const fewest = 30;
type Cell = Agreement["focusPairs"][number];
const hidden = "hidden: fewer than five candidates, or it would give such a cell away";

/** Agreement of each pair of areas, with the number of candidates in every cell. */
export function focusPairMatrix({focusPairs}: Agreement): HTMLElement {
  const shown = focusPairs.filter(({sameSide}) => sameSide.value !== null);
  return chartCard({
    title: pairsTitle(shown),
    subtitle: "Two votes on one candidate on the same side, %, before the debrief, by areas, whatever is chosen",
    howToRead: `Stronger cells agree less; n is candidates; without colour: fewer than ${fewest} candidates. Areas test different things, so full agreement is not the aim; a cell far below its neighbours is worth a rubric.`,
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

/** The one pair of areas that agrees least, where it does so beyond what the number of pairs makes likely. */
export function pairsTitle(shown: readonly Cell[]): string {
  const compared = shown
    .filter(({candidates}) => (candidates ?? 0) >= fewest)
    .map((cell) => ({label: nameOf(cell), ...cell.sameSide}))
    .sort((a, b) => a.value! - b.value!);
  const [lowest, ...others] = compared;
  if (!lowest || others.length === 0) return "Too few shared candidates to compare areas";
  const usual = median(others, ({value}) => value!)!;
  const isLowest = clearlyApart(lowest, usual, compared.length) && lowest.value! < usual;
  return isLowest && !others.some((other) => mayBeAsLow(other, lowest))
    ? inTitle(`Fewest agree on ${lowest.label}`, "Fewest agree on one pair of areas")
    : "No pair of areas clearly agrees least";
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
        fill: (cell: Cell) => (isTold(cell) ? accent : background),
        fillOpacity: (cell: Cell) =>
          !isTold(cell) ? 0 : 0.06 + 1.4 * Math.max(0, Math.min(0.45, 0.85 - cell.sameSide.value!)),
        stroke: context,
        strokeOpacity: 0.3,
        inset: 1,
        title: (cell: Cell) =>
          cell.sameSide.value === null
            ? `${nameOf(cell)}: ${hidden}`
            : `${nameOf(cell)}\n${withInterval(cell.sameSide.value, cell.sameSide.interval, percent)} on the same side\n${count(cell.candidates)} candidates`,
        tip: true
      }),
      Plot.text(both, {x: "first", y: "second", text, fill: (cell: Cell) => (isTold(cell) ? ink : context)})
    ]
  });
}

/** Pairs of fewer candidates are written, and not coloured. */
function isTold({candidates, sameSide}: Cell): boolean {
  return sameSide.value !== null && (candidates ?? 0) >= fewest;
}

function nameOf({first, second}: Cell): string {
  return first === second ? `two views of ${first}` : `${first} and ${second}`;
}

type Slice = Agreement["slices"][number];

/** Is it one role or level? The share of pairs on the same side in each that has enough loops. */
export function agreementBySlice({slices, leastLoops}: Agreement): HTMLElement {
  const parts = slices
    .slice(1)
    .filter(({measures, slice: {role, level, period}}) => measures !== null && period === null && !(role && level));
  const all = slices[0]?.measures?.sameSide.value ?? null;
  const rows = parts.map((part): IntervalRow => ({label: partName(part), ...part.measures!.sameSide, n: part.loops}));
  const apart = rows.filter((row) => clearlyApart(row, all, rows.length));
  return chartCard({
    title:
      rows.length === 0
        ? "No role or level has enough loops yet"
        : apart.length === 0
          ? "No role or level stands clearly apart"
          : inTitle(
              `Apart from the whole: ${apart.map(({label}) => label).join(", ")}`,
              `${apart.length} of ${rows.length} stand clearly apart from the whole`
            ),
    subtitle:
      "Pairs of votes on the same side, %, by role and level, whatever is chosen; line: 90 %, dashed: all loops",
    howToRead:
      "One interval in ten misses the dashed line by chance alone; the title names only rows that miss it by more than so many rows would by chance.",
    alternative: `Pairs of votes on the same side: ${rows.map(({label, value, interval}) => `${label} ${withInterval(value, interval, percent)}`).join("; ")}.`,
    chart: rows.length > 0 ? (width) => drawParts(rows, all, width) : null,
    empty: `No single role or level has ${leastLoops} loops yet.`,
    table: sliceTable(slices),
    name: "agreement-by-slice"
  });
}

/** Is it one quarter? Pairs on the same side by the quarter of a loop's first interview, with the leads' dated notes. */
export function agreementByQuarter({slices, leastLoops, changes}: Agreement): HTMLElement {
  const points = slices
    .filter(({slice}) => slice.period !== null && slice.role === null && slice.level === null)
    .map(({slice, measures, loops}) => ({
      period: slice.period!,
      value: measures?.sameSide.value ?? null,
      interval: measures?.sameSide.interval ?? null,
      n: loops
    }))
    .sort((a, b) => a.period.localeCompare(b.period));
  const known = points.filter(({value}) => value !== null);
  const all = slices[0]?.measures?.sameSide.value ?? null;
  const apart = known.filter((point) => clearlyApart({label: point.period, ...point}, all, known.length));
  const events = changes.flatMap(({date: day, text}) =>
    text === null ? [] : [{period: quarterOf(day), label: shortened(text, 22)}]
  );
  return chartCard({
    title:
      known.length < 2
        ? "Too few quarters to see a trend"
        : apart.length === 0
          ? "No quarter stands clearly apart"
          : inTitle(
              `Apart from the whole: ${apart.map(({period}) => period).join(", ")}`,
              `${apart.length} of ${known.length} quarters stand clearly apart`
            ),
    subtitle: "Pairs of votes on the same side, %, by quarter, whatever is chosen; bars: 90 %",
    howToRead:
      "Each dot is a quarter, by the first interview of its loops. Notes of the leads, such as a calibration session, stand above their quarter.",
    alternative: known
      .map(({period, value, interval}) => `${period} ${withInterval(value, interval, percent)}`)
      .join("; "),
    chart:
      known.length < 2
        ? null
        : (width) =>
            trendChart(points, width, {
              format: percent,
              reference: all === null ? null : {value: all, label: "all loops"},
              events: events.filter(({period}) => points.some((point) => point.period === period)),
              domain: [0, 1]
            }),
    empty: `Fewer than two quarters have ${leastLoops} loops.`,
    table: intervalTable(
      points.map(({period, ...rest}) => ({label: period, ...rest})),
      {
        caption: "Pairs of votes on the same side, by quarter",
        name: "agreement-by-quarter",
        row: "Quarter",
        value: "Same side",
        format: percent,
        n: "Loops"
      }
    ),
    name: "agreement-by-quarter"
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
    x: {label: "% on the same side", labelArrow: "none", percent: true, domain: [0, 100]},
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
  return [role, level, period].filter((part) => part !== null).join(", ") || "Everything";
}
