import type {Headline} from "../contracts/headline.js";
import type {Overview} from "../contracts/overview.js";
import {count, counted} from "./format.js";

/** What stands in place of findings where there are none: quiet is good news only about subjects with enough data. */
export function quietHeadline({
  ok,
  too_little_data: few
}: Pick<Overview["counts"], "ok" | "too_little_data">): Pick<Headline, "kind" | "verdict" | "sentence" | "action"> {
  const collect = "Open a page to see what it still needs, and how long that takes at the present pace.";
  if (ok === 0)
    return {
      kind: "data.quality",
      verdict: "too_little_data",
      sentence: "There are too few data to tell whether anything is unusual.",
      action: collect
    };
  if (few > ok)
    return {
      kind: "data.quality",
      verdict: "too_little_data",
      sentence: `There are too few data to judge ${count(few)} of ${counted(few + ok, "subject")}; nothing is unusual in the other ${count(ok)}.`,
      action: collect
    };
  return {
    kind: "data.quality",
    verdict: "ok",
    sentence: `Nothing unusual in ${counted(ok, "subject")} that had enough data.${few === 0 ? "" : ` Of ${count(few)} more there are too few data to tell.`}`,
    action: "Nothing to do before the next build."
  };
}
