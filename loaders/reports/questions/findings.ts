import type {Finding} from "../../../src/contracts/finding.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {
  coefficient,
  count,
  counted,
  naturalFrequency,
  percent,
  range,
  withInterval
} from "../../../src/words/numbers.js";
import {falseDiscoveryRate, threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import {hoursAYear, questionHours} from "../shared/stake.js";
import {nothingVaries} from "../shared/sameness.js";
import {type JudgeContext, pointsOf, type QuestionEvidence} from "./evidence.js";
import {liesBetween} from "../../../src/words/finding.js";

/** Does the rating of this question tell what the other interviewers found too? `alternatives` share its attribute. */
export function signalFinding(
  evidence: QuestionEvidence,
  alternatives: number,
  {config, dataThrough}: JudgeContext
): Finding {
  const {question, signal, rows, attribute} = evidence;
  const n = signal?.n ?? 0;
  const least = threshold(config, "question.signal", "least_ratings");
  const parts = {kind: "question.signal", subject: question, unit: "correlation", n} as const;
  const value = signal?.shrunk.value ?? null;
  const interval = signal?.shrunk.interval ?? null;
  if (n >= least && evidence.sameness) return makeFinding({...parts, ...nothingVaries(evidence.sameness)});
  if (!signal || n < least || value === null || interval === null) {
    const pace = weeklyPace(
      rows.filter(({points}) => points !== null).map(({held_at}) => held_at),
      dataThrough
    );
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      estimate: n >= 20 ? signal?.shrunk : null,
      sentence: `“${question}” has ${counted(n, "rating")} in loops where someone else voted${n < least ? `; its signal is judged from ${least}` : `, but ${alikeWords(evidence)}`}.`,
      action: "Keep asking it as before and rate it every time.",
      needs: [
        n < least
          ? needUntil("ratings", least, n, pace)
          : {unit: "ratings and votes that differ", more: 30, weeks: null}
      ]
    });
  }
  const weak = threshold(config, "question.signal", "weak");
  const strong = threshold(config, "question.signal", "strong");
  const numbers = `correlation with the other interviewers’ votes ${withInterval(value, interval, coefficient)}, ${counted(n, "rating")} by ${counted(signal.interviewers, "interviewer")}`;
  const plain =
    signal.auc.value === null
      ? ""
      : `: of two candidates, one wanted by the other interviewers and one not, it rates the wanted one higher ${naturalFrequency(signal.auc.value)} times`;
  const found = {...parts, estimate: signal.shrunk};
  const note = isSelective(evidence) ? " Its ratings go missing by how good the candidate is, which bends this." : "";
  if (interval[1] < weak)
    return makeFinding({
      ...found,
      verdict: "act",
      direction: "weak",
      sentence: `“${question}” tells candidates apart ${(signal.auc.value ?? 0.5) <= 0.5 ? "no" : "hardly"} better than chance${plain} (${numbers}).${note}`,
      action: weakAction(question, attribute, alternatives)
    });
  if (interval[0] > strong)
    return makeFinding({
      ...found,
      verdict: "ok",
      direction: "strong",
      sentence: `“${question}” tells what others find too${plain} (${numbers}).${note}`,
      action: `Keep “${question}”.`
    });
  if ((signal.below(weak) ?? 0) > 0.5)
    return makeFinding({
      ...found,
      verdict: "watch",
      direction: "weak",
      sentence: `“${question}” may tell little: ${numbers}. The data do not settle it yet.${note}`,
      action: `Read ten ratings of “${question}” against its rubric before changing anything.`
    });
  return makeFinding({
    ...found,
    verdict: "ok",
    sentence: `“${question}” ${interval[0] > weak ? "carries" : "seems to carry"} signal: ${numbers}.${note}`,
    action: `Keep “${question}”.`
  });
}

