import type {Origin, Sink} from "../adapter.js";
import {text} from "../fields.js";
import {interviewStatus, unknownStatus} from "../greenhouse-words.js";
import type {FilesByEndpoint, Lookups} from "./lookups.js";

interface Scheduled {
  application: string | null;
  stage: string | null;
  focus: string | null;
  starts: string | null;
  ends: string | null;
  status: string;
}

/** One row per interviewer of an interview that has a place in the calendar; users give the interviewers' names. */
export async function convertInterviews(files: FilesByEndpoint, lookups: Lookups, sink: Sink): Promise<void> {
  const scheduled = new Map<string, Scheduled>();
  for (const file of files.get("interviews") ?? [])
    for await (const {record, origin} of file.read()) {
      const status = interviewStatus(text(record, "status"));
      if (status === undefined) {
        sink.reject(unknownStatus(text(record, "status")), origin);
        continue;
      }
      if (status === null) {
        sink.exclude("interview_not_scheduled", origin, {table: "interviews", id: text(record, "id")});
        continue;
      }
      const interview = lookups.interviews.get(text(record, "job_interview_id") ?? "");
      scheduled.set(text(record, "id") ?? "", {
        application: text(record, "application_id"),
        stage: interview?.stage ?? null,
        focus: interview?.name ?? null,
        starts: text(record, "starts_at"),
        ends: text(record, "ends_at"),
        status
      });
    }
  for (const file of files.get("interviewers") ?? [])
    for await (const {record, origin} of file.read()) {
      seat(text(record, "interview_id"), text(record, "user_id"), origin);
      await sink.drain();
    }
  await convertUsers(files, sink);

  function seat(interview: string | null, user: string | null, origin: Origin): void {
    const facts = scheduled.get(interview ?? "");
    if (facts === undefined) return sink.exclude("interviewer_of_left_out_interview", origin);
    if (user === null) return sink.exclude("interviewer_without_account", origin);
    const {application, stage, focus, starts, ends, status} = facts;
    sink.emit(
      "interviews",
      {
        interview_id: interview,
        application_id: application,
        interviewer_id: user,
        stage,
        focus,
        status,
        starts_at: starts,
        ends_at: ends
      },
      origin
    );
  }
}

async function convertUsers(files: FilesByEndpoint, sink: Sink): Promise<void> {
  for (const file of files.get("users") ?? [])
    for await (const {record, origin} of file.read()) {
      const parts = [text(record, "first_name"), text(record, "last_name")].filter((part) => part !== null);
      const name = text(record, "name") ?? (parts.length > 0 ? parts.join(" ") : null);
      sink.emit("interviewers", {interviewer_id: text(record, "id"), name}, origin);
    }
}
