import type {OptionName} from "../../loaders/simulate/customs/options.js";
import type {Planted} from "../../loaders/simulate/expectations.js";
import type {WorldRequest} from "../../loaders/simulate/request.js";
import {type Plants, type WorldName, worldNames} from "../../loaders/simulate/worlds.js";

/** Companies of one kind, told apart by their seed. */
export interface Scenario {
  request: Omit<WorldRequest, "seed">;
  /** What the request leads to beside the plants of its world. */
  expected: readonly Planted[];
  /** Reports that are read from exports, like anyone's, beside what is judged from the rows in memory. */
  reads: readonly ReadReport[];
  /** Whether it is judged only whether votes follow each other, and what hangs on that. */
  only: typeof follows.kind | null;
  /** Whether a question's signal is one figure for all who rate it, at all times and levels. */
  coversSignal: boolean;
}

export type ReadReport = "borderline" | "funnel" | "interviewers" | "questions" | "screeners";

/** Reports whose findings need more than votes and ratings in memory. */
const readIn: Partial<Record<WorldName, readonly ReadReport[]>> = {
  "borderline-waste": ["borderline"],
  "sparse-pipeline": ["borderline"],
  "rich-pipeline": ["borderline"],
  simpson: ["funnel"],
  "mix-shift": ["funnel"],
  "censored-growth": ["funnel"],
  "fan-out-join": ["interviewers", "questions", "screeners", "funnel"],
  "small-company": ["borderline", "funnel"]
};

interface Unlike {
  with: readonly OptionName[];
  /** Companies that are worth their time. */
  companies: 100 | 300;
  reads?: readonly ReadReport[];
  /** Whether copying is looked for, where the customs bear on it. */
  copying?: true;
  /** Whether a question's signal is one figure for all who rate it, at all times and levels. */
  coversSignal?: true;
}

/** Companies unlike the standard one: those that the rules of the verdicts were made for, and some that combine. */
const unlike: Record<string, Unlike> = {
  "yes-no-form": {with: ["yes-no-form"], companies: 300, copying: true},
  "ends-at-first-no": {with: ["ends-at-first-no"], companies: 300, copying: true},
  "ends-at-second-no": {with: ["ends-at-second-no"], companies: 300, copying: true},
  "rising-bar": {with: ["rising-bar"], companies: 300},
  "growing-strictness": {with: ["growing-strictness"], companies: 300},
  "level-shifts": {with: ["level-shifts"], companies: 300},
  "uneven-questions": {with: ["uneven-questions", "zipf-loads"], companies: 300, coversSignal: true},
  "exclusive-teams": {with: ["exclusive-teams"], companies: 300},
  "sure-sooner": {with: ["sure-sooner"], companies: 300, copying: true},
  "noes-later": {with: ["noes-later"], companies: 300, copying: true},
  "final-votes-only": {with: ["final-votes-only"], companies: 300},
  "quarter-noise": {with: ["quarter-noise"], companies: 300, reads: ["funnel"]},
  "falling-pass-rate": {with: ["falling-pass-rate"], companies: 300},
  "job-differences": {with: ["job-differences"], companies: 300},
  "zipf-loads": {with: ["zipf-loads"], companies: 100, coversSignal: true},
  "unwritten-noes": {with: ["unwritten-noes"], companies: 100},
  "decider-reads-screen": {with: ["decider-reads-screen"], companies: 100},
  "interviewer-turnover": {with: ["interviewer-turnover"], companies: 100, coversSignal: true},
  "halo-copies": {with: ["halo-copies"], companies: 100},
  "fixed-order": {with: ["fixed-order", "ends-at-first-no"], companies: 100, copying: true},
  "unseen-assignment": {with: ["unseen-assignment"], companies: 300},
  "unseen-strict-house": {with: ["unseen-assignment", "ends-at-first-no"], companies: 300},
  "strict-house": {
    with: ["yes-no-form", "ends-at-first-no", "zipf-loads", "sure-sooner"],
    companies: 100,
    copying: true
  },
  "moving-house": {with: ["rising-bar", "interviewer-turnover", "quarter-noise", "uneven-questions"], companies: 100}
};

const screens = 1200;
/** About 700 loops, with fewer of which copying is hard to see. */
const screensOfCopying = 2000;
const [withPlants, withCopying] = ["+planted", "+copying"];

/** What should still be found where a company is unlike the standard: half a vote point, half an SD. */
const plants: Plants = {
  severity: {7: -0.8, 19: -0.8, 31: 0.8},
  screener: {3: 0.85, 9: -0.85},
  zeroSignal: 4,
  leaked: 24,
  leakLevel: 0.5,
  redundant: [34, 35],
  duplicate: [14, 44]
};
const follows = {
  kind: "interviewer.independence",
  subject: "all",
  verdict: "act",
  direction: "follows"
} as const satisfies Planted;

/**
 * Scenarios by the unlike world that they belong to, with how many companies are worth their time: those where nobody
 * differs; those where people differ as they do, with facts planted; where that bears on it, those where one vote in five
 * copies. The standard world has only the last of its own here: it is the one that the others are held against.
 */
export const unlikeScenarios: Record<string, [name: string, companies: number][]> = {
  standard: [[`standard${withCopying}`, 300]],
  ...Object.fromEntries(
    Object.entries(unlike).map(([name, {companies, copying}]) => [
      name,
      [name, name + withPlants, ...(copying ? [name + withCopying] : [])].map((each) => [each, companies])
    ])
  )
};

/** A world by its name, or companies unlike the standard one. */
export function scenarioOf(name: string): Scenario {
  const plain = {expected: [], reads: [], only: null, coversSignal: true};
  if ((worldNames as readonly string[]).includes(name))
    return {...plain, request: {world: name as WorldName}, reads: readIn[name as WorldName] ?? []};
  const [own = "", form] = name.split(/(?=\+)/);
  const isStandard = own === "standard";
  const found: Unlike | undefined = isStandard ? {with: [], companies: 300} : unlike[own];
  if (found === undefined) throw new RangeError(`${name} is no world`);
  const request = {screens, with: found.with};
  if (form === withPlants)
    return {...plain, request: {...request, world: "standard", plants}, coversSignal: found.coversSignal ?? false};
  if (form === withCopying)
    return {
      ...plain,
      request: {
        ...request,
        screens: screensOfCopying,
        world: isStandard ? "standard" : "null",
        parameters: {herding: 0.2}
      },
      expected: [follows],
      only: follows.kind
    };
  return {...plain, request: {...request, world: "null"}, reads: found.reads ?? []};
}
