import type {Coverage} from "../../../src/contracts/coverage.js";
import type {Report, ReportContext} from "../report.js";
import {attributeCounts, kindCounts, rejectionCounts} from "./count.js";
import {coverageDefinitions} from "./definitions.js";
import {coverageHeadlines} from "./headlines.js";
import {type CoverageCell, coverageCells, type CoveredLoop, coveredLoops} from "./loops.js";

/** Fewest loops of a slice, and fewest rejections, from which shares are shown. */
const leastLoops = 20;

/**
 * The dataset `coverage`: which attributes loops rate, by role and level, and what rejections rest on. How often each
 * question goes unrated is found with the questions, so there are no findings of its own.
 */
export const coverage: Report = async (context) => {
  const loops = await coveredLoops(context);
  const coachableMarked = loops.some(({attributes}) => attributes.some(({coachable}) => coachable === true));
  const shownRejections = coachableMarked ? rejectionsOf(loops, context) : new Map<string, CoveredLoop[]>();
  const slices = coverageCells(loops, context.config.privacy.minimum_candidates).map((cell) =>
    sliceOf(cell, shownRejections.get(JSON.stringify(cell.slice)) ?? [], context)
  );
  const content: Coverage = {
    findings: coverageHeadlines(slices[0]!, loops, leastLoops, context),
    slices,
    leastLoops,
    coachableMarked,
    definitions: coverageDefinitions
  };
  return {
    findings: [],
    datasets: [{name: "coverage", audiences: ["leads", "managers"], content}]
  };
};

/** Rejected loops by slice, as far as their own numbers may be shown. */
function rejectionsOf(loops: readonly CoveredLoop[], {config}: ReportContext): Map<string, CoveredLoop[]> {
  const rejected = loops.filter(({outcome}) => outcome === "no_offer");
  return new Map(
    coverageCells(rejected, config.privacy.minimum_candidates).map(({slice, loops: mine}) => [
      JSON.stringify(slice),
      mine
    ])
  );
}

function sliceOf(
  {slice, loops}: CoverageCell,
  rejected: readonly CoveredLoop[],
  {config}: ReportContext
): Coverage["slices"][number] {
  const enough = loops.length >= leastLoops;
  const words = config.questions.non_technical;
  return {
    slice,
    loops: loops.length,
    attributes: enough ? attributeCounts(loops, words) : null,
    kinds: enough ? kindCounts(loops, words) : null,
    rejections: enough && rejected.length >= leastLoops ? rejectionCounts(rejected) : null
  };
}
