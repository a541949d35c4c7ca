import type {Coverage} from "../../contracts/coverage.js";
import {counted} from "../../words/numbers.js";

export {filterBar} from "../kit/filter-bar.js";
export {coverageAttributes, coverageByQuarter, coverageRejections} from "./attributes.js";
export {coverageMap} from "./map.js";

/** What the coverage page cannot say. */
export const coverageLimits = [
  "A rating says that someone wrote a number, not that the question reached what it was meant to reach.",
  "Attributes that no export and no question map names cannot be missed here: the list of what a loop should cover is the company’s to write.",
  "That a rejected candidate was below the bar only on coachable attributes does not show that coaching would have worked."
];

/** What a choice leaves; loops of which no export says what they assess are not counted here. */
export function loopsLeft({loops}: Pick<Coverage["slices"][number], "loops">): string {
  return loops === 0 ? "no loop with rated questions" : counted(loops, "loop");
}
