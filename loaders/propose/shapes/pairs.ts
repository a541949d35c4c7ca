import {standingOf} from "../../config/answers.js";
import {pairIn} from "../../adapters/tables/pairs.js";
import {markOf, stageOf} from "../answers.js";
import {partHeading} from "../parts.js";
import {type Column, columnOf, recurs} from "../profile.js";
import {answerFit} from "../roles.js";
import {type Concept, conceptsOf} from "../words.js";

/** A column whose cells hold people together with their votes, as two; `by` parts several of them, null where each cell holds one. */
export interface Pairs {
  person: Column;
  answer: Column;
  by: string | null;
}

const separators = ["\n", ";", "|", " / ", ","];

/** Reads "Ann Lee: Yes; Bo Ray: No" and the like; null where a column holds anything else. */
export function pairsOf(column: Column): Pairs | null {
  const pairs = partedBy(column);
  return pairs !== null && arePeople(pairs.person, column.heading) ? pairs : null;
}

/** Reads "Coding: 4; Design: 3", questions with their marks; null where a column holds anything else. */
export function marksOf(column: Column): Pairs | null {
  const pairs = partedBy(column);
  const isPlain = pairs?.by != null && pairs.person.distinct.size <= mostQuestions && pairs.person.shares.long < 0.05;
  return isPlain && !arePeople(pairs.person, column.heading) ? pairs : null;
}

const mostQuestions = 60;

/** The cells of a column as texts together with answers; null where they are none, or where the texts do not recur. */
function partedBy(column: Column): Pairs | null {
  const {values, filled, shares} = column;
  if (filled < 5 || shares.date > 0.2) return null;
  const by = separators.find(
    (one) =>
      values.filter((value) => value?.includes(one)).length > Math.max(1, 0.15 * filled) && areAnswered(values, one)
  );
  if (by === undefined && !areAnswered(values, null)) return null;
  const pairs = values.map((value) => (value === null ? [] : partsOf(value, by ?? null).map(pairIn)));
  const part = (name: "person" | "answer"): Column => {
    const heading = partHeading(column.heading, {part: name});
    const cells = pairs.flatMap((own) => own.map((pair) => pair[name]));
    const rows = pairs.map((own) => own.flatMap((pair) => pair[name] ?? []).join("\u001f") || null);
    const profile = columnOf(heading, cells);
    return {...profile, cells: profile.values, values: rows};
  };
  const [person, answer] = [part("person"), part("answer")];
  return recurs(person, 3) && answerFit(answer) === 1 ? {person, answer, by: by ?? null} : null;
}

function partsOf(value: string, by: string | null): string[] {
  return by === null ? [value] : value.split(by).filter((part) => part.trim() !== "");
}

/** True where nearly all parts are somebody with an answer. */
function areAnswered(values: readonly (string | null)[], by: string | null): boolean {
  const filled = values.filter((value) => value !== null).slice(0, 300);
  const parts = filled.flatMap((value) => partsOf(value, by));
  const answered = parts.filter((part) => {
    const {person, answer} = pairIn(part);
    return person !== null && answer !== null && (markOf(answer) !== null || standingOf(answer) !== null);
  });
  return parts.length > 0 && answered.length >= 0.9 * parts.length;
}

/** At least two words that begin with a capital, where the script has any: "Paul van Dyk". */
const name = /^[\p{Lu}\p{Lo}][\p{L}.'’-]*(\s+\p{L}[\p{L}.'’-]*)*\s+[\p{Lu}\p{Lo}][\p{L}.'’-]*( \(.*\))?$/u;

/** Names of several words, or single words below a heading that speaks of interviewers: marks for skills look alike. */
function arePeople({distinct, shares}: Column, heading: string): boolean {
  const labels = [...distinct.keys()];
  const isWord = (label: string): boolean =>
    standingOf(label) !== null || stageOf(label) !== null || conceptsOf(label).size > 0;
  if (labels.filter(isWord).length > 0.2 * labels.length || shares.long > 0.05) return false;
  const isAbout = (concept: Concept): boolean => (conceptsOf(heading).get(concept) ?? 0) >= 0.6;
  if (isAbout("interviewer")) return true;
  const names = labels.filter((label) => name.test(label) || label.includes("@"));
  return names.length >= 0.8 * labels.length && !isAbout("attribute") && !isAbout("question");
}
