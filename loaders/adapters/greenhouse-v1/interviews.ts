import type {Sink, SourceFile} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import {interviewStatus, unknownStatus} from "../greenhouse-words.js";
import type {StageOfStep} from "./adapter.js";

/** What the calendar tells of a scorecard. */
export interface Seat {
  interview: string;
  interviewer: string | null;
  stage: string | null;
}

/** One row per interviewer of a scheduled interview; returns what it tells of scorecards. All-day interviews have no times. */
export async function convertInterviews(
  files: readonly SourceFile[],
  stageOfStep: StageOfStep,
  sink: Sink
): Promise<Map<string, Seat>> {
  const scheduled = new Map<string, Seat>();
  for (const file of files)
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
      const interview = object(record, "interview");
      const id = text(record, "id");
      const stage = stageOfStep(text(interview, "id"), text(interview, "name"));
      const interviewers = objects(record, "interviewers");
      if (interviewers.length === 0) sink.exclude("interview_without_interviewer", origin);
      for (const interviewer of interviewers) {
        const scorecard = text(interviewer, "scorecard_id");
        if (scorecard !== null && id !== null)
          scheduled.set(scorecard, {interview: id, interviewer: text(interviewer, "id"), stage});
        if (text(interviewer, "id") === null) {
          sink.exclude("interviewer_without_account", origin);
          continue;
        }
        sink.emit(
          "interviews",
          {
            interview_id: id,
            application_id: text(record, "application_id"),
            interviewer_id: text(interviewer, "id"),
            stage,
            focus: text(interview, "name"),
            starts_at: text(object(record, "start"), "date_time"),
            ends_at: text(object(record, "end"), "date_time"),
            status
          },
          origin
        );
      }
      await sink.drain();
    }
  return scheduled;
}
