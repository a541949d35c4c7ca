import type {Sink, SourceFile} from "../adapter.js";
import {object, objects, text} from "../fields.js";
import {withOwnNames} from "../own-names.js";
import type {StageOfStep} from "./adapter.js";
import type {Seat} from "./interviews.js";

/**
 * Submitted scorecards and their attribute ratings; returns the applications that had a loop interview. `ratings` only
 * repeats `attributes`, and `questions` is free text: neither is read.
 */
export async function convertScorecards(
  files: readonly SourceFile[],
  stageOfStep: StageOfStep,
  scheduled: ReadonlyMap<string, Seat>,
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
      const seat = scheduled.get(id ?? "");
      // A scorecard without a step of the job's plan belongs to the interview it was written for.
      const stage = step === null && seat?.stage ? seat.stage : stageOfStep(text(step, "id"), focus);
      const application = text(record, "application_id");
      if (stage === "loop" && application !== null) reached.add(application);
      // The one who held the interview, also where somebody else submitted for them.
      const interviewer = text(object(record, "interviewer"), "id") ?? seat?.interviewer ?? null;
      const submitter = text(object(record, "submitted_by"), "id");
      if (interviewer === null && submitter !== null) sink.flag("submitter_taken_as_interviewer", origin);
      sink.emit(
        "scorecards",
        {
          scorecard_id: id,
          application_id: application,
          interviewer_id: interviewer ?? submitter,
          stage,
          focus,
          interview_id: seat?.interview ?? null,
          interviewed_at: text(record, "interviewed_at"),
          submitted_at: text(record, "submitted_at"),
          vote: text(record, "overall_recommendation") ?? "no_decision",
          shadow: "false",
          updated_at: text(record, "updated_at")
        },
        origin
      );
      const ratings = objects(record, "attributes").map((attribute) => {
        const rating = text(attribute, "rating") ?? "no_data";
        return {question: text(attribute, "name"), rating};
      });
      for (const {question, rating} of withOwnNames(ratings))
        sink.emit("ratings", {scorecard_id: id, question, attribute: question, rating}, origin);
      await sink.drain();
    }
  return reached;
}
