import type {JsonObject} from "../../reader/strict-json.js";
import type {Adapter, FileSample, Sink, SourceRecord} from "../adapter.js";
import {ById, type ReadonlyById} from "../by-id.js";
import {isTrue, nameOf, object, objects, text} from "../fields.js";
import {byKind, each, excludeUnread, found, recordsOf, type FilesByKind} from "../files.js";
import {claims, namesNobody} from "../recognise/kinds.js";
import {stageNames, type StageName} from "../recognise/stage-names.js";
import {isUnreadEndpoint} from "../recognise/side-tables.js";
import {
  convertGreenhouse,
  interviewStatus,
  offerOf,
  userOf,
  type Application,
  type GreenhouseExport,
  type Interview,
  type Scorecard,
  type Seat
} from "./model.js";

/** The Harvest v1 endpoints that are read, each with the fields that tell it from every other file. */
const marks = {
  scorecards: ["overall_recommendation", "interviewer", "application_id"],
  applications: ["candidate_id", "jobs", "status", "applied_at"],
  scheduled_interviews: ["application_id", "interviewers", "interview", "start"],
  offers: ["application_id", "candidate_id", "status", "version", "job_id"],
  job_stages: ["job_id", "interviews", "priority"],
  users: ["first_name", "last_name", "primary_email_address"],
  candidates: ["application_ids", "applications"]
} as const satisfies Record<string, readonly string[]>;

type Endpoint = keyof typeof marks;

/** Which v1 endpoint a file holds, by its fields. */
function endpointOf({format, columns}: FileSample): Endpoint | null {
  if (format !== "json" && format !== "ndjson") return null;
  const all = Object.keys(marks) as Endpoint[];
  return all.find((endpoint) => marks[endpoint].every((field) => columns.includes(field))) ?? null;
}

/** Greenhouse Harvest v1: nested records, one JSON array or NDJSON file for each endpoint. */
export const greenhouseV1: Adapter = {
  name: "greenhouse-v1",
  votes: {file: "scorecards.json, from GET /v1/scorecards (docs/exports/greenhouse.md)", fields: marks.scorecards},

  lacking: {
    stage: "export job_stages and scheduled_interviews: neither the record nor they tell its stage",
    interviewer_id: namesNobody("scheduled_interviews")
  },

  recognise: (files) => claims(files, endpointOf, "scorecards", isUnreadEndpoint),

  kindOf: endpointOf,

  async convert({files, config}, sink) {
    const {known, others} = byKind(files, endpointOf);
    const stageOfStep = await readSteps(known, stageNames(config));
    const seats = await readSeats(known, stageOfStep);
    const from: GreenhouseExport = {
      scorecards: found(recordsOf(known, "scorecards"), (record) => scorecardOf(record, stageOfStep, seats)),
      ratings: [],
      interviews: found(recordsOf(known, "scheduled_interviews"), (record) => interviewOf(record, stageOfStep)),
      seats: [],
      visits: [],
      offers: found(recordsOf(known, "offers"), offerOf),
      applications: found(applications(known, sink), applicationOf),
      users: found(recordsOf(known, "users"), userOf),
      loopByScorecard: true
    };
    await convertGreenhouse(from, sink);
    const nested = known.has("applications") ? (known.get("candidates") ?? []) : [];
    await excludeUnread([...others, ...nested], sink);
  }
};

/** Interview step → the canonical stage of the job stage it belongs to, or the stage's exported name. */
type StageOfStep = (step: string | null, name: string | null) => string | null;

async function readSteps(files: FilesByKind<Endpoint>, stageName: StageName): Promise<StageOfStep> {
  const stages = new ById<string | null>();
  await each(files, "job_stages", (record) => {
    for (const step of objects(record, "interviews")) stages.set(text(step, "id"), stageName(text(record, "name")));
  });
  // Without the job's stages the interview's own name has to do: stages in plumbline.yaml can map it.
  return (step, name) => stages.get(step) ?? stageName(name);
}

