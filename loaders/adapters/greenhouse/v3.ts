import {refused} from "../../errors.js";
import type {JsonObject} from "../../reader/strict-json.js";
import type {Adapter, FileSample, Sink} from "../adapter.js";
import {ById} from "../by-id.js";
import {isTrue, object, text} from "../fields.js";
import {byKind, each, excludeUnread, found, recordsOf, type FilesByKind} from "../files.js";
import {claims, kindByFields, namesNobody} from "../recognise/kinds.js";
import {stageNames, type StageName} from "../recognise/stage-names.js";
import {isUnreadEndpoint} from "../recognise/side-tables.js";
import {
  convertGreenhouse,
  offerOf,
  userOf,
  type Application,
  type Interview,
  type Scorecard,
  type Seat
} from "./model.js";

/**
 * The Harvest v3 endpoints that are read, each with the fields that tell it from every other file. Read of them:
 * scorecards (id, application_id, interviewer_id, submitter_id, interview_kit_id, interviewed_at, submitted_at,
 * updated_at, status, candidate_rating or overall_rating), scorecard_candidate_attributes, job_candidate_attributes,
 * interview_kits, job_interviews, job_interview_stages, interviews, interviewers, applications, application_stages,
 * offers, rejection_details, rejection_reasons, jobs (name, custom_fields role, level, team), sources, users.
 */
const marks = {
  scorecards: ["interview_kit_id", "submitter_id"],
  scorecard_candidate_attributes: ["scorecard_id", "job_candidate_attribute_id"],
  job_candidate_attributes: ["candidate_attribute_type_id", "job_id", "name"],
  interview_kits: ["job_interview_id", "job_id", "exercises"],
  job_interviews: ["job_interview_stage_id", "name", "duration"],
  job_interview_stages: ["job_id", "name", "sort_order", "active"],
  interviews: ["job_interview_id", "application_id", "starts_at"],
  interviewers: ["interview_id", "user_id"],
  applications: ["candidate_id", "job_id", "status", "created_at", "prospect"],
  application_stages: ["application_id", "job_interview_stage_id", "entered_at"],
  offers: ["application_id", "version", "status"],
  rejection_details: ["application_id", "rejection_reason_id"],
  rejection_reasons: ["name", "type"],
  jobs: ["name", "requisition_id"],
  sources: ["name", "type"],
  users: ["first_name", "last_name", "primary_email"]
} as const satisfies Record<string, readonly string[]>;

export type Endpoint = keyof typeof marks;
type Files = FilesByKind<Endpoint>;

/** Which endpoint a JSON file holds, by its fields, helped by its name. */
function endpointOf({format, columns, path}: FileSample): Endpoint | null {
  return format === "json" || format === "ndjson" ? kindByFields(path, columns, marks) : null;
}

/** Greenhouse Harvest v3: flat tables, one JSON array or NDJSON file for each endpoint. */
export const greenhouseV3: Adapter = {
  name: "greenhouse-v3",
  votes: {file: "scorecards.json, from GET /v3/scorecards (docs/exports/greenhouse.md)", fields: marks.scorecards},

  lacking: {
    stage:
      "export all of interview_kits, job_interviews and job_interview_stages, those no longer in use too: one that this record names is missing",
    question:
      "export all of job_candidate_attributes, those no longer in use too: one that this record names is missing",
    interviewer_id: namesNobody("interviewers")
  },

  recognise: (files) => claims(files, endpointOf, "scorecards", isUnreadEndpoint),

  kindOf: endpointOf,

  async convert({files, config}, sink) {
    const {known, others} = byKind(files, endpointOf);
    await excludeUnread(others, sink);
    const remedy =
      "export the missing ones into the same folder: each endpoint is /v3/ and its name (docs/exports/greenhouse.md)";
    await convertEndpoints(known, {stageName: stageNames(config), remedy}, sink);
  }
};

const needed: Endpoint[] = ["interview_kits", "job_interviews", "job_interview_stages"];

/**
 * Records of Harvest v3 tables as plain contract rows, wherever the tables come from. Throws UserError 3 when those are
 * missing that tell a scorecard's stage; `remedy` says where to get them.
 */
export async function convertEndpoints(
  files: Files,
  {stageName, remedy}: {stageName: StageName; remedy: string},
  sink: Sink
): Promise<void> {
  const missing = needed.filter((endpoint) => !files.has(endpoint));
  if (missing.length > 0)
    throw refused(
      `${files.get("scorecards")![0]!.path}: Greenhouse scorecards need ${missing.join(", ")} to tell which stage they belong to`,
      remedy
    );
  const lookups = await readLookups(files, stageName);
  const rows = <Item>(endpoint: Endpoint, shaped: (record: JsonObject) => Item) =>
    found(recordsOf(files, endpoint), shaped);
  const from = {
    scorecards: rows("scorecards", (record) => scorecardOf(record, lookups)),
    ratings: rows("scorecard_candidate_attributes", (record) => ({
      scorecard: text(record, "scorecard_id"),
      question: lookups.attributes.get(text(record, "job_candidate_attribute_id")) ?? null,
      rating: text(record, "candidate_attribute_rating") ?? "no_data"
    })),
    interviews: rows("interviews", (record) => interviewOf(record, lookups)),
    seats: rows("interviewers", (record) => ({
      interview: text(record, "interview_id"),
      user: text(record, "user_id")
    })),
    visits: rows("application_stages", (record) => ({
      application: text(record, "application_id"),
      stage: lookups.stages.get(text(record, "job_interview_stage_id")) ?? null,
      enteredAt: text(record, "entered_at"),
      exitedAt: text(record, "exited_at")
    })),
    offers: rows("offers", offerOf),
    applications: rows("applications", (record) => applicationOf(record, lookups)),
    users: rows("users", userOf),
    loopByScorecard: false
  };
  await convertGreenhouse(from, sink);
}

