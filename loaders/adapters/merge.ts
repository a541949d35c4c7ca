import type {JsonObject} from "../reader/strict-json.js";
import type {Adapter, FileSample, Sink, SourceRecord} from "./adapter.js";
import {ById} from "./by-id.js";
import {isTrue, nameOf, object, text} from "./fields.js";
import {byKind, excludeUnread, found, recordsOf} from "./files.js";
import {convertGreenhouse, type Application, type Interview, type Offer, type Scorecard} from "./greenhouse/model.js";
import {endingNamed} from "./recognise/endings.js";
import {claims, isJsonBeside, kindByFields, namesNobody} from "./recognise/kinds.js";
import {fieldsOf, recordsOfPages} from "./recognise/pages.js";
import {stageNames, type StageName} from "./recognise/stage-names.js";

/** The objects of Merge's API for applicant tracking that are read, each with the fields that tell it. */
const marks = {
  scorecards: ["remote_id", "application", "interview", "interviewer", "overall_recommendation"],
  interviews: ["remote_id", "application", "job_interview_stage", "interviewers", "start_at"],
  job_interview_stages: ["remote_id", "name", "stage_order"],
  applications: ["remote_id", "candidate", "job", "applied_at", "current_stage"],
  offers: ["remote_id", "application", "sent_at", "closed_at", "status"],
  reject_reasons: ["remote_id", "name"],
  jobs: ["remote_id", "name", "status"],
  users: ["remote_id", "first_name", "last_name", "access_role"]
} as const satisfies Record<string, readonly string[]>;

type MergeObject = keyof typeof marks;

/** Which of Merge's objects a JSON file holds. */
function mergeObject(file: FileSample): MergeObject | null {
  if (file.format !== "json" && file.format !== "ndjson") return null;
  return kindByFields(file.path, fieldsOf(file), marks, ["reject_reasons", "jobs"]);
}

/** Merge's unified API for applicant tracking systems: saved answers (`{"results": […]}`), arrays or NDJSON. */
export const merge: Adapter = {
  name: "merge",
  votes: {file: "scorecards.json, from GET /ats/v1/scorecards (docs/exports/merge.md)", fields: marks.scorecards},

  lacking: {
    stage: "export all of interviews and job-interview-stages: nothing else tells the stage of this record",
    interviewer_id: namesNobody("interviews")
  },

  recognise: (files) => claims(files, mergeObject, "scorecards", isJsonBeside),

  kindOf: mergeObject,

  async convert({files, config, now}, sink) {
    const {known, others} = byKind(files, mergeObject);
    await excludeUnread(others, sink);
    const of = (kind: MergeObject): AsyncGenerator<SourceRecord> => recordsOf(known, kind, recordsOfPages);
    const lookups = await readLookups(of, stageNames(config), now);
    const rows = <Item>(kind: MergeObject, shaped: (record: JsonObject) => Item) =>
      found(existing(of(kind), kind, sink), shaped);
    const from = {
      scorecards: rows("scorecards", (record) => scorecardOf(record, lookups)),
      ratings: [],
      interviews: found(keptInterviews(existing(of("interviews"), "interviews", sink), sink), (record) =>
        interviewOf(record, lookups, now)
      ),
      seats: [],
      visits: [],
      offers: found(sentOffers(existing(of("offers"), "offers", sink), sink), offerOf),
      applications: rows("applications", (record) => applicationOf(record, lookups)),
      users: rows("users", (record) => ({id: text(record, "id"), name: nameOf(record)})),
      loopByScorecard: true
    };
    await convertGreenhouse(from, sink);
  }
};

/** Records that still exist in the system that Merge copies; the others are left out and counted. */
async function* existing(
  records: AsyncIterable<SourceRecord>,
  kind: MergeObject,
  sink: Sink
): AsyncGenerator<SourceRecord> {
  for await (const {record, origin} of records) {
    const id = text(record, "id");
    if (!isTrue(record, "remote_was_deleted")) yield {record, origin};
    else if (kind === "scorecards" || kind === "interviews")
      sink.exclude("deleted_in_source", origin, {table: kind, id});
    else sink.exclude("deleted_in_source", origin);
  }
}

/** Where Merge knows no word of its own for a status it hands on the system's. */
async function* keptInterviews(records: AsyncIterable<SourceRecord>, sink: Sink): AsyncGenerator<SourceRecord> {
  for await (const {record, origin} of records) {
    const row = {table: "interviews", id: text(record, "id")} as const;
    if (/^(cancel|no.?show)/i.test(text(record, "status") ?? "")) sink.exclude("cancelled_interview", origin, row);
    else yield {record, origin};
  }
}

/** Offers that nobody has sent are none yet. */
async function* sentOffers(records: AsyncIterable<SourceRecord>, sink: Sink): AsyncGenerator<SourceRecord> {
  for await (const {record, origin} of records) {
    if (["DRAFT", "APPROVAL-SENT", "APPROVED"].includes(text(record, "status") ?? ""))
      sink.exclude("draft_offer", origin);
    else yield {record, origin};
  }
}

