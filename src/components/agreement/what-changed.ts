import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Agreement, AgreementChange} from "../../contracts/agreement.js";
import {coefficient, percent, points, withInterval} from "../../words/numbers.js";
import {inTitle, shortened} from "../../words/title.js";
import {chartCard} from "../kit/chart-card.js";
import {accent, ink, intervalPlot, type IntervalRow, labelMargin} from "../kit/chart.js";
import {estimate, sortableTable} from "../kit/table.js";

type Measured = AgreementChange & {measured: NonNullable<AgreementChange["measured"]>};

/** Agreement before and after the last build and each dated note, in sentences and as a chart of the differences. */
export function whatChanged({changes}: Agreement): HTMLElement {
  if (changes.length === 0)
    return html`<p class="card">
      Nothing to compare with yet. From the next build on this page says what changed since; to ask about a day of your
      own, such as a calibration session, write it into notes.csv beside the exports (columns date and text).
    </p>`;
  const measured = changes.filter((change): change is Measured => change.measured !== null);
  return html`<div>
    <div class="card">
      <ul>
        ${changes.map(({sentence}) => html`<li>${sentence}</li>`)}
      </ul>
    </div>
    ${measured.length > 0 ? chartOf(measured) : null}
  </div>`;
}

function chartOf(changes: readonly Measured[]): HTMLElement {
  const rows = changes.flatMap((change, index): IntervalRow[] => [
    {
      label: labelOf(change),
      ...change.measured.alpha,
      colour: change.measured.direction === null ? ink : accent
    },
    // Rows of one chart need names of their own, also where two notes are of one day.
    {label: `raw${" ".repeat(index)}`, ...change.measured.percent, faint: true}
  ]);
  const moved = changes.filter(({measured}) => measured.direction !== null);
  return chartCard({
    title:
      moved.length === 0
        ? "At no date did agreement clearly change"
        : inTitle(
            `Agreement clearly changed at: ${moved.map(labelOf).join(", ")}`,
            `Agreement clearly changed at ${moved.length} of ${changes.length} dates`
          ),
    subtitle:
      "Agreement after a date minus before it, all loops, whatever is chosen; full dot: alpha, hollow: raw share; line: 90 %",
    howToRead:
      "Right of 0 interviewers agree more than before. Raw agreement also moves when a yes becomes more or less common. One line in ten misses 0 by chance; only dates at which alpha misses it by more are named.",
    alternative: rows
      .map(({label, value, interval}) => `${label.trim()}: ${withInterval(value, interval, coefficient)}`)
      .join("; "),
    chart: (width) => draw(rows, width),
    table: sortableTable(changes, {
      caption: "Agreement before and after each date",
      name: "what-changed",
      columns: [
        {label: "Since", value: labelOf},
        {label: "Loops before, at least", numeric: true, value: ({measured}) => measured.before.loopsAtLeast},
        {label: "Loops after, at least", numeric: true, value: ({measured}) => measured.after.loopsAtLeast},
        both("Same vote, raw", "percent", percent),
        estimate("Difference of raw agreement", ({measured}) => measured.percent, points),
        both("Alpha", "alpha"),
        estimate("Difference of alpha", ({measured}) => measured.alpha, coefficient),
        both("AC2", "ac2"),
        estimate("Difference of AC2", ({measured}) => measured.ac2, coefficient)
      ]
    }),
    name: "what-changed"
  });
}

function draw(rows: readonly IntervalRow[], width: number): Element {
  // A phone has room for the date alone; the table holds the note.
  const shown = (label: string): string => (width < 500 ? label.replace(/^(\d{4}-\d\d-\d\d) .*/, "$1") : label);
  return intervalPlot(rows, width, {
    frame: 80,
    row: 34,
    marginLeft: labelMargin(
      rows.map(({label}) => shown(label)),
      width
    ),
    marginRight: 24,
    marginBottom: 48,
    x: {label: "after minus before", labelArrow: "none", zero: true},
    y: {tickFormat: shown},
    behind: [Plot.ruleX([0], {stroke: ink})]
  });
}

type Measure = "percent" | "alpha" | "ac2";

function both(label: string, name: Measure, written = coefficient) {
  return {
    label,
    value: ({measured}: Measured) => measured.after[name],
    format: ({measured}: Measured) => `${written(measured.before[name])} → ${written(measured.after[name])}`
  };
}

function labelOf({date, text}: AgreementChange): string {
  const name = text ?? "last build";
  return `${date} ${shortened(name, 24)}`;
}
