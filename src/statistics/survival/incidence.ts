import {requireNumbers, requireSameLength, requirePairs} from "../estimate.js";

interface IncidenceCurves {
  /** Times with an event of any cause, ascending. */
  time: number[];
  /** Per cause, the share that has had it by each time. */
  incidence: Record<number, number[]>;
  /** Per cause, the infinitesimal jackknife standard error at each time. */
  standardError: Record<number, number[]>;
}

/**
 * Aalen–Johansen cumulative incidence of competing causes: Σ S(t−) d_k/n. Other causes compete, they do not censor, so
 * the curves and the share still without an event add up to 1. Standard errors by the infinitesimal jackknife, as
 * survival's multi-state `survfit`. Linear in the number of subjects once sorted. Aalen & Johansen
 * (1978). Smallest n: one event; read it only as far as ten or so are still at risk.
 *
 * @param time any non-negative unit, @param cause 0 = last seen without an event, otherwise the number of the cause
 * @returns empty lists and no cause when nobody had an event
 * @throws when the lists differ in length, or a time or cause is negative or not a number
 */
export function aalenJohansen(time: readonly number[], cause: readonly number[]): IncidenceCurves {
  requirePairs("cumulative incidence", {time, cause});
  for (const value of [...time, ...cause])
    if (value < 0) throw new RangeError(`cumulative incidence: times and causes must be 0 or larger, got ${value}`);
  const causes = [...new Set(cause)].filter((value) => value !== 0).sort((a, b) => a - b);
  const order = Uint32Array.from({length: time.length}, (_, i) => i).sort((a, b) => time[a]! - time[b]!);
  const curves: IncidenceCurves = {time: [], incidence: {}, standardError: {}};
  const tracks = causes.map((k) => {
    curves.incidence[k] = [];
    curves.standardError[k] = [];
    return new IncidenceTrack(k);
  });
  let atRisk = time.length;
  let survival = 1;
  // Influence of a subject still at risk on survival, the same for all of them.
  let pull = 0;
  for (let start = 0; start < order.length;) {
    const now = time[order[start]!]!;
    const leaving = new Map<number, number>();
    let end = start;
    for (; end < order.length && time[order[end]!] === now; end++) {
      const k = cause[order[end]!]!;
      leaving.set(k, (leaving.get(k) ?? 0) + 1);
    }
    const events = end - start - (leaving.get(0) ?? 0);
    if (events > 0) {
      const hazard = events / atRisk;
      for (const track of tracks) track.step((leaving.get(track.cause) ?? 0) / atRisk, survival, pull, atRisk);
      pull = pull * (1 - hazard) + (survival * hazard) / atRisk;
    }
    const before = survival;
    survival *= 1 - events / atRisk;
    const lost = events > 0 ? before / atRisk : 0;
    for (const [k, count] of leaving) {
      const ownPull = k === 0 ? pull : pull - lost;
      for (const track of tracks)
        track.leave(count, track.cause === k ? lost : 0, survival > 0 ? ownPull / survival : 0);
    }
    atRisk -= end - start;
    if (events > 0) {
      curves.time.push(now);
      for (const track of tracks) {
        curves.incidence[track.cause]!.push(track.incidence);
        curves.standardError[track.cause]!.push(track.standardError(atRisk));
      }
    }
    start = end;
  }
  return curves;
}

/**
 * One cause's curve and the sum of squared influences on it. A subject who left has influence a + b · F(t) for good, so
 * three running sums stand for all who left, and one number for all who are still there.
 */
class IncidenceTrack {
  incidence = 0;
  private common = 0;
  private aa = 0;
  private ab = 0;
  private bb = 0;

  constructor(readonly cause: number) {}

  step(hazard: number, survival: number, pull: number, atRisk: number): void {
    this.common += pull * hazard - (survival * hazard) / atRisk;
    this.incidence += survival * hazard;
  }

  leave(count: number, gained: number, b: number): void {
    const a = this.common + gained - b * this.incidence;
    this.aa += count * a * a;
    this.ab += count * a * b;
    this.bb += count * b * b;
  }

  standardError(atRisk: number): number {
    const left = this.aa + 2 * this.incidence * this.ab + this.incidence * this.incidence * this.bb;
    return Math.sqrt(Math.max(0, left + atRisk * this.common * this.common));
  }
}

interface SurvivalCurve {
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
