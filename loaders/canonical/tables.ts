import {tableNames} from "../config/tables.js";

/** How a column's text is understood: see `loaders/canonical/values/macros.sql`. */
export type ColumnKind =
  | "id"
  | "key"
  | "text"
  | "time"
  | "future_time"
  | "vote"
  | "rating"
  | "stage"
  | "boolean"
  | "number"
  | "probability"
  | "status";

export interface Column {
  name: string;
  kind: ColumnKind;
  required: boolean;
  /** Allowed values of a status column. */
  values?: readonly string[];
}

export interface Table {
  name: TableName;
  columns: readonly Column[];
  /** Columns that identify a row. */
  key: readonly string[];
  /** The column whose newest value wins when the same key occurs twice, where the table has one. */
  newest: string | null;
  /**
   * Columns that say whom a record is about. Records of one key that differ in one are no versions of each other but
   * different records; from one snapshot to the next only where `unless` differs too: people change their address, and
   * systems merge them.
   */
  about: readonly {column: string; unless?: string}[];
}

export {tableNames};

export type TableName = (typeof tableNames)[number];

const column = (name: string, kind: ColumnKind, required = false, values?: readonly string[]): Column => ({
  name,
  kind,
  required,
  ...(values ? {values} : {})
});

/** The plain export format, contract §1: the columns a file may have, and what each must hold. */
export const tables: Record<TableName, Table> = {
  scorecards: {
    name: "scorecards",
    key: ["scorecard_id"],
    newest: "updated_at",
    about: [{column: "application_id"}, {column: "interviewer_id", unless: "submitted_at"}],
    columns: [
      column("scorecard_id", "id", true),
      column("application_id", "id", true),
      column("interviewer_id", "id", true),
      column("stage", "stage", true),
      column("focus", "text"),
      column("interview_id", "id"),
      column("interviewed_at", "time"),
      column("submitted_at", "time"),
      column("vote", "vote", true),
      column("initial_vote", "vote"),
      column("forecast", "probability"),
      column("shadow", "boolean"),
      column("updated_at", "time")
    ]
  },
  ratings: {
    name: "ratings",
    key: ["scorecard_id", "question"],
    newest: null,
    about: [],
    columns: [
      column("scorecard_id", "id", true),
      column("question", "key", true),
      column("attribute", "text"),
      column("rating", "rating", true),
      column("completed", "boolean"),
      column("minutes", "number")
    ]
  },
  applications: {
    name: "applications",
    key: ["application_id"],
    newest: null,
    about: [{column: "candidate_id", unless: "applied_at"}],
    columns: [
      column("application_id", "id", true),
      column("candidate_id", "id"),
      column("job", "text"),
      column("role", "text"),
      column("level", "text"),
      column("team", "text"),
      column("source", "text"),
      column("applied_at", "time"),
      column("status", "status", false, ["active", "hired", "rejected", "withdrawn", "closed"]),
      column("closed_at", "time"),
      column("trial", "boolean")
    ]
  },
  stages: {
    name: "stages",
    key: ["application_id", "stage", "entered_at"],
    newest: null,
    about: [],
    columns: [
      column("application_id", "id", true),
      column("stage", "stage", true),
      column("entered_at", "time", true),
      column("exited_at", "time")
    ]
  },
  interviews: {
    name: "interviews",
    key: ["interview_id", "interviewer_id"],
    newest: null,
    about: [{column: "application_id"}],
    columns: [
      column("interview_id", "id", true),
      column("application_id", "id", true),
      column("interviewer_id", "id", true),
      column("stage", "stage", true),
      column("focus", "text"),
      column("starts_at", "future_time"),
      column("ends_at", "future_time"),
      column("status", "status", false, ["scheduled", "complete", "cancelled", "no_show"])
    ]
  },
  decisions: {
    name: "decisions",
    key: ["application_id"],
    newest: "decided_at",
    about: [],
    columns: [
      column("application_id", "id", true),
      column("decision", "status", true, ["offer", "no_offer"]),
      column("decided_at", "time"),
      column("decided_by", "id"),
      column("offer_status", "status", false, ["pending", "accepted", "declined"]),
      column("resolved_at", "time")
    ]
  },
  outcomes: {
    name: "outcomes",
    key: ["application_id", "measured_at"],
    newest: null,
    about: [],
    columns: [
      column("application_id", "id", true),
      column("measured_at", "time", true),
      column("performance", "number"),
      column("left_at", "future_time")
    ]
  },
  interviewers: {
    name: "interviewers",
    key: ["interviewer_id"],
    newest: null,
    about: [],
    columns: [column("interviewer_id", "id", true), column("name", "text"), column("team", "text")]
  }
};
