import {agreeing, whereFilled} from "./agreeing.js";
import {type Group, groupsOf, votesAlone} from "./shapes/groups.js";
import {type ByAnswer, byAnswerOf} from "./shapes/by-answer.js";
import {type Held, heldBy, votesHeld} from "./shapes/held.js";
import {marksOf} from "./shapes/pairs.js";
import type {Pairs} from "./shapes/pairs.js";
import {loneVote, questionsOf} from "./shapes/questions.js";
import {takenApart} from "./shapes/split.js";
import {type Column, columnOf, filledDown, recurs} from "./profile.js";
import {answerFit, conceptsOfColumn, type Roles, rolesOf} from "./roles.js";
import {ownHeading} from "./parts.js";
import type {TableSample} from "./table.js";
import {voteOfRows, votesOfRows} from "./shapes/vote-rows.js";
import {type Concept, conceptsOf} from "./words.js";

/** What a table is about: its columns by what they hold, and its shape. */
export interface Understood {
  sample: TableSample;
  roles: Map<Concept, Column>;
  /** Columns that name the candidate, in order: one, or first and last name. */
  names: Column[];
  /** Several interviews in each row. */
  groups: Group[];
  /**
   * One row for each question of a scorecard: which column names it, which one rates it. Where one of the rows holds the
   * vote instead, the vote is what the rating is on those rows, and the rating what it is on the others.
   */
  long: {question: Column; rating: Column; vote: Column | null} | null;
  /** One column for each question. */
  questions: Column[];
  /** Several people, and where there are as many of them the votes, in one cell. */
  split: {columns: Column[]; by: string} | null;
  /** A column for each answer, below which its people or ticks stand. */
  byAnswer: ByAnswer | null;
  /** A column whose cells hold questions together with their marks: the question is what elsewhere is the person. */
  marks: Pairs | null;
  /** Which interviews took place, where a column says it. */
  held: Held | null;
  /** Columns of which a blank cell repeats the one above. */
  fillDown: Column[];
  /** True where the rows are interviews: somebody rated somebody. */
  isScorecards: boolean;
}

/** Reads what the columns of a table say. `person` is whose sheet it is, where its name tells that. */
export function understand(sample: TableSample, person?: string): Understood {
  const byAnswer = answersBeside(sample.columns);
  const {columns: whole, several} = takenApart(sample.columns.filter((column) => !byAnswer?.answers.includes(column)));
  const given = new Map(rolesOf(whole));
  const fillDown = blocksOf(whole, given);
  // Values of a block are judged as if they stood in each of its rows.
  const columns = whole.map((column) => (fillDown.includes(column.heading) ? filledDown(column) : column));
  const byHeading = new Map(columns.map((column) => [column.heading, column]));
  const roles = new Map([...given].map(([concept, {heading}]) => [concept, byHeading.get(heading)!]));
  if (person !== undefined && !roles.has("interviewer")) roles.set("interviewer", personColumn(person, sample.records));
  const named = byAnswer === null ? groupsOf(columns) : [];
  const groups = named.length > 0 || roles.has("interviewer") || byAnswer !== null ? named : votesAlone(columns);
  const grouped = new Set(
    groups.flatMap(({interviewer, vote, ...times}) => [interviewer, vote, times.interviewed_at, times.submitted_at])
  );
  for (const [concept, column] of roles) if (grouped.has(column)) roles.delete(concept);
  if (groups.length > 0)
    for (const [concept, column] of rolesOf(columns.filter((column) => !grouped.has(column))))
      if (!roles.has(concept)) roles.set(concept, column);
  withAddresses(columns, roles);
  const names = namesOf(roles);
  const asked = groups.length > 0 ? questionOfGroups(roles, groups) : longOf(roles, columns, names);
  settleVote(roles, asked, groups, names);
  const long = asked === null ? null : withVoteOfRows(asked, roles, names);
  if (long === null && groups.length === 0 && byAnswer === null) loneVote(roles, columns, names);
  const isScorecards = groups.length > 0 || roles.has("interviewer") || byAnswer !== null;
  // Where nobody interviews, what reads like votes is what became of applications.
  const outcome = roles.get("vote") ?? roles.get("rating");
  if (
    (!roles.has("interviewer") || groups.length > 0) &&
    outcome &&
    outcome.shares.status >= 0.7 &&
    !roles.has("status") &&
    !roles.has("decision")
  ) {
    for (const concept of ["vote", "rating"] as const) if (roles.get(concept) === outcome) roles.delete(concept);
    roles.set("decision", outcome);
  }
  const questions = long === null && groups.length === 0 ? questionsOf(columns, roles, names) : [];
  const split = several && {columns: columns.filter(({heading}) => several.parted.has(heading)), by: several.by};
  const vote = long === null && several === null && roles.has("interviewer") ? roles.get("vote") : undefined;
  const held = vote ? heldBy(columns, vote) : null;
  for (const [concept, column] of roles) if (column === held?.column) roles.delete(concept);
  const votes = held ? [votesHeld(vote!, held)] : [];
  if (held) roles.set("vote", votes[0]!);
  const marks =
    roles.has("interviewer") && long === null && questions.length === 0 ? marksBeside(columns, roles) : null;
  // Marks of several questions are no vote on the whole.
  for (const concept of ["vote", "rating"] as const)
    if (marks !== null && roles.get(concept)?.heading === ownHeading(marks.person.heading)) roles.delete(concept);
  const parts = [
    ...(long === null || long.vote === null
      ? []
      : groups.length > 0
        ? votesOfRows(long.question, long.vote, groups)
        : [long.rating, long.vote]),
    ...(marks === null ? [] : [marks.person, marks.answer]),
    ...(byAnswer?.answers ?? []),
    ...votes
  ];
  return {
    sample: {...sample, columns: [...columns, ...parts]},
    roles,
    names,
    groups,
    long,
    questions,
    split,
    byAnswer,
    marks,
    held,
    fillDown: columns.filter(({heading}) => fillDown.includes(heading)),
    isScorecards
  };
}

