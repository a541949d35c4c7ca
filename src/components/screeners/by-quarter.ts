import type {Screeners} from "../../contracts/screeners.js";
import {percent, withInterval} from "../../words/numbers.js";
import {yearTitle} from "../../words/trend.js";
import {chartCard} from "../kit/chart-card.js";
import {intervalTable} from "../kit/table.js";
import {trendChart} from "../kit/trend-chart.js";

/** Share passed by quarter, all screeners together, against that of all quarters. */
export function passesByQuarter({byQuarter: {quarters, change}, rate}: Screeners): HTMLElement {
  const known = quarters.filter(({value}) => value !== null);
  return chartCard({
    title: quarterTitle(known.length, change),
    subtitle: "Share of screened candidates passed, by quarter, all screeners; bar: 90 % interval",
    howToRead: "Candidates are not made comparable here: another mix of roles or sources can move it too.",
    alternative: known
      .map(({period, value, interval, n}) => `${period}: ${withInterval(value, interval, percent)} of ${n}.`)
      .join(" "),
    chart:
      known.length > 1
        ? (width) =>
            trendChart(
              quarters.map(({settled, ...quarter}) => ({...quarter, faint: !settled})),
              width,
              {
                format: percent,
                reference: rate === null ? null : {value: rate, label: `all: ${percent(rate)}`}
              }
            )
        : null,
    empty: "Fewer than two quarters have enough screens to be shown.",
    table: intervalTable(
      known.map(({period, ...quarter}) => ({label: period, ...quarter})),
      {
        caption: "Share of screened candidates passed, by quarter",
        name: "passes-by-quarter",
        row: "Quarter",
        value: "Passed",
        format: percent,
        n: "Screens, to the nearest 5"
      }
    ),
    name: "passes-by-quarter"
  });
}

/** In at most ten words. */
export function quarterTitle(known: number, change: Screeners["byQuarter"]["change"]): string {
  if (known < 2) return "Does the bar move by quarter?";
  return yearTitle(
    "Share passed",
    change,
    (value) => `${value > 0 ? "More" : "Fewer"} candidates pass than a year before`
  );
}
