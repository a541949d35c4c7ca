import type {BarRule} from "../../src/statistics/bar-advice.js";
import type {Config} from "../config/config.js";
import {threshold} from "./finding.js";

const leastLoops = {"screen.bar": 15, "screen.borderline": 30} as const;

/** Least decided loops and confidence of a screen verdict, as configured. */
export function screenRule(config: Config, kind: keyof typeof leastLoops): BarRule {
  return {
    least: threshold(config, kind, "least_n", leastLoops[kind]),
    confidence: threshold(config, kind, "probability", 0.9)
  };
}
