import type {SimulatedRow, SimulatedTables} from "../tables.js";
import {
  applicationNumber,
  attributeNumber,
  type GreenhouseRows,
  jobNumber,
  kitNumber,
  noRows,
  partNumber,
  reasonNumber,
  sourceNumber,
  stageNumber,
  userNumber
} from "./catalog.js";

const offerStatus: Record<string, string> = {pending: "Created", accepted: "Accepted", declined: "Rejected"};
const attributeRating: Record<string, string> = {
  1: "definitely_not",
  2: "no",
  3: "yes",
  4: "strong_yes",
  no_data: "no_decision"
};

/**
 * Rows of Harvest v3 for a batch of applications. What Greenhouse cannot hold is left out: initial votes, forecasts,
 * minutes, completed exercises, trials, outcomes after the hire. Each rating is an attribute named like its question.
 */
export function greenhouseRows(tables: SimulatedTables, questions: readonly string[]): GreenhouseRows {
  const rows = noRows();
  const jobs = new Map(
    tables.applications.map((row) => [
      text(row, "application_id"),
      jobNumber(text(row, "level"), text(row, "role"), text(row, "team"))
    ])
  );
  const jobOf = (row: SimulatedRow): number => jobs.get(text(row, "application_id"))!;
  const place = new Map(questions.map((question, index) => [question, index]));
  const submitted = new Map<string, SimulatedRow>();
  tables.applications.forEach((row) => addApplication(rows, row, jobOf(row)));
  tables.stages.forEach((row, index) => rows.application_stages.push(stageRow(row, jobOf(row), index)));
  tables.scorecards.forEach((row) => {
    submitted.set(seat(row), row);
    rows.scorecards.push(scorecardRow(row, jobOf(row)));
  });
  const cards = new Map(tables.scorecards.map((row) => [text(row, "scorecard_id"), row]));
  for (const row of tables.ratings) {
    const card = cards.get(text(row, "scorecard_id"))!;
    const number = attributeNumber(jobOf(card), place.get(text(row, "question"))!);
    rows.scorecard_candidate_attributes.push({
      id: partNumber(text(row, "scorecard_id")) * 100 + (number % 100),
      ...stamps(text(card, "updated_at")),
      scorecard_id: partNumber(text(row, "scorecard_id")),
      job_candidate_attribute_id: number,
      candidate_attribute_rating: attributeRating[text(row, "rating")]!,
      note: null
    });
  }
  tables.interviews.forEach((row) => addInterview(rows, row, jobOf(row), submitted.get(seat(row))));
  tables.decisions
    .filter(({decision}) => decision === "offer")
    .forEach((row) => rows.offers.push(offerRow(row, jobOf(row))));
  return rows;
}

function addApplication(rows: GreenhouseRows, row: SimulatedRow, job: number): void {
  const id = applicationNumber(text(row, "application_id"));
  const {status, closed_at: closed} = row;
  const isRejected = status === "rejected" || status === "withdrawn";
  rows.applications.push({
    id,
    created_at: row.applied_at!,
    updated_at: closed ?? row.applied_at!,
    candidate_id: applicationNumber(text(row, "candidate_id")),
    job_id: job,
    source_id: sourceNumber(text(row, "source")),
    status: status === "active" ? "in_process" : status === "closed" ? "converted" : isRejected ? "rejected" : "hired",
    prospect: false,
    rejected_at: isRejected ? closed! : null,
    last_activity_at: closed ?? row.applied_at!
  });
  if (!isRejected) return;
  rows.rejection_details.push({
    id,
    ...stamps(String(closed)),
    application_id: id,
    rejected_by_id: userNumber("M01"),
    rejection_reason_id: reasonNumber[status],
    rejected_at: closed!
  });
}

function stageRow(row: SimulatedRow, job: number, index: number) {
  const application = applicationNumber(text(row, "application_id"));
  return {
    id: application * 10 + (index % 10),
    ...stamps(text(row, "entered_at")),
    application_id: application,
    job_interview_stage_id: stageNumber(job, text(row, "stage")),
    entered_at: row.entered_at!,
    exited_at: row.exited_at!,
    current: row.exited_at === null
  };
}

function scorecardRow(row: SimulatedRow, job: number) {
  return {
    id: partNumber(text(row, "scorecard_id")),
    created_at: row.interviewed_at!,
    updated_at: row.updated_at!,
    interview_kit_id: kitNumber(job, text(row, "focus")),
    interviewer_id: userNumber(text(row, "interviewer_id")),
    submitter_id: userNumber(text(row, "interviewer_id")),
    interviewed_at: row.interviewed_at!,
    submitted_at: row.submitted_at!,
    candidate_rating: row.vote!,
    status: "complete",
    application_id: applicationNumber(text(row, "application_id"))
  };
}

/** An interview with its interviewer; where no scorecard came, the draft that Greenhouse keeps waiting for one. */
function addInterview(rows: GreenhouseRows, row: SimulatedRow, job: number, card: SimulatedRow | undefined): void {
  const interview = partNumber(text(row, "interview_id"));
  const user = userNumber(text(row, "interviewer_id"));
  const application = applicationNumber(text(row, "application_id"));
  const kit = kitNumber(job, text(row, "focus"));
  const scorecard = card === undefined ? interview : partNumber(text(card, "scorecard_id"));
  const when = stamps(text(row, "starts_at"));
  const isShadow = card?.shadow === true;
  if (!isShadow)
    rows.interviews.push({
      id: interview,
      ...when,
      application_id: application,
      job_id: job,
      job_interview_id: kit,
      starts_at: row.starts_at!,
      ends_at: row.ends_at!,
      status: "complete"
    });
  rows.interviewers.push({
    id: isShadow ? interview + 10 : interview,
    ...when,
    interview_id: interview,
    user_id: user,
    scorecard_id: scorecard,
    response_status: "accepted"
  });
  if (card !== undefined) return;
  rows.scorecards.push({
    id: scorecard,
    ...when,
    interview_kit_id: kit,
    interviewer_id: user,
    submitter_id: null,
    interviewed_at: row.starts_at!,
    submitted_at: null,
    candidate_rating: null,
    status: "draft",
    application_id: application
  });
}

function offerRow(row: SimulatedRow, job: number) {
  const application = applicationNumber(text(row, "application_id"));
  return {
    id: application,
    ...stamps(text(row, "decided_at")),
    version: 1,
    application_id: application,
    job_id: job,
    candidate_id: application,
    status: offerStatus[text(row, "offer_status")]!,
    sent_on: text(row, "decided_at").slice(0, 10),
    resolved_at: row.resolved_at!
  };
}

function seat(row: SimulatedRow): string {
  return `${row.interview_id} ${row.interviewer_id}`;
}

function stamps(time: string): {created_at: string; updated_at: string} {
  return {created_at: time, updated_at: time};
}

function text(row: SimulatedRow, column: string): string {
  return String(row[column]);
}
