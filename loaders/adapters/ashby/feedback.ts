import type {JsonObject} from "../../reader/strict-json.js";
import type {Sink} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import type {KnownLabels} from "../known-labels.js";
import {formOf} from "./form.js";
import {each, type Event, type FilesByEndpoint, type Lookups} from "./lookups.js";

/** Submitted feedback with an overall vote, and its ratings; returns the applications that had a loop interview. */
export async function convertFeedback(
  files: FilesByEndpoint,
  lookups: Lookups,
  known: KnownLabels,
  sink: Sink
): Promise<Set<string>> {
  const reached = new Set<string>();
  for await (const {record, origin} of each(files, "feedback")) {
    const id = text(record, "id");
    const submitted = text(record, "submittedAt");
    if (submitted === null) {
      sink.exclude("draft_feedback", origin, {table: "scorecards", id});
      continue;
    }
    if (objects(object(record, "formDefinition"), "sections").length === 0) {
      const remedy =
        "save the answer whole: without the sections of formDefinition nothing tells which answer is the vote";
      const rejection = {table: "scorecards", reason: "form_without_definition", column: "formDefinition"} as const;
      sink.reject({...rejection, value: null, remedy}, origin);
      continue;
    }
    const {vote, ratings} = formOf(record, known);
    if (vote === null) {
      sink.exclude("form_without_overall_vote", origin, {table: "scorecards", id});
      continue;
    }
    const eventId = text(record, "interviewEventId");
    const event = lookups.events.get(eventId ?? "") ?? null;
    const application = text(record, "applicationId");
    const stage = stageOf(record, event, lookups);
    if (stage === "loop" && application !== null) reached.add(application);
    const {interviewer, isSubmitter} = interviewerOf(record, event);
    if (isSubmitter && interviewer !== null) sink.flag("submitter_taken_as_interviewer", origin);
    const interview = text(record, "interviewId") ?? event?.interview ?? "";
    sink.emit(
      "scorecards",
      {
        scorecard_id: id,
        application_id: application,
        interviewer_id: interviewer,
        stage,
        focus: lookups.interviews.get(interview) ?? null,
        interview_id: event === null || event.isCancelled ? null : eventId,
        interviewed_at: event?.startsAt ?? null,
        submitted_at: submitted,
        vote,
        shadow: "false",
        updated_at: text(record, "updatedAt")
      },
      origin
    );
    for (const {question, rating} of ratings)
      sink.emit("ratings", {scorecard_id: id, question, attribute: question, rating}, origin);
  }
  return reached;
}

/** The stage of the interview in the calendar, else the one the application was in, else what the interview is called. */
function stageOf(record: JsonObject, event: Event | null, lookups: Lookups): string | null {
  const entry = text(record, "applicationHistoryId") ?? "";
  const interview = text(record, "interviewId") ?? "";
  return (
    event?.stage ?? lookups.historyStages.get(entry) ?? lookups.stageName(lookups.interviews.get(interview) ?? null)
  );
}

/** The one the feedback is credited to, else the submitter, who is the interviewer when the calendar says so. */
function interviewerOf(record: JsonObject, event: Event | null) {
  const credited = text(object(record, "creditedToUser"), "id");
  const submitter = text(object(record, "submittedByUser"), "id");
  if (credited !== null) return {interviewer: credited, isSubmitter: false};
  const interviewers = event?.interviewers ?? [];
  if (submitter !== null && interviewers.includes(submitter)) return {interviewer: submitter, isSubmitter: false};
  if (interviewers.length === 1) return {interviewer: interviewers[0]!, isSubmitter: false};
  return {interviewer: submitter, isSubmitter: true};
}