/** Why enough ratings tell nothing of a question's signal. */
function alikeWords({rows}: QuestionEvidence): string {
  return new Set(pointsOf(rows)).size < 2
    ? "the ratings are all alike: what does not vary goes with nothing"
    : "ratings and votes do not vary enough, or go together to the last: neither is an estimate";
}

function weakAction(question: string, attribute: string | null, alternatives: number): string {
  if (alternatives > 0)
    return `Ask another question for ${attribute!} in place of “${question}”, or rewrite its rubric and look again.`;
  const quality = attribute === null ? "what it assesses" : attribute;
  return `Rewrite the rubric of “${question}” and keep asking it: no other question here assesses ${quality}.`;
}

/** Share of the times asked that ended without a rating, with Wilson's interval. */
export function noDataShare({rows}: QuestionEvidence): Estimate {
  const without = rows.filter(({points}) => points === null).length;
  return {value: without / rows.length, standardError: null, interval: wilson(without, rows.length), n: rows.length};
}

/** Does asking this question too often end without a rating? */
export function noDataFinding(evidence: QuestionEvidence, {config, dataThrough}: JudgeContext): Finding {
  const {question, rows} = evidence;
  const share = noDataShare(evidence);
  const least = threshold(config, "question.no_data", "least_ratings");
  const limit = threshold(config, "question.no_data", "share");
  const parts = {kind: "question.no_data", subject: question, unit: "share", n: rows.length, estimate: share} as const;
  if (rows.length < least)
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      claim: `Too few scorecards to say how often “${question}” goes unrated.`,
      evidence: `It stands on ${counted(rows.length, "scorecard")}; ${least} are needed.`,
      action: "Mark it as “no data” when it could not be rated, as now.",
      needs: [
        needUntil(
          "scorecards",
          least,
          rows.length,
          weeklyPace(
            rows.map(({held_at}) => held_at),
            dataThrough
          )
        )
      ]
    });
  const unrated = rows.filter(({points}) => points === null).length;
  const told = {
    evidence: `${count(unrated)} of ${counted(rows.length, "scorecard")} with it ${unrated === 1 ? "has" : "have"} no rating.`,
    sure: liesBetween("the share without a rating", share.interval!, percent)
  };
  const dates = rows.filter(({points}) => points === null).map(({held_at}) => held_at);
  const wasted = hoursAYear(weeklyPace(dates, dataThrough), questionHours(config));
  if (share.interval![0] > limit)
    return makeFinding({
      ...parts,
      verdict: "act",
      claim: `“${question}” often ends without a rating.`,
      ...withMissing(told, evidence),
      stake: wasted,
      action: `Give “${question}” the time it needs, or ask it only where it can be rated.`
    });
  const watch = share.value! > limit || isSelective(evidence);
  return makeFinding({
    ...parts,
    verdict: watch ? "watch" : "ok",
    claim: isSelective(evidence)
      ? `“${question}” goes unrated by how good the candidate is.`
      : watch
        ? `“${question}” may too often end without a rating.`
        : `“${question}” is rated about as often as expected.`,
    ...withMissing(told, evidence),
    stake: watch ? wasted : null,
    action: isSelective(evidence)
      ? `Ask for a rating of “${question}” whenever it was put, above all where little was to be seen.`
      : watch
        ? `Ask who uses “${question}” why it goes unrated.`
        : "Change nothing about it."
  });
}

/** Beside how many go unrated, whom that leaves out: what it does to the signal has no room in the evidence. */
function withMissing({evidence, sure}: Pick<Finding, "evidence" | "sure">, of: QuestionEvidence) {
  if (!isSelective(of)) return {evidence, sure};
  const whom = of.missing!.difference.value! < 0 ? "less" : "more";
  return {
    evidence: `${evidence} Mostly candidates whom the other interviewers wanted ${whom}.`,
    sure: {...sure, sentence: `${sure.sentence} ${missingWords(of)}`}
  };
}

/** Largest expected share of chance among the questions said to go unrated by how good the candidate is. */
const falseDiscoveries = 0.05;

