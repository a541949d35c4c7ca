import type {JsonObject, JsonValue} from "../../reader/strict-json.js";
import type {Adapter, FileSample, Origin, SourceRecord} from "../adapter.js";
import {ById, type ReadonlyById} from "../by-id.js";
import {isoTime, object, objects, text} from "../fields.js";
import {byKind, excludeUnread, found, recordsOf} from "../files.js";
import {claims, isJsonBeside, kindByFields, namesNobody} from "../recognise/kinds.js";
import {isVoteLike, knownLabels, type KnownLabels} from "../recognise/known-labels.js";
import {fieldsOf, idInPath, recordsOfPages} from "../recognise/pages.js";
import {stageNames} from "../recognise/stage-names.js";
import {withOwnNames} from "../rows.js";
import {convertLever, type LeverExport} from "./convert.js";
import {lookupsOf, type Feedback, type LeverInterview, type Offer, type Opportunity, type Posting} from "./model.js";

/** The Lever endpoints that are read, each with the fields that tell it from every other file. */
const marks = {
  feedback: ["fields", "completedAt", "baseTemplateId"],
  opportunities: ["contact", "stage", "createdAt", "origin"],
  interviews: ["interviewers", "date", "duration"],
  offers: ["status", "createdAt", "creator", "sentAt"],
  applications: ["opportunityId", "posting", "candidateId"],
  postings: ["text", "categories"],
  users: ["name", "username", "accessRole"],
  stages: ["id", "text"],
  archive_reasons: ["id", "text"]
} as const satisfies Record<string, readonly string[]>;

type LeverEndpoint = keyof typeof marks;

/** Which Lever endpoint a JSON file holds, by its fields; stages and archive reasons also by the name of file or folder. */
function leverEndpoint(file: FileSample): LeverEndpoint | null {
  if (file.format !== "json" && file.format !== "ndjson") return null;
  return kindByFields(file.path, fieldsOf(file), marks, ["stages", "archive_reasons"]);
}

/** Lever's API: one or many JSON files for each endpoint, as arrays, NDJSON or saved answers (`{"data": […]}`). */
export const lever: Adapter = {
  name: "lever",
  votes: {
    file: "feedback/<opportunity id>.json, from GET /opportunities/:id/feedback (docs/exports/lever.md)",
    fields: marks.feedback
  },

  lacking: {
    stage:
      "export all of stages (named stages.json), archived ones too, and the interview or the opportunity that tells the stage",
    interviewer_id: namesNobody("the interviews")
  },

  recognise: (files) => claims(files, leverEndpoint, "feedback", isJsonBeside),

  kindOf: leverEndpoint,

  async convert({files, config, now}, sink) {
    const {known, others} = byKind(files, leverEndpoint);
    await excludeUnread(others, sink);
    const of = (endpoint: LeverEndpoint): AsyncGenerator<SourceRecord> => recordsOf(known, endpoint, recordsOfPages);
    const labels = knownLabels(config);
    const lookups = await lookupsOf({
      stages: of("stages"),
      reasons: of("archive_reasons"),
      postings: of("postings"),
      postingOf,
      stageName: stageNames(config)
    });
    const postings = new ById<string | null>();
    for await (const {record} of of("applications"))
      for (const field of ["id", "opportunityId"]) postings.set(text(record, field), text(record, "posting"));
    const ids = new ById<null>();
    for await (const {record} of of("opportunities")) ids.set(text(record, "id"), null);
    const from: LeverExport = {
      lookups,
      opportunities: found(of("opportunities"), (row) => opportunityOf(row, postings)),
      interviews: found(of("interviews"), (row, origin) => interviewOf(row, origin, ids)),
      feedback: found(of("feedback"), (row, origin) => feedbackOf(row, origin, ids, labels)),
      offers: found(of("offers"), (row, origin) => offerOf(row, origin, ids)),
      interviewers: found(of("users"), (row) => ({id: text(row, "id"), name: text(row, "name")}))
    };
    await convertLever(from, {known: labels, now, sink});
  }
};

type Known = Parameters<typeof idInPath>[1];
const time = (record: JsonObject, field: string): string | null => isoTime(text(record, field));
const own = (record: JsonObject, {path}: Origin, known: Known): string | null =>
  text(record, "opportunityId") ?? text(record, "opportunity") ?? idInPath(path, known);

