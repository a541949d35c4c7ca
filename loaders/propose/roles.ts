import {statusOf} from "./answers.js";
import {partOf} from "./parts.js";
import {type Column, holdsTimes, recurs} from "./profile.js";
import {anybodys, type Concept, conceptsOf} from "./words.js";

/** What each column of a table is about, as far as it can be told. */
export type Roles = ReadonlyMap<Concept, Column>;

/** Below this nothing is said of a column. */
const least = 0.45;
export const jobWords =
  /engineer|developer|analyst|designer|manager|scientist|director|specialist|consultant|architect|representative|entwickler|ingenieur|leiter|berater|desarrollador|ingeniero|d[ée]veloppeu|sviluppatore|ontwikkelaar/i;

/** How well the values of a column fit a concept, 0 to 1. */
export function fitOf(concept: Concept, column: Column): number {
  const {shares, distinct, filled, range} = column;
  if (filled === 0) return 0.2;
  const isTime = holdsTimes(column);
  const isText = !isTime && shares.number < 0.5;
  switch (concept) {
    case "interviewer":
    case "submitter":
    case "candidate":
      if (isTime || shares.long > 0.3 || shares.scored > 0.6 || isTruth(column)) return 0;
      if (shares.number > 0.9 && (range?.high ?? 0) <= 100 && shares.person === 0) return 0.1;
      return shares.person >= 0.6 ? 1 : shares.answer > 0.8 ? 0.2 : 0.8;
    case "first_name":
    case "last_name":
      return isText && shares.long === 0 ? 1 : 0;
    case "vote":
    case "initial_vote":
    case "rating":
      return isTime ? 0 : answerFit(column);
    case "stage":
      // The numbers of rounds count upwards from 1.
      if (!isText || distinct.size > 40 || shares.long > 0.1)
        return shares.number > 0.9 && [...distinct.keys()].every((value) => /^[1-9]$/.test(value)) ? 0.8 : 0;
      if (shares.person > 0.9 && shares.stage < 0.3 && distinct.size > 3) return 0.2;
      return shares.answer > 0.8 && shares.stage < 0.5 ? 0.1 : shares.stage >= 0.5 ? 1 : recurs(column) ? 0.7 : 0.2;
    case "focus":
    case "question":
    case "attribute":
      return isText && shares.long < 0.5 && recurs(column) && shares.answer < 0.9 ? 0.95 : 0.1;
    case "role":
    case "job":
    case "level":
    case "team":
    case "source":
      return isTime || shares.long > 0.1 || shares.answer > 0.9 ? 0.1 : filled >= 1.3 * distinct.size ? 1 : 0.5;
    case "interviewed_at":
    case "submitted_at":
    case "updated_at":
    case "applied_at":
    case "decided_at":
    case "closed_at":
    case "entered_at":
    case "exited_at":
    case "starts_at":
    case "ends_at":
    case "date":
    case "measured_at":
    case "left_at":
      return isTime ? 1 : 0;
    case "status":
      return shares.status >= 0.7 ? 1 : 0.3;
    case "decision":
      return shares.decision >= 0.7 || shares.status >= 0.9 ? 1 : shares.answer >= 0.9 ? 0.6 : 0;
    case "offer_status":
      return isText && recurs(column) ? 0.9 : 0;
    case "forecast":
      return shares.number > 0.9 && range!.low >= 0 && range!.high <= 100 && (!range!.whole || range!.high > 10)
        ? 1
        : 0;
    case "shadow":
    case "completed":
      return isTruth(column) ? 1 : 0;
    case "performance":
    case "minutes":
      return shares.number > 0.9 ? 1 : 0.2;
    case "email":
      return shares.address > 0.8 ? 1 : 0.2;
    case "comment":
      return answerFit(column) > 0.9 && shares.long < 0.1 ? 0.3 : isTime ? 0 : 1;
    case "derived":
      return isText ? 0.6 : isTime ? 0 : 1;
    default:
      return shares.date >= 0.7 || shares.long > 0.2 || shares.answer > 0.9 ? 0 : shares.person > 0.9 ? 0.7 : 1;
  }
}

function isTruth({shares}: Column): boolean {
  return shares.boolean > 0.95;
}

