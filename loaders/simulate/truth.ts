import {breakEven, type Costs, loopHours, screenHours} from "../../src/statistics/screen/loop-cost.js";
import {defaultConfig} from "../config/config.js";
import {type BandTruth, type Calibration, replicate, type VoteTruth} from "./calibration.js";
import type {Cast, Interviewer} from "./cast.js";
import {expectedOf, type Planted, type Silent, silentOf} from "./expectations.js";
import type {OptionName} from "./customs/options.js";
import type {Band, Parameters} from "./parameters.js";
import type {World, WorldName} from "./worlds.js";

/** What is true in a simulated world: `truth.json`. */
export interface Truth {
  schema: "plumbline.truth/1";
  world: WorldName;
  seed: number;
  /** In what the company is unlike its world; left out where in nothing. */
  with?: readonly OptionName[];
  parameters: Parameters;
  /** `severity` in ability units, `deviation` in vote points from the average interviewer; negative = harsh. */
  interviewers: Record<string, {severity: number; deviation: number}>;
  /** Ability units, negative = strict. */
  screeners: Record<string, {severity: number}>;
  /** `loading` 0 says nothing about the candidate. */
  questions: Record<string, {loading: number; attribute: string}>;
  bands: Record<Band, BandTruth>;
  votes: VoteTruth;
  /** p*: break-even chance of an offer at the default cost sheet; null when no loop has any chance. */
  breakEven: number | null;
  /** What was planted, in words, with its size and the page that shows it. */
  planted: string[];
  /** Findings that must be there on enough data; `direction` null where the kind has none. */
  expected: Planted[];
  /** Subjects that must not get `act`; "*" is every subject of the kind that is not expected. */
  silent: Silent[];
}

interface Made {
  name: WorldName;
  world: World;
  seed: number;
  with: readonly OptionName[];
  parameters: Parameters;
  cast: Cast;
  calibration: Calibration;
}

export function truthOf({name, world, seed, with: asked, parameters, cast, calibration}: Made): Truth {
  const {bands, votes, pointsAt} = replicate(parameters, calibration, cast, 1);
  const deviations = deviationsOf(cast, pointsAt);
  return {
    schema: "plumbline.truth/1",
    world: name,
    seed,
    ...(asked.length === 0 ? {} : {with: asked}),
    parameters,
    interviewers: Object.fromEntries(
      cast.interviewers.map(({id, severity}, index) => [id, {severity, deviation: deviations[index]!}])
    ),
    screeners: Object.fromEntries(cast.screeners.map(({id, severity}) => [id, {severity}])),
    questions: Object.fromEntries(
      cast.questions.map(({question, loading, attribute}) => [question, {loading, attribute}])
    ),
    bands,
    votes,
    breakEven: trueBreakEven(bands, parameters),
    ...expectedOf(world, cast),
    silent: silentOf(world, cast, deviations)
  };
}

/** Vote points by which each interviewer is above the average of the company's, or of their team where teams are closed. */
export function deviationsOf({interviewers, closedTeams}: Cast, pointsAt: (lean: number) => number): number[] {
  const points = interviewers.map((interviewer) => expectedPoints(interviewer, pointsAt));
  const average = (team: string): number =>
    mean(points.filter((_, index) => !closedTeams || interviewers[index]!.team === team));
  return points.map((value, index) => value - average(interviewers[index]!.team));
}

/** Mean vote of an interviewer over the focus areas they interview in. */
export function expectedPoints(
  {severity, severityByFocus, focuses}: Interviewer,
  pointsAt: (lean: number) => number
): number {
  return mean(focuses.map((focus) => pointsAt(severity + severityByFocus[focus]!)));
}

/** Hours of the default cost sheet for a loop of this world's average size. */
export function costsOf({loop: {interviews}, acceptance}: Parameters): Costs {
  const {loop, screen} = defaultConfig();
  return {
    acceptance,
    screenHours: screenHours({
      minutes: screen.minutes,
      preparationMinutes: screen.preparation_minutes,
      writingMinutes: screen.writing_minutes,
      minutesBefore: screen.minutes_before
    }),
    loopHours: loopHours({
      interviewers: mean(interviews),
      interviewMinutes: loop.interview_minutes,
      preparationMinutes: loop.preparation_minutes,
      writingMinutes: loop.writing_minutes,
      prebriefMinutes: loop.prebrief_minutes,
      debriefMinutes: loop.debrief_minutes,
      extraAttendees: loop.extra_attendees,
      recruiterMinutes: loop.recruiter_minutes
    })
  };
}

function trueBreakEven(bands: Record<Band, BandTruth>, parameters: Parameters): number | null {
  const sent = Object.values(bands).filter(({offerIfAdvanced}) => offerIfAdvanced !== null);
  const chances = sent.map(({advanced, offerIfAdvanced}) => ({share: advanced, probability: offerIfAdvanced!}));
  return breakEven(chances, costsOf(parameters))?.probability ?? null;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
