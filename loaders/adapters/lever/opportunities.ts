import type {Sink} from "../adapter.js";
import type {Found} from "./convert.js";
import type {Lookups, Opportunity} from "./model.js";

const reachedDecision = new Set(["loop", "debrief", "offer", "hired"]);

/** Applications with their stage visits; an archived one that reached the loop without an offer was decided against. */
export async function convertOpportunities(
  opportunities: Iterable<Found<Opportunity>>,
  lookups: Lookups,
  {reached, offered}: {reached: ReadonlySet<string>; offered: ReadonlySet<string>},
  sink: Sink
): Promise<void> {
  for (const {item, origin} of opportunities) {
    const posting = lookups.postings.get(item.posting ?? "");
    const ending = lookups.endings.get(item.archiveReason ?? "");
    // Over, but nobody knows how: neither a failed loop nor an opportunity that is still waiting.
    if (item.archivedAt !== null && ending === undefined) sink.flag("archived_without_known_reason", origin);
    const status = item.archivedAt === null ? "active" : (ending ?? "closed");
    sink.emit(
      "applications",
      {
        application_id: item.id,
        candidate_id: item.contact,
        job: posting?.name ?? null,
        role: posting?.name ?? null,
        level: posting?.level ?? null,
        team: posting?.team ?? null,
        source: item.source,
        applied_at: item.createdAt,
        status,
        closed_at: item.archivedAt
      },
      origin
    );
    // Lever lists changes in the order they were recorded, back-moves and skips included.
    const changes = item.changes.toSorted((a, b) => ((a.at ?? "") < (b.at ?? "") ? -1 : 1));
    let cameToLoop = reached.has(item.id ?? "");
    for (const [index, change] of changes.entries()) {
      const stage = lookups.stages.get(change.stage ?? "") ?? null;
      cameToLoop ||= stage !== null && reachedDecision.has(stage);
      const exited = changes[index + 1]?.at ?? item.archivedAt;
      sink.emit("stages", {application_id: item.id, stage, entered_at: change.at, exited_at: exited}, origin);
    }
    if (status === "rejected" && cameToLoop && !offered.has(item.id ?? ""))
      sink.emit("decisions", {application_id: item.id, decision: "no_offer", decided_at: item.archivedAt}, origin);
  }
}
