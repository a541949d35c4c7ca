import type {Parameters} from "../parameters.js";
import type {Streams} from "./streams.js";

const steps = ["phone_screen", "loop", "offer", "hired"] as const;

/** Logits by which a quarter's share of those who reach a step is above the usual one; `when` 0 to 1 of the window. */
export type QuarterNoise = (step: (typeof steps)[number], when: number) => number;

export function quarterNoise({customs, months}: Parameters, streams: Streams): QuarterNoise {
  const spread = customs?.quarterNoise;
  if (spread === undefined) return () => 0;
  const random = streams("quarters");
  const quarters = Math.ceil(months / 3);
  const drawn = new Map(steps.map((step) => [step, Array.from({length: quarters}, () => random.normal(0, spread))]));
  return (step, when) => drawn.get(step)![Math.min(quarters - 1, Math.max(0, Math.floor(when * quarters)))]!;
}
