import type {Random} from "../../src/statistics/random.js";
import {atWork, day, feedbackDelay, hour, iso} from "./calendar.js";
import {type Calibration, offerBar} from "./calibration.js";
import type {Candidate} from "./candidate.js";
import {type Cast, type Interviewer, levels, type Question} from "./cast.js";
import type {JobScreen} from "./customs/job-screens.js";
import {riseAt, standardAt, strictnessAt} from "./customs/shifts.js";
import {colleagues, decisionScore, drawLoop, type LoopSeat, shadowVote, type Vote, votesOf} from "./loop.js";
import type {Band, Parameters} from "./parameters.js";
import type {QuarterNoise} from "./customs/quarter-noise.js";
import type {Streams} from "./customs/streams.js";
import type {SimulatedRow, SimulatedTables} from "./tables.js";
import type {Plants} from "./worlds.js";

const voteLabels = ["strong_no", "no", "yes", "strong_yes"] as const;

interface HeldLoop {
  debrief: number;
  decided: number;
  offer: boolean;
}

interface Interview extends LoopSeat {
  starts: number;
  ended: number;
  submitted: number;
  lean: number;
}

/** Who goes to the loop, from which band of the screen, and when they had applied: 0 first day, 1 last. */
interface Admitted {
  candidate: Candidate;
  band: Band;
  when: number;
}

/** Holds a loop from `time` on and writes down the interviews and scorecards that the exports live to see. */
export function holdLoop(stage: Stage, application: string, {candidate, band, when}: Admitted, time: number): HeldLoop {
  const {random, cast, parameters, plants, calibration, noise, starts: first, ends} = stage;
  const ability = candidate.ability - calibration.center;
  const starts = atWork(time + 4 * day, random);
  const seats = drawLoop(cast, candidate, ability, when, parameters, plants, random);
  const interviews = seats.map((seat, index): Interview => {
    const begins = starts + index * hour;
    const ended = begins + hour;
    const submitted = ended + feedbackDelay(seat.interviewer.number === plants.late, parameters, random);
    const lean = leanOf(seat) + parameters.loop.daySlope * seat.before - strictnessAt(when, parameters);
    return {...seat, starts: begins, ended, submitted, lean};
  });
  // What a yes takes rises with who comes; ratings of answers do not.
  const rise = riseAt(when, parameters);
  const voting = interviews.map((interview) => ({...interview, lean: interview.lean - rise}));
  const votes = votesOf(ability, voting, parameters, random);
  const debrief = atWork(starts + (2 + random.integer(3)) * day, random);
  const decided = debrief + 2 * hour;
  const twice = plants.duplicate ? stage.streams("duplicate").normal() : 0;
  votes.forEach((vote, index) =>
    record(stage, application, {candidate, when, twice}, interviews[index]!, index + 1, vote, {debrief, decided})
  );
  const bar = offerBar(calibration, parameters, noise("offer", (decided - first) / (ends - first)));
  return {debrief, decided, offer: decisionScore(votes, band, parameters, random) > bar};
}