/** The small tables that the large ones refer to. */
interface Lookups {
  jobs: ById<NonNullable<Application["job"]>>;
  sources: ById<string | null>;
  /** Canonical stage, or the exported name where it needs mapping. */
  stages: ById<string | null>;
  interviews: ById<{name: string | null; stage: string | null}>;
  /** Interview kit → job interview. */
  kits: ById<string | null>;
  attributes: ById<string | null>;
  /** Why an application may be rejected. */
  reasons: ById<"candidate_left" | "other">;
  rejections: ById<{at: string | null; by: string | null; reason: string | null}>;
  /** Scorecard → its seat in the calendar, and the job interview of that. */
  seats: ById<Seat & {step: string | null}>;
}

/** Reads every table that is needed before scorecards, applications and interviews can be told. */
async function readLookups(files: Files, stageName: StageName): Promise<Lookups> {
  const lookups: Lookups = {
    jobs: new ById(),
    sources: new ById(),
    stages: new ById(),
    interviews: new ById(),
    kits: new ById(),
    attributes: new ById(),
    reasons: new ById(),
    rejections: new ById(),
    seats: new ById()
  };
  await each(files, "job_interview_stages", (row, id) => lookups.stages.set(id, stageName(text(row, "name"))));
  await each(files, "job_interviews", (row, id) => {
    const stage = lookups.stages.get(text(row, "job_interview_stage_id")) ?? null;
    lookups.interviews.set(id, {name: text(row, "name"), stage});
  });
  await each(files, "interview_kits", (row, id) => lookups.kits.set(id, text(row, "job_interview_id")));
  await each(files, "job_candidate_attributes", (row, id) => lookups.attributes.set(id, text(row, "name") ?? id));
  await each(files, "sources", (row, id) => lookups.sources.set(id, text(row, "name") ?? id));
  await each(files, "jobs", (row, id) => {
    const custom = object(row, "custom_fields");
    const name = text(row, "name");
    const [role, level, team] = [text(custom, "role") ?? name, text(custom, "level"), text(custom, "team")];
    lookups.jobs.set(id, {name, role, level, team});
  });
  await each(files, "rejection_reasons", (row, id) =>
    lookups.reasons.set(id, text(object(row, "type"), "key") === "THEY_REJECTED_US" ? "candidate_left" : "other")
  );
  await each(files, "rejection_details", (row) => {
    const [at, by] = [text(row, "rejected_at"), text(row, "rejected_by_id")];
    lookups.rejections.set(text(row, "application_id"), {at, by, reason: text(row, "rejection_reason_id")});
  });
  const steps = new ById<string | null>();
  await each(files, "interviews", (row, id) => steps.set(id, text(row, "job_interview_id")));
  await each(files, "interviewers", (row) => {
    const [scorecard, interview] = [text(row, "scorecard_id"), text(row, "interview_id")];
    if (scorecard === null || interview === null) return;
    lookups.seats.set(scorecard, {interview, interviewer: text(row, "user_id"), step: steps.get(interview) ?? null});
  });
  return lookups;
}

function scorecardOf(record: JsonObject, lookups: Lookups): Scorecard {
  const id = text(record, "id");
  const seat = lookups.seats.get(id);
  const planned = lookups.interviews.get(lookups.kits.get(text(record, "interview_kit_id")));
  // A kit that is no longer there leaves the interview in the calendar to tell the stage.
  const interview = planned?.stage ? planned : lookups.interviews.get(seat?.step);
  const submittedAt = text(record, "submitted_at");
  const isRated = "candidate_rating" in record || "overall_rating" in record;
  return {
    id,
    application: text(record, "application_id"),
    isDraft: text(record, "status") === "draft" || submittedAt === null,
    interviewer: text(record, "interviewer_id") ?? seat?.interviewer ?? null,
    submitter: text(record, "submitter_id"),
    stage: interview?.stage ?? null,
    focus: interview?.name ?? null,
    interview: seat?.interview ?? null,
    interviewedAt: text(record, "interviewed_at"),
    submittedAt,
    updatedAt: text(record, "updated_at"),
    vote: isRated ? (text(record, "candidate_rating") ?? text(record, "overall_rating")) : undefined,
    ratings: []
  };
}

function interviewOf(record: JsonObject, lookups: Lookups): Interview {
  const planned = lookups.interviews.get(text(record, "job_interview_id"));
  return {
    id: text(record, "id"),
    application: text(record, "application_id"),
    status: text(record, "status"),
    stage: planned?.stage ?? null,
    focus: planned?.name ?? null,
    startsAt: text(record, "starts_at"),
    endsAt: text(record, "ends_at"),
    interviewers: null
  };
}

function applicationOf(record: JsonObject, lookups: Lookups): Application {
  const id = text(record, "id");
  const rejection = lookups.rejections.get(id);
  return {
    id,
    candidate: text(record, "candidate_id"),
    isProspect: isTrue(record, "prospect"),
    status: text(record, "status"),
    reason: lookups.reasons.get(rejection?.reason) ?? "unknown",
    rejectedAt: text(record, "rejected_at") ?? rejection?.at ?? null,
    rejectedBy: rejection?.by ?? null,
    lastActivityAt: text(record, "last_activity_at"),
    job: lookups.jobs.get(text(record, "job_id")) ?? null,
    source: lookups.sources.get(text(record, "source_id")) ?? null,
    appliedAt: text(record, "created_at")
  };
}
