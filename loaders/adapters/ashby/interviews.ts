import type {Sink} from "../adapter.js";
import {ById} from "../by-id.js";
import {nameOf, objects, text} from "../fields.js";
import {each, type FilesByEndpoint, type Lookups} from "./lookups.js";

/** Why events of a schedule with this status are left out. */
const notHeld = new ById([
  ["Cancelled", "cancelled_interview"],
  ["NeedsScheduling", "interview_not_scheduled"],
  ["WaitingOnCandidateBooking", "interview_not_scheduled"],
  ["WaitingOnCandidateAvailability", "interview_not_scheduled"]
]);

/** One row per interviewer of each event of a schedule that was not cancelled; users give the interviewers' names. */
export async function convertSchedules(files: FilesByEndpoint, lookups: Lookups, now: Date, sink: Sink): Promise<void> {
  for await (const {record, origin} of each(files, "schedules")) {
    const status = text(record, "status");
    const events = objects(record, "interviewEvents");
    if (events.length === 0) sink.exclude("schedule_without_event", origin);
    for (const event of events) {
      const id = text(event, "id");
      const facts = lookups.events.get(id);
      const reason = notHeld.get(status);
      if (reason !== undefined) {
        sink.exclude(reason, origin, {table: "interviews", id});
        continue;
      }
      const ends = text(event, "endTime");
      if (!facts?.interviewers.length) sink.exclude("interview_without_interviewer", origin);
      for (const interviewer of facts?.interviewers ?? [])
        sink.emit(
          "interviews",
          {
            interview_id: id,
            application_id: text(record, "applicationId"),
            interviewer_id: interviewer,
            stage: facts!.stage,
            focus: lookups.interviews.get(facts!.interview) ?? null,
            starts_at: text(event, "startTime"),
            ends_at: ends,
            status: status === "Complete" || (ends ?? "9") < now.toISOString() ? "complete" : "scheduled"
          },
          origin
        );
    }
  }
  for await (const {record, origin} of each(files, "users")) {
    sink.emit("interviewers", {interviewer_id: text(record, "id"), name: nameOf(record)}, origin);
  }
}
