import {quarterOf} from "../../../src/words/trend.js";
import type {Coverage} from "../../../src/contracts/coverage.js";
import type {Finding} from "../../../src/contracts/finding.js";
import type {Definition} from "../../../src/contracts/parts.js";
import {mean, sampleStandardDeviation, sum} from "simple-statistics";
import {type Estimate, notEstimable} from "../../../src/statistics/estimate.js";
import {studentTInterval} from "../../../src/statistics/intervals/normal-interval.js";
import {behind, sameBehind} from "../../privacy/behind.js";
import {publishableCrossings, type Slice} from "../../privacy/slices.js";
import {asHeadline} from "../finding.js";
import {hiddenLoopMembers} from "../funnel/loop-members.js";
import {horizonOf, settledAfter} from "../shared/quarters.js";
import type {Report, ReportContext} from "../report.js";
import {trendOf} from "../shared/trend.js";
import {coverageFindings} from "./judge.js";
import {attributeCounts, coverageSql, type CoveredLoop, coveredLoops, kindCounts, rejectionCounts} from "./loops.js";

/** Fewest loops of a slice, and fewest rejections, from which shares are shown. */
const leastLoops = 20;

/**
 * Findings `coverage.*` of all loops, and the dataset `coverage`: which attributes loops rate, by role and level, and what
 * rejections rest on. How often each question goes unrated is found with the questions.
 */
export const coverage: Report = async (context) => {
  const loops = await coveredLoops(context);
  const coachableMarked = loops.some(({attributes}) => attributes.some(({coachable}) => coachable === true));
  const shownRejections = coachableMarked ? rejectionsOf(loops, context) : new Map<string, CoveredLoop[]>();
  const isHidden = await hiddenLoopMembers(context);
  const slices = publishableCrossings(loops, context.config.privacy.minimum_candidates, isHidden).map(({slice, rows}) =>
    sliceOf(slice, rows, shownRejections.get(JSON.stringify(slice)) ?? [], context)
  );
  const [all] = slices;
  const content: Coverage = {
    slices: slices.map(({shown}) => shown),
    byQuarter: byQuarter(loops, context),
    leastLoops,
    coachableMarked,
    definitions: coverageDefinitions
  };
  return {
    findings: all!.findings.map((finding) => sameBehind(all!.shown, finding)),
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
  context: ReportContext
): {shown: Coverage["slices"][number]; findings: Finding[]} {
  const enough = loops.length >= leastLoops;
  const words = context.config.questions.non_technical;
  const counts = {
    attributes: enough ? attributeCounts(loops, words) : null,
    kinds: enough ? kindCounts(loops, words) : null,
    rejections: enough && rejected.length >= leastLoops ? rejectionCounts(rejected) : null
  };
  const findings = coverageFindings(counts, loops, leastLoops, context);
  const shown = behind(loops, {
    slice,
    loops: loops.length,
    ...counts,
    findings: findings.map((finding) => asHeadline(finding))
  });
  return {shown, findings};
}

/** How much of what a loop could cover it rates: the mean share of its attributes, by quarter. */
function byQuarter(loops: readonly CoveredLoop[], {config, dataThrough}: ReportContext): Coverage["byQuarter"] {
  const cases = loops.flatMap(({candidate_id, heldAt, attributes}) =>
    heldAt === null
      ? []
      : [{candidate_id, period: quarterOf(heldAt), rated: ratedOf(attributes), all: attributes.length}]
  );
  return trendOf(
    cases,
    {
      unit: "share",
      settled: settledAfter(horizonOf([]), dataThrough),
      outcome: (some) => ({k: sum(some.map(({rated}) => rated)), n: sum(some.map(({all}) => all))}),
      estimate: (some, level) => meanShare(some, level),
      grain: 0.01
    },
    config.privacy
  );
}

function ratedOf(attributes: CoveredLoop["attributes"]): number {
  return attributes.filter(({state}) => state === "rated").length;
}

function meanShare(loops: readonly {rated: number; all: number}[], level: number): Estimate {
  const shares = loops.map(({rated, all}) => rated / all);
  if (shares.length < 2) return notEstimable(shares.length);
  const value = mean(shares);
  const standardError = sampleStandardDeviation(shares) / Math.sqrt(shares.length);
  const interval = studentTInterval(value, standardError, shares.length - 1, level, [0, 1]);
  return {value, standardError, interval, n: shares.length};
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
