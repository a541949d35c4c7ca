import type {JsonObject} from "../../reader/strict-json.js";
import type {Origin} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import type {KnownLabels} from "../known-labels.js";
import {idInPath} from "../pages.js";
import {isoTime} from "../times.js";
import {formOf} from "./form.js";
import type {Feedback, LeverInterview, Offer, Opportunity, Posting} from "./model.js";

type Known = ReadonlyMap<string, unknown>;
const time = (record: JsonObject, field: string): string | null => isoTime(text(record, field));
const own = (record: JsonObject, {path}: Origin, known: Known): string | null =>
  text(record, "opportunityId") ?? text(record, "opportunity") ?? idInPath(path, known);

/** An opportunity of Lever's API; `postings` tells the posting of an application id. */
export function opportunityOf(record: JsonObject, postings: ReadonlyMap<string, string | null>): Opportunity {
  const archived = object(record, "archived");
  const [application] = Array.isArray(record.applications) ? record.applications : [];
  const [expanded] = objects(record, "applications");
  const [source] = Array.isArray(record.sources) ? record.sources : [];
  const id = text(record, "id");
  return {
    id,
    contact: text(object(record, "contact"), "id") ?? text(record, "contact"),
    createdAt: time(record, "createdAt"),
    updatedAt: time(record, "updatedAt"),
    archivedAt: archived === null ? null : time(archived, "archivedAt"),
    archiveReason: text(archived, "reason"),
    source: typeof source === "string" ? source : text(record, "origin"),
    posting:
      text(expanded, "posting") ??
      postings.get(typeof application === "string" ? application : "") ??
      postings.get(id ?? "") ??
      null,
    changes: objects(record, "stageChanges").map((change) => ({
      stage: text(change, "toStageId"),
      at: time(change, "updatedAt")
    }))
  };
}

/** An interview of Lever's API. Its subject and note are not read: they name the candidate. */
export function interviewOf(record: JsonObject, origin: Origin, known: Known): LeverInterview {
  const minutes = Number(text(record, "duration") ?? Number.NaN);
  return {
    id: text(record, "id"),
    opportunity: own(record, origin, known),
    stage: text(object(record, "stage"), "id") ?? text(record, "stage"),
    focus: null,
    startsAt: time(record, "date"),
    minutes: Number.isFinite(minutes) ? minutes : null,
    interviewers: objects(record, "interviewers").flatMap((interviewer) => text(interviewer, "id") ?? []),
    isCancelled: text(record, "canceledAt") !== null
  };
}

/** A feedback form of Lever's API. */
export function feedbackOf(record: JsonObject, origin: Origin, known: Known, labels: KnownLabels): Feedback {
  return {
    id: text(record, "id"),
    opportunity: own(record, origin, known),
    interview: text(record, "interview"),
    focus: text(record, "text"),
    user: text(object(record, "user"), "id") ?? text(record, "user"),
    createdAt: time(record, "createdAt"),
    completedAt: time(record, "completedAt"),
    updatedAt: time(record, "updatedAt"),
    isDeleted: text(record, "deletedAt") !== null,
    ...formOf(record, labels)
  };
}

/** An offer of Lever's API. */
export function offerOf(record: JsonObject, origin: Origin, known: Known): Offer {
  return {
    id: text(record, "id"),
    opportunity: own(record, origin, known),
    status: text(record, "status"),
    createdAt: time(record, "createdAt"),
    sentAt: time(record, "sentAt")
  };
}

/** A posting: its title is the job and the role. */
export function postingOf(record: JsonObject): Posting {
  const categories = object(record, "categories");
  return {name: text(record, "text"), level: text(categories, "level"), team: text(categories, "team")};
}
