import type {FileSample, SourceRecord} from "../adapter.js";
import {ById} from "../by-id.js";
import {object, objects, text} from "../fields.js";
import {recordsOf, type FilesByKind} from "../files.js";
import {kindByFields} from "../recognise/kinds.js";
import {fieldsOf, idInPath, recordsOfPages} from "../recognise/pages.js";
import type {StageName} from "../recognise/stage-names.js";

export type FilesByEndpoint = FilesByKind<AshbyEndpoint>;

export interface Event {
  schedule: string | null;
  stage: string | null;
  interview: string | null;
  interviewers: string[];
  isCancelled: boolean;
  startsAt: string | null;
}

/** The records that feedback and schedules refer to. */
export interface Lookups {
  stageName: StageName;
  /** Canonical stage, or the exported name where it needs mapping. */
  stages: ById<string | null>;
  interviews: ById<string | null>;
  events: ById<Event>;
  /** Entry of an application's history → the stage it was in. */
  historyStages: ById<string | null>;
  /** Entry of a history → application, as feedback tells it: the history's own answers do not. */
  applicationOfEntry: ById<string>;
  applications: ById<null>;
}

/** Reads every table that is needed before feedback can be told. */
export async function readLookups(files: FilesByEndpoint, stageName: StageName): Promise<Lookups> {
  const lookups: Lookups = {
    stageName,
    stages: new ById(),
    interviews: new ById(),
    events: new ById(),
    historyStages: new ById(),
    applicationOfEntry: new ById(),
    applications: new ById()
  };
  const {stages, interviews} = lookups;
  for await (const {record} of each(files, "history")) {
    const stage = stageName(text(record, "title"));
    stages.set(text(record, "stageId"), stage);
    lookups.historyStages.set(text(record, "id"), stage);
  }
  for await (const {record} of each(files, "stages")) stages.set(text(record, "id"), stageName(text(record, "title")));
  for await (const {record} of each(files, "interviews")) interviews.set(text(record, "id"), text(record, "title"));
  for await (const {record} of each(files, "applications")) {
    lookups.applications.set(text(record, "id"), null);
    const current = object(record, "currentInterviewStage");
    const id = text(current, "id");
    if (id !== null && !stages.has(id)) stages.set(id, stageName(text(current, "title")));
  }
  for await (const {record} of each(files, "feedback")) {
    const [entry, application] = [text(record, "applicationHistoryId"), text(record, "applicationId")];
    if (entry !== null && application !== null) lookups.applicationOfEntry.set(entry, application);
  }
  for await (const {record} of each(files, "schedules"))
    for (const event of objects(record, "interviewEvents"))
      lookups.events.set(text(event, "id"), {
        schedule: text(record, "id"),
        stage: stages.get(text(record, "interviewStageId")) ?? null,
        interview: text(event, "interviewId"),
        interviewers: interviewersOf(event.interviewerUserIds),
        isCancelled: text(record, "status") === "Cancelled",
        startsAt: text(event, "startTime")
      });
  return lookups;
}

/** The records of an endpoint, page by page. */
export function each(files: FilesByEndpoint, endpoint: AshbyEndpoint): AsyncGenerator<SourceRecord> {
  return recordsOf(files, endpoint, recordsOfPages);
}

/** The application of a history entry: its own field, the file it was saved in, or feedback that names the entry. */
export function applicationOf(
  {record, origin}: {record: Parameters<typeof text>[0] & object; origin: {path: string}},
  {applications, applicationOfEntry}: Lookups
): string | null {
  return (
    text(record, "applicationId") ??
    idInPath(origin.path, applications) ??
    applicationOfEntry.get(text(record, "id")) ??
    null
  );
}

function interviewersOf(ids: unknown): string[] {
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === "string") : [];
}

/** The Ashby endpoints that are read, each with the fields that tell it from every other file. */
export const marks = {
  feedback: ["applicationId", "submittedValues", "formDefinition"],
  applications: ["candidate", "status", "job", "currentInterviewStage"],
  history: ["stageId", "title", "enteredStageAt"],
  schedules: ["applicationId", "interviewEvents"],
  offers: ["applicationId", "acceptanceStatus"],
  stages: ["title", "orderInInterviewPlan"],
  interviews: ["title", "feedbackFormDefinitionId"],
  users: ["firstName", "lastName", "globalRole"]
} as const satisfies Record<string, readonly string[]>;

export type AshbyEndpoint = keyof typeof marks;

/** Which Ashby endpoint a JSON file holds, by its fields. */
export function ashbyEndpoint(file: FileSample): AshbyEndpoint | null {
  if (file.format !== "json" && file.format !== "ndjson") return null;
  return kindByFields(file.path, fieldsOf(file), marks);
}
