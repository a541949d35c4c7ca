import type {JsonObject} from "../../reader/strict-json.js";
import type {Origin, Sink, SourceFile} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import {LatestOffers} from "../latest-offers.js";

const offerStatus: Record<string, string> = {unresolved: "pending", accepted: "accepted", rejected: "declined"};

/**
 * Applications with their status, from their own endpoint or nested in candidates, of whom nothing else is read. A
 * rejection after a loop interview is also the decision not to offer.
 */
export async function convertApplications(
  files: readonly SourceFile[],
  offered: ReadonlySet<string>,
  reached: ReadonlySet<string>,
  sink: Sink
): Promise<void> {
  for (const file of files)
    for await (const {record, origin} of file.read()) {
      const applications = "applications" in record ? objects(record, "applications") : [record];
      if (applications.length === 0) sink.exclude("candidate_without_application", origin);
      for (const application of applications) convertApplication(application, origin, {offered, reached}, sink);
      await sink.drain();
    }
}

function convertApplication(
  record: JsonObject,
  origin: Origin,
  {offered, reached}: {offered: ReadonlySet<string>; reached: ReadonlySet<string>},
  sink: Sink
): void {
  if (text(record, "prospect") === "true") return sink.exclude("prospect", origin);
  const id = text(record, "id");
  const [job] = objects(record, "jobs");
  const reason = text(object(object(record, "rejection_reason"), "type"), "name");
  // A candidate who withdrew is rejected too, for a reason that says so.
  if (text(record, "status") === "rejected" && reason === null) sink.flag("rejected_without_known_reason", origin);
  const status = statusOf(text(record, "status"), reason);
  const rejected = text(record, "rejected_at");
  const closedAt = status === "active" ? null : status === "hired" ? text(record, "last_activity_at") : rejected;
  sink.emit(
    "applications",
    {
      application_id: id,
      candidate_id: text(record, "candidate_id"),
      job: text(job, "name"),
      role: text(job, "name"),
      source: text(object(record, "source"), "public_name"),
      applied_at: text(record, "applied_at"),
      status,
      closed_at: closedAt
    },
    origin
  );
  if (status === "rejected" && id !== null && reached.has(id) && !offered.has(id))
    sink.emit("decisions", {application_id: id, decision: "no_offer", decided_at: rejected}, origin);
}

function statusOf(exported: string | null, reason: string | null): string | null {
  if (exported === "converted") return "closed";
  return exported === "rejected" && reason === "They rejected us" ? "withdrawn" : exported;
}

/** One decision per application: the latest version of its offer that was not replaced. */
export async function convertOffers(files: readonly SourceFile[], sink: Sink): Promise<Set<string>> {
  const latest = new LatestOffers<number>(sink);
  for (const file of files)
    for await (const {record, origin} of file.read()) {
      const application = text(record, "application_id");
      const status = text(record, "status");
      const version = Number(text(record, "version") ?? 0);
      if (status === "deprecated") {
        sink.exclude("replaced_offer_version", origin);
        continue;
      }
      const row = {
        application_id: application,
        decision: "offer",
        decided_at: text(record, "sent_at") ?? text(record, "created_at"),
        offer_status: offerStatus[status ?? ""] ?? status,
        resolved_at: text(record, "resolved_at")
      };
      latest.add(application, version, row, origin);
    }
  return latest.emit();
}
