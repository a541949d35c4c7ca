import type {JsonObject} from "../../reader/strict-json.js";
import type {Origin, Sink} from "../adapter.js";
import {ById} from "../by-id.js";
import {isTrue, text} from "../fields.js";
import {each, found, recordsOf, type FilesByKind, type Found} from "../files.js";
import type {StageName} from "../recognise/stage-names.js";
import {
  convertGreenhouse,
  offerOf,
  userOf,
  type Application,
  type Interview,
  type Scorecard,
  type Seat,
  type Visit
} from "./model.js";

/** The tables of the older layout. */
type Table =
  | "scorecard"
  | "scorecard_attribute"
  | "scheduled_interview"
  | "scheduled_interviewer"
  | "interview_step"
  | "job_stage"
  | "application"
  | "application_history"
  | "job_application"
  | "job"
  | "source"
  | "offer"
  | "rejection_reason"
  | "user";
type Files = FilesByKind<Table>;

/** The connector's older layout, which follows Harvest v1: the interviewer stands beside the scheduled interview. */
export async function convertOlder(files: Files, stageName: StageName, sink: Sink): Promise<void> {
  const plan = await readPlan(files, stageName);
  const lookups = await readLookups(files);
  const rows = <Item>(table: Table, shaped: (record: JsonObject) => Item) => found(recordsOf(files, table), shaped);
  const from = {
    scorecards: rows("scorecard", (record) => scorecardOf(record, plan)),
    ratings: rows("scorecard_attribute", (record) => ({
      scorecard: text(record, "scorecard_id"),
      question: text(record, "name"),
      rating: text(record, "rating") ?? "no_data"
    })),
    interviews: rows("scheduled_interview", (record) => interviewOf(record, plan)),
    seats: rows("scheduled_interviewer", (record) => ({
      interview: text(record, "scheduled_interview_id"),
      user: text(record, "interviewer_id")
    })),
    visits: visits(files, plan, sink),
    offers: rows("offer", offerOf),
    applications: rows("application", (record) => applicationOf(record, lookups)),
    users: rows("user", userOf),
    loopByScorecard: true
  };
  await convertGreenhouse(from, sink);
}

/** What tells the stage of a scorecard or an interview. */
interface Plan {
  stageName: StageName;
  /** Job stage → canonical stage, or the exported name where it needs mapping. */
  stages: ById<string | null>;
  /** Interview of a job's plan → its name and stage. */
  steps: ById<{name: string | null; stage: string | null}>;
  /** Name of an interview → the stages that interviews of this name belong to. */
  stagesByName: ById<Set<string>>;
  /** Scheduled interview → interview of the job's plan. */
  stepOf: ById<string | null>;
  /** Scorecard → its seat in the calendar. */
  seats: ById<Seat>;
}

/** Reads what is needed before scorecards can be told apart. */
async function readPlan(files: Files, stageName: StageName): Promise<Plan> {
  const plan: Plan = {
    stageName,
    stages: new ById(),
    steps: new ById(),
    stagesByName: new ById(),
    stepOf: new ById(),
    seats: new ById()
  };
  await each(files, "job_stage", (row, id) => plan.stages.set(id, stageName(text(row, "name"))));
  await each(files, "interview_step", (row, id) => {
    const name = text(row, "name");
    const stage = plan.stages.get(text(row, "job_stage_id")) ?? null;
    plan.steps.set(id, {name, stage});
    if (name === null || stage === null) return;
    plan.stagesByName.set(name, (plan.stagesByName.get(name) ?? new Set()).add(stage));
  });
  await each(files, "scheduled_interview", (row, id) => plan.stepOf.set(id, text(row, "interview_id")));
  await each(files, "scheduled_interviewer", (row) => {
    const scorecard = text(row, "scorecard_id");
    if (scorecard === null) return;
    const seat = {interviewer: text(row, "interviewer_id"), interview: text(row, "scheduled_interview_id")};
    plan.seats.set(scorecard, seat);
  });
  return plan;
}

/**
 * The stage of a scorecard: that of its scheduled interview, else that of all interviews of its name, else its name,
 * which `stages` in plumbline.yaml can map.
 */
function stageOf(plan: Plan, interview: string | null, focus: string | null): string | null {
  const scheduled = plan.steps.get(plan.stepOf.get(interview))?.stage;
  if (scheduled) return scheduled;
  const named = plan.stagesByName.get(focus);
  return named?.size === 1 ? [...named][0]! : plan.stageName(focus);
}

