import type {Sink} from "../adapter.js";
import {text} from "../fields.js";
import {LatestOffers} from "../latest-offers.js";
import type {FilesByEndpoint, Lookups} from "./lookups.js";

/** In lower case: v1 offers, which carry v3's fields and more, write the same words small. */
const offerStatus: Record<string, string> = {
  created: "pending",
  unresolved: "pending",
  accepted: "accepted",
  rejected: "declined"
};
const reachedDecision = new Set(["loop", "debrief", "offer", "hired"]);

/** Applications and their stage visits; returns those that reached a loop or beyond. */
export async function convertStages(files: FilesByEndpoint, lookups: Lookups, sink: Sink): Promise<Set<string>> {
  const reached = new Set<string>();
  for (const file of files.get("application_stages") ?? [])
    for await (const {record, origin} of file.read()) {
      const application = text(record, "application_id");
      const stage = lookups.stages.get(text(record, "job_interview_stage_id") ?? "") ?? null;
      // The BI export lists stages that were never reached, without a date.
      if (text(record, "entered_at") === null) {
        sink.exclude("stage_without_entry_date", origin);
        continue;
      }
      if (application !== null && stage !== null && reachedDecision.has(stage)) reached.add(application);
      sink.emit(
        "stages",
        {
          application_id: application,
          stage,
          entered_at: text(record, "entered_at"),
          exited_at: text(record, "exited_at")
        },
        origin
      );
      await sink.drain();
    }
  return reached;
}

/** Applications with their status; a rejection after a loop is also the decision not to offer. */
export async function convertApplications(
  files: FilesByEndpoint,
  lookups: Lookups,
  offered: ReadonlySet<string>,
  reached: ReadonlySet<string>,
  sink: Sink
): Promise<void> {
  for (const file of files.get("applications") ?? [])
    for await (const {record, origin} of file.read()) {
      const id = text(record, "id");
      if (text(record, "prospect") === "true") {
        sink.exclude("prospect", origin);
        continue;
      }
      const rejection = lookups.rejections.get(id ?? "");
      const job = lookups.jobs.get(text(record, "job_id") ?? "");
      const status = statusOf(text(record, "status"), lookups.withdrawals.has(rejection?.reason ?? ""));
      // A candidate who withdrew is rejected too, for a reason that says so.
      if (text(record, "status") === "rejected" && !lookups.reasons.has(rejection?.reason ?? ""))
        sink.flag("rejected_without_known_reason", origin);
      const rejected = text(record, "rejected_at") ?? rejection?.at ?? null;
      const closedAt = status === "active" ? null : status === "hired" ? text(record, "last_activity_at") : rejected;
      sink.emit(
        "applications",
        {
          application_id: id,
          candidate_id: text(record, "candidate_id"),
          job: job?.name ?? null,
          role: job?.role ?? null,
          level: job?.level ?? null,
          team: job?.team ?? null,
          source: lookups.sources.get(text(record, "source_id") ?? "") ?? null,
          applied_at: text(record, "created_at"),
          status,
          closed_at: closedAt
        },
        origin
      );
      if (status === "rejected" && id !== null && reached.has(id) && !offered.has(id))
        sink.emit(
          "decisions",
          {application_id: id, decision: "no_offer", decided_at: rejected, decided_by: rejection?.by ?? null},
          origin
        );
      await sink.drain();
    }
}

function statusOf(exported: string | null, candidateLeft: boolean): string | null {
  if (exported === "in_process") return "active";
  if (exported === "converted") return "closed";
  return exported === "rejected" && candidateLeft ? "withdrawn" : exported;
}

/** One decision per application: the latest version of its offer that was not replaced. */
export async function convertOffers(files: FilesByEndpoint, sink: Sink): Promise<Set<string>> {
  const latest = new LatestOffers<number>(sink);
  for (const file of files.get("offers") ?? [])
    for await (const {record, origin} of file.read()) {
      const application = text(record, "application_id");
      const status = text(record, "status");
      if (status?.toLowerCase() === "deprecated") {
        sink.exclude("replaced_offer_version", origin);
        continue;
      }
      const version = Number(text(record, "version") ?? 0);
      const row = {
        application_id: application,
        decision: "offer",
        decided_at: text(record, "sent_on") ?? text(record, "sent_at") ?? text(record, "created_at"),
        offer_status: offerStatus[status?.toLowerCase() ?? ""] ?? status,
        resolved_at: text(record, "resolved_at")
      };
      latest.add(application, version, row, origin);
    }
  return latest.emit();
}
