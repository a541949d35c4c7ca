import type {Sameness} from "../../loaders/reports/shared/sameness.js";
import type {Finding} from "../../src/contracts/finding.js";

type Told = Pick<Finding, "kind" | "verdict" | "deed" | "unit" | "n" | "claim" | "evidence" | "action"> &
  Partial<Finding>;

/** A finding as a test expects it: all that it says of itself, and of the rest what follows or is the contract's default. */
export function wholeFinding(told: Told): Finding {
  const {verdict, claim, evidence, unit, estimate = null, interval = null, reference = null} = told;
  return {
    subject: "all",
    slice: {role: null, level: null, period: null},
    direction: null,
    estimate,
    interval,
    level: 0.9,
    reference,
    sentence: evidence === "" ? claim : `${claim} ${evidence}`,
    sure: {probability: null, sentence: "There is too little to tell."},
    stake: null,
    mark:
      verdict === "too_little_data" || estimate === null || interval === null
        ? null
        : {estimate, interval, reference, unit},
    ...told
  };
}

/** Votes of which nothing can be estimated, and what every finding about them says. */
export const alike: Sameness = {
  everywhere: true,
  claim: "votes that are all alike cannot be compared.",
  evidence: "All 84 votes are “yes”.",
  action: "Ask whether the form fills it in."
};

export const nothingVaries: Pick<Finding, "verdict" | "deed" | "claim" | "evidence" | "action" | "needs"> = {
  verdict: "too_little_data",
  deed: "Not enough data",
  claim: "Votes that are all alike cannot be compared.",
  evidence: "All 84 votes are “yes”.",
  action: "Ask whether the form fills it in.",
  needs: [{unit: "loops with votes that differ", more: 30, weeks: null}]
};
