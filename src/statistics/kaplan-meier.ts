import {requireNumbers, requireSameLength} from "./require-numbers.js";

export interface SurvivalCurve {
  /** Times with an event, ascending. */
  time: number[];
  /** Share still without the event just after each time. */
  survival: number[];
  /** Greenwood's; null where the last subject at risk had the event, since survival is then 0 by construction. */
  standardError: (number | null)[];
}

/**
 * Kaplan–Meier estimate of the share still without the event; at a tie, events come before censorings. Steps at event
 * times only: empty lists mean that nobody had the event and survival is 1 throughout ("not reached").
 *
 * Kaplan & Meier (1958), as survival's `survfit`. Use it when there is one ending; with several, `aalenJohansen`. Smallest
 * n: one event; read it only as far as ten or so are still at risk.
 *
 * @param time any non-negative unit, @param event true = had the event then, false = was last seen then
 * @throws when the lists differ in length or a time is negative or not a number
 */
export function kaplanMeier(time: readonly number[], event: readonly boolean[]): SurvivalCurve {
  requireSameLength("Kaplan–Meier", time, event);
  requireNumbers("Kaplan–Meier", "time", time);
  const negative = time.find((value) => value < 0);
  if (negative !== undefined) throw new RangeError(`Kaplan–Meier: times must be 0 or larger, got ${negative}`);
  const order = Uint32Array.from({length: time.length}, (_, i) => i).sort((a, b) => time[a]! - time[b]!);
  const curve: SurvivalCurve = {time: [], survival: [], standardError: []};
  let atRisk = time.length;
  let survival = 1;
  let greenwood = 0;
  for (let start = 0; start < order.length;) {
    const now = time[order[start]!]!;
    let end = start;
    let events = 0;
    for (; end < order.length && time[order[end]!] === now; end++) if (event[order[end]!]) events++;
    if (events > 0) {
      survival *= 1 - events / atRisk;
      greenwood += events / (atRisk * (atRisk - events));
      curve.time.push(now);
      curve.survival.push(survival);
      curve.standardError.push(events < atRisk ? survival * Math.sqrt(greenwood) : null);
    }
    atRisk -= end - start;
    start = end;
  }
  return curve;
}
