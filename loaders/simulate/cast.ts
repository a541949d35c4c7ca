import type {Random} from "../../src/statistics/random.js";
import {zipfLoads} from "./customs/loads.js";
import type {Parameters} from "./parameters.js";
import type {Streams} from "./customs/streams.js";
import {drawTenures, type Tenured} from "./customs/tenure.js";
import type {Plants} from "./worlds.js";

export interface Interviewer extends Tenured {
  id: string;
  number: number;
  name: string;
  team: string;
  /** Added to every latent vote: negative = harsh. */
  severity: number;
  severityByFocus: Record<string, number>;
  /** How often they are asked, relative to others. */
  load: number;
  focuses: string[];
  /** Added to the loading of each question, by its number, where interviewers use questions unequally well. */
  slopes?: number[];
}

export interface Screener extends Tenured {
  id: string;
  /** Added to every latent screen score: negative = strict. */
  severity: number;
  /** How often they are asked, relative to others; left out where all are asked alike. */
  load?: number;
}

export interface Question {
  question: string;
  number: number;
  attribute: string;
  focus: string;
  minutes: number;
  loading: number;
  /** How often it is chosen in its focus area, relative to others. */
  weight: number;
}

export interface Cast {
  interviewers: Interviewer[];
  screeners: Screener[];
  questions: Question[];
  /** Nobody ever interviews for another team: people compare within their own only. */
  closedTeams: boolean;
}

export const roles = ["Data scientist", "ML engineer", "Software engineer"] as const;
export const levels: readonly string[] = ["mid", "senior", "staff"];
export const teams = ["Ads", "Platform", "Search"] as const;

/** Focus area → the attributes its questions assess. */
export const focuses: Record<string, string[]> = {
  Coding: ["Problem solving", "Code quality"],
  "Data literacy": ["Data analysis", "Skepticism"],
  "ML breadth": ["ML breadth", "Evals"],
  "ML depth": ["ML depth", "Application"],
  "System design": ["Architecture", "Complexity"],
  Behaviour: ["Ambiguity", "Influence", "Execution"]
};

const givenNames = "Ada Bo Cleo Dara Eli Fay Gus Hana Ivo Jun Kit Lena Milo Nia Oda".split(" ");
const familyNames = "Ashdown Birkby Corran Dunmere Elswick".split(" ");

/** The company's people and question bank. Interviewers beyond `interviewers` are the screeners, who also decide. */
export function castOf(parameters: Parameters, plants: Plants, random: Random, streams: Streams): Cast {
  const areas = Object.keys(focuses);
  const interviewers = Array.from({length: parameters.interviewers}, (_, index): Interviewer => {
    const number = index + 1;
    const planted = plants.severity?.[number];
    const drawn = random.normal(0, parameters.loop.severity);
    const byFocus = areas.map((area) => [area, random.normal(0, parameters.loop.severityByFocus)] as const);
    const load = Math.exp(random.normal(0, 0.8));
    const isPlanted = planted !== undefined || number === plants.decoy || number === plants.late;
    return {
      id: `I${String(number).padStart(2, "0")}`,
      number,
      name: `${givenNames[index % givenNames.length]} ${familyNames[Math.floor(index / givenNames.length) % familyNames.length]}`,
      team: teams[index % teams.length]!,
      severity: number === plants.decoy ? 0 : (planted ?? drawn),
      severityByFocus: Object.fromEntries(byFocus),
      load: isPlanted ? Math.max(load, 1.3) : load,
      focuses: Array.from({length: 3}, (_, k) => areas[(index + k * 2) % areas.length]!)
    };
  });
  const screeners = Array.from({length: parameters.screeners}, (_, index): Screener => {
    const drawn = random.normal(0, parameters.screen.severity);
    return {id: `M${String(index + 1).padStart(2, "0")}`, severity: plants.screener?.[index + 1] ?? drawn};
  });
  const questions = questionsOf(parameters, plants, random);
  const cast = {interviewers, screeners, questions, closedTeams: parameters.customs?.closedTeams !== undefined};
  accustom(cast, parameters, streams);
  return cast;
}

/** What the company's customs make of its people. */
function accustom({interviewers, screeners, questions}: Cast, {customs = {}}: Parameters, streams: Streams): void {
  const {closedTeams, slopeSpread} = customs;
  if (customs.zipfLoads)
    for (const people of [interviewers, screeners]) {
      const loads = zipfLoads(people.length, streams("loads"));
      people.forEach((person, index) => (person.load = loads[index]!));
    }
  if (closedTeams) {
    const last = [closedTeams[0], closedTeams[0] + closedTeams[1]].map((share) => share * interviewers.length);
    for (const [index, person] of interviewers.entries())
      person.team = teams[last.filter((end) => index >= Math.round(end)).length]!;
  }
  if (slopeSpread !== undefined)
    for (const person of interviewers) person.slopes = questions.map(() => streams("slopes").normal(0, slopeSpread));
  const coming = [customs.turnover ? interviewers : [], customs.passFall === undefined ? [] : screeners];
  for (const people of coming) {
    const tenures = drawTenures(people.length, streams("tenures"));
    people.forEach((person, index) => (person.tenure = tenures[index]!));
  }
}

function questionsOf({questions, loading}: Parameters, plants: Plants, random: Random): Question[] {
  const areas = Object.entries(focuses);
  const planted = [
    plants.zeroSignal,
    plants.strongSignal,
    plants.leaked,
    plants.uniqueSkill,
    plants.noData,
    ...(plants.redundant ?? []),
    ...(plants.duplicate ?? [])
  ];
  return Array.from({length: questions}, (_, index): Question => {
    const number = index + 1;
    const [focus, attributes] = areas[Math.floor((index * areas.length) / questions)]!;
    const attribute = attributes[index % attributes.length]!;
    const drawn = loading[0] + (loading[1] - loading[0]) * random.uniform();
    return {
      question: `${attribute} question ${String(number).padStart(2, "0")}`,
      number,
      attribute: number === plants.uniqueSkill ? "Opaque models" : attribute,
      focus,
      minutes: 8 + random.integer(5) * 3,
      loading: number === plants.zeroSignal ? 0 : number === plants.strongSignal ? 1.3 : drawn,
      weight: planted.includes(number) ? 4 : 1
    };
  });
}
