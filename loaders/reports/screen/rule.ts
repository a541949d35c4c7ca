import type {BarRule} from "../../../src/statistics/screen/bar-advice.js";
import type {Config} from "../../config/config.js";
import {threshold} from "../../config/thresholds.js";

/** Least decided loops and confidence of a screen verdict, as configured. */
export function screenRule(config: Config, kind: "screen.bar" | "screen.borderline"): BarRule {
  return {least: threshold(config, kind, "least_loops"), confidence: threshold(config, kind, "probability")};
}