/** 1 for answers whose words or numbers have an order, less for short labels that recur, 0 for anything else. */
export function answerFit(column: Column): number {
  const {shares, distinct, filled, range} = column;
  if (/(^|[^\p{L}])(id|nr|no|number)\.?$/iu.test(column.heading)) return 0;
  const few = distinct.size <= 12 || filled >= 4 * distinct.size;
  if (shares.long > 0.1 || shares.date > 0.2) return 0;
  if (shares.answer >= 0.8 && few) return 1;
  const bounded = range !== null && range.low >= -5 && range.high <= 100;
  if (shares.number + shares.answer >= 0.9 && bounded && (few || distinct.size <= 120)) return 1;
  return few && distinct.size <= 12 && filled >= 8 * distinct.size && shares.address === 0 && shares.number < 0.5
    ? 0.55
    : 0;
}

/** Headings of people who take part in hiring and interview nobody there. */
const staff =
  /\b(recruiter|hiring manager|co-?ordinator|sourcer|scheduler|referr(er|ed)|approver|owner|assignee|assigned to|created by|agency)\b/i;

/** What the values say where the heading says nothing. */
function byValues(column: Column): [Concept, number][] {
  const {shares, distinct, filled} = column;
  if (filled === 0 || shares.long > 0.3) return [];
  const found: [Concept, number][] = [];
  if (shares.answer >= 0.9 && distinct.size >= 2 && distinct.size <= 12 && recurs(column, 4)) found.push(["vote", 0.5]);
  if (
    !staff.test(column.heading) &&
    shares.stage >= 0.8 &&
    shares.answer < 0.5 &&
    distinct.size <= 15 &&
    recurs(column, 4)
  )
    found.push(["stage", 0.49]);
  if (
    shares.status >= 0.9 &&
    distinct.size > 1 &&
    distinct.size <= 15 &&
    recurs(column, 3) &&
    endsInStatuses(distinct.keys())
  )
    found.push(["status", 0.52]);
  // When a table was made stands on all of its rows alike, and is no day of an interview.
  if (shares.date >= 0.9 && !(distinct.size === 1 && filled >= 10)) found.push(["date", 0.5]);
  const isName =
    !staff.test(column.heading) &&
    shares.person >= 0.9 &&
    shares.scored < 0.6 &&
    shares.answer < 0.3 &&
    shares.stage < 0.3 &&
    shares.status < 0.3;
  const hasJobs = [...distinct.keys()].some((value) => jobWords.test(value));
  if (isName && !hasJobs && distinct.size >= 4) found.push([recurs(column, 6) ? "interviewer" : "candidate", 0.46]);
  if (hasJobs && recurs(column, 3)) found.push(["role", 0.46]);
  return found;
}

/** True for labels that tell what became of applications and are no votes: "Hire" and "No hire" are those. */
function endsInStatuses(labels: Iterable<string>): boolean {
  const statuses = [...labels].map((label) => statusOf(label));
  return statuses.some((status) => status !== null && status !== "hired" && status !== "rejected");
}

const timeConcepts: ReadonlySet<Concept> = new Set([
  "interviewed_at", "submitted_at", "updated_at", "applied_at", "decided_at", "closed_at", "entered_at", "exited_at", "starts_at", "ends_at", "measured_at",
  "left_at"
]); // prettier-ignore

const week =
  /^(?:(?:19|20)\d\d[ ./-]*(?:c?w|kw|wk|week|woche|sem(?:aine|ana)?|settimana)\.?[ ./-]*\d{1,2}|(?:c?w|kw|wk|week|woche|sem(?:aine|ana)?|settimana)\.?[ ./-]*\d{1,2}(?:[ ,./-]+(?:(?:19|20)\d\d|\d\d))?)$/i;

/** True for weeks of a calendar, which tell no day: "2025-W11", "KW 11/2025". */
export function holdsWeeks({distinct, filled}: Column): boolean {
  const weeks = [...distinct.keys()].filter((value) => week.test(value));
  return filled > 0 && weeks.length >= 0.7 * distinct.size;
}

