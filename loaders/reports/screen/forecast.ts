import type {Screen} from "../../../src/contracts/screen.js";
import {forecastCalibration} from "../../../src/statistics/screen/forecast-calibration.js";
import {rounded} from "../finding.js";
import {readSql, type ReportContext} from "../report.js";

const sql = readSql(new URL("./forecast.sql", import.meta.url));

/** How well screeners' forecasts of an offer came true, over all of them at once; null without enough forecasts. */
export async function screenForecast({warehouse}: ReportContext): Promise<Screen["forecast"]> {
  const rows = await warehouse.rows<{forecast: number; offered: boolean}>(sql);
  const result = forecastCalibration(rows.map(({forecast, offered}) => ({forecast, happened: offered})));
  if (result === null) return null;
  const {brier, constant, meanForecast, share, bins} = result;
  const pair = ([low, high]: [number, number]): [number, number] => [rounded(low)!, rounded(high)!];
  const [better, worse] = [brier.interval![1] < constant, brier.interval![0] > constant];
  return {
    n: brier.n,
    brier: rounded(brier.value)!,
    interval: pair(brier.interval!),
    constant: rounded(constant)!,
    bins: bins.map(({forecast, n, happened, share: shown}) => ({
      forecast: rounded(forecast)!,
      n,
      happened,
      interval: pair(shown.interval!)
    })),
    sentence: `Screeners expected an offer for ${percent(meanForecast)} of the ${brier.n} candidates who went on and were decided; ${percent(share)} got one. Their forecasts are ${better ? "closer to what happened than" : worse ? "further from what happened than" : "no closer to what happened than"} giving everyone the same ${percent(share)}.`
  };
}

function percent(share: number): string {
  return `${Math.round(100 * share)} %`;
}
