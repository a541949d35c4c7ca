import type {Estimate} from "../../../src/statistics/estimate.js";
import {binomialQuantile} from "../../../src/statistics/distributions/index.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";

export interface Feedback {
  hours: number | null;
  after_debrief: boolean | null;
}

export interface Timeliness {
  /** Median hours to the feedback. */
  hours: Estimate;
  /** Share submitted after the debrief began, else after the decision. */
  afterDebrief: Estimate;
}

/** Median with a distribution-free interval (order statistics by the binomial), and share with a Wilson interval. */
export function timeliness(feedback: readonly Feedback[]): Timeliness {
  const hours = feedback.flatMap((one) => (one.hours === null ? [] : [one.hours])).sort((a, b) => a - b);
  const known = feedback.filter(({after_debrief}) => after_debrief !== null);
  const late = known.filter(({after_debrief}) => after_debrief).length;
  return {
    hours: median(hours),
    afterDebrief: {
      value: known.length > 0 ? late / known.length : null,
      standardError: null,
      interval: known.length > 0 ? wilson(late, known.length) : null,
      n: known.length
    }
  };
}

/** @param sorted ascending; the interval holds the median with at least 90 % */
function median(sorted: readonly number[]): Estimate {
  const n = sorted.length;
  if (n === 0) return {value: null, standardError: null, interval: null, n};
  const value = (sorted[Math.floor((n - 1) / 2)]! + sorted[Math.ceil((n - 1) / 2)]!) / 2;
  const below = binomialQuantile(0.05, n, 0.5);
  const interval: [number, number] | null = below < 1 ? null : [sorted[below - 1]!, sorted[n - below]!];
  return {value, standardError: null, interval, n};
}
