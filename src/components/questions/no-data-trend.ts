import type {Questions} from "../../contracts/questions.js";
import {percent, withInterval} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {intervalTable} from "../kit/table.js";
import {trendChart} from "../kit/trend-chart.js";

/** Are more questions left unrated than a year ago? */
export function noDataTrend({noDataByQuarter: {quarters, change}}: Questions): HTMLElement {
  const points = quarters.map(({period, value, interval, n, settled}) => ({
    period,
    value,
    interval,
    n,
    faint: !settled
  }));
  const known = points.filter(({value}) => value !== null);
  return chartCard({
    title: known.length < 2 ? "Too few quarters to see a trend" : noDataTitle(change),
    subtitle: "Questions asked and left without a rating, %, by quarter, all questions; bars: 90 %",
    howToRead: "Each dot is a quarter, by the day of the interview. Hollow quarters are not over yet.",
    alternative: known
      .map(({period, value, interval}) => `${period} ${withInterval(value, interval, percent)}`)
      .join("; "),
    chart: known.length > 1 ? (width) => trendChart(points, width, {format: percent}) : null,
    empty: "Fewer than two quarters have questions enough to show.",
    table: intervalTable(
      points.map(({period, ...rest}) => ({label: period, ...rest})),
      {
        caption: "Questions left without a rating, by quarter",
        name: "no-data-by-quarter",
        row: "Quarter",
        value: "Left unrated",
        format: percent,
        n: "Times asked"
      }
    ),
    name: "no-data-by-quarter"
  });
}

/** How the share left unrated moved in a year. */
export function noDataTitle(change: Questions["noDataByQuarter"]["change"]): string {
  if (!change?.clear || change.value === null) return "Questions unrated: no clear change in a year";
  return `${change.value < 0 ? "Fewer" : "More"} questions go unrated than a year before`;
}
