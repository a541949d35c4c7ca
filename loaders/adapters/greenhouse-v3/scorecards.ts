import type {Sink} from "../adapter.js";
import {text} from "../fields.js";
import type {FilesByEndpoint, Lookups} from "./lookups.js";

/** Submitted scorecards; drafts, among them the empty one that waits for each assigned interviewer, are left out. */
export async function convertScorecards(files: FilesByEndpoint, lookups: Lookups, sink: Sink): Promise<Set<string>> {
  const excluded = new Set<string>();
  for (const file of files.get("scorecards") ?? [])
    for await (const {record, origin} of file.read()) {
      const id = text(record, "id");
      if (text(record, "status") === "draft" || text(record, "submitted_at") === null) {
        sink.exclude("draft_scorecard", origin);
        if (id !== null) excluded.add(id);
        continue;
      }
      if (!("candidate_rating" in record) && !("overall_rating" in record)) {
        if (id !== null) excluded.add(id);
        sink.reject(
          {
            table: "scorecards",
            reason: "no_vote_field",
            column: "candidate_rating",
            value: null,
            remedy: "export the scorecards with their candidate_rating field"
          },
          origin
        );
        continue;
      }
      const seat = lookups.scheduled.get(id ?? "");
      const kit = text(record, "interview_kit_id");
      const planned = lookups.interviews.get(lookups.kits.get(kit ?? "") ?? "");
      // A kit that is no longer there leaves the interview in the calendar to tell the stage.
      const interview = planned?.stage ? planned : lookups.interviews.get(seat?.step ?? "");
      // The one who held the interview, also where somebody else submitted for them.
      const interviewer = text(record, "interviewer_id") ?? seat?.interviewer ?? null;
      const submitter = text(record, "submitter_id");
      if (interviewer === null && submitter !== null) sink.flag("submitter_taken_as_interviewer", origin);
      sink.emit(
        "scorecards",
        {
          scorecard_id: id,
          application_id: text(record, "application_id"),
          interviewer_id: interviewer ?? submitter,
          stage: interview?.stage ?? null,
          focus: interview?.name ?? null,
          interview_id: seat?.interview ?? null,
          interviewed_at: text(record, "interviewed_at"),
          submitted_at: text(record, "submitted_at"),
          vote: text(record, "candidate_rating") ?? text(record, "overall_rating") ?? "no_decision",
          shadow: "false",
          updated_at: text(record, "updated_at")
        },
        origin
      );
      await sink.drain();
    }
  return excluded;
}

/** Attribute ratings of submitted scorecards; this source knows no questions, so the attribute stands for one. */
export async function convertRatings(
  files: FilesByEndpoint,
  lookups: Lookups,
  excluded: ReadonlySet<string>,
  sink: Sink
): Promise<void> {
  for (const file of files.get("scorecard_candidate_attributes") ?? [])
    for await (const {record, origin} of file.read()) {
      const scorecard = text(record, "scorecard_id");
      if (scorecard !== null && excluded.has(scorecard)) {
        sink.exclude("rating_of_left_out_scorecard", origin);
        continue;
      }
      const attribute = lookups.attributes.get(text(record, "job_candidate_attribute_id") ?? "") ?? null;
      const rating = text(record, "candidate_attribute_rating") ?? "no_data";
      sink.emit("ratings", {scorecard_id: scorecard, question: attribute, attribute, rating}, origin);
      await sink.drain();
    }
}
