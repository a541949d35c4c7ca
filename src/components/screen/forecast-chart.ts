import * as Plot from "@observablehq/plot";
import {html} from "htl";
import type {Screen} from "../../contracts/screen.js";
import {coefficient, count, percent, range} from "../../words/numbers.js";
import {chartCard} from "../kit/chart-card.js";
import {context, ends, ink, plot} from "../kit/chart.js";
import {sortableTable} from "../kit/table.js";

type Forecast = NonNullable<Screen["forecast"]>;
type Bin = Forecast["bins"][number];

/** Forecasts of an offer against what happened, all screeners together. */
export function forecastChart(forecast: Screen["forecast"]): HTMLElement {
  if (forecast === null)
    return html`<p class="empty">
      No forecasts to check. When screeners note the chance of an offer on their scorecard (column forecast), this shows
      how often it came true.
    </p>`;
  const {bins, brier, interval, constant, sentence} = forecast;
  return html`<div>
    <p>${sentence}</p>
    ${chartCard({
      title: `Brier score ${coefficient(brier)} (${range(interval, coefficient)}); the same forecast for everyone would score ${coefficient(constant)}`,
      howToRead:
        "each dot is a group of forecasts of about the same size: across what was forecast, up what happened, with what is plausible (90 %). On the dashed line forecasts come true as stated; below it they were too hopeful. Only candidates who went to a loop are in it. The Brier score is the mean squared distance of forecast and outcome, and smaller is better.",
      alternative: bins
        .map(
          (bin) =>
            `Forecast ${percent(bin.forecast)}: ${percent(bin.happened / bin.n)} of ${count(bin.n)} got an offer.`
        )
        .join(" "),
      chart: (width) => draw(bins, width),
      table: table(bins),
      name: "forecast-calibration"
    })}
  </div>`;
}

function draw(bins: readonly Bin[], width: number): Element {
  const ticks = width < 500 ? 5 : 10;
  return plot({
    width,
    height: Math.min(420, Math.max(300, width * 0.7)),
    marginLeft: 52,
    marginBottom: 46,
    marginTop: 26,
    x: {label: "forecast chance of an offer →", percent: true, domain: [0, 100], ticks, grid: true},
    y: {label: "↑ share with an offer", percent: true, domain: [0, 100], ticks: 5, grid: true},
    marks: [
      Plot.line([0, 1], {x: (d: number) => d, y: (d: number) => d, stroke: context, strokeDasharray: "4,3"}),
      Plot.ruleX(bins, {
        x: "forecast",
        ...ends("y", (d: Bin) => d.interval),
        stroke: ink,
        strokeWidth: 1.5
      }),
      Plot.dot(bins, {x: "forecast", y: (d: Bin) => d.happened / d.n, r: 5, fill: ink})
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

/** How far screeners' bars lie apart as a whole; who they are stands in no manager's page. */
export function dispersionNote(dispersion: Screen["dispersion"]): HTMLElement {
  return html`<p>
    ${dispersion?.sentence ?? "Too few screeners have enough decided screens to say whether their bars differ."}
  </p>`;
}

/** What lenient screeners' extra candidates are worth and what they would keep at a stricter bar, or why not told. */
export function leniencyNote({refusal, rate}: Screen["leniency"], tried: Screen["contraction"]): HTMLElement {
  return html`<div>
    <p>
      ${rate ? rate.sentence : `Whether the extra passes of lenient screeners do as well cannot be told: ${refusal}`}
    </p>
    <p>
      The comparison holds only with at least 1,500 settled screens and 15 screeners of clearly different bars (F at
      least 20) who meet candidates as if by lot and take no other part in the outcome.
    </p>
    <p>
      ${tried.sentence ?? `What lenient screeners would keep at the strict ones' bar is not told: ${tried.refusal}`} It
      answers whether to be stricter, never whether to be more lenient.
    </p>
  </div>`;
}
