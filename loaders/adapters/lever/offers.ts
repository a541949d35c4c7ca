import type {Sink} from "../adapter.js";
import {LatestOffers} from "../latest-offers.js";
import type {Found, LeverExport} from "./convert.js";
import type {Lookups, Offer, Opportunity} from "./model.js";

const answers: Record<string, string> = {signed: "accepted", denied: "declined", declined: "declined"};

/** One decision per opportunity: its newest offer that is no draft. How the opportunity ended tells the answer best. */
export async function convertOffers(
  {offers, lookups}: LeverExport,
  opportunities: ReadonlyMap<string, Found<Opportunity>>,
  sink: Sink
): Promise<Set<string>> {
  const latest = new LatestOffers<string>(sink);
  for await (const {item, origin} of offers) {
    const {status, opportunity, createdAt} = item;
    if (opportunity === null) {
      const remedy = "save each opportunity's offers as offers/<opportunity id>.json, or add opportunityId";
      const rejection = {table: "decisions", reason: "unknown_opportunity", column: "application_id"} as const;
      sink.reject({...rejection, value: item.id, remedy}, origin);
    } else if (status === "draft") sink.exclude("draft_offer", origin);
    else latest.add(opportunity, createdAt ?? "", rowOf(item, opportunities.get(opportunity)?.item, lookups), origin);
  }
  return latest.emit();
}

function rowOf(offer: Offer, ended: Opportunity | undefined, lookups: Lookups) {
  const ending = lookups.endings.get(ended?.archiveReason ?? "");
  const said = answers[offer.status ?? ""] ?? "pending";
  const isOver = ended !== undefined && ended.archivedAt !== null;
  const answer = !isOver ? said : ending === "hired" ? "accepted" : ending === "withdrawn" ? "declined" : said;
  return {
    application_id: offer.opportunity,
    decision: "offer",
    decided_at: offer.sentAt ?? offer.createdAt,
    offer_status: answer,
    resolved_at: answer === "pending" ? null : (ended?.archivedAt ?? null)
  };
}