/** An opportunity of Lever's API; `postings` tells the posting of an application id. */
function opportunityOf(record: JsonObject, postings: ReadonlyById<string | null>): Opportunity {
  const archived = object(record, "archived");
  const [application] = Array.isArray(record.applications) ? record.applications : [];
  const [expanded] = objects(record, "applications");
  const [source] = Array.isArray(record.sources) ? record.sources : [];
  const id = text(record, "id");
  return {
    id,
    contact: text(object(record, "contact"), "id") ?? text(record, "contact"),
    name: text(record, "name"),
    createdAt: time(record, "createdAt"),
    updatedAt: time(record, "updatedAt"),
    archivedAt: archived === null ? null : time(archived, "archivedAt"),
    archiveReason: text(archived, "reason"),
    source: typeof source === "string" ? source : text(record, "origin"),
    posting:
      text(expanded, "posting") ??
      postings.get(typeof application === "string" ? application : null) ??
      postings.get(id) ??
      null,
    changes: objects(record, "stageChanges").map((change) => ({
      stage: text(change, "toStageId"),
      at: time(change, "updatedAt")
    }))
  };
}

/** An interview of Lever's API. Its subject and note are not read: they name the candidate. */
function interviewOf(record: JsonObject, origin: Origin, known: Known): LeverInterview {
  const minutes = Number(text(record, "duration") ?? Number.NaN);
  return {
    id: text(record, "id"),
    opportunity: own(record, origin, known),
    stage: text(object(record, "stage"), "id") ?? text(record, "stage"),
    focus: null,
    startsAt: time(record, "date"),
    minutes: Number.isFinite(minutes) ? minutes : null,
    interviewers: objects(record, "interviewers").flatMap((interviewer) => text(interviewer, "id") ?? []),
    isCancelled: text(record, "canceledAt") !== null
  };
}

/** A feedback form of Lever's API. */
function feedbackOf(record: JsonObject, origin: Origin, known: Known, labels: KnownLabels): Feedback {
  return {
    id: text(record, "id"),
    opportunity: own(record, origin, known),
    interview: text(record, "interview"),
    focus: text(record, "text"),
    user: text(object(record, "user"), "id") ?? text(record, "user"),
    createdAt: time(record, "createdAt"),
    completedAt: time(record, "completedAt"),
    updatedAt: time(record, "updatedAt"),
    isDeleted: text(record, "deletedAt") !== null,
    ...formOf(record, labels)
  };
}

/** An offer of Lever's API. */
function offerOf(record: JsonObject, origin: Origin, known: Known): Offer {
  return {
    id: text(record, "id"),
    opportunity: own(record, origin, known),
    status: text(record, "status"),
    createdAt: time(record, "createdAt"),
    sentAt: time(record, "sentAt")
  };
}

/** A posting: its title is the job and the role. */
function postingOf(record: JsonObject): Posting {
  const categories = object(record, "categories");
  return {name: text(record, "text"), level: text(categories, "level"), team: text(categories, "team")};
}

type Form = Pick<Feedback, "vote" | "ratings">;

/**
 * The overall score of a form and its ratings. The overall score is the field of type `score-system`; some answers type
 * it `score` and write "3 - Hire". Other `score` fields are ratings, a `scorecard` is a list of them; the rest is text.
 */
function formOf(record: JsonObject, known: KnownLabels): Form {
  const fields = objects(record, "fields");
  const overall =
    fields.find((field) => text(field, "type") === "score-system") ??
    fields.find((field) => text(field, "type") === "score" && isWorded(field.value) && isVoteLike(field.value, known));
  const ratings = fields.filter((field) => field !== overall).flatMap(ratingsOf);
  return {vote: overall === undefined ? undefined : (overall.value ?? null), ratings: withOwnNames(ratings)};
}

function isWorded(value: JsonValue | undefined): boolean {
  return typeof value === "string" && /\D/.test(value);
}

function ratingsOf(field: JsonObject): Form["ratings"] {
  const name = text(field, "text") ?? "";
  if (text(field, "type") === "score") return [{question: name, rating: field.value}];
  if (text(field, "type") !== "scorecard") return [];
  const values = Array.isArray(field.value) ? field.value : [];
  return objects(field, "scores").map((prompt, index) => ({
    question: text(prompt, "text") ?? `${name} ${index + 1}`,
    rating: values[index]
  }));
}
