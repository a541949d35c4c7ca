import type {TableName} from "../canonical/tables.js";

export type SimulatedRow = Record<string, string | number | boolean | null>;

/** Rows of the plain export format, contract §1. */
export type SimulatedTables = Record<TableName, SimulatedRow[]>;

export const columns: Record<TableName, readonly string[]> = {
  applications: [
    "application_id",
    "candidate_id",
    "job",
    "role",
    "level",
    "team",
    "source",
    "applied_at",
    "status",
    "closed_at",
    "trial"
  ],
  decisions: ["application_id", "decision", "decided_at", "decided_by", "offer_status", "resolved_at"],
  interviewers: ["interviewer_id", "name", "team"],
  interviews: ["interview_id", "application_id", "interviewer_id", "stage", "focus", "starts_at", "ends_at", "status"],
  outcomes: ["application_id", "measured_at", "performance", "left_at"],
  ratings: ["scorecard_id", "question", "attribute", "rating", "completed", "minutes"],
  scorecards: [
    "scorecard_id",
    "application_id",
    "interviewer_id",
    "stage",
    "focus",
    "interview_id",
    "interviewed_at",
    "submitted_at",
    "vote",
    "initial_vote",
    "forecast",
    "shadow",
    "updated_at"
  ],
  stages: ["application_id", "stage", "entered_at", "exited_at"]
};

export function emptyTables(): SimulatedTables {
  return Object.fromEntries(Object.keys(columns).map((table) => [table, []])) as unknown as SimulatedTables;
}
