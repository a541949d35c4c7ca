import {labelKey} from "../../canonical/labels.js";
import type {JsonObject, JsonValue} from "../../reader/strict-json.js";
import type {SourceRecord} from "../adapter.js";
import {ById} from "../by-id.js";
import {text} from "../fields.js";
import {endingNamed} from "../recognise/endings.js";
import type {StageName} from "../recognise/stage-names.js";

/** What both Lever's API and its copies in a warehouse tell, in one shape. Times are ISO 8601. */
export interface Opportunity {
  id: string | null;
  contact: string | null;
  /** Of the candidate; read for the search that keeps it out of what is published. */
  name: string | null;
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
  stages: ById<string | null>;
  /** How an archive reason ends an opportunity. */
  endings: ById<"hired" | "rejected" | "withdrawn" | "closed">;
  postings: ById<Posting>;
}

/** How an opportunity ends that was archived for this reason. Lever itself only tells hires from all others. */
function endingOf(reason: JsonObject): "hired" | "rejected" | "withdrawn" | "closed" {
  const name = text(reason, "text");
  return text(reason, "type") === "hired" || labelKey(name ?? "") === "hired" ? "hired" : endingNamed(name);
}

/** Reads the small tables from their rows: stages and archive reasons have `id` and `text`, postings also categories. */
export async function lookupsOf(rows: {
  stages: AsyncIterable<SourceRecord>;
  reasons: AsyncIterable<SourceRecord>;
  postings: AsyncIterable<SourceRecord>;
  postingOf: (row: JsonObject) => Posting;
  stageName: StageName;
}): Promise<Lookups> {
  const lookups: Lookups = {stages: new ById(), endings: new ById(), postings: new ById()};
  for await (const {record} of rows.stages)
    lookups.stages.set(text(record, "id"), rows.stageName(text(record, "text")));
  for await (const {record} of rows.reasons) lookups.endings.set(text(record, "id"), endingOf(record));
  for await (const {record} of rows.postings) lookups.postings.set(text(record, "id"), rows.postingOf(record));
  return lookups;
}
