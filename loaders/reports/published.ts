import type {PublishedEstimate} from "../../src/contracts/published-estimate.js";
import type {Estimate} from "../../src/statistics/estimate.js";
import {rounded} from "./finding.js";

/** An estimate as a dataset holds it: value and interval, rounded; nulls where there is none. */
export function published(estimate: Pick<Estimate, "value" | "interval"> | null | undefined): PublishedEstimate {
  const interval = estimate?.interval;
  return {
    value: rounded(estimate?.value ?? null),
    interval: interval ? [rounded(interval[0])!, rounded(interval[1])!] : null
  };
}