/** The id of a related object, which stands there whole where it was asked for with `expand`. */
function idOf(record: JsonObject, field: string): string | null {
  return text(object(record, field), "id") ?? text(record, field);
}

interface Lookups {
  /** Canonical stage, or the exported name where it needs mapping. */
  stages: ById<string | null>;
  interviews: ById<{stage: string | null; startsAt: string | null; interviewers: (string | null)[]}>;
  jobs: ById<string | null>;
  reasons: ById<string | null>;
  /** Application → when its offer was signed. */
  signed: ById<string | null>;
}

async function readLookups(
  of: (kind: MergeObject) => AsyncGenerator<SourceRecord>,
  stageName: StageName,
  now: Date
): Promise<Lookups> {
  const lookups: Lookups = {
    stages: new ById(),
    interviews: new ById(),
    jobs: new ById(),
    reasons: new ById(),
    signed: new ById()
  };
  const idIn = (record: JsonObject): string | null => text(record, "id");
  for await (const {record} of of("job_interview_stages"))
    lookups.stages.set(idIn(record), stageName(text(record, "name")));
  for await (const {record} of of("interviews")) {
    const {stage, startsAt, interviewers} = interviewOf(record, lookups, now);
    lookups.interviews.set(idIn(record), {stage, startsAt, interviewers: [...(interviewers ?? [])]});
  }
  for await (const {record} of of("jobs")) lookups.jobs.set(idIn(record), text(record, "name"));
  for await (const {record} of of("reject_reasons")) lookups.reasons.set(idIn(record), text(record, "name"));
  for await (const {record} of of("offers"))
    if (text(record, "status") === "SIGNED" && !isTrue(record, "remote_was_deleted"))
      lookups.signed.set(idOf(record, "application"), text(record, "closed_at"));
  return lookups;
}

function scorecardOf(record: JsonObject, {interviews}: Lookups): Scorecard {
  const id = idOf(record, "interview");
  const interview = interviews.get(id);
  const submittedAt = text(record, "submitted_at");
  return {
    id: text(record, "id"),
    application: idOf(record, "application"),
    isDraft: submittedAt === null,
    interviewer:
      idOf(record, "interviewer") ?? (interview?.interviewers.length === 1 ? interview.interviewers[0]! : null),
    submitter: null,
    stage: interview?.stage ?? null,
    focus: null,
    interview: id,
    interviewedAt: interview?.startsAt ?? null,
    submittedAt,
    updatedAt: text(record, "modified_at"),
    vote: text(record, "overall_recommendation"),
    ratings: []
  };
}

function interviewOf(record: JsonObject, {stages}: Pick<Lookups, "stages">, now: Date): Interview {
  const startsAt = text(record, "start_at");
  const byTime = startsAt === null ? null : startsAt < now.toISOString() ? "complete" : "scheduled";
  const list = Array.isArray(record.interviewers) ? record.interviewers : [];
  return {
    id: text(record, "id"),
    application: idOf(record, "application"),
    status: text(record, "status") ?? byTime,
    stage: stages.get(idOf(record, "job_interview_stage")) ?? null,
    focus: null,
    startsAt,
    endsAt: text(record, "end_at"),
    interviewers: list.map((one) => idOf({one}, "one"))
  };
}

const offerStatus = new ById([
  ["SIGNED", "accepted"],
  ["DENIED", "rejected"],
  ["DEPRECATED", "deprecated"]
]);

function offerOf(record: JsonObject): Offer {
  const status = text(record, "status");
  const createdAt = text(record, "remote_created_at");
  return {
    application: idOf(record, "application"),
    version: Date.parse(createdAt ?? ""),
    status: offerStatus.get(status) ?? "created",
    decidedAt: text(record, "sent_at") ?? createdAt,
    resolvedAt: text(record, "closed_at")
  };
}

/** Merge tells of an application when it was rejected; that it ended in a hire, the signed offer tells. */
function applicationOf(record: JsonObject, {jobs, reasons, signed}: Lookups): Application {
  const id = text(record, "id");
  const rejectedAt = text(record, "rejected_at");
  const isHired = id !== null && signed.has(id);
  const reason = reasons.get(idOf(record, "reject_reason")) ?? null;
  const ending = endingNamed(reason);
  const name = text(object(record, "job"), "name") ?? jobs.get(text(record, "job")) ?? null;
  return {
    id,
    candidate: idOf(record, "candidate"),
    isProspect: false,
    status: rejectedAt === null ? (isHired ? "hired" : "active") : ending === "closed" ? "closed" : "rejected",
    reason: reason === null ? "unknown" : ending === "withdrawn" ? "candidate_left" : "other",
    rejectedAt,
    rejectedBy: null,
    lastActivityAt: isHired ? (signed.get(id) ?? null) : null,
    job: {name, role: name, level: null, team: null},
    source: text(record, "source"),
    appliedAt: text(record, "applied_at")
  };
}
