import type {Finding} from "../../../src/contracts/finding.js";
import {coefficient, counted, percent, withInterval} from "../../../src/words/numbers.js";
import {falseDiscoveryRate, threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import type {JudgeContext, QuestionEvidence} from "./evidence.js";

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
