import {threshold, type Overrides} from "./thresholds.js";

/** Consistency, independence and drift are tested for chance, and screeners against limits of chance: four families. */
const families = 4;

/**
 * The false-discovery rate at which one kind of subjects is tested. The configured rate is for all kinds about single
 * people or questions together: where nobody differs, a company in twenty may see an alarm, not one in ten.
 */
export function falseDiscoveryRate(
  config: Overrides,
  kind: "interviewer.consistency" | "interviewer.independence" | "question.drift"
): number {
  return threshold(config, kind, "false_discovery_rate") / families;
}