type Seats = ReadonlyById<Seat & {stage: string | null}>;

/** Scorecard → what the calendar tells of it. */
async function readSeats(files: FilesByKind<Endpoint>, stageOfStep: StageOfStep): Promise<Seats> {
  const seats = new ById<Seat & {stage: string | null}>();
  await each(files, "scheduled_interviews", (record) => {
    const {id: interview, status, stage} = interviewOf(record, stageOfStep);
    if (interview === null || !interviewStatus(status)) return;
    for (const interviewer of objects(record, "interviewers")) {
      const scorecard = text(interviewer, "scorecard_id");
      if (scorecard !== null) seats.set(scorecard, {interview, interviewer: text(interviewer, "id"), stage});
    }
  });
  return seats;
}

/** A scorecard. `ratings` only repeats `attributes`, and `questions` is free text: neither is read. */
function scorecardOf(record: JsonObject, stageOfStep: StageOfStep, seats: Seats): Scorecard {
  const id = text(record, "id");
  const step = object(record, "interview_step");
  const focus = text(record, "interview") ?? text(step, "name");
  const seat = seats.get(id);
  const submittedAt = text(record, "submitted_at");
  return {
    id,
    application: text(record, "application_id"),
    isDraft: submittedAt === null,
    interviewer: text(object(record, "interviewer"), "id") ?? seat?.interviewer ?? null,
    submitter: text(object(record, "submitted_by"), "id"),
    // A scorecard without a step of the job's plan belongs to the interview it was written for.
    stage: step === null && seat?.stage ? seat.stage : stageOfStep(text(step, "id"), focus),
    focus,
    interview: seat?.interview ?? null,
    interviewedAt: text(record, "interviewed_at"),
    submittedAt,
    updatedAt: text(record, "updated_at"),
    vote: text(record, "overall_recommendation"),
    ratings: objects(record, "attributes").map((attribute) => ({
      question: text(attribute, "name"),
      rating: text(attribute, "rating") ?? "no_data"
    }))
  };
}

/** A scheduled interview. All-day interviews have no times. */
function interviewOf(record: JsonObject, stageOfStep: StageOfStep): Interview {
  const interview = object(record, "interview");
  const focus = text(interview, "name");
  return {
    id: text(record, "id"),
    application: text(record, "application_id"),
    status: text(record, "status"),
    stage: stageOfStep(text(interview, "id"), focus),
    focus,
    startsAt: text(object(record, "start"), "date_time"),
    endsAt: text(object(record, "end"), "date_time"),
    interviewers: objects(record, "interviewers").map((interviewer) => text(interviewer, "id"))
  };
}

/** Applications from their own endpoint, else those nested in candidates, of whom the name alone is read besides. */
async function* applications(files: FilesByKind<Endpoint>, sink: Sink): AsyncGenerator<SourceRecord> {
  const endpoint = files.has("applications") ? "applications" : "candidates";
  for await (const {record, origin} of recordsOf(files, endpoint)) {
    const nested = "applications" in record ? objects(record, "applications") : [record];
    if ("applications" in record) sink.named("candidate", text(record, "id"), nameOf(record));
    if (nested.length === 0) sink.exclude("candidate_without_application", origin);
    for (const application of nested) yield {record: application, origin};
  }
}

function applicationOf(record: JsonObject): Application {
  const name = text(objects(record, "jobs")[0], "name");
  const reason = text(object(object(record, "rejection_reason"), "type"), "name");
  return {
    id: text(record, "id"),
    candidate: text(record, "candidate_id"),
    isProspect: isTrue(record, "prospect"),
    status: text(record, "status"),
    reason: reason === null ? "unknown" : reason === "They rejected us" ? "candidate_left" : "other",
    rejectedAt: text(record, "rejected_at"),
    rejectedBy: null,
    lastActivityAt: text(record, "last_activity_at"),
    job: {name, role: name, level: null, team: null},
    source: text(object(record, "source"), "public_name"),
    appliedAt: text(record, "applied_at")
  };
}
