import {group} from "d3-array";
import {stageOf} from "../answers.js";
import {answerFit, conceptsOfColumn, fitOf} from "../roles.js";
import {ownHeading} from "../parts.js";
import {type Column, holdsTimes} from "../profile.js";
import {standingOf} from "../../config/answers.js";
import {wordsOf} from "../../config/words.js";
import {type Concept, conceptsOf} from "../words.js";

/** The columns of one interview in a table that has several in each row. */
export interface Group {
  /** What tells it from the others: "1", "phone screen". */
  key: string;
  /** Null where the vote stands alone: then its heading is all that tells who gave it. */
  interviewer: Column | null;
  vote: Column;
  interviewed_at?: Column;
  submitted_at?: Column;
}

/** Words that say what a column of a group holds, and none which group it is of. */
const roleWords = new Set(
  `interviewer interviewers interviewed reviewer evaluator assessor panelist panellist panel member rater by with of for from the name id
   score scores scoring rating ratings rate vote votes mark marks grade points recommendation result verdict decision evaluation assessment feedback overall
   comment comments note notes remarks date time at on day email nr no number submitted
   interviewerin prufer bewerter beurteiler von durch bewertung note punkte empfehlung urteil ergebnis kommentar datum name am
   intervieweur evaluateur par avis commentaire entrevistador evaluador por puntuacion valoracion calificacion nota comentario fecha
   intervistatore valutatore da voto punteggio valutazione commento data beoordelaar door oordeel cijfer opmerking avaliador avaliacao pontuacao`.split(
    /\s+/
  )
);

/** What a heading says of its numbers, which is not what the group is called: "(1 = best, 4 = worst)", "(1-5)". */
const scaleBeside = /[([](?=[^)\]]*\d)(?=[^)\]]*(=|–|-|\d\s*to\s*\d|best|worst|max))[^)\]]*[)\]]/gi;
const numbering = /(?<=^|[^\p{L}])(\d{1,2}(st|nd|rd|th)?|[a-h])(?=$|[^\p{L}])/giu;

/** The groups of numbered or named columns of a table: at least two that have an interviewer and a vote, else none. */
export function groupsOf(columns: readonly Column[]): Group[] {
  const found = new Map<string, Partial<Group>>();
  for (const column of columns) {
    const key = wordsOf(apart(ownHeading(column.heading)).replace(scaleBeside, " "))
      .filter((word) => !roleWords.has(word))
      .join(" ");
    const kind = kindOf(column);
    if (kind === null) continue;
    const group = found.get(key) ?? {key};
    group[kind] ??= column;
    found.set(key, group);
  }
  const whole = joinedByInitials(joinedByStage([...found.values()])).filter(isWhole);
  // Programs number what stands twice from the second on: "Score", "Score.1", "Score2".
  const isFirst = (group: Group): boolean =>
    group.key === "" &&
    whole.some(
      ({key, vote, interviewer}) =>
        /^\d+$/.test(key) && bare(vote) === bare(group.vote) && bare(interviewer!) === bare(group.interviewer!)
    );
  // What is neither numbered nor named beside several that are, such as a decision, is none of them.
  const named = whole.filter((group) => group.key !== "" || isFirst(group));
  if (named.length >= 2) return named;
  return whole.length >= 2 ? whole : [];
}

/** A heading with its number apart, where it is part of a word: "Score2". */
function apart(heading: string): string {
  return heading.replace(/(?<=\p{Ll})(?=\d{1,2}$)/u, " ");
}

/** A heading without its number. */
function bare({heading}: Column): string {
  return wordsOf(apart(heading))
    .filter((word) => !/^\d+$/.test(word))
    .join(" ");
}