/** True where a heading calls numbers or words with numbers a time, and none can be read as one: "2025-W11", "15:00". */
export function isUnreadTime(column: Column): boolean {
  if (column.filled === 0 || holdsTimes(column)) return false;
  if (holdsWeeks(column)) return true;
  const named = [...conceptsOf(column.heading)].some(
    ([concept, score]) => score >= 0.9 && (concept === "date" || timeConcepts.has(concept))
  );
  const values = [...column.distinct.keys()];
  return named && values.filter((value) => /\d/.test(value)).length >= 0.7 * values.length;
}

/** How well each concept fits a column, the best first, none of those that are too weak. */
export function conceptsOfColumn(column: Column, heading = column.heading): [Concept, number][] {
  const part = partOf(column.heading)?.part;
  if (part !== undefined) return [[part === "person" ? "interviewer" : "vote", 1]];
  if (holdsWeeks(column)) return [];
  const named = new Map(conceptsOf(heading));
  // "Interviewer notes" are notes and "Average score" is an average, whatever else stands in the heading.
  for (const about of ["comment", "derived", "email"] as const)
    if (named.has(about)) named.set(about, Math.max(named.get(about)!, 0.92));
  // "Interviewer level" is no level of the candidate, nor of the job, and nobody's name.
  const own = ["level", "team"] as const;
  if ((named.get("interviewer") ?? 1) < 0.9 && own.some((concept) => named.has(concept)))
    for (const concept of [...own, "interviewer"] as const) named.delete(concept);
  // "Interviewer first name" is no name of the candidate.
  if (named.has("interviewer") && (named.has("first_name") || named.has("last_name"))) {
    named.set("interviewer", 0.9);
    for (const concept of ["first_name", "last_name"] as const) named.delete(concept);
  }
  // A mark is called "Note" or "nota" in some languages, in which it is a number.
  if (named.has("comment") && named.has("vote") && column.shares.number < 0.5) named.delete("vote");
  // "Rejection date" is that and no other day, though it ends in "date".
  const isDay = [...named].some(([concept, score]) => timeConcepts.has(concept) && score >= 0.9);
  if (isDay) for (const [concept, score] of named) if (score < 0.9 || concept === "date") named.delete(concept);
  if (/%/.test(heading)) named.set("derived", Math.max(named.get("derived") ?? 0, 0.5));
  const scored = [...named].map(([concept, score]) => [concept, score * fitOf(concept, column)] as [Concept, number]);
  const told = isDay ? byValues(column).filter(([concept]) => concept !== "date") : byValues(column);
  return [...scored, ...told].filter(([, score]) => score >= least).sort((a, b) => b[1] - a[1]);
}

/**
 * Gives each concept the column that fits it best and each column one concept, the surest pairs first. Of columns that
 * fit alike the one goes first that could be fewer things: a "Recommendation" is the vote, a "Score" before it may rate.
 */
export function rolesOf(columns: readonly Column[]): Roles {
  const told = columns.map((column) => ({column, all: conceptsOfColumn(column)}));
  const isVote = ({all}: (typeof told)[number]): boolean =>
    all.some(([concept, score]) => concept === "vote" && score >= 0.6);
  const most = Math.max(0, ...told.filter(isVote).map(({column}) => column.filled));
  const isWhose = told.some(({column}) => (conceptsOf(column.heading).get("candidate") ?? 0) > anybodys);
  const pairs = told.flatMap(({column, all: found}) => {
    // What few interviews have is one of their questions, where another column is the vote of all.
    const isOfFew = column.filled < 0.5 * most;
    // Beside a name that is said to be the candidate's, a bare "Name" is somebody else's.
    const isOther = isWhose && conceptsOf(column.heading).get("candidate") === anybodys;
    const isLess = (concept: Concept): boolean =>
      (isOfFew && concept === "vote") || (isOther && concept === "candidate");
    const all = found.map(([concept, score]) => [concept, isLess(concept) ? score / 2 : score] as const);
    return all.map(([concept, score]) => ({
      column,
      concept,
      score,
      others: all.filter(([, other]) => other === score).length
    }));
  });
  const roles = new Map<Concept, Column>();
  const taken = new Set<Column>();
  for (const {column, concept} of pairs.sort((a, b) => b.score - a.score || a.others - b.others)) {
    if (taken.has(column)) continue;
    const many = concept === "comment" || concept === "derived" || concept === "email";
    if (roles.has(concept) && !many) continue;
    roles.set(concept, column);
    taken.add(column);
  }
  return roles;
}
