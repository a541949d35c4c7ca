import type {Origin, Sink} from "../adapter.js";
import {text} from "../fields.js";
import {LatestOffers} from "../latest-offers.js";
import {each, type Plan} from "./older-plan.js";
import type {FilesByTable} from "./tables.js";

const offerStatus: Record<string, string> = {unresolved: "pending", accepted: "accepted", rejected: "declined"};
const reachedDecision = new Set(["loop", "debrief", "offer", "hired"]);

interface Move {
  /** `undefined` where only the status changed; null for a stage that no longer exists. */
  stage: string | null | undefined;
  at: string;
  origin: Origin;
}

/**
 * The stage visits that the history of applications tells: each ends where the next begins. Rows that only change the
 * status are left out. Returns the applications that reached a loop or beyond.
 */
export async function convertHistory(files: FilesByTable, plan: Plan, sink: Sink): Promise<Set<string>> {
  const moves = new Map<string, Move[]>();
  for (const file of files.get("application_history") ?? [])
    for await (const {record, origin} of file.read()) {
      const [application, stage] = [text(record, "application_id"), text(record, "new_stage_id")];
      const at = text(record, "updated_at");
      if (application === null || at === null || stage === null) {
        sink.exclude("history_without_stage", origin);
        if (application !== null && at !== null) add(application, {stage: undefined, at, origin});
        continue;
      }
      add(application, {stage: plan.stages.get(stage) ?? null, at, origin});
    }
  const reached = new Set<string>();
  for (const [application, list] of moves) {
    list.sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const [index, {stage, at, origin}] of list.entries()) {
      if (stage === undefined) continue;
      if (stage !== null && reachedDecision.has(stage)) reached.add(application);
      const exited = list[index + 1]?.at ?? null;
      sink.emit("stages", {application_id: application, stage, entered_at: at, exited_at: exited}, origin);
    }
    await sink.drain();
  }
  return reached;

  function add(application: string, move: Move): void {
    const known = moves.get(application);
    if (known) known.push(move);
    else moves.set(application, [move]);
  }
}

/** One decision per application: the latest version of its offer that was not replaced. */
export async function convertOffers(files: FilesByTable, sink: Sink): Promise<Set<string>> {
  const latest = new LatestOffers<number>(sink);
  for (const file of files.get("offer") ?? [])
    for await (const {record, origin} of file.read()) {
      const application = text(record, "application_id");
      const status = text(record, "status")?.toLowerCase() ?? null;
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

/** Applications with their status; a rejection after a loop is also the decision not to offer. */
export async function convertApplications(
  files: FilesByTable,
  {offered, reached}: {offered: ReadonlySet<string>; reached: ReadonlySet<string>},
  sink: Sink
): Promise<void> {
  const jobs = new Map<string, string | null>();
  const jobOf = new Map<string, string | null>();
  const sources = new Map<string, string | null>();
  const withdrawals = new Set<string>();
  const reasons = new Set<string>();
  await each(files, "job", (row, id) => jobs.set(id, text(row, "name")));
  await each(files, "job_application", (row) => jobOf.set(text(row, "application_id") ?? "", text(row, "job_id")));
  await each(files, "source", (row, id) => sources.set(id, text(row, "name")));
  await each(files, "rejection_reason", (row, id) => {
    reasons.add(id);
    const type = text(row, "type_name") ?? text(row, "rejection_reason_type_name");
    if (type?.toLowerCase() === "they rejected us") withdrawals.add(id);
  });
  for (const file of files.get("application") ?? [])
    for await (const {record, origin} of file.read()) {
      if (text(record, "prospect")?.toLowerCase() === "true") {
        sink.exclude("prospect", origin);
        continue;
      }
      const id = text(record, "id");
      const job = jobs.get(jobOf.get(id ?? "") ?? text(record, "job_id") ?? "") ?? null;
      const exported = text(record, "status");
      // A candidate who withdrew is rejected too, for a reason that says so.
      if (exported === "rejected" && !reasons.has(text(record, "rejected_reason_id") ?? ""))
        sink.flag("rejected_without_known_reason", origin);
      const isWithdrawn = exported === "rejected" && withdrawals.has(text(record, "rejected_reason_id") ?? "");
      const status = isWithdrawn ? "withdrawn" : exported === "converted" ? "closed" : exported;
      const rejected = text(record, "rejected_at");
      const closedAt = status === "active" ? null : status === "hired" ? text(record, "last_activity_at") : rejected;
      sink.emit(
        "applications",
        {
          application_id: id,
          candidate_id: text(record, "candidate_id"),
          job,
          role: job,
          source: sources.get(text(record, "source_id") ?? "") ?? null,
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
