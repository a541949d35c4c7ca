import {mean, sampleStandardDeviation} from "simple-statistics";
import {bandProbability} from "./band-probabilities.js";
import {defaultLevel, type Estimate} from "../estimate.js";
import {normalInterval} from "../intervals/normal-interval.js";

interface Forecast {
  /** Stated chance, 0 to 1. */
  forecast: number;
  happened: boolean;
}

/** Forecasts of about the same size. */
interface ForecastBin {
  /** Mean forecast. */
  forecast: number;
  n: number;
  happened: number;
  /** Share of them that happened. */
  share: Estimate;
}

interface ForecastCalibration {
  /** Mean squared distance of forecast and outcome: 0 is perfect, and the smaller the better. */
  brier: Estimate;
  /** What giving everyone the overall share would score: p(1 − p). */
  constant: number;
  meanForecast: number;
  share: number;
  bins: ForecastBin[];
}

const most = 8;
const leastInBin = 20;

/**
 * Brier score (1950) and a reliability diagram over bins of equal size, at least 20 forecasts each; equal forecasts stay
 * in one bin. Smallest n: 40, else `null`.
 */
export function forecastCalibration(forecasts: readonly Forecast[], level = defaultLevel): ForecastCalibration | null {
  const n = forecasts.length;
  if (n < 2 * leastInBin) return null;
  const losses = forecasts.map(({forecast, happened}) => (forecast - Number(happened)) ** 2);
  const brier = mean(losses);
  const standardError = sampleStandardDeviation(losses) / Math.sqrt(n);
  const share = mean(forecasts.map(({happened}) => Number(happened)));
  return {
    brier: {value: brier, standardError, interval: normalInterval(brier, standardError, level, [0, 1]), n},
    constant: share * (1 - share),
    meanForecast: mean(forecasts.map(({forecast}) => forecast)),
    share,
    bins: binsOf(forecasts, level)
  };
}

function binsOf(forecasts: readonly Forecast[], level: number): ForecastBin[] {
  const sorted = [...forecasts].sort((a, b) => a.forecast - b.forecast);
  const size = Math.max(leastInBin, Math.ceil(sorted.length / most));
  const bins: Forecast[][] = [];
  for (const one of sorted) {
    const last = bins.at(-1);
    if (!last || (last.length >= size && last.at(-1)!.forecast < one.forecast)) bins.push([one]);
    else last.push(one);
  }
  if (bins.length > 1 && bins.at(-1)!.length < leastInBin) bins.at(-2)!.push(...bins.pop()!);
  return bins.map((members) => {
    const happened = members.filter((one) => one.happened).length;
    return {
      forecast: mean(members.map(({forecast}) => forecast)),
      n: members.length,
      happened,
      share: bandProbability(happened, members.length, level)
    };
  });
}
