import type {JsonObject} from "../../reader/strict-json.js";
import type {Adapter, FileSample, SourceFile, SourceRecord} from "../adapter.js";
import {ById} from "../by-id.js";
import {isTrue, text} from "../fields.js";
import {byKind, each, excludeUnread, found, recordsOf, type FilesByKind} from "../files.js";
import {isFivetran, rowOf} from "../recognise/fivetran.js";
import {claims, kindByFields, namesNobody} from "../recognise/kinds.js";
import {isSideTable} from "../recognise/side-tables.js";
import {stageNames, type StageName} from "../recognise/stage-names.js";
import {convertGreenhouse, offerOf, userOf, type Application, type Interview, type Scorecard} from "./model.js";

/** The tables of Greenhouse's own Business Intelligence Connector that are read, with the columns that tell each. */
const marks = {
  scorecards: ["application_id", "interviewer_id", "submitter_id", "overall_recommendation", "interview_name"],
  scorecards_attributes: ["scorecard_id", "attribute_id", "rating"],
  attributes: ["id", "name", "category"],
  scheduled_interviews: ["id", "application_id", "interview_id", "starts_at", "status"],
  interviewers: ["interview_id", "user_id", "scorecard_id"],
  applications: ["id", "candidate_id", "status", "prospect"],
  applications_jobs: ["application_id", "job_id", "job_name"],
  application_stages: ["application_id", "stage_id", "entered_on", "exited_on"],
  stages: ["id", "name", "order"],
  offers: ["application_id", "status", "resolved_at"],
  rejection_reasons: ["id", "name", "type"],
  sources: ["id", "name", "type"],
  users: ["id", "full_name"]
} as const satisfies Record<string, readonly string[]>;

type Table = keyof typeof marks;
type Files = FilesByKind<Table>;

/** Tables whose few columns occur in many others: only the file's name tells them. */
const byNameOnly: Table[] = ["attributes", "applications", "stages", "offers", "rejection_reasons", "sources", "users"];

/** Which of the connector's tables a CSV, NDJSON or Parquet file holds; some warehouses write its columns in capitals. */
function biTable(file: FileSample): Table | null {
  const columns = file.columns.map((column) => column.toLowerCase());
  return isFivetran(file) ? null : kindByFields(file.path, columns, marks, byNameOnly);
}

const isBeside = ({path, format}: FileSample): boolean =>
  (format === "csv" || format === "parquet") && isSideTable(path);

/** Tables of Greenhouse's Business Intelligence Connector, copied out of the warehouse that it fills. */
export const greenhouseBi: Adapter = {
  name: "greenhouse-bi",
  votes: {file: "the connector's table scorecards (docs/exports/greenhouse.md)", fields: marks.scorecards},

  lacking: {
    stage: "export scorecards with its column stage_name, or the table stages: neither tells the stage of this record",
    question: "export scorecards_attributes with its column attribute_name, or all of the table attributes",
    interviewer_id: namesNobody("interviewers")
  },

  recognise: (files) => claims(files, biTable, "scorecards", isBeside),

  kindOf: biTable,

  async convert({files, config}, sink) {
    const {known, others} = byKind(files, biTable);
    await excludeUnread(others, sink);
    const tables = new Map([...known].map(([table, some]) => [table, some.map(inLowerCase)] as const));
    const lookups = await readLookups(tables, stageNames(config));
    const rows = <Item>(table: Table, shaped: (record: JsonObject) => Item) => found(recordsOf(tables, table), shaped);
    const from = {
      scorecards: rows("scorecards", (record) => scorecardOf(record, lookups)),
      ratings: rows("scorecards_attributes", (record) => ({
        scorecard: text(record, "scorecard_id"),
        question: text(record, "attribute_name") ?? lookups.attributes.get(text(record, "attribute_id")) ?? null,
        rating: text(record, "rating") ?? "no_data"
      })),
      interviews: rows("scheduled_interviews", (record) => interviewOf(record, lookups)),
      seats: rows("interviewers", (record) => ({
        interview: text(record, "interview_id"),
        user: text(record, "user_id")
      })),
      visits: rows("application_stages", (record) => ({
        application: text(record, "application_id"),
        stage: stageOf(record, lookups),
        enteredAt: text(record, "entered_on"),
        exitedAt: text(record, "exited_on")
      })),
      // The connector keeps no number of the version: the one made last is the latest.
      offers: rows("offers", (record) => ({...offerOf(record), version: Date.parse(text(record, "created_at") ?? "")})),
      applications: rows("applications", (record) => applicationOf(record, lookups)),
      users: rows("users", (record) => ({...userOf(record), name: text(record, "full_name")})),
      loopByScorecard: !tables.has("application_stages")
    };
    await convertGreenhouse(from, sink);
  }
};

