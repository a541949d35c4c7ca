import type {Sink, SourceFile} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import {LatestOffers} from "../latest-offers.js";

const offerStatus: Record<string, string> = {unresolved: "pending", accepted: "accepted", rejected: "declined"};

/** Applications with their status; a rejection after a loop interview is also the decision not to offer. */
export async function convertApplications(
  files: readonly SourceFile[],
  offered: ReadonlySet<string>,
  reached: ReadonlySet<string>,
  sink: Sink
): Promise<void> {
  for (const file of files)
    for await (const {record, origin} of file.read()) {
      if (text(record, "prospect") === "true") {
        sink.exclude("prospect", origin);
        continue;
      }
      const id = text(record, "id");
      const [job] = objects(record, "jobs");
      const reason = text(object(object(record, "rejection_reason"), "type"), "name");
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
      await sink.drain();
    }
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
      if (status === "deprecated" || application === null) {
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
