import type {Trend} from "../../contracts/parts.js";
import {withInterval} from "../../words/numbers.js";
import {chartCard} from "./chart-card.js";
import {intervalTable} from "./table.js";
import {trendChart, type TrendOptions} from "./trend-chart.js";

/** How a measure by quarter is shown. */
export interface QuarterCardOptions extends Pick<TrendOptions, "reference" | "domain"> {
  /** What the change of a year says; told only where two quarters are known. */
  title: (change: Trend["change"]) => string;
  subtitle: string;
  howToRead: string;
  empty: string;
  format: (value: number | null | undefined) => string;
  /** What the table holds, and its columns of the value and of what it rests on, which is published rounded. */
  caption: string;
  value: string;
  n: string;
  /** File name of what is saved, without the ending. */
  name: string;
}

/** A measure by quarter with its intervals, hollow where a quarter is not settled, and the table behind it. */
export function quarterCard({quarters, change}: Trend, options: QuarterCardOptions): HTMLElement {
  const {title, subtitle, howToRead, empty, format, caption, value: valueName, n: counted, name, ...drawn} = options;
  const points = quarters.map(({settled, ...quarter}) => ({...quarter, faint: !settled}));
  const known = points.filter(({value}) => value !== null);
  return chartCard({
    title: known.length < 2 ? "Too few quarters to see a trend" : title(change),
    subtitle,
    howToRead,
    alternative: known
      .map(({period, value, interval}) => `${period} ${withInterval(value, interval, format)}`)
      .join("; "),
    chart: known.length > 1 ? (width) => trendChart(points, width, {format, ...drawn}) : null,
    empty,
    table: intervalTable(
      points.map(({period, ...rest}) => ({label: period, ...rest})),
      {caption, name, row: "Quarter", value: valueName, format, n: `${counted}, to the nearest 5`}
    ),
    name
  });
}