/** Do its ratings go missing by how good the others found the candidate, beyond chance? */
export function isSelective({missing}: Pick<QuestionEvidence, "missing">): boolean {
  return missing != null && missing.falseDiscovery <= falseDiscoveries;
}

/** Whom it leaves unrated, and what that does to its signal; empty where that may be chance. */
export function missingWords(evidence: Pick<QuestionEvidence, "missing">): string {
  if (!isSelective(evidence)) return "";
  const {value, interval} = evidence.missing!.difference;
  const whom = value! < 0 ? "less" : "more";
  const size = `${coefficient(Math.abs(value!))} vote points, ${range(sizes(interval!), coefficient)}`;
  return `Those left unrated are candidates whom the other interviewers wanted ${whom} (${size}), so that its signal is told of the others only and may be larger or smaller over all.`;
}

/** Ends of the interval as sizes, smallest first, when both lie on the side of the estimate. */
function sizes([low, high]: readonly [number, number]): [number, number] {
  return high < 0 ? [-high, -low] : [low, high];
}

/** Did this question change: has it leaked, or become easier or harder? */
export function driftFinding({question, drift, rows, dated}: QuestionEvidence, context: JudgeContext): Finding {
  const {config, dataThrough} = context;
  const parts = {kind: "question.drift", subject: question, unit: "rating points", n: dated} as const;
  if (drift === null) {
    const least =
      threshold(config, "question.drift", "least_before") + threshold(config, "question.drift", "least_after");
    const dates = rows.filter(({points}) => points !== null).map(({held_at}) => held_at);
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      sentence: `“${question}” has ${counted(dated, "dated rating")}${dated < least ? `; a change is looked for from ${least}` : ", which do not vary enough for a change to be looked for"}.`,
      action: "Change nothing about it on account of drift.",
      needs: [needUntil("ratings", least, dated, weeklyPace(dates, dataThrough))]
    });
  }
  const rate = falseDiscoveryRate(config, "question.drift");
  const found = {...parts, estimate: drift.level};
  const levelMoved = excludesZero(drift.level.interval);
  const slopeMoved = excludesZero(drift.slope.interval);
  const since = drift.changedOn.slice(0, 7);
  if (drift.falseDiscovery > rate || (!levelMoved && !slopeMoved))
    return makeFinding({
      ...found,
      verdict: "ok",
      sentence: `“${question}” shows no change that chance would not give (${counted(dated, "rating")}; strongest in ${since}).`,
      action: "Change nothing about it on account of drift."
    });
  const [up, flatter] = [drift.level.value > 0, drift.slope.value < 0];
  const direction = levelMoved && slopeMoved && up && flatter ? "leaked" : up ? "easier" : "harder";
  const moved = `since about ${since} candidates of equal standing are rated ${withInterval(drift.level.value, drift.level.interval, coefficient)} points ${up ? "higher" : "different"}`;
  if (levelMoved && slopeMoved)
    return makeFinding({
      ...found,
      verdict: "act",
      direction,
      sentence: `“${question}” ${direction === "leaked" ? "looks as if it had leaked" : `became ${direction}, and its rating means something else`}: ${moved}, and a good rating tells ${flatter ? "less" : "more"} than before (${drift.before} ratings before, ${drift.after} after; at most ${percent(rate)} of such findings are chance).`,
      action:
        direction === "leaked"
          ? `Replace “${question}” or change its task.`
          : `Check what changed in “${question}” or its rubric around ${since}.`
    });
  return makeFinding({
    ...found,
    verdict: "watch",
    direction: levelMoved ? direction : null,
    sentence: `“${question}” changed in ${levelMoved ? "level" : "how much its rating tells"} only: ${moved} (${drift.before} ratings before, ${drift.after} after).`,
    action: `Ask who uses “${question}” what changed around ${since}.`
  });
}

function excludesZero([low, high]: [number, number]): boolean {
  return low > 0 || high < 0;
}
