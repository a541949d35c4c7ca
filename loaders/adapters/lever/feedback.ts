import {ratingOf, voteOf} from "../known-labels.js";
import type {Found, LeverExport, Setting} from "./convert.js";
import type {Feedback, LeverInterview, Lookups, Opportunity} from "./model.js";

interface Context {
  opportunities: ReadonlyMap<string, Found<Opportunity>>;
  interviews: readonly Found<LeverInterview>[];
}

/** What the feedback tells about other records. */
export interface Seen {
  /** Opportunities with a loop interview. */
  reached: Set<string>;
  /** Interview → its opportunity, which Lever's interviews do not name themselves. */
  opportunityOf: Map<string, string>;
}

/** Completed feedback forms with an overall score, and their ratings. */
export async function convertFeedback(
  {feedback, lookups}: LeverExport,
  {opportunities, interviews}: Context,
  {known, sink}: Setting
): Promise<Seen> {
  const held = new Map(interviews.map(({item}) => [item.id, item]));
  const seen: Seen = {reached: new Set(), opportunityOf: new Map()};
  for await (const {item, origin} of feedback) {
    const reason = reasonToLeaveOut(item);
    if (reason !== null) {
      sink.exclude(reason, origin, {table: "scorecards", id: item.id});
      continue;
    }
    const interview = held.get(item.interview) ?? null;
    const opportunity = item.opportunity ?? interview?.opportunity ?? null;
    if (opportunity === null) {
      const remedy =
        opportunities.size === 0
          ? "export the opportunities too: the name of the file with the feedback is one of their ids"
          : "save each opportunity's feedback as feedback/<opportunity id>.json, or add opportunityId to it";
      const rejection = {table: "scorecards", reason: "unknown_opportunity", column: "application_id"} as const;
      sink.reject({...rejection, value: item.id, remedy}, origin);
      continue;
    }
    if (interview?.id) seen.opportunityOf.set(interview.id, opportunity);
    const stage = stageOf(item, interview, opportunities.get(opportunity)?.item, lookups);
    if (stage === "loop") seen.reached.add(opportunity);
    const {interviewer, isSubmitter} = interviewerOf(item, interview);
    if (isSubmitter && interviewer !== null) sink.flag("submitter_taken_as_interviewer", origin);
    sink.emit(
      "scorecards",
      {
        scorecard_id: item.id,
        application_id: opportunity,
        interviewer_id: interviewer,
        stage,
        focus: item.focus,
        interview_id: interview?.isCancelled ? null : item.interview,
        interviewed_at: interview?.startsAt ?? null,
        submitted_at: item.completedAt,
        vote: voteOf(item.vote, known),
        shadow: "false",
        updated_at: item.updatedAt
      },
      origin
    );
    for (const {question, rating} of item.ratings)
      sink.emit(
        "ratings",
        {scorecard_id: item.id, question, attribute: question, rating: ratingOf(rating, known)},
        origin
      );
  }
  return seen;
}

function reasonToLeaveOut(item: Feedback): string | null {
  if (item.isDeleted) return "deleted_feedback";
  if (item.completedAt === null) return "draft_feedback";
  return item.vote === undefined ? "form_without_overall_score" : null;
}

/** The interview's stage; for a form without interview, the stage the opportunity was in when the form was begun. */
function stageOf(
  item: Feedback,
  interview: LeverInterview | null,
  opportunity: Opportunity | undefined,
  lookups: Lookups
): string | null {
  const at = item.createdAt ?? item.completedAt ?? "";
  const past = (opportunity?.changes ?? []).filter((change) => change.at !== null && change.at <= at);
  const latest = past.sort((a, b) => (a.at! < b.at! ? 1 : -1))[0]?.stage;
  return lookups.stages.get(interview?.stage ?? latest ?? "") ?? null;
}

/** The form's user, unless somebody else held the interview alone. Without interviewers the user is all that is known. */
function interviewerOf(item: Feedback, interview: LeverInterview | null) {
  const interviewers = interview?.interviewers ?? [];
  if (interviewers.includes(item.user ?? "")) return {interviewer: item.user, isSubmitter: false};
  if (interviewers.length === 1) return {interviewer: interviewers[0]!, isSubmitter: false};
  return {interviewer: item.user, isSubmitter: true};
}
