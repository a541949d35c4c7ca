import type {JsonObject} from "../../reader/strict-json.js";
import type {Adapter, FileSample, SourceFile, SourceRecord} from "../adapter.js";
import {text} from "../fields.js";
import {byKind, excludeUnread, type FilesByKind} from "../files.js";
import {fivetranFile, fivetranTable, isFivetran} from "../recognise/fivetran.js";
import {claims, namesNobody} from "../recognise/kinds.js";
import {stageNames} from "../recognise/stage-names.js";
import {convertOlder} from "./fivetran-older.js";
import {convertEndpoints, type Endpoint} from "./v3.js";

/** The tables of Fivetran's Greenhouse connector that are read, each with the columns that tell it from the others. */
const marks = {
  scorecard: ["application_id", "submitted_at", "interviewed_at"],
  scorecard_attribute: ["scorecard_id", "name", "rating"],
  scheduled_interview: ["application_id", "interview_id", "status"],
  scheduled_interviewer: ["scheduled_interview_id", "interviewer_id"],
  // In the newer layout this is the interview in the calendar, in the older one the step of a job's plan.
  interview: ["id", "status", "job_interview_id"],
  interview_step: ["id", "job_stage_id", "name"],
  job_stage: ["id", "job_id", "name"],
  application: ["id", "candidate_id", "status"],
  application_history: ["application_id", "new_stage_id", "updated_at"],
  job_application: ["application_id", "job_id"],
  job: ["id", "name", "requisition_id"],
  source: ["id", "name"],
  offer: ["application_id", "version", "status"],
  rejection_reason: ["id", "name"],
  user: ["id", "first_name", "last_name"],
  interviewer: ["interview_id", "user_id"],
  interview_kit: ["id", "job_id", "job_interview_id"],
  job_interview: ["id", "job_interview_stage_id", "name"],
  job_interview_stage: ["id", "job_id", "name", "sort_order"],
  job_candidate_attribute: ["id", "candidate_attribute_type_id", "name"],
  scorecard_candidate_attribute: ["scorecard_id", "job_candidate_attribute_id"],
  application_stage: ["application_id", "job_interview_stage_id", "entered_at"],
  rejection_detail: ["application_id", "rejection_reason_id"]
} as const satisfies Record<string, readonly string[]>;

type GreenhouseTable = keyof typeof marks;

/** Tables whose few columns occur in many others: only the file's name tells them. */
const byNameOnly: GreenhouseTable[] = [
  "application",
  "job",
  "job_application",
  "job_stage",
  "offer",
  "rejection_reason",
  "source",
  "user"
];

const leverOnly = new Set(["opportunity_id", "posting_id", "feedback_form_id"]);

/** Which of the connector's tables a file holds; null when none. */
function greenhouseTable(file: FileSample): GreenhouseTable | null {
  const table = fivetranTable(file, marks, byNameOnly);
  // Lever's connector also has tables of these names.
  return table !== null && file.columns.some((column) => leverOnly.has(column.toLowerCase())) ? null : table;
}

/** Tables of Fivetran's Greenhouse connector, as CSV, NDJSON or Parquet, in its older and its newer layout. */
export const fivetranGreenhouse: Adapter = {
  name: "fivetran-greenhouse",
  votes: {file: "the connector's table scorecard (docs/exports/fivetran.md)", fields: marks.scorecard},

  lacking: {
    stage:
      "export the tables that tell the stage, with rows no longer in use: job_stage and interview, in the newer layout interview_kit, job_interview and job_interview_stage",
    question: "export all of job_candidate_attribute: a row that this record names is missing",
    interviewer_id: namesNobody("scheduled_interviewer or interviewer")
  },

  recognise: (files) => claims(files, greenhouseTable, "scorecard", isFivetran),

  kindOf: greenhouseTable,

  async convert({files, config}, sink) {
    const {known, others} = byKind(files, greenhouseTable);
    await excludeUnread(others, sink);
    const rows = new Map(
      [...known].map(([table, some]) => [table, some.map((file) => fivetranFile(file, sink, table))] as const)
    );
    const remedy =
      "export the connector's tables of these names (in the singular) into the same folder (docs/exports/fivetran.md)";
    const stageName = stageNames(config);
    const isNewer = known
      .get("scorecard")!
      .some(({columns}) => columns.some((column) => column.toLowerCase() === "interview_kit_id"));
    if (isNewer) await convertEndpoints(asEndpoints(rows), {stageName, remedy}, sink);
    else await convertOlder(rows, stageName, sink);
  }
};

const endpointOf: Partial<Record<GreenhouseTable, Endpoint>> = {
  scorecard: "scorecards",
  scorecard_candidate_attribute: "scorecard_candidate_attributes",
  job_candidate_attribute: "job_candidate_attributes",
  interview_kit: "interview_kits",
  job_interview: "job_interviews",
  job_interview_stage: "job_interview_stages",
  interview: "interviews",
  interviewer: "interviewers",
  application: "applications",
  application_stage: "application_stages",
  offer: "offers",
  rejection_detail: "rejection_details",
  rejection_reason: "rejection_reasons",
  job: "jobs",
  source: "sources",
  user: "users"
};

/** The connector's newer layout, which has the tables of Harvest v3 under singular names, as Harvest v3 endpoints. */
function asEndpoints(files: ReadonlyMap<GreenhouseTable, readonly SourceFile[]>): FilesByKind<Endpoint> {
  const endpoints = new Map<Endpoint, SourceFile[]>();
  for (const [table, some] of files) {
    const endpoint = endpointOf[table];
    if (endpoint !== undefined) endpoints.set(endpoint, some.map(nested));
  }
  return endpoints;
}

/** Fivetran flattens nested members into columns: `type_key`, `custom_level`. */
function nested(file: SourceFile): SourceFile {
  async function* read(): AsyncGenerator<SourceRecord> {
    for await (const {record, origin} of file.read()) {
      const custom = Object.create(null) as JsonObject;
      for (const name of ["role", "level", "team"]) custom[name] = text(record, `custom_${name}`);
      yield {record: {...record, type: {key: text(record, "type_key")}, custom_fields: custom}, origin};
    }
  }
  return {...file, read};
}
