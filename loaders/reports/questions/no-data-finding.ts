import type {Finding} from "../../../src/contracts/finding.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import {wilson} from "../../../src/statistics/intervals/shares.js";
import {counted, percent, withInterval} from "../../../src/words/numbers.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import type {JudgeContext, QuestionEvidence} from "./evidence.js";
import {isSelective, missingWords} from "./missing-words.js";

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
      sentence: `“${question}” stands on ${counted(rows.length, "scorecard")}; how often it goes unrated is judged from ${least}.`,
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
  const numbers = `${withInterval(share.value, share.interval, percent)} of ${counted(rows.length, "scorecard")}`;
  const also = isSelective(evidence) ? ` ${missingWords(evidence)}` : "";
  if (share.interval![0] > limit)
    return makeFinding({
      ...parts,
      verdict: "act",
      sentence: `“${question}” often ends without a rating: ${numbers}.${also}`,
      action: `Give “${question}” the time it needs, or ask it only where it can be rated.`
    });
  const watch = share.value! > limit || isSelective(evidence);
  return makeFinding({
    ...parts,
    verdict: watch ? "watch" : "ok",
    sentence: `“${question}” ends without a rating on ${numbers}.${also}`,
    action: isSelective(evidence)
      ? `Ask for a rating of “${question}” whenever it was put, above all where little was to be seen.`
      : watch
        ? `Ask who uses “${question}” why it goes unrated.`
        : "Change nothing about it."
  });
}
