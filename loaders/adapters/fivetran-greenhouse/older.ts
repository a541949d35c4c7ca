import type {Sink} from "../adapter.js";
import {text} from "../fields.js";
import {interviewStatus, unknownStatus} from "../greenhouse-words.js";
import type {StageName} from "../stage-names.js";
import {convertApplications, convertHistory, convertOffers} from "./older-applications.js";
import {readPlan, stageOf, type Plan} from "./older-plan.js";
import type {FilesByTable} from "./tables.js";

/** The connector's older layout, which follows Harvest v1: the interviewer stands beside the scheduled interview. */
export async function convertOlder(files: FilesByTable, stageName: StageName, sink: Sink): Promise<void> {
  const plan = await readPlan(files, stageName);
  const reached = new Set<string>();
  const excluded = new Set<string>();
  for (const file of files.get("scorecard") ?? [])
    for await (const {record, origin} of file.read()) {
      const id = text(record, "id");
      if (text(record, "submitted_at") === null) {
        sink.exclude("draft_scorecard", origin);
        if (id !== null) excluded.add(id);
        continue;
      }
      const seat = plan.seats.get(id ?? "");
      const application = text(record, "application_id");
      const focus = text(record, "interview");
      const stage = stageOf(plan, {interview: seat?.interview ?? null, focus});
      if (stage === "loop" && application !== null) reached.add(application);
      const submitter = text(record, "submitted_by_user_id");
      const interviewer = seat?.interviewer ?? null;
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
      await sink.drain();
    }
  await convertRatings(files, excluded, sink);
  await convertInterviews(files, plan, sink);
  for (const application of await convertHistory(files, plan, sink)) reached.add(application);
  const offered = await convertOffers(files, sink);
  await convertApplications(files, {offered, reached}, sink);
  for (const file of files.get("user") ?? [])
    for await (const {record, origin} of file.read()) {
      const parts = [text(record, "first_name"), text(record, "last_name")].filter((part) => part !== null);
      sink.emit("interviewers", {interviewer_id: text(record, "id"), name: parts.join(" ") || null}, origin);
    }
}

async function convertRatings(files: FilesByTable, excluded: ReadonlySet<string>, sink: Sink): Promise<void> {
  for (const file of files.get("scorecard_attribute") ?? [])
    for await (const {record, origin} of file.read()) {
      const scorecard = text(record, "scorecard_id");
      if (excluded.has(scorecard ?? "")) {
        sink.exclude("rating_of_left_out_scorecard", origin);
        continue;
      }
      const name = text(record, "name");
      const rating = text(record, "rating") ?? "no_data";
      sink.emit("ratings", {scorecard_id: scorecard, question: name, attribute: name, rating}, origin);
      await sink.drain();
    }
}

async function convertInterviews(files: FilesByTable, plan: Plan, sink: Sink): Promise<void> {
  for (const file of files.get("scheduled_interviewer") ?? [])
    for await (const {record, origin} of file.read()) {
      const id = text(record, "scheduled_interview_id");
      const interview = plan.scheduled.get(id ?? "");
      const status = interviewStatus(interview?.status ?? null);
      if (status === undefined) {
        sink.reject(unknownStatus(interview!.status), origin);
        continue;
      }
      if (interview === undefined || status === null) {
        sink.exclude("interviewer_of_left_out_interview", origin);
        continue;
      }
      const step = plan.steps.get(interview.step ?? "");
      sink.emit(
        "interviews",
        {
          interview_id: id,
          application_id: interview.application,
          interviewer_id: text(record, "interviewer_id"),
          stage: step?.stage ?? null,
          focus: step?.name ?? null,
          starts_at: interview.starts,
          ends_at: interview.ends,
          status
        },
        origin
      );
      await sink.drain();
    }
}
