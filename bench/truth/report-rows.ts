import type {DecidedLoop} from "../../loaders/reports/agreement/repeatability.js";
import type {Feedback, ModelledVote} from "../../loaders/reports/interviewers/facts.js";
import type {SimulatedWorld} from "../../loaders/simulate/simulate.js";
import type {SimulatedRow} from "../../loaders/simulate/tables.js";
import type {CompletedLoop} from "../../src/statistics/loop-design/early-stop.js";
import {countedCards, initialPoints, quarterOf, screensOf} from "./data-set.js";

const hour = 3_600_000;
const causes: Record<string, number> = {hired: 1, rejected: 2, withdrawn: 3, closed: 3};

/** One simulated company as the reports read it from the warehouse. */
export interface ReportRows {
  votes: ModelledVote[];
  feedback: (Feedback & {interviewer_id: string})[];
  completed: CompletedLoop[];
  decided: DecidedLoop[];
  /** Votes that the debrief cannot have changed: told from before it, or handed in before it. */
  before: number;
  /** Days from entering the loop to the end of the application, or to the end of the data (cause 0). */
  entered: {days: number; cause: number; age: number}[];
}

export function reportRowsOf({tables, parameters}: SimulatedWorld): ReportRows {
  const applications = new Map(tables.applications.map((row) => [String(row.application_id), row]));
  const decisions = new Map(tables.decisions.map((row) => [String(row.application_id), row]));
  const debriefs = new Map(
    tables.stages.filter(({stage}) => stage === "debrief").map((row) => [String(row.application_id), row.entered_at])
  );
  const calendar = new Map(tables.interviews.map((row) => [`${row.interview_id} ${row.interviewer_id}`, row.ends_at]));
  const cards = countedCards(tables);
  const screens = screensOf(tables);
  const feedback = tables.scorecards
    .filter(({stage, shadow}) => stage === "loop" && shadow === false)
    .map((row) => {
      const finished = at(calendar.get(`${row.interview_id} ${row.interviewer_id}`));
      const submitted = at(row.submitted_at);
      const from = finished <= submitted ? finished : at(row.interviewed_at);
      const decided = decisions.get(String(row.application_id))?.decided_at;
      const debrief = debriefs.get(String(row.application_id)) ?? decided;
      return {
        candidate_id: String(row.application_id),
        interviewer_id: String(row.interviewer_id),
        hours: Math.max(0, (submitted - from) / hour),
        after_debrief: debrief === undefined ? null : submitted > at(debrief)
      };
    });
  const votes = cards.map((row): ModelledVote => {
    const {role, level, team} = applications.get(String(row.application_id))!;
    return {
      application_id: String(row.application_id),
      interviewer_id: String(row.interviewer_id),
      focus: String(row.focus),
      stage: "loop",
      initial_points: initialPoints(row),
      initial_is_yes: initialPoints(row) >= 3,
      held_at: String(row.interviewed_at),
      role: String(role),
      level: String(level),
      team: String(team),
      screen: screens.get(String(row.application_id)) ?? null,
      period: quarterOf(String(row.interviewed_at))
    };
  });
  const decided = [...grouped(cards)].filter(([id]) => decisions.has(id));
  const ends = Date.parse(`${parameters.endsOn}T23:59:59Z`);
  return {
    votes,
    before: cards.filter(
      (row) =>
        row.initial_vote !== null || at(row.submitted_at) < at(debriefs.get(String(row.application_id)) ?? Number.NaN)
    ).length,
    feedback,
    completed: decided
      .filter(([, rows]) => rows.length >= 2)
      .map(([id, rows]) => ({
        offer: decisions.get(id)!.decision === "offer",
        votes: rows.map((row) => ({
          yes: initialPoints(row) >= 3,
          startsAt: at(row.interviewed_at),
          submittedAt: at(row.submitted_at)
        }))
      })),
    decided: decided.map(([id, rows]) => ({
      mean: rows.reduce((sum, row) => sum + initialPoints(row), 0) / rows.length,
      stratum: JSON.stringify([applications.get(id)!.role, applications.get(id)!.level]),
      isOffer: decisions.get(id)!.decision === "offer"
    })),
    entered: tables.stages
      .filter(({stage}) => stage === "loop")
      .map((row) => {
        const {status, closed_at: closed} = applications.get(String(row.application_id))!;
        const age = (ends - at(row.entered_at)) / (24 * hour);
        const cause = causes[String(status)] ?? 0;
        return {days: cause === 0 ? age : (at(closed) - at(row.entered_at)) / (24 * hour), cause, age};
      })
  };
}

function grouped(cards: readonly SimulatedRow[]): Map<string, SimulatedRow[]> {
  const loops = new Map<string, SimulatedRow[]>();
  for (const row of cards) {
    const id = String(row.application_id);
    const loop = loops.get(id);
    if (loop) loop.push(row);
    else loops.set(id, [row]);
  }
  return loops;
}

function at(time: unknown): number {
  return Date.parse(String(time));
}
