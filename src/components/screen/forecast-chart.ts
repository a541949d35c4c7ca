import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Screen} from "../../contracts/screen.js";
import {coefficient, count, percent, range} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {context, ends, ink, plot} from "../kit/chart.js";
import {sortableTable} from "../kit/table.js";

type Forecast = NonNullable<Screen["forecast"]>;
type Bin = Forecast["bins"][number];

/** Forecasts of an offer against what happened, all screeners together; closed until asked for. */
export function forecastPanel({forecast}: Pick<Screen, "forecast">): HTMLElement {
  return html`<details>
    <summary>Do screeners' own forecasts come true?</summary>
    ${forecast === null ? noForecast() : card(forecast)}
  </details>`;
}

function noForecast(): HTMLElement {
  return html`<p class="empty">
    No forecasts to check. When screeners note the chance of an offer on their scorecard (column forecast), this shows
    how often it came true.
  </p>`;
}

function card(forecast: Forecast): HTMLElement {
  const {bins, brier, interval, constant, sentence} = forecast;
  return chartCard({
    title: forecastTitle(forecast),
    subtitle: "Share with an offer by what was forecast, advanced candidates; bar: 90 % interval. Over all screens",
    howToRead: `On the dashed line forecasts come true as stated, below it they were too hopeful. ${sentence} Brier score ${coefficient(brier)} (${range(interval, coefficient)}), where one guess for all scores ${coefficient(constant)}; smaller is better.`,
    alternative: bins
      .map(
        (bin) => `Forecast ${percent(bin.forecast)}: ${percent(bin.happened / bin.n)} of ${count(bin.n)} got an offer.`
      )
      .join(" "),
    chart: (width) => draw(bins, width),
    table: table(bins),
    name: "forecast-calibration"
  });
}

/** In at most ten words. */
export function forecastTitle({interval, constant}: Pick<Forecast, "interval" | "constant">): string {
  const how = interval[1] < constant ? "truer" : interval[0] > constant ? "less true" : "no truer";
  return `Forecasts come ${how} than one guess for all`;
}

function draw(bins: readonly Bin[], width: number): Element {
  const ticks = width < 500 ? 5 : 10;
  return plot({
    width,
    height: Math.min(320, Math.max(240, width * 0.6)),
    marginLeft: 52,
    marginBottom: 44,
    marginTop: 26,
    x: {label: "% forecast", labelArrow: "none", percent: true, domain: [0, 100], ticks, grid: true},
    y: {label: "% with an offer", labelArrow: "none", percent: true, domain: [0, 100], ticks: 5, grid: true},
    marks: [
      Plot.line([0, 1], {x: (d: number) => d, y: (d: number) => d, stroke: context, strokeDasharray: "4,3"}),
      Plot.ruleX(bins, {
        x: "forecast",
        ...ends("y", (d: Bin) => d.interval),
        stroke: ink,
        strokeWidth: 1.5
      }),
      Plot.dot(bins, {
        x: "forecast",
        y: (d: Bin) => d.happened / d.n,
        r: 5,
        fill: ink,
        tip: true,
        title: (d: Bin) => `forecast ${percent(d.forecast)}\n${d.happened} of ${d.n} got an offer`
      })
    ]
  });
}

function table(bins: readonly Bin[]): HTMLElement {
  return sortableTable(bins, {
    caption: "Forecasts of an offer and what happened",
    name: "forecast-calibration",
    columns: [
      {label: "Mean forecast", numeric: true, value: ({forecast}) => forecast, format: (bin) => percent(bin.forecast)},
      {label: "Candidates", numeric: true, value: ({n}) => n},
      {label: "Offers", numeric: true, value: ({happened}) => happened},
      {
        label: "Share with an offer",
        numeric: true,
        value: ({happened, n}) => happened / n,
        format: ({happened, n, interval}) => `${percent(happened / n)} (${range(interval, percent)})`
      }
    ]
  });
}
