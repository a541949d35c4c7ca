import {breakEven} from "../../src/statistics/break-even.js";
import {loopHours, screenHours} from "../../src/statistics/loop-cost.js";
import {defaultConfig} from "../config/config.js";
import {bandTruth, type BandTruth, type Calibration} from "./calibration.js";
import type {Cast} from "./cast.js";
import type {Band, Parameters} from "./parameters.js";
import type {Plants, WorldName} from "./worlds.js";

export interface Planted {
  kind: string;
  subject: string;
  verdict: string;
  direction: string | null;
}

/** What is true in a simulated world: `truth.json`. */
export interface Truth {
  schema: "plumbline.truth/1";
  world: WorldName;
  seed: number;
  parameters: Parameters;
  /** Ability units, negative = harsh. */
  interviewers: Record<string, {severity: number}>;
  /** Ability units, negative = strict. */
  screeners: Record<string, {severity: number}>;
  questions: Record<string, {loading: number; attribute: string}>;
  bands: Record<Band, BandTruth>;
  /** Break-even chance of an offer at the default cost sheet; null when no loop has any chance. */
  breakEven: number | null;
  /** Findings that must be there on enough data. */
  expected: Planted[];
  /** Subjects that must not get `act`; "*" is every subject not expected. */
  silent: {kind: string; subject: string}[];
}

interface Made {
  world: WorldName;
  seed: number;
  parameters: Parameters;
  plants: Plants;
  cast: Cast;
  calibration: Calibration;
}

export function truthOf({world, seed, parameters, plants, cast, calibration}: Made): Truth {
  const bands = bandTruth(parameters, calibration, 1);
  return {
    schema: "plumbline.truth/1",
    world,
    seed,
    parameters,
    interviewers: Object.fromEntries(cast.interviewers.map(({id, severity}) => [id, {severity}])),
    screeners: Object.fromEntries(cast.screeners.map(({id, severity}) => [id, {severity}])),
    questions: Object.fromEntries(
      cast.questions.map(({question, loading, attribute}) => [question, {loading, attribute}])
    ),
    bands,
    breakEven: trueBreakEven(bands, parameters),
    expected: expectedOf(plants, cast),
    silent: silentOf(plants, cast)
  };
}

function trueBreakEven(bands: Record<Band, BandTruth>, parameters: Parameters): number | null {
  const {loop, screen} = defaultConfig();
  const sent = Object.values(bands).filter(({offerIfAdvanced}) => offerIfAdvanced !== null);
  const chances = sent.map(({advanced, offerIfAdvanced}) => ({share: advanced, probability: offerIfAdvanced!}));
  const costs = {
    acceptance: parameters.acceptance,
    screenHours: screenHours({
      minutes: screen.minutes,
      preparationMinutes: screen.preparation_minutes,
      writingMinutes: screen.writing_minutes,
      minutesBefore: screen.minutes_before
    }),
    loopHours: loopHours({
      interviewers: (parameters.loop.interviews[0] + parameters.loop.interviews[1]) / 2,
      interviewMinutes: loop.interview_minutes,
      preparationMinutes: loop.preparation_minutes,
      writingMinutes: loop.writing_minutes,
      prebriefMinutes: loop.prebrief_minutes,
      debriefMinutes: loop.debrief_minutes,
      extraAttendees: loop.extra_attendees,
      recruiterMinutes: loop.recruiter_minutes
    })
  };
  return breakEven(chances, costs)?.probability ?? null;
}

function expectedOf(plants: Plants, {interviewers, screeners, questions}: Cast): Planted[] {
  const interviewer = (number: string | number): string => interviewers[Number(number) - 1]!.id;
  const question = (number: number): string => questions[number - 1]!.question;
  const planted: (Planted | null)[] = [
    ...Object.entries(plants.severity ?? {}).map(([number, severity]) =>
      act("interviewer.severity", interviewer(number), severity < 0 ? "harsh" : "lenient")
    ),
    ...Object.entries(plants.screener ?? {}).map(([number, severity]) =>
      act("screener.calibration", screeners[Number(number) - 1]!.id, severity < 0 ? "strict" : "lenient")
    ),
    plants.late ? act("interviewer.timeliness", interviewer(plants.late), "late") : null,
    plants.zeroSignal ? act("question.signal", question(plants.zeroSignal), "weak") : null,
    plants.strongSignal ? {...act("question.signal", question(plants.strongSignal), "strong"), verdict: "ok"} : null,
    plants.leaked ? act("question.drift", question(plants.leaked), "leaked") : null,
    plants.redundant ? act("question.redundant", plants.redundant.map(question).sort().join(" + "), null) : null,
    plants.noData ? act("question.no_data", question(plants.noData), null) : null
  ];
  return planted.filter((item) => item !== null);
}

function act(kind: string, subject: string, direction: string | null): Planted {
  return {kind, subject, verdict: "act", direction};
}

function silentOf(plants: Plants, {interviewers}: Cast): {kind: string; subject: string}[] {
  const subjectKinds = [
    "interviewer.severity",
    "screener.calibration",
    "question.signal",
    "question.redundant",
    "question.drift",
    "question.no_data"
  ];
  const decoy = plants.decoy ? [{kind: "interviewer.severity", subject: interviewers[plants.decoy - 1]!.id}] : [];
  return [...decoy, ...subjectKinds.map((kind) => ({kind, subject: "*"}))];
}
