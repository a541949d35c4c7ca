import type {SimulatedRow} from "../tables.js";

export type GreenhouseRow = Record<string, SimulatedRow[string] | Record<string, string>>;

export const endpoints = [
  "applications",
  "application_stages",
  "scorecards",
  "scorecard_candidate_attributes",
  "job_candidate_attributes",
  "interviews",
  "interviewers",
  "interview_kits",
  "job_interviews",
  "job_interview_stages",
  "jobs",
  "offers",
  "sources",
  "users",
  "rejection_details",
  "rejection_reasons"
] as const;

export type Endpoint = (typeof endpoints)[number];
/** Rows per Harvest v3 endpoint. */
export type GreenhouseRows = Record<Endpoint, GreenhouseRow[]>;

export function noRows(): GreenhouseRows {
  return Object.fromEntries(endpoints.map((endpoint) => [endpoint, []])) as unknown as GreenhouseRows;
}
