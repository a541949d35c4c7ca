import {group} from "d3-array";
import {describe, expect, it} from "vitest";
import {defaultConfig} from "../../../loaders/config/config.js";
import {adviceOf} from "../../../loaders/reports/questions/bank.js";
import {driftOf} from "../../../loaders/reports/questions/drift.js";
import {driftFinding} from "../../../loaders/reports/questions/drift-findings.js";
import {adjustedFrom, type RatingRow} from "../../../loaders/reports/questions/evidence.js";
import {redundancyFinding} from "../../../loaders/reports/questions/redundancy.js";
import {signalFinding} from "../../../loaders/reports/questions/signal.js";
import {simulateWorld} from "../../../loaders/simulate/simulate.js";
import {type WorldName, worlds} from "../../../loaders/simulate/worlds.js";
import type {Finding} from "../../../src/contracts/finding.js";
import {questionPairs} from "../../../src/statistics/questions/question-redundancy.js";
import {questionSignals} from "../../../src/statistics/questions/question-signal.js";
import {isFull} from "../../support/endurance.js";

const seeds = Array.from({length: isFull ? 200 : 1}, (_, i) => i + 1);
const patience = isFull ? 3_600_000 : 240_000;
const context = {config: defaultConfig(), dataThrough: "2026-06-30", seed: 1};
const points: Record<string, number> = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};

/** Ratings and initial votes of a world, worked out from its rows without the marts. */
function ratedWorld(world: WorldName, seed: number) {
  const {tables, cast} = simulateWorld({world, seed});
  const decided = new Map(tables.decisions.map((row) => [row.application_id, String(row.decided_at)]));
  const cards = new Map(
    tables.scorecards
      .filter(({stage, shadow}) => stage === "loop" && shadow !== true)
      .filter((card) => !(String(card.submitted_at) > (decided.get(card.application_id!) ?? "9")))
      .map((card) => [card.scorecard_id, card])
  );
  const rows = tables.ratings.flatMap((rating): RatingRow[] => {
    const card = cards.get(rating.scorecard_id!);
    if (!card) return [];
    const value = rating.rating === "no_data" || rating.rating === null ? null : Number(rating.rating);
    return [
      {
        scorecard_id: String(rating.scorecard_id),
        question: String(rating.question),
        attribute: String(rating.attribute),
        points: value,
        no_data: value === null,
        completed: null,
        minutes: Number(rating.minutes),
        application_id: String(card.application_id),
        candidate_id: String(card.application_id),
        interviewer_id: String(card.interviewer_id),
        role: null,
        level: null,
        held_at: String(card.interviewed_at),
        period: null,
        own_vote_is_yes: null,
        outcome: "open"
      }
    ];
  });
  const votes = [...cards.values()].map((card) => ({
    application_id: String(card.application_id),
    interviewer_id: String(card.interviewer_id),
    scorecard_id: String(card.scorecard_id),
    initial_points: points[String(card.initial_vote ?? card.vote)]!
  }));
  const name = (number: number) => cast.questions[number - 1]!.question;
  return {rows, adjusted: adjustedFrom(rows, votes), name};
}

function evidenceOf({rows, adjusted}: ReturnType<typeof ratedWorld>) {
  const signals = new Map(questionSignals(adjusted).map((signal) => [signal.question, signal]));
  return [...group(rows, ({question}) => question)].map(([question, own]) => ({
    question,
    attribute: own[0]!.attribute,
    rows: own,
    signal: signals.get(question) ?? null,
    drift: null,
    dated: own.length
  }));
}

/** Signal findings of a world's questions with the number of others that assess the same attribute. */
function signalsOf(world: ReturnType<typeof ratedWorld>): {finding: Finding; alternatives: number}[] {
  const evidence = evidenceOf(world);
  return evidence.map((one) => {
    const alternatives = evidence.filter(
      ({attribute, question}) => attribute === one.attribute && question !== one.question
    ).length;
    return {finding: signalFinding(one, alternatives, context), alternatives};
  });
}

describe("planted questions", () => {
  it(
    "without signal: recognised, and at most one sound question in a hundred is called weak with it",
    () => {
      let found = 0;
      let wrong = 0;
      let judged = 0;
      for (const seed of seeds) {
        const world = ratedWorld("zero-signal-question", seed);
        const zero = world.name(worlds["zero-signal-question"].plants.zeroSignal!);
        for (const {finding} of signalsOf(world)) {
          if (finding.verdict === "too_little_data") continue;
          const weak = finding.verdict === "act" && finding.direction === "weak";
          if (finding.subject === zero) found += Number(weak);
          else {
            judged++;
            wrong += Number(weak);
          }
        }
      }
      expect(found / seeds.length).toBeGreaterThanOrEqual(2 / 3);
      expect(wrong / judged).toBeLessThanOrEqual(0.01);
    },
    patience
  );

  it(
    "leaked: dated and called leaked; at most one other question in two worlds is said to have changed",
    () => {
      let found = 0;
      let wrong = 0;
      for (const seed of seeds) {
        const world = ratedWorld("leaked-question", seed);
        const leaked = world.name(worlds["leaked-question"].plants.leaked!);
        const drifts = driftOf(
          group(world.adjusted.ratings, ({question}) => question),
          context
        );
        for (const one of evidenceOf(world)) {
          const finding = driftFinding({...one, drift: drifts.questions.get(one.question) ?? null}, context);
          if (finding.verdict !== "act") continue;
          if (one.question === leaked && finding.direction === "leaked") found++;
          else wrong++;
        }
      }
      expect(found / seeds.length).toBeGreaterThanOrEqual(0.8);
      // Sixty questions are looked at in each world.
      expect(wrong / seeds.length).toBeLessThanOrEqual(0.5);
    },
    patience
  );

  it(
    "for a skill that nobody else looks at: never proposed for retirement, however weak it seems",
    () => {
      for (const seed of seeds) {
        const world = ratedWorld("unique-skill-question", seed);
        const unique = world.name(worlds["unique-skill-question"].plants.uniqueSkill!);
        const {finding, alternatives} = signalsOf(world).find(({finding: {subject}}) => subject === unique)!;
        const silent = {...finding, verdict: "ok" as const};
        const advice = adviceOf({signal: finding, drift: silent, noData: silent}, {only: alternatives === 0});
        expect(alternatives).toBe(0);
        expect(advice).not.toBe("replace the question");
      }
    },
    patience
  );

  it(
    "asking the same thing: the pair is called a repetition, and no other pair is",
    () => {
      let found = 0;
      let wrong = 0;
      for (const seed of seeds) {
        const world = ratedWorld("sample", seed);
        const planted = worlds.sample.plants.redundant!.map(world.name).sort().join(" + ");
        for (const pair of questionPairs(world.adjusted, {least: 60})) {
          const {verdict, subject} = redundancyFinding(pair, context);
          if (verdict !== "act") continue;
          if (subject === planted) found++;
          else wrong++;
        }
      }
      // Nineteen in twenty, in full but for two standard errors of so many companies.
      const chance = isFull ? 2 * Math.sqrt((0.05 * 0.95) / seeds.length) : 0;
      expect(found / seeds.length).toBeGreaterThanOrEqual(0.95 - chance);
      expect(wrong / seeds.length).toBeLessThanOrEqual(0.05);
    },
    patience
  );
});
