import type {JsonValue} from "../../reader/strict-json.js";

/** What both Lever's API and its copies in a warehouse tell, in one shape. Times are ISO 8601. */
export interface Opportunity {
  id: string | null;
  contact: string | null;
  createdAt: string | null;
  updatedAt: string | null;
  archivedAt: string | null;
  archiveReason: string | null;
  source: string | null;
  posting: string | null;
  changes: StageChange[];
}

export interface StageChange {
  stage: string | null;
  at: string | null;
}

export interface LeverInterview {
  id: string | null;
  opportunity: string | null;
  stage: string | null;
  /** The name of its feedback form or template; the subject is not read, since it holds the candidate's name. */
  focus: string | null;
  startsAt: string | null;
  minutes: number | null;
  interviewers: string[];
  isCancelled: boolean;
}

export interface Feedback {
  id: string | null;
  opportunity: string | null;
  interview: string | null;
  focus: string | null;
  user: string | null;
  createdAt: string | null;
  completedAt: string | null;
  updatedAt: string | null;
  isDeleted: boolean;
  /** `undefined` when the form has no overall score at all. */
  vote: JsonValue | undefined;
  ratings: {question: string; rating: JsonValue | undefined}[];
}

export interface Offer {
  id: string | null;
  opportunity: string | null;
  status: string | null;
  createdAt: string | null;
  sentAt: string | null;
}

export interface Posting {
  name: string | null;
  level: string | null;
  team: string | null;
}

/** The small tables that opportunities, interviews and feedback refer to. */
export interface Lookups {
  /** Canonical stage, or the exported name where it needs mapping. */
  stages: Map<string, string | null>;
  /** How an archive reason ends an opportunity. */
  endings: Map<string, "hired" | "rejected" | "withdrawn" | "closed">;
  postings: Map<string, Posting>;
}
