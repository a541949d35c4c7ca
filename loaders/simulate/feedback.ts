import type {Random} from "../../src/statistics/random.js";
import {day, days, hour} from "./calendar.js";
import type {Parameters} from "./parameters.js";

/** Time from the end of an interview to its scorecard, in milliseconds: the same day or the next, or days late. */
export function feedbackDelay(isLate: boolean, parameters: Parameters, random: Random): number {
  if (isLate) return days(5, 6, random);
  return random.uniform() < parameters.late ? day + days(0.8, 1, random) : random.uniform() * 20 * hour;
}
