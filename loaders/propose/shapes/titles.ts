import {type Column, columnOf} from "../profile.js";
import {jobWords} from "../roles.js";
import {stageOf} from "../answers.js";
import {conceptsOf} from "../words.js";

const ofCandidates = ["candidate", "candidate_id", "application_id", "first_name", "last_name"] as const;

/** How many rows of one text alone stand in a table of which no column tells the candidate; 0 where they are no titles. */
export function loneRows(headings: readonly string[], filled: readonly number[]): number {
  const isTold = headings.some((heading) => {
    const concepts = conceptsOf(heading);
    return ofCandidates.some((concept) => (concepts.get(concept) ?? 0) >= 0.9);
  });
  const lone = filled.filter((cells) => cells === 1).length;
  return isTold || headings.length < 3 || lone < 3 || lone > 0.6 * filled.length ? 0 : lone;
}

/** True where titles are people, each of one block, of whom none stands among the values of the table. */
export function nameCandidates(titles: readonly (string | null)[], columns: readonly Column[]): boolean {
  const column = columnOf("", titles);
  const names = [...column.distinct.keys()];
  const blocks = titles.filter((title, at) => title !== null && title !== titles[at - 1]).length;
  const others = new Set(columns.flatMap(({distinct}) => [...distinct.keys()].map((value) => value.toLowerCase())));
  const isOther = (name: string): boolean =>
    others.has(name.toLowerCase()) || jobWords.test(name) || stageOf(name) !== null;
  return (
    names.length >= 3 &&
    column.filled >= 0.98 * titles.length &&
    blocks <= 1.2 * names.length &&
    column.shares.person >= 0.6 &&
    names.filter(isOther).length <= 0.02 * names.length
  );
}
