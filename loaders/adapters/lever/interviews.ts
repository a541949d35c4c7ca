import {later} from "../times.js";
import type {Found, Setting} from "./convert.js";
import type {LeverInterview, Lookups} from "./model.js";

/** One row per interviewer of an interview that was not cancelled. */
export async function convertInterviews(
  interviews: readonly Found<LeverInterview>[],
  lookups: Lookups,
  opportunityOf: ReadonlyMap<string, string>,
  {sink, now}: Setting
): Promise<void> {
  for (const {item, origin} of interviews) {
    const row = {table: "interviews", id: item.id} as const;
    if (item.isCancelled || item.interviewers.length === 0) {
      sink.exclude(item.isCancelled ? "cancelled_interview" : "interview_without_interviewer", origin, row);
      continue;
    }
    const opportunity = item.opportunity ?? opportunityOf.get(item.id ?? "") ?? null;
    if (opportunity === null) {
      const remedy = "save each opportunity's interviews as interviews/<opportunity id>.json, or add opportunityId";
      const rejection = {table: "interviews", reason: "unknown_opportunity", column: "application_id"} as const;
      sink.reject({...rejection, value: item.id, remedy}, origin);
      continue;
    }
    const ends = later(item.startsAt, item.minutes);
    for (const interviewer of item.interviewers)
      sink.emit(
        "interviews",
        {
          interview_id: item.id,
          application_id: opportunity,
          interviewer_id: interviewer,
          stage: lookups.stages.get(item.stage ?? "") ?? null,
          focus: item.focus,
          starts_at: item.startsAt,
          ends_at: ends,
          status: (ends ?? item.startsAt ?? "9") < now.toISOString() ? "complete" : "scheduled"
        },
        origin
      );
  }
}
