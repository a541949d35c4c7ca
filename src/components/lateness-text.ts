import type {Independence} from "../contracts/independence.js";
import {hours, percent, range} from "../words/numbers.js";

/** How late written feedback comes, against the debrief. */
export function latenessText({hours: median, afterDebrief}: Independence): string {
  if (median.value === null) return "The exports hold no times of submission, so lateness cannot be judged.";
  const late =
    afterDebrief.value === null
      ? ""
      : ` ${percent(afterDebrief.value)} (${range(afterDebrief.interval, percent)}) of it came after the debrief had begun, when it can no longer be independent.`;
  return `Half of all written feedback came within ${hours(median.value)} of the interview.${late}`;
}
