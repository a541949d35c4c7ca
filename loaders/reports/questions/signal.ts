import type {Finding, Mark} from "../../../src/contracts/finding.js";
import type {Estimate} from "../../../src/statistics/estimate.js";
import type {QuestionSignal} from "../../../src/statistics/questions/question-signal.js";
import {otherDeeds} from "../../../src/words/deeds.js";
import {chanceThat, liesBetween} from "../../../src/words/finding.js";
import {atStart, coefficient, counted, naturalFrequency} from "../../../src/words/numbers.js";
import {threshold} from "../../config/thresholds.js";
import {makeFinding} from "../finding.js";
import {needUntil, weeklyPace} from "../shared/pace.js";
import {nothingVaries, type Unknown} from "../shared/sameness.js";
import {hoursAYear, questionHours} from "../shared/stake.js";
import {type JudgeContext, pointsOf, type QuestionEvidence} from "./evidence.js";
import {isSelective} from "./no-data.js";

/** Difference of the correlations within cells and over all from which both are told. */
const leastDifference = 0.1;
/** Correlation left given the own vote below which the rating is said to repeat that vote. */
const leastBesideVote = 0.1;

/** Does the rating of this question tell what the other interviewers found too? `alternatives` share its attribute. */
export function signalFinding(
  evidence: QuestionEvidence,
  alternatives: number,
  {config, dataThrough}: JudgeContext
): Finding {
  const {question, signal, rows, attribute} = evidence;
  const n = signal?.n ?? 0;
  const least = threshold(config, "question.signal", "least_ratings");
  const weak = threshold(config, "question.signal", "weak");
  const reference = {value: weak, label: "weak"};
  const parts = {kind: "question.signal", subject: question, unit: "correlation", reference, n} as const;
  const value = signal?.shrunk.value ?? null;
  const interval = signal?.shrunk.interval ?? null;
  if (n >= least && evidence.sameness) return makeFinding({...parts, ...nothingVaries(evidence.sameness)});
  if (!signal || n < least || value === null || interval === null) {
    const pace = weeklyPace(
      rows.filter(({points}) => points !== null).map(({held_at}) => held_at),
      dataThrough
    );
    const reason = n < least ? null : whyNothing(evidence);
    return makeFinding({
      ...parts,
      verdict: "too_little_data",
      estimate: n >= 20 ? signal?.shrunk : null,
      claim: `“${question}” ${reason ? "cannot be judged by its ratings" : "has too few ratings to be judged"}.`,
      evidence: reason
        ? `It has ${counted(n, "rating")} in loops where someone else voted, but ${reason.words}.`
        : `It has ${counted(n, "rating")} in loops where someone else voted; its signal is judged from ${least}.`,
      action: "Keep asking it as before and rate it every time.",
      needs: [reason ? reason.need : needUntil("ratings", least, n, pace)]
    });
  }
  const strong = threshold(config, "question.signal", "strong");
  const correlation = "its correlation with the other interviewers’ votes";
  const overAll = differsPooled(signal)
    ? ` Over all levels together it would be ${coefficient(signal.pooled.value)}.`
    : "";
  const isWeak = chanceThat(signal.below(weak) ?? 0, `${correlation} is below ${coefficient(weak)}`);
  const found = {
    ...parts,
    estimate: signal.shrunk,
    ...markOf(signal),
    evidence: evidenceOf(evidence, signal),
    sure: {
      probability: null,
      sentence: `${liesBetween(correlation, interval, coefficient).sentence} Below ${coefficient(weak)} is weak.${overAll}`
    }
  };
  const below = signal.below(weak) ?? 0;
  const spent = hoursAYear(
    weeklyPace(
      rows.map(({held_at}) => held_at),
      dataThrough
    ),
    signal.minutes ? signal.minutes / 60 : questionHours(config)
  );
  const seemsWeak = interval[1] < weak || below > 0.5;
  if (seemsWeak && evidence.yardstick && isNoYardstick(evidence.yardstick, weak))
    return makeFinding({...parts, ...withoutYardstick(question, evidence.yardstick)});
  if (interval[1] < weak)
    return makeFinding({
      ...found,
      verdict: "act",
      direction: "weak",
      stake: spent,
      claim: `“${question}” tells candidates apart ${(signal.auc.value ?? 0.5) <= 0.5 ? "no" : "hardly"} better than chance.`,
      sure: {...isWeak, sentence: isWeak.sentence + overAll},
      ...(alternatives > 0 ? {} : {deed: otherDeeds.rewriteRubric}),
      action: weakAction(question, attribute, alternatives)
    });
  const keep = repeatsVote(signal)
    ? `Keep “${question}”, but look at its rubric: the rating repeats the vote of whoever gave it.`
    : `Keep “${question}”.`;
  if (interval[0] > strong)
    return makeFinding({
      ...found,
      verdict: "ok",
      direction: "strong",
      claim: `“${question}” tells what the other interviewers find too.`,
      action: keep
    });
  if (below > 0.5)
    return makeFinding({
      ...found,
      verdict: "watch",
      direction: "weak",
      stake: spent,
      claim: `“${question}” may tell little; its ratings do not settle it yet.`,
      sure: {...isWeak, sentence: isWeak.sentence + overAll},
      action: `Read ten ratings of “${question}” against its rubric before changing anything.`
    });
  return makeFinding({
    ...found,
    verdict: "ok",
    claim: `“${question}” ${interval[0] > weak ? "tells" : "seems to tell"} something of candidates.`,
    action: keep
  });
}

