import {group} from "d3-array";
import {agreeing} from "../agreeing.js";
import {type Column, isConstant} from "../profile.js";
import {answerFit, conceptsOfColumn, type Roles} from "../roles.js";
import {type Concept, conceptsOf} from "../words.js";

/** What tells applications apart in one table, as far as it has a column of it. */
function applicationOf(roles: Roles, names: readonly Column[]): Column[] {
  const id = roles.get("application_id") ?? roles.get("candidate_id");
  const role = roles.get("role");
  return id ? [id] : [...names, ...(role ? [role] : [])];
}

/** True where interviewers of one application say different things in a column: it is about interviews. */
function differs(column: Column, roles: Roles, names: readonly Column[]): boolean {
  const application = applicationOf(roles, names);
  const same = application.length === 0 ? null : agreeing(application, column);
  return same === null ? column.distinct.size > 1 : same.share < 0.9;
}

/** Where no heading says that it is the vote, the only column of few answers in which interviewers differ is it. */
export function loneVote(roles: Map<Concept, Column>, columns: readonly Column[], names: readonly Column[]): void {
  if (!roles.has("interviewer") || roles.has("vote")) return;
  const taken = new Set(roles.values());
  const answers = columns.filter(
    (column) =>
      !taken.has(column) &&
      answerFit(column) >= 0.55 &&
      column.distinct.size > 1 &&
      column.filled >= 0.5 * column.values.length &&
      (conceptsOf(column.heading).get("comment") ?? 0) < 0.9 &&
      !noQuestion.has(conceptsOfColumn(column)[0]?.[0] as Concept) &&
      differs(column, roles, names)
  );
  if (answers.length === 1) roles.set("vote", answers[0]!);
}

const noQuestion: ReadonlySet<Concept> = new Set([
  "comment", "derived", "email", "forecast", "shadow", "completed", "minutes", "status", "decision", "offer_status", "initial_vote", "stage", "level",
  "source", "performance", "interviewer", "submitter", "candidate", "role", "job", "team", "focus", "scorecard_id", "application_id", "candidate_id"
]); // prettier-ignore

/** With these columns those of one value on all rows that stand next to them: everybody gave the same mark there. */
function constantsBeside(
  columns: readonly Column[],
  found: readonly Column[],
  isLike: (column: Column, other: Column) => boolean
): Column[] {
  const kept = new Set(found);
  const order = columns.map((_, at) => at);
  for (const [step, places] of [
    [-1, order],
    [1, order.toReversed()]
  ] as const)
    for (const at of places) {
      const [column, next] = [columns[at]!, columns[at + step]];
      if (next !== undefined && kept.has(next) && isConstant(column) && isLike(column, next)) kept.add(column);
    }
  return columns.filter((column) => kept.has(column));
}

/** The columns that each rate one question: answers of one kind that are nothing else. */
export function questionsOf(columns: readonly Column[], roles: Roles, names: readonly Column[]): Column[] {
  const vote = roles.get("vote");
  const taken = new Set(
    [...roles]
      .filter(([concept]) => concept !== "rating" && concept !== "attribute" && concept !== "question")
      .map(([, column]) => column)
  );
  // What all rows of an application say alike, such as its status or a form's consent, is no interviewer's mark.
  const application = applicationOf(roles, names);
  const isOfInterviews = (column: Column): boolean => {
    const same = application.length === 0 ? null : agreeing(application, column);
    return same === null || same.groups > 0.9 * same.rows || same.share < 0.97;
  };
  const isFree = (column: Column): boolean => {
    if (taken.has(column) || column.filled === 0 || answerFit(column) < 1) return false;
    // Whether something is so, such as ticked boxes tell, is no mark.
    if ([...column.distinct.keys()].every((value) => /^(true|false)$/i.test(value))) return false;
    const [best] = conceptsOfColumn(column);
    // Remarks may be as short as answers: "ok".
    if (column.shares.number < 0.5 && (conceptsOf(column.heading).get("comment") ?? 0) >= 0.9) return false;
    return best === undefined || !noQuestion.has(best[0]);
  };
  const free = columns.filter((column) => isFree(column) && isOfInterviews(column));
  const scale = (column: Column): string => {
    const {shares, range} = column;
    if (shares.number < 0.5) return "words";
    return range!.high <= 5 ? "5" : range!.high <= 10 ? "10" : range!.high <= 20 ? "20" : "100";
  };
  const same = constantsBeside(columns, free, (one, other) => isFree(one) && scale(one) === scale(other));
  const byScale = group(same, scale);
  const [largest] = [...byScale.values()].sort((a, b) => b.length - a.length);
  const ofVote = vote === undefined ? undefined : byScale.get(scale(vote));
  return largest === undefined ? [] : largest.length > 1 ? largest : (ofVote ?? []);
}
