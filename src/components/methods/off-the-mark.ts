import {group} from "d3-array";
import {html} from "htl";
import type {TruthRecovery} from "../../contracts/truth-recovery.js";
import {count, listed, percent} from "../../words/numbers.js";
import {estimateName, worldName} from "./world-names.js";

type Estimator = TruthRecovery["estimators"][number];

/** From so many intervals on, chance moves a share of nine in ten by three points at most. */
export const enoughIntervals = 100;

/** Estimates with intervals enough whose share of those that held the truth is outside 87 to 93 %, lowest first. */
export function outsideOf(estimators: readonly Estimator[]): Estimator[] {
  return estimators
    .filter(({intervals, coverage}) => intervals >= enoughIntervals && (coverage < 0.87 || coverage > 0.93))
    .sort((a, b) => a.coverage - b.coverage);
}

/** These in words, a line for each estimate: nobody should have to look for them. */
export function offTheMark(estimators: readonly Estimator[]): HTMLElement {
  const counted = estimators.filter(({intervals}) => intervals >= enoughIntervals);
  const off = outsideOf(estimators);
  const each = [...group(off, ({estimator}) => estimator)].map(([estimator, rows]) => {
    const places = rows.map(({world, coverage}) => `${percent(coverage)} (${worldName(world)})`);
    return html`<li>${estimateName(estimator)}: ${listed(places)}</li>`;
  });
  return html`<div>
    <p>
      Of ${count(counted.length)} estimates with ${count(enoughIntervals)} intervals or more, ${count(off.length)} held
      the truth less than 87 or more than 93 times in a hundred.
    </p>
    <ul class="off-the-mark">
      ${each}
    </ul>
  </div>`;
}
