import type {SimulatedWorld} from "../../loaders/simulate/simulate.js";
import type {SimulatedRow, SimulatedTables} from "../../loaders/simulate/tables.js";
import type {DebriefVote} from "../../src/statistics/interviewers/debrief-movement.js";
import type {TimedVote} from "../../src/statistics/interviewers/herding.js";
import type {Vote} from "../../src/statistics/interviewers/severity.js";
import type {LoopVote, QuestionRating} from "../../src/statistics/questions/adjusted-ratings.js";
import type {BandCounts} from "../../src/statistics/screen/band-probabilities.js";
import type {ScreenCell} from "../../src/statistics/screen/pass-model.js";

const points: Record<string, number> = {strong_no: 1, no: 2, mixed: 2.5, yes: 3, strong_yes: 4};
/** From the highest band to the lowest. */
export const bandNames = ["strong_yes", "yes", "mixed", "no", "strong_no"] as const;

/** One simulated company as the estimators want it, by the same rules as the marts. */
export interface DataSet {
  votes: Vote[];
  loopVotes: LoopVote[];
  timed: TimedVote[];
  moves: DebriefVote[];
  ratings: QuestionRating[];
  bands: BandCounts[];
  cells: ScreenCell[];
  /** Votes per loop, in columns of no meaning. */
  matrix: (number | null)[][];
  offers: number;
  decided: number;
}

/** Scorecards of loop interviews handed in before the decision. */
export function countedCards({scorecards, decisions}: SimulatedTables): SimulatedRow[] {
  const decided = new Map(decisions.map((row) => [text(row, "application_id"), String(row.decided_at)]));
  return scorecards.filter(
    (row) =>
      row.stage === "loop" &&
      row.shadow === false &&
      !(text(row, "submitted_at") > (decided.get(text(row, "application_id")) ?? "9"))
  );
}

/** The vote before the debrief; the one on record where it never changed. */
export function initialPoints(row: SimulatedRow): number {
  return points[String(row.initial_vote ?? row.vote)]!;
}

/** Votes of the phone screens by application. */
export function screensOf({scorecards}: SimulatedTables): Map<string, string> {
  const screens = scorecards.filter(({stage}) => stage === "phone_screen");
  return new Map(screens.map((row) => [text(row, "application_id"), text(row, "vote")]));
}

export function dataSetOf({tables}: SimulatedWorld): DataSet {
  const applications = new Map(tables.applications.map((row) => [text(row, "application_id"), row]));
  const decisions = new Map(tables.decisions.map((row) => [text(row, "application_id"), row]));
  const cards = countedCards(tables);
  const byId = new Map(cards.map((row) => [text(row, "scorecard_id"), row]));
  const advanced = new Set(
    tables.stages.filter(({stage}) => stage === "loop").map((row) => text(row, "application_id"))
  );
  // A trial went to the loop by lot: it is screened like any other, and did not pass.
  const screens = tables.scorecards
    .filter(({stage}) => stage === "phone_screen")
    .map((row) => {
      const id = text(row, "application_id");
      const application = applications.get(id)!;
      const isAdvanced = advanced.has(id);
      const isCounted = isAdvanced || application.status !== "active";
      return {row, id, application, isCounted, isPassed: isAdvanced && application.trial !== true};
    })
    .filter(({isCounted}) => isCounted);
  const screenOf = screensOf(tables);
  const loops = [...decisions].filter(([id]) => advanced.has(id));
  return {
    votes: cards.map((row) => {
      const {role, level, team} = applications.get(text(row, "application_id"))!;
      return {
        candidate: text(row, "application_id"),
        interviewer: text(row, "interviewer_id"),
        area: text(row, "focus"),
        points: initialPoints(row),
        heldAt: Date.parse(text(row, "interviewed_at")),
        strata: {role: String(role), level: String(level)},
        standing: {
          team: String(team),
          screen: screenOf.get(text(row, "application_id")) ?? null,
          quarter: quarterOf(text(row, "interviewed_at"))
        }
      };
    }),
    loopVotes: cards.map((row) => ({
      application: text(row, "application_id"),
      interviewer: text(row, "interviewer_id"),
      scorecard: text(row, "scorecard_id"),
      points: initialPoints(row)
    })),
    timed: cards.map((row) => ({
      loop: text(row, "application_id"),
      interviewer: text(row, "interviewer_id"),
      yes: initialPoints(row) >= 3,
      heldAt: Date.parse(text(row, "interviewed_at")),
      submittedAt: Date.parse(text(row, "submitted_at"))
    })),
    moves: cards
      .filter((row) => row.initial_vote !== null)
      .map((row) => ({
        loop: text(row, "application_id"),
        initial: initialPoints(row),
        final: points[text(row, "vote")]!
      })),
    ratings: tables.ratings.flatMap((row): QuestionRating[] => {
      const card = byId.get(text(row, "scorecard_id"));
      if (card === undefined) return [];
      const {role, level} = applications.get(text(card, "application_id"))!;
      return [{...ratingOf(row, card), stratum: {role: String(role), level: String(level)}}];
    }),
    bands: bandNames.map((band) => {
      const mine = screens.filter(({row}) => row.vote === band);
      const passed = mine.filter(({isPassed}) => isPassed);
      const decided = passed.filter(({id}) => decisions.has(id));
      const offers = decided.filter(({id}) => decisions.get(id)!.decision === "offer").length;
      return {screened: mine.length, advanced: passed.length, decided: decided.length, offers};
    }),
    cells: cellsOf(
      screens.filter(
        ({isPassed, application}) => application.trial !== true && (isPassed || application.status === "rejected")
      )
    ),
    matrix: matrixOf(cards.map((row) => [text(row, "application_id"), initialPoints(row)] as const)),
    offers: loops.filter(([, {decision}]) => decision === "offer").length,
    decided: loops.length
  };
}

function ratingOf(row: SimulatedRow, card: SimulatedRow): QuestionRating {
  return {
    question: text(row, "question"),
    application: text(card, "application_id"),
    interviewer: text(card, "interviewer_id"),
    scorecard: text(row, "scorecard_id"),
    points: typeof row.rating === "number" ? row.rating : null,
    minutes: Number(row.minutes),
    date: text(card, "interviewed_at")
  };
}

function cellsOf(screens: readonly {row: SimulatedRow; application: SimulatedRow; isPassed: boolean}[]): ScreenCell[] {
  const cells = new Map<string, ScreenCell>();
  for (const {row, application, isPassed} of screens) {
    const kind = {
      role: text(application, "role"),
      level: text(application, "level"),
      source: text(application, "source"),
      team: text(application, "team"),
      job: text(application, "job"),
      quarter: quarterOf(text(row, "interviewed_at"))
    };
    const screener = text(row, "interviewer_id");
    const key = JSON.stringify([screener, kind]);
    const cell = cells.get(key) ?? {screener, ...kind, n: 0, k: 0};
    cells.set(key, {...cell, n: cell.n + 1, k: cell.k + Number(isPassed)});
  }
  return [...cells.values()];
}

export function quarterOf(date: string): string {
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

function matrixOf(votes: readonly (readonly [string, number])[]): (number | null)[][] {
  const loops = new Map<string, number[]>();
  for (const [loop, value] of votes) loops.set(loop, [...(loops.get(loop) ?? []), value]);
  return [...loops.values()].map((values) => Array.from({length: 6}, (_, column) => values[column] ?? null));
}

function text(row: SimulatedRow, column: string): string {
  return String(row[column]);
}
