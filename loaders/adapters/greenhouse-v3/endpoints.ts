import type {FileSample} from "../adapter.js";
import {kindByFields} from "../kinds.js";

/**
 * The Harvest v3 endpoints that are read, each with the fields that tell it from every other file. Read of them:
 * scorecards (id, application_id, interviewer_id, submitter_id, interview_kit_id, interviewed_at, submitted_at,
 * updated_at, status, candidate_rating or overall_rating), scorecard_candidate_attributes, job_candidate_attributes,
 * interview_kits, job_interviews, job_interview_stages, interviews, interviewers, applications, application_stages,
 * offers, rejection_details, rejection_reasons, jobs (name, custom_fields role, level, team), sources, users.
 */
export const marks = {
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
/** Which endpoint a JSON file holds, by its fields, helped by its name. */
export function endpointOf({format, columns, path}: FileSample): Endpoint | null {
  return format === "json" || format === "ndjson" ? kindByFields(path, columns, marks) : null;
}
