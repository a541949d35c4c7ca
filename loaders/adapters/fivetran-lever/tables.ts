import type {FileSample, SourceFile} from "../adapter.js";
import {fivetranTable} from "../fivetran-file.js";

/** The tables of Fivetran's Lever connector that are read, each with the columns that tell it from the others. */
export const marks = {
  feedback_form: ["id", "score_system_value", "completed_at"],
  interview_feedback: ["feedback_form_id", "interview_id"],
  interview: ["id", "canceled_at", "duration", "stage_id"],
  interviewer_user: ["interview_id", "user_id"],
  opportunity: ["id", "contact", "origin", "stage_id"],
  opportunity_source: ["opportunity_id", "source"],
  opportunity_stage_history: ["opportunity_id", "stage_id", "updated_at"],
  application: ["id", "opportunity_id", "posting_id"],
  posting: ["id", "text", "state"],
  offer: ["id", "status", "creator_id"],
  archive_reason: ["id", "text"],
  stage: ["id", "text"],
  user: ["id", "name", "access_role"]
} as const satisfies Record<string, readonly string[]>;

export type LeverTable = keyof typeof marks;
export type FilesByTable = ReadonlyMap<LeverTable, readonly SourceFile[]>;

/** Which of the connector's tables a file holds; null when none. `interview_user` repeats `interviewer_user`. */
export function leverTable(file: FileSample): LeverTable | null {
  return fivetranTable(file, marks, ["archive_reason", "stage", "offer", "application"]);
}