/** A column for each answer: with the people who gave it where no other column names them, or ticks beside one that does. */
function answersBeside(columns: readonly Column[]): ByAnswer | null {
  const isNoPerson = (parts: Column): boolean =>
    conceptsOfColumn(parts).some(([concept]) => concept === "role" || concept === "stage" || concept === "status");
  const found = byAnswerOf(columns, isNoPerson);
  if (found === null) return null;
  const roles = rolesOf(columns.filter((column) => !found.answers.includes(column)));
  return !roles.has("vote") && roles.has("interviewer") === (found.by === null) ? found : null;
}

/** No heading holds it. */
const personHeading = "\u0002";

/** The interviewer of all rows of a sheet that is called after them. */
function personColumn(person: string, records: number): Column {
  return columnOf(
    personHeading,
    Array.from({length: records}, () => person)
  );
}

/** Whose sheet it is, where its name is all that tells who interviewed. */
export function ownerOf({roles}: Pick<Understood, "roles">): string | null {
  const interviewer = roles.get("interviewer");
  return interviewer?.heading === personHeading ? interviewer.values[0]! : null;
}

/** The one column whose cells hold questions with their marks. */
function marksBeside(columns: readonly Column[], roles: Roles): Pairs | null {
  const taken = new Set(
    [...roles]
      .filter(([concept]) => concept !== "comment" && concept !== "vote" && concept !== "rating")
      .map(([, column]) => column)
  );
  const found = columns.filter((column) => !taken.has(column)).flatMap((column) => marksOf(column) ?? []);
  return found.length === 1 ? found[0]! : null;
}

/** The columns by which an application can be told apart where no id is. */
function namesOf(roles: Roles): Column[] {
  const [first, last, whole] = [roles.get("first_name"), roles.get("last_name"), roles.get("candidate")];
  if (first && last) return [first, last];
  return whole ? [whole] : first || last ? [(first ?? last)!] : [];
}

/** Where only addresses tell people apart, they are who somebody is. */
function withAddresses(columns: readonly Column[], roles: Map<Concept, Column>): void {
  for (const column of columns) {
    if (column.shares.address < 0.8) continue;
    const concepts = conceptsOfColumn(column).map(([concept]) => concept);
    // Without a vote, addresses of which no heading says whose they are belong to candidates.
    const isVoter = roles.has("vote") || roles.has("rating");
    for (const concept of ["interviewer", "candidate"] as const)
      if (concepts.includes(concept) && !roles.has(concept) && (isVoter || conceptsOf(column.heading).has(concept)))
        roles.set(concept, column);
    if (concepts[0] === "email" && concepts.length === 1 && isVoter && !roles.has("interviewer") && recurs(column, 4))
      roles.set("interviewer", column);
  }
}

/** Headings of columns that are filled in the first row of each block only. */
function blocksOf(columns: readonly Column[], roles: Roles): string[] {
  const key = [
    roles.get("candidate"),
    roles.get("first_name"),
    roles.get("application_id"),
    roles.get("candidate_id")
  ].find((column) => column !== undefined);
  const records = key?.values.length ?? 0;
  if (!key || records < 4 || key.values[0] === null || key.filled > 0.8 * records || key.filled === 0) return [];
  const blank = key.values.map((value) => value === null);
  const follows = (column: Column): boolean =>
    column.filled > 0 && column.values.filter((value, at) => (value === null) === blank[at]).length >= 0.97 * records;
  // The other rows of a block hold something.
  const rest = columns.filter((column) => !follows(column));
  const used = blank.filter((is, at) => is && rest.some(({values}) => values[at] !== null)).length;
  if (used < 0.8 * blank.filter(Boolean).length) return [];
  const isSpread = ({shares, filled, distinct}: Column): boolean =>
    shares.person > 0.5 || filled > distinct.size || shares.date > 0.7;
  return columns
    .filter((column) => column === key || (follows(column) && isSpread(column)))
    .map(({heading}) => heading);
}

