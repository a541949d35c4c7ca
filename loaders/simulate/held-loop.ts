import {atWork, day, hour, iso} from "./calendar.js";
import type {Candidate} from "./candidate.js";
import type {Interviewer} from "./cast.js";
import {feedbackDelay} from "./feedback.js";
import {drawLoop, type LoopSeat} from "./loop-team.js";
import {decisionScore, shadowVote, votesOf, type Vote} from "./loop.js";
import {ratingsOf} from "./ratings.js";
import type {Stage} from "./stage.js";
import type {SimulatedRow} from "./tables.js";

export const voteLabels = ["strong_no", "no", "yes", "strong_yes"] as const;

export interface HeldLoop {
  debrief: number;
  decided: number;
  offer: boolean;
}

interface Interview extends LoopSeat {
  starts: number;
  submitted: number;
  lean: number;
}

/** Holds a loop from `time` on and writes down the interviews and scorecards that the exports live to see. */
export function holdLoop(
  stage: Stage,
  application: string,
  candidate: Candidate,
  when: number,
  time: number
): HeldLoop {
  const {random, cast, parameters, plants, calibration} = stage;
  const ability = candidate.ability - calibration.center;
  const starts = atWork(time + 4 * day, random);
  const interviews = drawLoop(cast, candidate, ability, parameters, plants, random).map((seat, index): Interview => {
    const begins = starts + index * hour;
    const submitted = begins + hour + feedbackDelay(seat.interviewer.number === plants.late, parameters, random);
    return {...seat, starts: begins, submitted, lean: leanOf(seat) + parameters.loop.daySlope * seat.before};
  });
  const votes = votesOf(ability, interviews, parameters, random);
  const debrief = atWork(starts + (2 + random.integer(3)) * day, random);
  const decided = debrief + 2 * hour;
  interviews.forEach((interview, index) =>
    record(stage, application, when, interview, index + 1, votes[index]!, {debrief, decided})
  );
  return {debrief, decided, offer: decisionScore(votes, parameters, random) > calibration.bar};
}

function record(
  {random, cast, parameters, plants, tables, ends}: Stage,
  application: string,
  when: number,
  interview: Interview,
  place: number,
  vote: Vote,
  {debrief, decided}: {debrief: number; decided: number}
): void {
  const {interviewer, focus, starts, submitted, lean} = interview;
  if (starts > ends) return;
  const name = `${application.slice(1)}-${place}`;
  const shared = {
    application_id: application,
    interviewer_id: interviewer.id,
    stage: "loop",
    focus,
    interview_id: `V${name}`
  };
  const finishes = starts + Math.round(random.normal(60, 5)) * 60_000;
  const calendar = {...shared, starts_at: iso(starts), ends_at: iso(finishes), status: "complete"};
  tables.interviews.push(calendar);
  if (random.uniform() < parameters.shadows) {
    const shadow = free(cast.interviewers, interviewer, random.integer(cast.interviewers.length));
    const seen = shadowVote(vote, leanOf({interviewer: shadow, focus}), parameters, random);
    tables.interviews.push({...calendar, interviewer_id: shadow.id});
    const points = {initial: seen, final: seen};
    tables.scorecards.push(
      scorecard({...shared, interviewer_id: shadow.id}, `${name}s`, starts, finishes + hour, null, points, true)
    );
  }
  if (random.uniform() < parameters.never || submitted > ends) return;
  const edited = random.uniform() < parameters.debrief.editedAfterDecision;
  const changed = edited ? decided + 3 * day : vote.final === vote.initial ? null : Math.max(submitted, debrief + hour);
  const row = scorecard(shared, name, starts, submitted, changed, vote, false);
  // Whoever edits after the decision leaves an export that never shows what they voted first.
  tables.scorecards.push(edited || !parameters.initialVotes ? {...row, initial_vote: null} : row);
  const bank = cast.questions.filter((question) => question.focus === focus);
  for (const asked of ratingsOf(vote, bank, lean, when, parameters, plants, random))
    tables.ratings.push({
      scorecard_id: `S${name}`,
      question: asked.question.question,
      attribute: asked.question.attribute,
      rating: asked.rating ?? "no_data",
      completed: asked.completed,
      minutes: asked.minutes
    });
}

function scorecard(
  shared: SimulatedRow,
  name: string,
  held: number,
  submitted: number,
  changed: number | null,
  {initial, final}: {initial: number; final: number},
  shadow: boolean
): SimulatedRow {
  return {
    ...shared,
    scorecard_id: `S${name}`,
    interviewed_at: iso(held),
    submitted_at: iso(submitted),
    vote: voteLabels[final - 1]!,
    initial_vote: voteLabels[initial - 1]!,
    forecast: null,
    shadow,
    updated_at: iso(changed ?? submitted)
  };
}

function free(interviewers: readonly Interviewer[], lead: Interviewer, index: number): Interviewer {
  const shadow = interviewers[index]!;
  return shadow.id === lead.id ? interviewers[(index + 1) % interviewers.length]! : shadow;
}

function leanOf({interviewer, focus}: Pick<LoopSeat, "interviewer" | "focus">): number {
  return interviewer.severity + interviewer.severityByFocus[focus]!;
}