function record(
  {random, streams, cast, parameters, plants, tables, ends}: Stage,
  application: string,
  {candidate, when, twice}: Pick<Admitted, "candidate" | "when"> & {twice: number},
  interview: Interview,
  place: number,
  vote: Vote,
  {debrief, decided}: {debrief: number; decided: number}
): void {
  const {interviewer, focus, starts, lean} = interview;
  const {customs = {}} = parameters;
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
    const others = colleagues(cast, candidate.team);
    const shadow = free(others, interviewer, random.integer(others.length));
    const seen = shadowVote(
      vote,
      leanOf({interviewer: shadow, focus}) - standardAt(when, parameters),
      parameters,
      random
    );
    tables.interviews.push({...calendar, interviewer_id: shadow.id});
    const points = {initial: seen, final: seen};
    tables.scorecards.push(
      scorecard({...shared, interviewer_id: shadow.id}, `${name}s`, starts, finishes + hour, null, points, true)
    );
  }
  const unwritten = customs.unwrittenNoes ?? 0;
  if (vote.initial < 3 && unwritten > 0 && streams("unwritten").uniform() < unwritten) return;
  const submitted = customs.finalVotesOnly
    ? debrief + streams("final").uniform() * (decided - debrief)
    : vote.submitted;
  if (random.uniform() < parameters.never || submitted > ends) return;
  const edited = random.uniform() < parameters.debrief.editedAfterDecision;
  const moved = !customs.finalVotesOnly && vote.final !== vote.initial;
  const changed = edited ? decided + 3 * day : moved ? Math.max(submitted, debrief + hour) : null;
  const row = scorecard(shared, name, starts, submitted, changed, vote, false);
  // Whoever edits after the decision leaves an export that never shows what they voted first.
  tables.scorecards.push(edited || !parameters.initialVotes ? {...row, initial_vote: null} : row);
  const bank = cast.questions.filter((question) => question.focus === focus);
  const {haloCopies = 0} = customs;
  const copies = haloCopies > 0 && streams("halo").uniform() < haloCopies;
  for (const asked of ratingsOf(
    vote,
    bank,
    {interviewer, lean, level: candidate.level, when, twice},
    parameters,
    plants,
    random
  ))
    tables.ratings.push({
      scorecard_id: `S${name}`,
      question: asked.question.question,
      attribute: asked.question.attribute,
      rating: asked.rating === null ? "no_data" : copies ? vote.initial : asked.rating,
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

/** Where applications play: the company, its random numbers and the tables that record what happens. */
export interface Stage {
  parameters: Parameters;
  plants: Plants;
  cast: Cast;
  calibration: Calibration;
  random: Random;
  /** Further random numbers, for what customs draw. */
  streams: Streams;
  noise: QuarterNoise;
  jobs: ((job: string) => JobScreen) | null;
  tables: SimulatedTables;
  /** First and last moment of the exports. */
  starts: number;
  ends: number;
}

interface Rating {
  question: Question;
  /** 1 to 4, or null for no data. */
  rating: number | null;
  completed: boolean | null;
  minutes: number;
}

/** In whose interview, with which lean, of a candidate of which level, at which time of the window. */
interface Asking {
  interviewer: Interviewer;
  lean: number;
  level: string;
  when: number;
  /** What the candidate knows of the question that is asked in two interviews. */
  twice: number;
}

const askedPerInterview = 4;
const cuts = [-1.1, 0.05, 1.25];
/** A leaked question: everyone does better, and how well says less about them. */
const leak = {level: 1, slope: 0.15};

/** The questions of one interview and how they were rated: by ability as far as they load on it, else by impression. */
function ratingsOf(
  vote: Vote,
  bank: readonly Question[],
  {interviewer, lean, level, when, twice}: Asking,
  parameters: Parameters,
  plants: Plants,
  random: Random
): Rating[] {
  const shared = random.normal();
  return asked(bank, plants, random).map((question): Rating => {
    const leaked = question.number === plants.leaked && when > 0.5;
    const slope = question.loading + (interviewer.slopes?.[question.number - 1] ?? 0);
    const loading = slope * (leaked ? leak.slope : 1);
    const rubric =
      (parameters.customs?.levelRubric ?? 0) * (levels.indexOf(level) - 1) * (question.number % 2 ? -1 : 1);
    const alone = random.normal();
    const [isPair, isTwice] = [plants.redundant, plants.duplicate].map((pair) => pair?.includes(question.number));
    const own = isPair ? 0.95 * shared + 0.15 * alone : isTwice ? 0.95 * twice + 0.15 * alone : alone;
    const skill = question.number === plants.uniqueSkill ? random.normal(0, 0.8) : 0;
    const signal = loading * vote.performance * 1.4 + skill;
    const latent =
      signal + 0.35 * vote.impression + lean + 0.55 * own + (leaked ? (plants.leakLevel ?? leak.level) : 0) + rubric;
    const missing = random.uniform() < (question.number === plants.noData ? 0.45 : parameters.noData);
    const rating = 1 + cuts.filter((cut) => latent > cut).length;
    return {
      question,
      rating: missing ? null : rating,
      completed: question.focus === "Coding" ? latent > -0.4 : null,
      minutes: Math.max(3, Math.round(random.normal(question.minutes, 3)))
    };
  });
}

/** Four different questions, common ones more often; a redundant pair is asked together. */
function asked(bank: readonly Question[], plants: Plants, random: Random): Question[] {
  const chosen = new Map<number, Question>();
  const ask = (question: Question): void => void chosen.set(question.number, question);
  const total = bank.reduce((sum, {weight}) => sum + weight, 0);
  for (let tries = 0; chosen.size < askedPerInterview && tries < 50; tries++) {
    let left = random.uniform() * total;
    const question = bank.find(({weight}) => (left -= weight) < 0) ?? bank.at(-1)!;
    ask(question);
    if (plants.redundant?.includes(question.number))
      for (const twin of bank.filter(({number}) => plants.redundant!.includes(number))) ask(twin);
  }
  return [...chosen.values()];
}