function inLowerCase(file: SourceFile): SourceFile {
  async function* read(): AsyncGenerator<SourceRecord> {
    for await (const {record, origin} of file.read()) yield {record: rowOf(record), origin};
  }
  return {...file, read};
}

interface Lookups {
  stageName: StageName;
  stages: ById<string | null>;
  attributes: ById<string | null>;
  /** Name of an interview → the stages that its scorecards were written in. */
  stagesByName: ById<Set<string>>;
  /** Scorecard → its seat in the calendar. */
  seats: ById<{interview: string | null; interviewer: string | null}>;
  /** Interview in the calendar → when it starts. */
  startOf: ById<string | null>;
  jobs: ById<string | null>;
  sources: ById<string | null>;
  reasons: ById<"candidate_left" | "other">;
}

async function readLookups(files: Files, stageName: StageName): Promise<Lookups> {
  const lookups: Lookups = {
    stageName,
    stages: new ById(),
    attributes: new ById(),
    stagesByName: new ById(),
    seats: new ById(),
    startOf: new ById(),
    jobs: new ById(),
    sources: new ById(),
    reasons: new ById()
  };
  await each(files, "stages", (row, id) => lookups.stages.set(id, text(row, "name")));
  await each(files, "attributes", (row, id) => lookups.attributes.set(id, text(row, "name")));
  await each(files, "scorecards", (row) => {
    const [name, stage] = [text(row, "interview_name"), stageOf(row, lookups)];
    if (name !== null && stage !== null)
      lookups.stagesByName.set(name, (lookups.stagesByName.get(name) ?? new Set()).add(stage));
  });
  await each(files, "scheduled_interviews", (row, id) => lookups.startOf.set(id, text(row, "starts_at")));
  await each(files, "interviewers", (row) => {
    const seat = {interview: text(row, "interview_id"), interviewer: text(row, "user_id")};
    lookups.seats.set(text(row, "scorecard_id"), seat);
  });
  await each(files, "applications_jobs", (row) => {
    lookups.jobs.set(text(row, "application_id"), text(row, "job_name"));
  });
  await each(files, "sources", (row, id) => lookups.sources.set(id, text(row, "name")));
  await each(files, "rejection_reasons", (row, id) => {
    const type = text(row, "type")?.toLowerCase();
    lookups.reasons.set(id, type === "they rejected us" ? "candidate_left" : "other");
  });
  return lookups;
}

/** The stage that a row names, itself or by its id. */
function stageOf(record: JsonObject, {stageName, stages}: Lookups): string | null {
  return stageName(text(record, "stage_name") ?? stages.get(text(record, "stage_id")) ?? null);
}

function scorecardOf(record: JsonObject, lookups: Lookups): Scorecard {
  const id = text(record, "id");
  const seat = lookups.seats.get(id);
  const focus = text(record, "interview_name");
  const submittedAt = text(record, "submitted_at");
  return {
    id,
    application: text(record, "application_id"),
    isDraft: submittedAt === null,
    interviewer: text(record, "interviewer_id") ?? seat?.interviewer ?? null,
    submitter: text(record, "submitter_id"),
    stage: stageOf(record, lookups) ?? lookups.stageName(focus),
    focus,
    interview: seat?.interview ?? null,
    interviewedAt: lookups.startOf.get(seat?.interview) ?? text(record, "scheduled_interview_ended_at") ?? null,
    submittedAt,
    updatedAt: text(record, "updated_at"),
    vote: text(record, "overall_recommendation"),
    ratings: []
  };
}

/** An interview in the calendar, which does not name its stage: it is that of all scorecards of its name. */
function interviewOf(record: JsonObject, {stagesByName, stageName}: Lookups): Interview {
  const focus = text(record, "interview_name");
  const stages = stagesByName.get(focus);
  return {
    id: text(record, "id"),
    application: text(record, "application_id"),
    status: text(record, "status"),
    stage: stages?.size === 1 ? [...stages][0]! : stageName(focus),
    focus,
    startsAt: text(record, "starts_at"),
    endsAt: text(record, "ends_at"),
    interviewers: null
  };
}

function applicationOf(record: JsonObject, {jobs, sources, reasons}: Lookups): Application {
  const id = text(record, "id");
  const name = jobs.get(id) ?? null;
  return {
    id,
    candidate: text(record, "candidate_id"),
    isProspect: isTrue(record, "prospect"),
    status: text(record, "status"),
    reason: reasons.get(text(record, "rejection_reason_id")) ?? "unknown",
    rejectedAt: text(record, "rejected_at"),
    rejectedBy: text(record, "rejected_by_id"),
    lastActivityAt: text(record, "last_activity_at"),
    job: {name, role: name, level: null, team: null},
    source: sources.get(text(record, "source_id")) ?? null,
    appliedAt: text(record, "applied_at")
  };
}