/** "Hiring manager" and "HM score" are of one interview, where each stands alone. */
function joinedByInitials(groups: readonly Partial<Group>[]): Partial<Group>[] {
  const initials = ({key = ""}: Partial<Group>): string =>
    key
      .split(" ")
      .map((word) => word[0] ?? "")
      .join("");
  const joined = new Map<Partial<Group>, Partial<Group>>();
  for (const person of groups.filter((group) => group.interviewer && !group.vote && initials(group).length > 1)) {
    const votes = groups.filter((group) => group.vote && !group.interviewer && group.key === initials(person));
    if (votes.length === 1) joined.set(votes[0]!, person);
  }
  const taken = new Set(joined.values());
  return groups
    .filter((group) => !taken.has(group))
    .map((group) => (joined.has(group) ? {...group, ...joined.get(group)} : group));
}

const isWhole = (group: Partial<Group>): group is Group => Boolean(group.interviewer && group.vote);

/**
 * What people call by several names in one table, as "Screener", "Phone score" and "Phone screen" of one interview before
 * the loop, is one group where each column holds something else. Whose two are alike, nobody can tell what belongs to which.
 */
function joinedByStage(groups: readonly Partial<Group>[]): Partial<Group>[] {
  const stage = ({key = ""}: Partial<Group>): string | null => {
    const named = /\d/.test(key) ? null : stageOf(key.replace(/^screener$/, "screen"));
    return named === "loop" ? null : named;
  };
  const parts = groups.filter((group) => stage(group) !== null && !isWhole(group));
  const joined = [...new Set(parts.map(stage))].flatMap((name) => {
    const own = parts.filter((part) => stage(part) === name);
    const wholes = groups.filter((group) => isWhole(group) && stage(group) === name);
    const all = wholes.length === 1 ? [wholes[0]!, ...own] : own;
    const columns = all.flatMap((part) => Object.keys(part).filter((kind) => kind !== "key"));
    return wholes.length > 1 || new Set(columns).size < columns.length
      ? [...wholes, ...own]
      : [Object.assign({}, ...all, {key: own[0]!.key}) as Partial<Group>];
  });
  const named = new Set(parts.map(stage));
  return [...groups.filter((group) => !named.has(stage(group)) || stage(group) === null), ...joined];
}

/** Votes beside each other of which no column tells who gave them: "Score 1", "Score 2", or a column for each interviewer. */
export function votesAlone(columns: readonly Column[]): Group[] {
  const named = peopleBeside(columns);
  if (named.length > 0) return named.map((vote) => ({key: "", interviewer: null, vote}));
  const numbered = columns.filter(({heading}) => heading.replace(numbering, "") !== heading);
  const votes = numbered.filter((column) => {
    const found = conceptsOf(column.heading.replace(numbering, " "));
    return answerFit(column) === 1 && Math.max(found.get("interviewer") ?? 0, found.get("vote") ?? 0) >= 0.6;
  });
  return votes.length < 2 ? [] : votes.map((vote) => ({key: "", interviewer: null, vote}));
}

/**
 * Columns of answers below the names of people, at least three. What stands among them or next to them and could be a
 * name is one, though it means something elsewhere: "Li Na", "May Grant". Else the votes of one person were lost.
 */
function peopleBeside(all: readonly Column[]): Column[] {
  const alike = group(all, ({heading}) => heading.replace(personIn(heading), "\u0000"));
  return [...alike.values()].map(votesOfPeople).find((votes) => votes.length > 0) ?? [];
}

/** A heading without what it says of the values below it: "Ann Lee" of "Ann Lee – Score", "Ann Lee (rating)" and "votes.Ann Lee". */
export function personIn(heading: string): string {
  const own = heading.replace(/^(?:[\p{L}\d_-]+(?:\[\])?\.)+(?=[\p{Lu}{])/u, "");
  const [, before, after] = /^(.*\S)\s*(?:[-–—:/]\s+|[([])([^-–—:/()[\]]+)[)\]]?\s*$/su.exec(own) ?? [];
  return after !== undefined && wordsOf(after).every((word) => roleWords.has(word)) ? before! : own;
}

/** What stands below the names of people in columns whose headings say the same of them otherwise. */
function votesOfPeople(columns: readonly Column[]): Column[] {
  const isSure = (column: Column): boolean => answerFit(column) === 1 && isPersonal(personIn(column.heading));
  if (columns.filter(isSure).length < 3) return [];
  const isLike = (at: number): boolean => {
    const column = columns[at];
    if (column === undefined || !likeName.test(personIn(column.heading))) return false;
    return column.filled === 0 || answerFit(column) === 1;
  };
  const isBeside = (at: number, step: number): boolean => {
    for (let next = at + step; isLike(next); next += step) if (isSure(columns[next]!)) return true;
    return false;
  };
  return columns.filter(
    (column, at) => isSure(column) || (column.filled > 0 && isLike(at) && (isBeside(at, 1) || isBeside(at, -1)))
  );
}

/** What a name of two or three words looks like. */
export const likeName = /^\p{Lu}[\p{L}'’-]+( \p{Lu}\.?)?( \p{Lu}[\p{L}'’-]+){1,2}$/u;

