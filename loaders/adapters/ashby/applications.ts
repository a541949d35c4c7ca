import type {Sink} from "../adapter.js";
import {ById} from "../by-id.js";
import {object, text} from "../fields.js";
import {LatestOffers} from "../rows.js";
import {applicationOf, each, type FilesByEndpoint, type Lookups} from "./lookups.js";

const reachedDecision = new Set(["loop", "debrief", "offer", "hired"]);
const acceptance = new ById([
  ["Accepted", "accepted"],
  ["Declined", "declined"],
  ["Pending", "pending"],
  ["Created", "pending"],
  ["WaitingOnResponse", "pending"]
]);

/** What the history tells about applications. */
export interface Journeys {
  reached: Set<string>;
  /** Application → when it was hired or archived. */
  endedAt: ById<string>;
}

/** Stage visits from the histories. The archive is the end of an application, not one of its stages. */
export async function convertHistory(files: FilesByEndpoint, lookups: Lookups, sink: Sink): Promise<Journeys> {
  const journeys: Journeys = {reached: new Set(), endedAt: new ById()};
  for await (const {record, origin} of each(files, "history")) {
    const application = applicationOf({record, origin}, lookups);
    const stage = lookups.stageName(text(record, "title"));
    const entered = text(record, "enteredStageAt");
    if (application === null) {
      const remedy =
        lookups.applications.size === 0
          ? "export application.list too: the name of the file with the history is one of its ids"
          : "save each application's history as history/<application id>.json, or add applicationId to it";
      const rejection = {table: "stages", reason: "unknown_application", column: "application_id"} as const;
      sink.reject({...rejection, value: text(record, "id"), remedy}, origin);
      continue;
    }
    const isArchive = stage?.toLowerCase() === "archived";
    if (entered !== null && (isArchive || stage === "hired")) journeys.endedAt.set(application, entered);
    if (isArchive) {
      sink.exclude("archive_is_no_stage", origin);
      continue;
    }
    if (stage !== null && reachedDecision.has(stage)) journeys.reached.add(application);
    const exited = text(record, "leftStageAt");
    sink.emit("stages", {application_id: application, stage, entered_at: entered, exited_at: exited}, origin);
  }
  return journeys;
}

/** One decision per application with an offer that was not cancelled; Ashby lists an offer with its latest version. */
export async function convertOffers(files: FilesByEndpoint, sink: Sink): Promise<Set<string>> {
  const latest = new LatestOffers<string>(sink);
  for await (const {record, origin} of each(files, "offers")) {
    const application = text(record, "applicationId");
    const status = text(record, "acceptanceStatus");
    if (status === "Cancelled") {
      sink.exclude("cancelled_offer", origin);
      continue;
    }
    const version = object(record, "latestVersion");
    const decidedAt = text(version, "createdAt") ?? text(record, "createdAt");
    const row = {
      application_id: application,
      decision: "offer",
      decided_at: decidedAt,
      offer_status: acceptance.get(status) ?? status,
      resolved_at: text(record, "decidedAt")
    };
    latest.add(application, decidedAt ?? "", row, origin);
  }
  return latest.emit();
}

const endings = new ById([
  ["RejectedByCandidate", "withdrawn"],
  ["RejectedByOrg", "rejected"],
  ["Other", "closed"]
]);

/** Applications with their status; one rejected after it reached the loop was decided against. Leads never applied. */
export async function convertApplications(
  files: FilesByEndpoint,
  {reached, endedAt}: Journeys,
  offered: ReadonlySet<string>,
  sink: Sink
): Promise<void> {
  for await (const {record, origin} of each(files, "applications")) {
    const exported = text(record, "status");
    if (exported === "Lead") {
      sink.exclude("lead", origin);
      continue;
    }
    const id = text(record, "id");
    const reason = text(object(record, "archiveReason"), "reasonType");
    const ending = endings.get(reason);
    // Over, but nobody knows how: neither a failed loop nor an application that is still waiting.
    if (exported === "Archived" && ending === undefined) sink.flag("archived_without_known_reason", origin);
    const status = exported === "Archived" ? (ending ?? "closed") : (exported?.toLowerCase() ?? null);
    const isOver = exported === "Archived" || exported === "Hired";
    const closed = isOver ? (text(record, "archivedAt") ?? endedAt.get(id) ?? null) : null;
    const job = text(object(record, "job"), "title");
    const candidate = object(record, "candidate");
    sink.named("candidate", id, text(candidate, "name"));
    sink.emit(
      "applications",
      {
        application_id: id,
        candidate_id: text(candidate, "id"),
        job,
        role: job,
        source: text(object(record, "source"), "title"),
        applied_at: text(record, "createdAt"),
        status,
        closed_at: closed
      },
      origin
    );
    if (status === "rejected" && id !== null && reached.has(id) && !offered.has(id))
      sink.emit("decisions", {application_id: id, decision: "no_offer", decided_at: closed}, origin);
  }
}
