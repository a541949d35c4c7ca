import type {Coverage} from "../../../src/contracts/coverage.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {mayBeAsLow} from "../../../src/words/apart.js";
import {isCounted} from "../../../src/words/finding.js";
import {
  atStart,
  count,
  counted,
  frequencyRange,
  listed,
  naturalFrequency,
  percent,
  some
} from "../../../src/words/numbers.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import type {ReportContext} from "../report.js";
import type {CoveredLoop} from "./loops.js";

type Counted = Pick<Coverage["slices"][number], "attributes" | "rejections">;
type Counts = NonNullable<Counted["attributes"]>[number];

/** `coverage.*` of a slice: what loops leave unrated, and rejections that rest only on what can be coached. Never act. */
export function coverageFindings(
  slice: Counted,
  loops: readonly CoveredLoop[],
  leastLoops: number,
  {config, dataThrough}: ReportContext
): Finding[] {
  if (slice.attributes === null) return [tooFew(loops, leastLoops, dataThrough)];
  const limit = threshold(config, "question.no_data", "share");
  const rarest = [...slice.attributes].sort((a, b) => a.rated - b.rated);
  return [gapFinding(rarest, limit, loops.length), ...rejectionFindings(slice)];
}

const gap = {kind: "coverage.attribute", subject: "all", unit: "share of loops that leave it unrated"} as const;

function tooFew(loops: readonly CoveredLoop[], least: number, dataThrough: string | null): Finding {
  const pace = weeklyPace(
    loops.map(({heldAt}) => heldAt),
    dataThrough
  );
  return makeFinding({
    ...gap,
    n: loops.length,
    verdict: "too_little_data",
    claim: loops.length === 0 ? "No export says what loops assess." : "Too few loops to say what they leave out.",
    evidence:
      loops.length === 0
        ? "The exports hold no question with its attribute on a loop scorecard."
        : `${atStart(counted(loops.length, "loop"))} ${loops.length === 1 ? "has" : "have"} questions on their scorecards; ${least} are needed.`,
    action:
      loops.length === 0
        ? "Export ratings by question beside the scorecards, and write each question’s attribute into the question map."
        : "Rate every question asked.",
    needs: [needUntil("loops with rated questions", least, loops.length, pace)]
  });
}

/** The share is that of the attribute that is rated least; of several, the first. */
function gapFinding(rarest: readonly Counts[], limit: number, loops: number): Finding {
  const first = rarest[0]!;
  const [low, high] = first.share.interval!;
  const unrated = 1 - first.share.value!;
  const parts = {
    ...gap,
    n: loops,
    estimate: {value: unrated, interval: [1 - high, 1 - low] as [number, number]},
    reference: {value: limit, label: "too often"}
  };
  const gaps = rarest.filter(({share}) => 1 - share.interval![1] > limit);
  const sure = {probability: null, sentence: `It is ${frequencyRange([1 - high, 1 - low])} loops, nine times in ten.`};
  const isRuledOut = rarest.every(({share}) => 1 - share.interval![0] <= limit);
  const each = rarest.length === 1 ? "The one attribute" : `Each of ${count(rarest.length)} attributes`;
  if (gaps.length === 0)
    return makeFinding({
      ...parts,
      verdict: "ok",
      ...(isRuledOut
        ? {
            claim: "Loops leave no attribute out often.",
            evidence: `${each} is rated in most of ${counted(loops, "loop")}.`,
            sure: isCounted
          }
        : {
            claim: "No attribute surely goes unrated too often.",
            evidence: `“${first.attribute}” goes unrated most, in ${naturalFrequency(unrated)} loops (${counted(loops, "loop")}); more than ${percent(limit)} is too many.`,
            sure
          }),
      action: "Plan loops as before."
    });
  // Where every attribute is often unrated none stands out, and a list of them would say less than that.
  const all = gaps.length > 1 && gaps.length === rarest.length;
  const others = all ? [] : gaps.slice(1, 4).map(({attribute}) => attribute);
  const more = gaps.length - 1 - others.length;
  const rest = all
    ? ` Every other attribute goes unrated in ${naturalFrequency(1 - gaps.at(-1)!.share.value!)} loops or more.`
    : others.length === 0
      ? ""
      : ` Often unrated too: ${listed([...others.map((other) => `“${other}”`), ...(more > 0 ? [counted(more, "other attribute")] : [])])}.`;
  const asRare = gaps.slice(1).filter(({share}) => mayBeAsLow(share, first.share));
  // Where many may be the rarest, to name one is to name it by chance.
  const about = asRare.length > 1 ? "what" : listed([first, ...asRare].map(({attribute}) => attribute));
  const isNotAsked = first.notAsked >= first.noData;
  return makeFinding({
    ...parts,
    verdict: "watch",
    direction: isNotAsked ? "not_asked" : "no_data",
    claim: all ? "Every attribute often goes unrated." : `“${first.attribute}” often goes unrated.`,
    evidence: `${all ? `“${first.attribute}”` : "It"} does in ${naturalFrequency(unrated)} loops (${counted(loops, "loop")}).${rest}`,
    sure,
    action: isNotAsked
      ? `Say in the pre-brief who asks about ${about}.`
      : `Give the questions on ${first.attribute} the time it takes to rate them.`
  });
}

function rejectionFindings({rejections}: Counted): Finding[] {
  if (rejections === null) return [];
  const {rejected, onlyCoachable, share} = rejections;
  return [
    makeFinding({
      kind: "coverage.rejections",
      subject: "all",
      verdict: onlyCoachable === 0 ? "ok" : "watch",
      estimate: share,
      unit: "share of rejections on coachable weaknesses alone",
      n: rejected,
      claim: `${onlyCoachable === 0 ? "No rejection rests" : onlyCoachable === 1 ? "One rejection rests" : "Some rejections rest"} on coachable weaknesses alone.`,
      evidence: `For ${some(onlyCoachable, rejected)} rejected candidates ${onlyCoachable === 0 ? "was every rating below the bar" : "every rating below the bar was"} on an attribute marked coachable.`,
      sure: {probability: null, sentence: `It is ${frequencyRange(share.interval)}, nine times in ten.`},
      action:
        onlyCoachable === 0
          ? "Decide as before."
          : "Ask in the debrief whether what was missing could be learnt in the first months."
    })
  ];
}