const heldToTheEnd = "loops that are held to their end";

/** Do the others' votes go together so little that a sound rating may seem weak by them? */
function isNoYardstick({interval}: Estimate, weak: number): boolean {
  return interval !== null && interval[0] <= weak;
}

function withoutYardstick(question: string, {value}: Estimate): Unknown {
  return {
    verdict: "too_little_data",
    claim: `“${question}” cannot be judged by the others’ votes.`,
    evidence: `Votes of one loop do not surely go together here (correlation ${coefficient(value)}), as where loops end at a no; a rating can hardly go with them more.`,
    action: "See how far interviewers agree; where loops end at a no, let some of them go on.",
    needs: [{unit: heldToTheEnd, more: 30, weeks: null}]
  };
}

/** Is what a finding lacks votes that go together, not ratings? */
export function lacksYardstick({needs}: Pick<Finding, "needs">): boolean {
  return needs?.[0]?.unit === heldToTheEnd;
}

/** What a row draws is what its sentence says: how often the one the others wanted is rated higher, beside chance. */
function markOf({auc: {value, interval}}: Pick<QuestionSignal, "auc">): {mark?: Mark} {
  if (value === null || interval === null) return {};
  return {
    mark: {estimate: value, interval: [...interval], reference: {value: 0.5, label: "chance"}, unit: "share"}
  };
}

/**
 * Is what the rating tells nearly all in the vote of the interviewer who gave it? Only where it tells something that the
 * vote could hold.
 */
export function repeatsVote({shrunk, givenOwnVote}: Pick<QuestionSignal, "shrunk" | "givenOwnVote">): boolean {
  if (shrunk.value === null || givenOwnVote.value === null) return false;
  return givenOwnVote.value < leastBesideVote && shrunk.value - givenOwnVote.value >= leastBesideVote;
}

/** Do the correlations within role and level and over all differ enough for both to be told? */
export function differsPooled({shrunk, pooled, cells}: Pick<QuestionSignal, "shrunk" | "pooled" | "cells">): boolean {
  if (cells < 2 || shrunk.value === null || pooled.value === null) return false;
  return Math.abs(shrunk.value - pooled.value) > leastDifference;
}

/** In natural frequencies; where it matters, what bends them or why all candidates together would tell something else. */
function evidenceOf(evidence: QuestionEvidence, signal: QuestionSignal): string {
  const {shrunk, pooled, auc, cells, n, interviewers} = signal;
  if (differsPooled(signal) && auc.value !== null)
    return `Within role and level the one the others wanted is rated higher ${naturalFrequency(auc.value)} times; over all together ${pooled.value! < shrunk.value! ? "less" : "more"} shows: levels differ in candidates and standards.`;
  const whom = cells > 1 ? "Of two candidates for one role and level" : "Of two candidates";
  const frequency =
    auc.value === null ? "" : `${whom}, the one the others wanted is rated higher ${naturalFrequency(auc.value)} times`;
  const bent = "who goes unrated depends on quality, bending this.";
  if (isSelective(evidence)) return frequency ? `${frequency}; ${bent}` : atStart(bent);
  const counts = `${counted(n, "rating")}, ${counted(interviewers, "interviewer")}`;
  return frequency ? `${frequency}, where chance gives 10 (${counts}).` : `${counts}.`;
}

/** Why enough ratings tell nothing of a question's signal, and what would. */
function whyNothing({rows, signal}: QuestionEvidence) {
  if ((signal?.interviewers ?? 0) < 2)
    return {
      words: "one interviewer alone gave them: the question cannot be told from the person",
      need: {unit: "interviewers who ask it", more: 1, weeks: null}
    };
  return {
    words:
      new Set(pointsOf(rows)).size < 2
        ? "they are all alike: what does not vary goes with nothing"
        : "ratings and votes do not vary enough, or go together to the last",
    need: {unit: "ratings and votes that differ", more: 30, weeks: null}
  };
}

function weakAction(question: string, attribute: string | null, alternatives: number): string {
  if (alternatives > 0)
    return `Ask another question for ${attribute!} in place of “${question}”, or rewrite its rubric and look again.`;
  const quality = attribute === null ? "what it assesses" : attribute;
  return `Rewrite the rubric of “${question}” and keep asking it: no other question here assesses ${quality}.`;
}
