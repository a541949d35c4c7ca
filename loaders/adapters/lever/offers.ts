import type {Sink} from "../adapter.js";
import type {Found, LeverExport} from "./convert.js";
import type {Offer, Opportunity} from "./model.js";

const answers: Record<string, string> = {signed: "accepted", denied: "declined", declined: "declined"};

/** One decision per opportunity: its newest offer that is no draft. How the opportunity ended tells the answer best. */
export async function convertOffers(
  {offers, lookups}: LeverExport,
  opportunities: ReadonlyMap<string, Found<Opportunity>>,
  sink: Sink
): Promise<Set<string>> {
  const latest = new Map<string, Found<Offer>>();
  for await (const found of offers) {
    const {status, opportunity, createdAt} = found.item;
    if (opportunity === null) {
      const remedy = "save each opportunity's offers as offers/<opportunity id>.json, or add opportunityId";
      const rejection = {table: "decisions", reason: "unknown_opportunity", column: "application_id"} as const;
      sink.reject({...rejection, value: found.item.id, remedy}, found.origin);
      continue;
    }
    if (status === "draft") {
      sink.exclude("draft_offer", found.origin);
      continue;
    }
    const known = latest.get(opportunity);
    if (known) sink.exclude("replaced_offer_version", found.origin);
    if (!known || (known.item.createdAt ?? "") < (createdAt ?? "")) latest.set(opportunity, found);
  }
  for (const [opportunity, {item, origin}] of latest) {
    const ended = opportunities.get(opportunity)?.item;
    const ending = lookups.endings.get(ended?.archiveReason ?? "");
    const isOver = ended?.archivedAt != null;
    const fallback = answers[item.status ?? ""] ?? "pending";
    const answer = !isOver
      ? fallback
      : ending === "hired"
        ? "accepted"
        : ending === "withdrawn"
          ? "declined"
          : fallback;
    sink.emit(
      "decisions",
      {
        application_id: opportunity,
        decision: "offer",
        decided_at: item.sentAt ?? item.createdAt,
        offer_status: answer,
        resolved_at: answer === "pending" ? null : (ended?.archivedAt ?? null)
      },
      origin
    );
  }
  return new Set(latest.keys());
}