function scorecardOf(record: JsonObject, plan: Plan): Scorecard {
  const id = text(record, "id");
  const seat = plan.seats.get(id);
  const interview = seat?.interview ?? null;
  const focus = text(record, "interview");
  const submittedAt = text(record, "submitted_at");
  return {
    id,
    application: text(record, "application_id"),
    isDraft: submittedAt === null,
    interviewer: seat?.interviewer ?? null,
    submitter: text(record, "submitted_by_user_id"),
    stage: stageOf(plan, interview, focus),
    focus,
    interview,
    interviewedAt: text(record, "interviewed_at"),
    submittedAt,
    updatedAt: text(record, "updated_at"),
    vote: text(record, "overall_recommendation"),
    ratings: []
  };
}

function interviewOf(record: JsonObject, {steps}: Plan): Interview {
  const step = steps.get(text(record, "interview_id"));
  // "start" and "end" are reserved words in some warehouses, which then rename them.
  const time = (name: string): string | null =>
    text(record, name) ?? text(record, `_${name}`) ?? text(record, `${name}_`) ?? text(record, `${name}_time`);
  return {
    id: text(record, "id"),
    application: text(record, "application_id"),
    status: text(record, "status"),
    stage: step?.stage ?? null,
    focus: step?.name ?? null,
    startsAt: time("start"),
    endsAt: time("end"),
    interviewers: null
  };
}

interface Move {
  /** `undefined` where only the status changed; null for a stage that no longer exists. */
  stage: string | null | undefined;
  at: string;
  origin: Origin;
}

/**
 * The stage visits that the history of applications tells: each ends where the next begins. Rows that only change the
 * status are left out.
 */
async function* visits(files: Files, plan: Plan, sink: Sink): AsyncGenerator<Found<Visit>> {
  const moves = new Map<string, Move[]>();
  for await (const {record, origin} of recordsOf(files, "application_history")) {
    const [application, stage] = [text(record, "application_id"), text(record, "new_stage_id")];
    const at = text(record, "updated_at");
    if (application === null || at === null || stage === null) sink.exclude("history_without_stage", origin);
    if (application === null || at === null) continue;
    const move = {stage: stage === null ? undefined : (plan.stages.get(stage) ?? null), at, origin};
    const known = moves.get(application);
    if (known) known.push(move);
    else moves.set(application, [move]);
  }
  for (const [application, list] of moves) {
    list.sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const [index, {stage, at, origin}] of list.entries())
      if (stage !== undefined)
        yield {item: {application, stage, enteredAt: at, exitedAt: list[index + 1]?.at ?? null}, origin};
  }
}

interface Lookups {
  jobs: ById<string | null>;
  jobOf: ById<string | null>;
  sources: ById<string | null>;
  reasons: ById<"candidate_left" | "other">;
}

async function readLookups(files: Files): Promise<Lookups> {
  const lookups: Lookups = {jobs: new ById(), jobOf: new ById(), sources: new ById(), reasons: new ById()};
  await each(files, "job", (row, id) => lookups.jobs.set(id, text(row, "name")));
  await each(files, "job_application", (row) => lookups.jobOf.set(text(row, "application_id"), text(row, "job_id")));
  await each(files, "source", (row, id) => lookups.sources.set(id, text(row, "name")));
  await each(files, "rejection_reason", (row, id) => {
    const type = text(row, "type_name") ?? text(row, "rejection_reason_type_name");
    lookups.reasons.set(id, type?.toLowerCase() === "they rejected us" ? "candidate_left" : "other");
  });
  return lookups;
}

function applicationOf(record: JsonObject, {jobs, jobOf, sources, reasons}: Lookups): Application {
  const id = text(record, "id");
  const name = jobs.get(jobOf.get(id) ?? text(record, "job_id")) ?? null;
  return {
    id,
    candidate: text(record, "candidate_id"),
    isProspect: isTrue(record, "prospect"),
    status: text(record, "status"),
    reason: reasons.get(text(record, "rejected_reason_id")) ?? "unknown",
    rejectedAt: text(record, "rejected_at"),
    rejectedBy: null,
    lastActivityAt: text(record, "last_activity_at"),
    job: {name, role: name, level: null, team: null},
    source: sources.get(text(record, "source_id")) ?? null,
    appliedAt: text(record, "applied_at")
  };
}
