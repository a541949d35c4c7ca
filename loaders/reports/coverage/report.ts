import type {Coverage} from "../../../src/contracts/coverage.js";
import type {Definition} from "../../../src/contracts/parts.js";
import {behind} from "../../privacy/behind.js";
import {publishableCrossings, type Slice} from "../../privacy/slices.js";
import type {Report, ReportContext} from "../report.js";
import {coverageHeadlines} from "./headlines.js";
import {attributeCounts, coverageSql, type CoveredLoop, coveredLoops, kindCounts, rejectionCounts} from "./loops.js";

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
  const slices = publishableCrossings(loops, context.config.privacy.minimum_candidates).map(({slice, rows}) =>
    sliceOf(slice, rows, shownRejections.get(JSON.stringify(slice)) ?? [], context)
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
    datasets: [{name: "coverage", audiences: ["leads", "managers"], content: behind(loops, content)}]
  };
};

/** Rejected loops by slice, as far as their own numbers may be shown. */
function rejectionsOf(loops: readonly CoveredLoop[], {config}: ReportContext): Map<string, CoveredLoop[]> {
  const rejected = loops.filter(({outcome}) => outcome === "no_offer");
  const shown = publishableCrossings(rejected, config.privacy.minimum_candidates);
  return new Map(shown.map(({slice, rows}) => [JSON.stringify(slice), rows]));
}

function sliceOf(
  slice: Slice,
  loops: readonly CoveredLoop[],
  rejected: readonly CoveredLoop[],
  {config}: ReportContext
): Coverage["slices"][number] {
  const enough = loops.length >= leastLoops;
  const words = config.questions.non_technical;
  return behind(loops, {
    slice,
    loops: loops.length,
    attributes: enough ? attributeCounts(loops, words) : null,
    kinds: enough ? kindCounts(loops, words) : null,
    rejections: enough && rejected.length >= leastLoops ? rejectionCounts(rejected) : null
  });
}

/** How the numbers of the coverage page are made. */
export const coverageDefinitions: Definition[] = [
  {
    measure: "Rated, no data, not asked",
    formula:
      "An attribute is rated in a loop when at least one question for it got a rating; it has no data when questions were put and none was rated; else it was not asked. The share rated has Wilson’s 90 % interval.",
    denominator: "Loops with a question on a scorecard before the decision.",
    exclusions: "Shadows, scorecards after the decision, questions without an attribute.",
    sql: coverageSql.trim()
  },
  {
    measure: "Technical or not",
    formula:
      "An attribute whose name holds a word of questions.non_technical in plumbline.yaml is about how someone works; every other is technical.",
    denominator: "Attributes of the exports and of the question map.",
    exclusions: "None."
  },
  {
    measure: "Only on coachable attributes",
    formula:
      "A rejected candidate had at least one attribute with a mean rating below 2.5, midway between no and yes, and each such attribute was rated only by questions that the question map marks coachable.",
    denominator: "Loops that ended without an offer; withdrawn and undecided ones aside.",
    exclusions: "Attributes without a rating."
  }
];
