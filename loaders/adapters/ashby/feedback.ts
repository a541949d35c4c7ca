import {labelKey} from "../../canonical/labels.js";
import type {JsonObject, JsonValue} from "../../reader/strict-json.js";
import type {Sink} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import {type KnownLabels, ratingOf, voteOf} from "../recognise/known-labels.js";
import {withOwnNames} from "../rows.js";
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
    const event = lookups.events.get(eventId) ?? null;
    const application = text(record, "applicationId");
    const stage = stageOf(record, event, lookups);
    if (stage === "loop" && application !== null) reached.add(application);
    const {interviewer, isSubmitter} = interviewerOf(record, event);
    if (isSubmitter && interviewer !== null) sink.flag("submitter_taken_as_interviewer", origin);
    const interview = text(record, "interviewId") ?? event?.interview;
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
  return (
    event?.stage ??
    lookups.historyStages.get(text(record, "applicationHistoryId")) ??
    lookups.stageName(lookups.interviews.get(text(record, "interviewId")) ?? null)
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

export interface Form {
  /** Null when the form has no field for an overall vote. */
  vote: string | null;
  ratings: {question: string; rating: string}[];
}

interface Field {
  type: string | null;
  path: string;
  title: string;
  labels: Map<string, string>;
}

/** What the field of the overall vote is called, surest first: "Overall communication" is a vote only where nothing else is. */
const overallNames = [
  /^(overall_|hiring_|final_)*(recommendation|decision|verdict|vote)$/,
  /^overall(_(rating|score|assessment|feedback|impression))?$/,
  /^overall_/
];

/**
 * The overall vote of a feedback form and its ratings. The vote is the field called "Recommendation", "Decision" or
 * "Overall …"; its options are the company's own, so labels that are not known must be mapped. Fields of type Score are
 * ratings; of all other fields only those whose answer is a known rating label; the rest is text and never read.
 */
export function formOf(record: JsonObject, known: KnownLabels): Form {
  const values = object(record, "submittedValues") ?? {};
  const sections = objects(object(record, "formDefinition"), "sections");
  const fields = sections.flatMap((section) => objects(section, "fields")).flatMap(fieldOf);
  const choices = fields.filter(({type}) => type === "ValueSelect" || type === "Score");
  const overall = overallOf(choices);
  const ratings = choices.filter((field) => field !== overall).flatMap((field) => ratingsOf(field, values, known));
  const vote = overall === null ? null : voteOf(chosen(overall, values[overall.path], known), known);
  return {vote, ratings: withOwnNames(ratings)};
}

function overallOf(choices: readonly Field[]): Field | null {
  for (const name of overallNames) {
    const field = choices.find((one) => isCalled(one, name));
    if (field !== undefined) return field;
  }
  return null;
}

function isCalled({title, path}: Field, name: RegExp): boolean {
  return name.test(labelKey(title)) || name.test(labelKey(path));
}

function fieldOf(entry: JsonObject): Field[] {
  const field = object(entry, "field") ?? entry;
  const path = text(field, "path") ?? text(field, "id");
  if (path === null) return [];
  const labels = objects(field, "selectableValues").map(
    (option) => [text(option, "value") ?? "", text(option, "label") ?? ""] as const
  );
  return [{type: text(field, "type"), path, title: text(field, "title") ?? path, labels: new Map(labels)}];
}

/**
 * What was chosen: a score, the option's value where that is a known label, else the label that people see. The number
 * of an option says nothing: a list may well begin with Strong Hire.
 */
function chosen({type, labels}: Field, value: JsonValue | undefined, known: KnownLabels): JsonValue | undefined {
  if (type === "Score" || (typeof value !== "string" && typeof value !== "number")) return value;
  const written = String(value);
  return known("vote", written) === null ? (labels.get(written) ?? value) : value;
}

function ratingsOf(field: Field, values: JsonObject, known: KnownLabels): Form["ratings"] {
  const value = chosen(field, values[field.path], known);
  if (field.type === "Score") return [{question: field.title, rating: ratingOf(value, known)}];
  return typeof value === "string" && known("rating", value) !== null ? [{question: field.title, rating: value}] : [];
}
