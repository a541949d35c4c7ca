import {refused} from "../../errors.js";
import type {Origin, Sink} from "../adapter.js";
import type {KnownLabels} from "../known-labels.js";
import {convertFeedback} from "./feedback.js";
import {convertInterviews} from "./interviews.js";
import type {Feedback, LeverInterview, Lookups, Offer, Opportunity} from "./model.js";
import {convertOffers} from "./offers.js";
import {convertOpportunities} from "./opportunities.js";

export interface Found<Item> {
  item: Item;
  origin: Origin;
}

/** Everything a Lever export holds, wherever it comes from. */
export interface LeverExport {
  lookups: Lookups;
  opportunities: AsyncIterable<Found<Opportunity>>;
  interviews: AsyncIterable<Found<LeverInterview>>;
  feedback: AsyncIterable<Found<Feedback>>;
  offers: AsyncIterable<Found<Offer>>;
  interviewers: AsyncIterable<Found<{id: string | null; name: string | null}>>;
}

export interface Setting {
  known: KnownLabels;
  now: Date;
  sink: Sink;
}

/** Lever's opportunities, interviews, feedback and offers as plain contract rows. */
export async function convertLever(from: LeverExport, setting: Setting): Promise<void> {
  const {sink} = setting;
  const opportunities = new Map<string, Found<Opportunity>>();
  for await (const found of from.opportunities) {
    const {id, archivedAt} = found.item;
    if (archivedAt !== null && from.lookups.endings.size === 0)
      throw refused(
        `${found.origin.path}: without Lever's archive reasons hires cannot be told from rejections`,
        "export them into the same folder: archive_reasons.json of the API (docs/exports/lever.md), archive_reason of Fivetran"
      );
    if (id === null) sink.emit("applications", {}, found.origin);
    else keepNewest(opportunities, id, found, sink);
  }
  const interviews: Found<LeverInterview>[] = [];
  for await (const found of from.interviews) interviews.push(found);
  const seen = await convertFeedback(from, {opportunities, interviews}, setting);
  await convertInterviews(interviews, from.lookups, seen.opportunityOf, setting);
  const offered = await convertOffers(from, opportunities, sink);
  await convertOpportunities(opportunities.values(), from.lookups, {reached: seen.reached, offered}, sink);
  for await (const {item, origin} of from.interviewers)
    sink.emit("interviewers", {interviewer_id: item.id, name: item.name}, origin);
}

/** Pages shift while they are read: an opportunity that changes meanwhile is listed twice. */
function keepNewest(known: Map<string, Found<Opportunity>>, id: string, found: Found<Opportunity>, sink: Sink): void {
  const other = known.get(id);
  const isNewer = other === undefined || (other.item.updatedAt ?? "") < (found.item.updatedAt ?? "");
  if (other !== undefined) sink.exclude("repeated_opportunity", isNewer ? other.origin : found.origin);
  if (isNewer) known.set(id, found);
}
