import type {JsonObject} from "../../reader/strict-json.js";
import {text} from "../fields.js";
import type {Feedback, LeverInterview, Offer, Opportunity, Posting} from "../lever/model.js";
import type {Links} from "./links.js";

/** A row of `opportunity`. */
export function opportunityOf(row: JsonObject, links: Links): Opportunity {
  const id = text(row, "id");
  return {
    id,
    contact: text(row, "contact"),
    createdAt: text(row, "created_at"),
    updatedAt: text(row, "_fivetran_synced"),
    archivedAt: text(row, "archived_at"),
    archiveReason: text(row, "archived_reason_id"),
    source: links.sources.get(id ?? "") ?? text(row, "origin"),
    posting: links.postings.get(id ?? "") ?? null,
    changes: links.changes.get(id ?? "") ?? []
  };
}

/** A row of `interview`. Its subject and note are not read: they name the candidate. */
export function interviewOf(row: JsonObject, links: Links): LeverInterview {
  const id = text(row, "id");
  const minutes = Number(text(row, "duration") ?? Number.NaN);
  return {
    id,
    opportunity: text(row, "opportunity_id"),
    stage: text(row, "stage_id"),
    focus: null,
    startsAt: text(row, "date"),
    minutes: Number.isFinite(minutes) ? minutes : null,
    interviewers: links.interviewers.get(id ?? "") ?? [],
    isCancelled: text(row, "canceled_at") !== null
  };
}

/**
 * A row of `feedback_form`. The connector keeps the answers of a form without the questions, so there are no ratings.
 */
export function feedbackOf(row: JsonObject, links: Links): Feedback {
  const id = text(row, "id");
  return {
    id,
    opportunity: text(row, "opportunity_id"),
    interview: text(row, "interview_id") ?? links.interviewOf.get(id ?? "") ?? null,
    focus: text(row, "text"),
    user: text(row, "creator_id"),
    createdAt: text(row, "created_at"),
    completedAt: text(row, "completed_at"),
    updatedAt: null,
    isDeleted: text(row, "deleted_at") !== null,
    vote: row.score_system_value ?? null,
    ratings: []
  };
}

/** A row of `offer`; older rows name the opportunity as the candidate. */
export function offerOf(row: JsonObject, links: Links): Offer {
  const candidate = text(row, "candidate_id");
  return {
    id: text(row, "id"),
    opportunity: text(row, "opportunity_id") ?? links.opportunityOf.get(candidate ?? "") ?? candidate,
    status: text(row, "status"),
    createdAt: text(row, "created_at"),
    sentAt: text(row, "sent_at")
  };
}

/** A row of `posting`: its title is the job and the role. */
export function postingOf(row: JsonObject): Posting {
  return {name: text(row, "text"), level: text(row, "categories_level"), team: text(row, "categories_team")};
}
