import type {Parameters} from "../parameters.js";

/** How far ability, the screen's bar and what a yes takes are above those of the middle of the window. */
export function riseAt(when: number, {customs, months}: Parameters): number {
  return customs?.rise === undefined ? 0 : customs.rise * (months / 24) * (when - 0.5);
}

/** How much more a yes takes than in the middle of the window. */
export function standardAt(when: number, parameters: Parameters): number {
  return riseAt(when, parameters) + strictnessAt(when, parameters);
}

/** How much stricter interviewers are than in the middle of the window. */
export function strictnessAt(when: number, {customs, months}: Parameters): number {
  return customs?.strictness === undefined ? 0 : customs.strictness * (months / 24) * (when - 0.5);
}

/** Change of the screen's cuts that takes so many logits off its pass rate. */
export function cutsFor(logits: number, {screen}: Parameters): number {
  return logits === 0 ? 0 : (logits * Math.hypot(1, screen.noise, screen.severity)) / 1.7;
}

/** A share moved by so many logits. */
export function shifted(share: number, logits: number): number {
  return logits === 0 || share <= 0 || share >= 1 ? share : logistic(Math.log(share / (1 - share)) + logits);
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}