/** The parts of what makes one scorecard, where the rows have no id of their own. */
export function scorecardKey(roles: Roles, names: readonly Column[]): Column[] {
  const own = roles.get("scorecard_id");
  if (own) return [own];
  const parts: Concept[] = [
    "application_id",
    "candidate_id",
    "role",
    "stage",
    "focus",
    "interviewer",
    "interviewed_at",
    "submitted_at",
    "date"
  ];
  return [...names, ...parts.flatMap((concept) => roles.get(concept) ?? [])];
}

/** One row for each question of a scorecard: rows of one scorecard that differ in what is asked and how it was rated. */
function longOf(roles: Map<Concept, Column>, columns: readonly Column[], names: readonly Column[]): Asked | null {
  const question = roles.get("question") ?? roles.get("attribute");
  if (!question || !recurs(question)) return null;
  const key = scorecardKey(roles, names);
  const asked = key.length === 0 ? null : agreeing(key, question);
  // Where each scorecard has one row, what is asked there is what the interview is about.
  if (asked === null || asked.groups > 0.9 * asked.rows) {
    if (roles.has("interviewer") && !roles.has("focus")) roles.set("focus", question);
    return null;
  }
  const answers = columns.filter((column) => answerFit(column) >= 0.55 && isAnswer(column, roles));
  const [first, second] = answers;
  if (!first) return null;
  if (!second) return {question, rating: first};
  const varies = (column: Column): number => 1 - (agreeing(key, column)?.share ?? 1);
  const rating = roles.get("rating") ?? [...answers].sort((a, b) => varies(b) - varies(a))[0]!;
  const vote = roles.get("vote") ?? answers.find((column) => column !== rating)!;
  return {question, rating: varies(vote) > varies(rating) + 0.2 ? vote : rating};
}

/** What a table with a row for each question asks. */
type Asked = Omit<NonNullable<Understood["long"]>, "vote">;

/** Where no column holds the vote, one of the rows of each scorecard may. */
function withVoteOfRows(asked: Asked, roles: Roles, names: readonly Column[]): Understood["long"] {
  const found = roles.has("vote") ? null : voteOfRows(asked.question, asked.rating, scorecardKey(roles, names));
  return {...asked, vote: null, ...found};
}

function isAnswer(column: Column, roles: Roles): boolean {
  const roleOf = [...roles].find(([, own]) => own === column)?.[0];
  return roleOf === undefined
    ? conceptsOfColumn(column).length === 0 || isAbout(column, ["vote", "rating"])
    : roleOf === "vote" || roleOf === "rating";
}

function isAbout(column: Column, concepts: readonly Concept[]): boolean {
  return concepts.includes(conceptsOfColumn(column)[0]?.[0] as Concept);
}

/** One row for each question, and in it the marks of several interviewers. */
function questionOfGroups(roles: Roles, [first]: readonly Group[]): Asked | null {
  const question = roles.get("question") ?? roles.get("attribute");
  return question && recurs(question) ? {question, rating: first!.vote} : null;
}

/** Which column is the vote: of several that could be, the one that is of the scorecard as a whole. */
function settleVote(
  roles: Map<Concept, Column>,
  long: Asked | null,
  groups: readonly Group[],
  names: readonly Column[]
): void {
  if (groups.length > 0) return;
  if (long !== null) {
    if (roles.get("vote") === long.rating) roles.delete("vote");
    if (roles.get("rating") !== long.rating && roles.has("rating") && !roles.has("vote"))
      roles.set("vote", roles.get("rating")!);
    roles.set("rating", long.rating);
  } else if (!roles.has("vote") && roles.has("rating")) {
    roles.set("vote", roles.get("rating")!);
    roles.delete("rating");
  }
  const decision = roles.get("decision");
  if (!roles.has("interviewer") || roles.has("vote") || !decision || answerFit(decision) < 0.55) return;
  // What interviewers of one candidate say differently is a vote, whatever it is called.
  const application = [roles.get("application_id"), roles.get("candidate_id")].filter((column) => column !== undefined);
  const key = application.length > 0 ? application.slice(0, 1) : names;
  const {groups: decided, differing} = whereFilled(key, decision);
  if (agreeing(key, decision) !== null && differing < 0.05 * decided) return;
  roles.set("vote", decision);
  roles.delete("decision");
}