/** True for a heading that is the name of a person: two or three words that begin with a capital, none of them known. */
export function isPersonal(heading: string): boolean {
  return (
    likeName.test(heading) &&
    conceptsOf(heading).size === 0 &&
    stageOf(heading) === null &&
    standingOf(heading) === null
  );
}

function kindOf(column: Column): "interviewer" | "vote" | "interviewed_at" | "submitted_at" | null {
  const concepts = conceptsOfColumn(column, apart(column.heading).replace(numbering, " ")).map(([concept]) => concept);
  const [first] = concepts;
  if (first === "comment" || first === "derived" || first === "email") return null;
  const has = (...these: Concept[]): boolean => these.some((concept) => concepts.includes(concept));
  if (holdsTimes(column))
    return has("submitted_at") ? "submitted_at" : has("interviewed_at", "date") ? "interviewed_at" : null;
  const isPerson = column.filled > 0 && column.shares.person >= 0.6 && answerFit(column) < 1;
  if (has("vote", "rating") && answerFit(column) >= 0.55 && !(isPerson && first === "interviewer")) return "vote";
  if (
    has("candidate", "first_name", "last_name", "role", "stage", "team", "source", "application_id", "candidate_id") &&
    first !== "interviewer"
  )
    return null;
  return (isPerson || first === "interviewer") && fitOf("interviewer", column) >= 0.8 ? "interviewer" : null;
}

/** Headings that differ in one place only, as a pattern with `{n}` there and what stands in it; null where they do not. */
export function patternOf(headings: readonly string[]): {pattern: string; values: string[]} | null {
  const [part = "", ...parts] = headings.map((heading) => heading.slice(ownHeading(heading).length));
  const found = parts.every((other) => other === part) ? plainPatternOf(headings.map(ownHeading)) : null;
  return found && {...found, pattern: found.pattern + part};
}

function plainPatternOf(headings: readonly string[]): {pattern: string; values: string[]} | null {
  const [first = "", ...others] = headings;
  if (others.length === 0) return null;
  const shortest = Math.min(...headings.map((heading) => heading.length));
  let before = 0;
  while (before < shortest && others.every((heading) => heading[before] === first[before])) before++;
  // A number is no further parted: 1 and 10 have nothing in common.
  while (before > 0 && /\d/.test(first[before - 1]!)) before--;
  // Nor is a word: Coding and Clarity have but a letter in common.
  const isInWord = (at: number): boolean =>
    /\p{L}/u.test(first[at - 1]!) &&
    headings.some(
      (heading) => /\p{L}/u.test(heading[at] ?? "") && !/\p{Ll}\p{Lu}/u.test(heading.slice(at - 1, at + 1))
    );
  while (before > 0 && isInWord(before)) before--;
  let after = 0;
  while (after < shortest - before && others.every((heading) => heading.at(-1 - after) === first.at(-1 - after)))
    after++;
  while (
    after > 0 &&
    /[\p{L}\d]/u.test(first.at(-after)!) &&
    others.concat(first).some((heading) => /[\p{L}\d]/u.test(heading.at(-after - 1) ?? ""))
  )
    after--;
  const values = headings.map((heading) => heading.slice(before, heading.length - after));
  if (new Set(values).size < values.length || first.includes("{") || first.includes("}")) return null;
  return {pattern: `${first.slice(0, before)}{n}${first.slice(first.length - after)}`, values};
}
