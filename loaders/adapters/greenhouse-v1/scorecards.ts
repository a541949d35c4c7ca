import type {Sink, SourceFile} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import type {StageOfStep} from "./adapter.js";

/**
 * Submitted scorecards and their attribute ratings; returns the applications that had a loop interview. `ratings` only
 * repeats `attributes`, and `questions` is free text: neither is read.
 */
export async function convertScorecards(
  files: readonly SourceFile[],
  stageOfStep: StageOfStep,
  scheduled: ReadonlyMap<string, string>,
  sink: Sink
): Promise<Set<string>> {
  const reached = new Set<string>();
  for (const file of files)
    for await (const {record, origin} of file.read()) {
      const id = text(record, "id");
      if (text(record, "submitted_at") === null) {
        sink.exclude("draft_scorecard", origin);
        continue;
      }
      const step = object(record, "interview_step");
      const focus = text(record, "interview") ?? text(step, "name");
      const stage = stageOfStep(text(step, "id"), focus);
      const application = text(record, "application_id");
      if (stage === "loop" && application !== null) reached.add(application);
      // The one who held the interview, also where somebody else submitted for them.
      const interviewer = text(object(record, "interviewer"), "id");
      if (interviewer === null) sink.flag("submitter_taken_as_interviewer", origin);
      sink.emit(
        "scorecards",
        {
          scorecard_id: id,
          application_id: application,
          interviewer_id: interviewer ?? text(object(record, "submitted_by"), "id"),
          stage,
          focus,
          interview_id: scheduled.get(id ?? "") ?? null,
          interviewed_at: text(record, "interviewed_at"),
          submitted_at: text(record, "submitted_at"),
          vote: text(record, "overall_recommendation") ?? "no_decision",
          shadow: "false",
          updated_at: text(record, "updated_at")
        },
        origin
      );
      for (const attribute of objects(record, "attributes")) {
        const name = text(attribute, "name");
        const rating = text(attribute, "rating") ?? "no_data";
        sink.emit("ratings", {scorecard_id: id, question: name, attribute: name, rating}, origin);
      }
      await sink.drain();
    }
  return reached;
}
