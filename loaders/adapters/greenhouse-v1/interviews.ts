import type {Sink, SourceFile} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import type {StageOfStep} from "./adapter.js";

const held: Record<string, string> = {
  scheduled: "scheduled",
  awaiting_feedback: "complete",
  collect_feedback: "complete",
  complete: "complete"
};

/** One row per interviewer of a scheduled interview; returns scorecard → interview. All-day interviews have no times. */
export async function convertInterviews(
  files: readonly SourceFile[],
  stageOfStep: StageOfStep,
  sink: Sink
): Promise<Map<string, string>> {
  const scheduled = new Map<string, string>();
  for (const file of files)
    for await (const {record, origin} of file.read()) {
      const status = held[text(record, "status") ?? ""];
      if (status === undefined) {
        sink.exclude("interview_not_scheduled", origin, {table: "interviews", id: text(record, "id")});
        continue;
      }
      const interview = object(record, "interview");
      const id = text(record, "id");
      const interviewers = objects(record, "interviewers");
      if (interviewers.length === 0) sink.exclude("interview_without_interviewer", origin);
      for (const interviewer of interviewers) {
        const scorecard = text(interviewer, "scorecard_id");
        if (scorecard !== null && id !== null) scheduled.set(scorecard, id);
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
            stage: stageOfStep(text(interview, "id"), text(interview, "name")),
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
