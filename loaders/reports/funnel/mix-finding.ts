import type {Finding} from "../../../src/contracts/finding.js";
import type {Funnel} from "../../../src/contracts/funnel.js";
import type {Decomposition} from "../../../src/statistics/intervals/kitagawa.js";
import {count, month, pointRange, points as inPoints} from "../../../src/words/numbers.js";
import {makeFinding} from "../finding.js";
import {needUntil} from "../shared/pace.js";
import {stepWords, type Step} from "./steps.js";

const kind = "funnel.mix";
const unit = "change of the share converted, points of 1";

export type Direction = "simpson" | "mix" | "rate" | null;
export type Bridge = Funnel["bridges"][number];

/**
 * `funnel.mix` of one step in words.
 *
 * @param judged `stands`: the total did not move beyond chance; `looked`: steps looked at
 */
export function mixFinding(
  step: Step,
  {before, after, by}: Bridge,
  {change, rate, mix}: Decomposition,
  {direction, stands, looked}: {direction: Direction; stands: boolean; looked: number}
): Finding {
  const of100 = (counts: {n: number; k: number}): number => Math.round((100 * counts.k) / counts.n);
  const words = stepWords(step.step);
  const facts = `${words[0]!.toUpperCase()}${words.slice(1)}: of 100 candidates ${of100(before)} went on in ${spanWords(before)} and ${of100(after)} in ${spanWords(after)} (${count(before.n)} and ${count(after.n)} candidates)`;
  const within = `${points(rate.value!)} of 100 within ${by}s (${pointRange(rate.interval)}), ${points(mix.value!)} from the mix of ${by}s (${pointRange(mix.interval)})`;
  const sentences: Record<"simpson" | "mix" | "rate" | "none", [string, string]> = {
    simpson: [
      `${facts}, yet among candidates of one ${by} it moved the other way on average: ${within}.`,
      `Report this step by ${by}; the total misleads.`
    ],
    mix: [
      `${facts}; most of the change is mix: ${within}.`,
      `Ask why the mix of ${by}s changed before changing anything in this step.`
    ],
    rate: [
      stands
        ? `${facts}; the total hides a change, because the mix of ${by}s moved against it: ${within}.`
        : `${facts}; the change is within kinds of candidates more than between them: ${within}.`,
      "Look at what changed in this step itself."
    ],
    none: [
      `${facts}, a change of ${inPoints(change.value!)} (${pointRange(change.interval)}): no more than chance gives when ${looked} ${looked === 1 ? "step is" : "steps are"} looked at by source, role and level.`,
      "Nothing to do."
    ]
  };
  const [sentence, action] = sentences[direction ?? "none"];
  return makeFinding({
    kind,
    subject: step.step,
    verdict: direction === "simpson" || direction === "mix" ? "act" : direction === "rate" ? "watch" : "ok",
    direction,
    estimate: direction === "simpson" ? rate : direction === "mix" ? mix : change,
    unit,
    n: before.n + after.n,
    sentence,
    action
  });
}

function points(value: number): string {
  const whole = Math.round(100 * value);
  return whole > 0 ? `+${whole}` : whole < 0 ? `−${-whole}` : "0";
}

/** "Jul 2024 – Jun 2025", months of entry. */
function spanWords({from, to}: Bridge["before"]): string {
  return from === to ? month(from) : `${month(from)} – ${month(to)}`;
}

/** Neither span has enough candidates, or nothing to tell them apart by. */
export function tooFewForMix(step: Step, n: number, least: number): Finding {
  const words = stepWords(step.step);
  return makeFinding({
    kind,
    subject: step.step,
    verdict: "too_little_data",
    estimate: null,
    unit,
    n: step.rows.length,
    sentence: `${words[0]!.toUpperCase()}${words.slice(1)}: two spans of at least ${least} candidates with a recorded source, role or level are needed to tell mix from conversion.`,
    action:
      n < least
        ? "Wait for more candidates before telling mix from conversion."
        : "Look again when two kinds of candidates have enough in both spans; record source, role and level where they are missing.",
    needs: [needUntil("candidates in the smaller span", least, n < 5 ? 0 : n, null)]
  });
}
