import type {Kind} from "../../src/contracts/finding.js";
import {leastExcess} from "../../src/statistics/interviewers/herding.js";

/** The verdict thresholds by kind; `verdicts` in plumbline.yaml overrides single ones. Least numbers are counts. */
export const defaultThresholds = {
  "agreement.overall": {least_loops: 30},
  "agreement.repeatability": {least_loops: 30, least_shadow_pairs: 30, watch_below: 0.5},
  "interviewer.severity": {deviation: 0.25, probability: 0.9, least_votes: 20},
  "interviewer.consistency": {low: 0.6, high: 1.6, false_discovery_rate: 0.05, least_votes: 30},
  "interviewer.independence": {
    excess: leastExcess,
    probability: 0.95,
    false_discovery_rate: 0.05,
    least_loops: 300,
    least_votes: 60
  },
  "interviewer.timeliness": {hours: 48, share_after_debrief: 0.25, least_votes: 20},
  "debrief.shift": {difference: 0.1, least_changes_possible: 50},
  "screen.validity": {least_loops: 60},
  "screen.bar": {probability: 0.9, least_loops: 30},
  "screen.borderline": {probability: 0.9, least_loops: 30, false_alarms: 0.05},
  "screener.calibration": {deviation: 0.5, probability: 0.9, least_screens: 30},
  "question.signal": {weak: 0.15, strong: 0.4, least_ratings: 80},
  "question.redundant": {partial_correlation: 0.6, least_pairs: 80},
  "question.drift": {false_discovery_rate: 0.05, least_before: 30, least_after: 30, least_questions: 6},
  "question.no_data": {share: 0.25, least_ratings: 40},
  // The share of loops is that of `question.no_data`: one limit for what goes unrated.
  "coverage.attribute": {},
  "coverage.rejections": {},
  "loop.size": {least_loops: 100},
  "loop.early_stop": {least_loops: 100},
  "loop.hours": {least_loops: 100},
  "load.evenness": {excess: 0.1},
  "funnel.conversion": {tail: 0.0005, least_cohort: 50},
  "funnel.mix": {least_period: 100},
  "data.quality": {act: 0.05, watch: 0.01}
} as const satisfies Record<Kind, Record<string, number>>;

/** The lowest and the highest value that a threshold of this name can sensibly have; counts are whole. */
export function rangeOf(name: string): {low: number; high: number; whole: boolean} {
  if (name.startsWith("least_")) return {low: 1, high: 1_000_000, whole: true};
  const high = {deviation: 3, high: 100, hours: 10_000, low: 100}[name] ?? 1;
  return {low: 0, high, whole: false};
}

export type ThresholdName<K extends Kind> = keyof (typeof defaultThresholds)[K] & string;

export interface Overrides {
  verdicts: Partial<Record<Kind, Partial<Record<string, number>> | undefined>>;
  privacy?: {minimum_candidates: number};
}

/**
 * The threshold in force: the configured one, else the default. No least number goes below the fewest candidates that
 * anything is told of: what a verdict needs may be lowered, what privacy needs not by this way.
 */
export function threshold<K extends Kind>(config: Overrides, kind: K, name: ThresholdName<K>): number {
  const configured = config.verdicts[kind]?.[name];
  const value = configured ?? (defaultThresholds[kind][name] as number);
  return name.startsWith("least_") ? Math.max(value, config.privacy?.minimum_candidates ?? 0) : value;
}

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
