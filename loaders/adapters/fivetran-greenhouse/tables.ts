import type {FileSample, SourceFile} from "../adapter.js";
import {fivetranTable} from "../fivetran-file.js";

/** The tables of Fivetran's Greenhouse connector that are read, each with the columns that tell it from the others. */
export const marks = {
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

export type GreenhouseTable = keyof typeof marks;
export type FilesByTable = ReadonlyMap<GreenhouseTable, readonly SourceFile[]>;

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
export function greenhouseTable(file: FileSample): GreenhouseTable | null {
  const table = fivetranTable(file, marks, byNameOnly);
  // Lever's connector also has tables of these names.
  return table !== null && file.columns.some((column) => leverOnly.has(column.toLowerCase())) ? null : table;
}
