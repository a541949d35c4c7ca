/**
 * What every estimating function returns. A part that cannot be estimated is `null`, never `NaN`; `n` still says how
 * many units were looked at.
 */
export interface Estimate {
  value: number | null;
  standardError: number | null;
  /** Low and high end at the asked level (default 0.9). */
  interval: [number, number] | null;
  n: number;
}

export const defaultLevel = 0.9;

/** The estimate of something that the data do not determine. */
export function notEstimable(n: number): Estimate {
  return {value: null, standardError: null, interval: null, n};
}
