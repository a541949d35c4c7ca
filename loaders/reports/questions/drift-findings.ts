import type {Finding} from "../../../src/contracts/finding.js";
import {liesBetween} from "../../../src/words/finding.js";
import {coefficient, counted, month, percent, some} from "../../../src/words/numbers.js";
import {falseDiscoveryRate, threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import type {Drifts} from "./drift.js";
import type {JudgeContext, QuestionEvidence} from "./evidence.js";

const kind = "question.drift";
const unit = "rating points";
const asBefore = {value: 0, label: "as before"};
/** Points by which ratings must have moved together before anyone is told to look. */
const shiftWorthTelling = 0.1;

/** Did this question change more than the others: has it leaked, or become easier or harder? */
export function driftFinding({question, drift, rows, dated}: QuestionEvidence, context: JudgeContext): Finding {
  const {config, dataThrough} = context;
  const parts = {kind, subject: question, unit, reference: asBefore, n: dated} as const;
  if (drift === null) {
    const least = threshold(config, kind, "least_before") + threshold(config, kind, "least_after");
    const dates = rows.filter(({points}) => points !== null).map(({held_at}) => held_at);
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      claim: `“${question}” cannot be checked for a change yet.`,
      evidence: `It has ${counted(dated, "dated rating")}${dated < least ? `; a change is looked for from ${least}` : ", which do not vary enough or come from people who rated it only before or only after any date"}.`,
      action: "Change nothing about it yet.",
      needs: [needUntil("ratings", dated < least ? least : dated + least, dated, weeklyPace(dates, dataThrough))]
    });
  }
  const {level, slope, yardstick} = drift;
  const rate = falseDiscoveryRate(config, kind);
  const since = month(drift.changedOn.slice(0, 7));
  const found = {
    ...parts,
    estimate: level,
    sure: {
      probability: null,
      sentence: `${liesBetween("the shift of level", level.interval, coefficient).sentence} Of questions named so at most ${percent(Math.ceil(100 * rate) / 100)} are chance.`
    }
  };
  const [levelMoved, slopeMoved] = [excludesZero(level.interval), excludesZero(slope.interval)];
  if (drift.falseDiscovery > rate || (!levelMoved && !slopeMoved))
    return makeFinding({
      ...parts,
      estimate: level,
      // The strongest shift of all dates: beside nought its interval would look like the change that it is not.
      mark: null,
      verdict: "ok",
      claim: `“${question}” is rated as before.`,
      evidence: `Its ${counted(dated, "dated rating")} moved no further than chance and the other questions did.`,
      sure: {
        probability: null,
        sentence: `Its strongest shift, about ${since}, comes by chance in ${inAHundred(drift.p)} unchanged questions.`
      },
      action: "Change nothing about it."
    });
  const [up, flatter] = [level.value > 0, slope.value < 0];
  const both = levelMoved && slopeMoved;
  const direction = both && up && flatter ? "leaked" : up ? "easier" : "harder";
  const tells = `good ratings tell ${flatter ? "less" : "more"}`;
  const size = `${coefficient(Math.abs(level.value))} points ${up ? "higher" : "lower"}`;
  const sides = `${drift.before} ratings before, ${drift.after} after`;
  if (both && yardstick === "others")
    return makeFinding({
      ...found,
      verdict: "act",
      direction,
      claim:
        direction === "leaked"
          ? `“${question}” looks leaked: ratings rose and tell less.`
          : `“${question}” became ${direction}, and its rating means something else.`,
      evidence: `From about ${since} candidates judged alike are rated ${size} than other questions explain, and ${tells} (${sides}).`,
      action:
        direction === "leaked"
          ? `Replace “${question}” or change its task.`
          : `Check what changed in “${question}” or its rubric around ${since}.`
    });
  const limits = {
    others: "",
    "too few": " Too few other questions are there to hold it against.",
    "many moved": " Many questions moved, so that which of them changed cannot be told."
  };
  return makeFinding({
    ...found,
    verdict: "watch",
    direction: levelMoved ? direction : null,
    claim: both
      ? `“${question}” may have changed.`
      : `“${question}” changed in ${levelMoved ? "level" : "how much its rating tells"} only.`,
    evidence: `From about ${since} ${levelMoved ? `candidates judged alike are rated ${size}` : tells} (${sides}).${limits[yardstick]}`,
    action: `Ask who uses “${question}” what changed around ${since}.`
  });
}

/** Did most questions move together? That is the bar's or the interviewers' doing, in no question's name; never act. */
export function sharedDriftFinding({questions, shared}: Drifts, {config}: JudgeContext): Finding {
  const least = threshold(config, kind, "least_questions");
  const judged = questions.size;
  const parts = {kind, subject: "all", unit, reference: asBefore, n: shared?.change.n ?? 0} as const;
  const {value, interval} = shared?.change ?? {value: null, interval: null};
  if (judged < least || value === null || interval === null)
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      claim: "Whether all questions moved together cannot be told yet.",
      evidence: `${judged === 0 ? "No question has" : judged === 1 ? "One question has" : `${judged} questions have`} enough dated ratings by people who rated before and after; ${least} are needed.`,
      action: "Keep dating the ratings.",
      needs: [{unit: "questions with enough dated ratings", more: Math.max(1, least - judged), weeks: null}]
    });
  const found = {...parts, estimate: {value, interval}, sure: liesBetween("the shift", interval, inPoints)};
  const moved = interval[0] > shiftWorthTelling || interval[1] < -shiftWorthTelling;
  const how = `In the later half of the ratings, the same interviewers rated candidates judged alike ${coefficient(Math.abs(value)) === coefficient(0) ? "as before" : `${inPoints(Math.abs(value))} ${value > 0 ? "higher" : "lower"}`}`;
  if (moved && 3 * shared!.alike >= 2 * judged)
    return makeFinding({
      ...found,
      verdict: "watch",
      direction: value > 0 ? "milder" : "stricter",
      claim: `Ratings became ${value > 0 ? "milder" : "stricter"} in most questions at once.`,
      evidence: `${how}, in ${some(shared!.alike, judged)} questions.`,
      action: "Ask what changed for all: the bar, the training, who interviews. Change no question for it."
    });
  return makeFinding({
    ...found,
    verdict: "ok",
    claim: moved ? "Questions moved, but not most of them together." : "No shift common to most questions is shown.",
    evidence: moved
      ? `${how}; ${some(shared!.alike, judged)} questions moved so.`
      : `${how}; that it is more than a tenth of a point is not shown.`,
    action: "Change nothing on account of a common shift."
  });
}

function excludesZero([low, high]: [number, number]): boolean {
  return low > 0 || high < 0;
}

function inAHundred(chance: number): string {
  return chance < 0.01 ? "fewer than 1 of 100" : `${Math.round(100 * chance)} of 100`;
}

function inPoints(value: number | null | undefined): string {
  return `${coefficient(value)} points`;
}
