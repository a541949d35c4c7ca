import type {Kind} from "../../src/contracts/finding.js";
import type {Cast} from "./cast.js";
import type {Overall, Plants, World} from "./worlds.js";

export type Planted = Omit<Overall, "words">;

export interface Silent {
  kind: Kind;
  subject: string;
}

/** Kinds in which nobody differs who was not made to. */
const wholeKinds: Kind[] = [
  "interviewer.consistency",
  "interviewer.timeliness",
  "question.signal",
  "question.redundant",
  "question.drift",
  "question.no_data"
];

/** Kinds about change from one year to the next. */
const changingKinds: Kind[] = ["funnel.conversion", "funnel.mix"];

/** As many of those who come pass throughout; who comes may change where the bar does, and how many. */
function isSteady({screen, sources, customs}: World["parameters"]): boolean {
  return !screen?.cutDrift && sources === undefined && !customs?.passFall && !customs?.strictness;
}

/** Nobody is made to write late by when everyone writes. */
function isInTime({customs}: World["parameters"]): boolean {
  return !customs?.finalVotesOnly && customs?.noDelay === undefined && customs?.surenessSpeed === undefined;
}

/** What is drawn for interviewers up to this many vote points, and for screeners up to this many SD, is no finding. */
const harmless = {interviewer: 0.25, screener: 0.2};

/** What each plant must lead to, and what it is in words. */
export function expectedOf(world: World, cast: Cast): {planted: string[]; expected: Planted[]} {
  const plants = [...aboutPeople(world.plants, cast), ...aboutQuestions(world.plants, cast), ...world.overall];
  const expected = plants.map(({kind, subject, verdict, direction}) => ({kind, subject, verdict, direction}));
  const decoy = world.plants.decoy ? cast.interviewers[world.plants.decoy - 1]!.id : null;
  const words = plants.map((plant) => plant.words);
  if (decoy !== null)
    words.push(`${decoy} meets mostly weak candidates: a low raw mean, no severity; interviewers page stays silent`);
  return {planted: words, expected};
}

/**
 * Who must not get `act`: the decoy, a question for a skill nobody else asks for, and everyone in whom nothing was
 * planted, unless the severity drawn for them is a real one.
 */
export function silentOf({plants, parameters}: World, cast: Cast, deviations: readonly number[]): Silent[] {
  const interviewers = cast.interviewers.map(
    ({number}, index) => !plants.severity?.[number] && Math.abs(deviations[index]!) <= harmless.interviewer
  );
  const screeners = cast.screeners.map(
    ({severity}, index) => !plants.screener?.[index + 1] && Math.abs(severity) <= harmless.screener
  );
  const unique = plants.uniqueSkill ? cast.questions[plants.uniqueSkill - 1]!.question : null;
  return [
    ...cast.interviewers
      .filter((_, index) => interviewers[index])
      .map(({id}): Silent => ({kind: "interviewer.severity", subject: id})),
    ...cast.screeners
      .filter((_, index) => screeners[index])
      .map(({id}): Silent => ({kind: "screener.calibration", subject: id})),
    ...(unique === null ? [] : [{kind: "question.signal" as const, subject: unique}]),
    ...(parameters.herding ? [] : [{kind: "interviewer.independence" as const, subject: "*"}]),
    ...(isSteady(parameters) ? changingKinds.map((kind): Silent => ({kind, subject: "*"})) : []),
    ...wholeKinds
      .filter((kind) => kind !== "interviewer.timeliness" || isInTime(parameters))
      .map((kind): Silent => ({kind, subject: "*"}))
  ];
}

function aboutPeople({severity, screener, late}: Plants, {interviewers, screeners}: Cast): Overall[] {
  const interviewer = (number: number): string => interviewers[number - 1]!.id;
  return [
    ...Object.entries(severity ?? {}).map(([number, shift]) => {
      const direction = shift < 0 ? "harsh" : "lenient";
      const id = interviewer(Number(number));
      return {...act("interviewer.severity", id, direction), words: `${id} votes ${shift} SD: ${direction}`};
    }),
    ...Object.entries(screener ?? {}).map(([number, shift]) => {
      const direction = shift < 0 ? "strict" : "lenient";
      const {id} = screeners[Number(number) - 1]!;
      return {...act("screener.calibration", id, direction), words: `${id} screens ${shift} SD: ${direction}`};
    }),
    ...(late === undefined
      ? []
      : [
          {
            ...act("interviewer.timeliness", interviewer(late), "late"),
            words: `${interviewer(late)} writes feedback about five days late`
          }
        ])
  ];
}

function aboutQuestions(plants: Plants, {questions}: Cast): Overall[] {
  const name = (number: number): string => questions[number - 1]!.question;
  const plant = (
    number: number | undefined,
    kind: Kind,
    direction: string | null,
    words: string,
    verdict: Overall["verdict"] = "act"
  ): Overall[] =>
    number === undefined
      ? []
      : [{kind, subject: name(number), verdict, direction, words: `"${name(number)}" ${words}`}];
  const pairs = [plants.redundant, plants.duplicate].flatMap((pair) =>
    pair ? [pair.map(name).sort().join(" + ")] : []
  );
  return [
    ...plant(plants.zeroSignal, "question.signal", "weak", "says nothing about the candidate"),
    ...plant(plants.strongSignal, "question.signal", "strong", "says more than any other", "ok"),
    ...plant(plants.leaked, "question.drift", "leaked", "leaked half-way: level up one SD, slope down to 15 %"),
    ...plant(plants.noData, "question.no_data", null, "is left without data 45 % of the time"),
    ...pairs.map((pair) => ({
      ...act("question.redundant", pair, null),
      words: `"${pair}": asked together, they ask the same thing`
    }))
  ];
}

function act(kind: Kind, subject: string, direction: string | null): Planted {
  return {kind, subject, verdict: "act", direction};
}
