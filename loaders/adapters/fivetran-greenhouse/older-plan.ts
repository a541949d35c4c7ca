import type {JsonObject} from "../../reader/strict-json.js";
import {text} from "../fields.js";
import type {StageName} from "../stage-names.js";
import type {FilesByTable, GreenhouseTable} from "./tables.js";

/** The tables that the large ones of the older layout refer to. */
export interface Plan {
  stageName: StageName;
  /** Job stage → canonical stage, or the exported name where it needs mapping. */
  stages: Map<string, string | null>;
  /** Interview of a job's plan → its name and stage. */
  steps: Map<string, {name: string | null; stage: string | null}>;
  /** Name of an interview → the stages that interviews of this name belong to. */
  stagesByName: Map<string, Set<string>>;
  scheduled: Map<string, Scheduled>;
  /** Scorecard → who held the interview, and which. */
  seats: Map<string, {interviewer: string | null; interview: string | null}>;
}

export interface Scheduled {
  application: string | null;
  step: string | null;
  status: string | null;
  starts: string | null;
  ends: string | null;
}

/** Reads what is needed before scorecards can be told apart. */
export async function readPlan(files: FilesByTable, stageName: StageName): Promise<Plan> {
  const plan: Plan = {
    stageName,
    stages: new Map(),
    steps: new Map(),
    stagesByName: new Map(),
    scheduled: new Map(),
    seats: new Map()
  };
  await each(files, "job_stage", (row, id) => plan.stages.set(id, stageName(text(row, "name"))));
  await each(files, "interview_step", (row, id) => {
    const name = text(row, "name");
    const stage = plan.stages.get(text(row, "job_stage_id") ?? "") ?? null;
    plan.steps.set(id, {name, stage});
    if (name === null || stage === null) return;
    plan.stagesByName.set(name, (plan.stagesByName.get(name) ?? new Set()).add(stage));
  });
  await each(files, "scheduled_interview", (row, id) => {
    const [application, step, status] = [text(row, "application_id"), text(row, "interview_id"), text(row, "status")];
    // "start" and "end" are reserved words in some warehouses, which then rename them.
    const time = (name: string): string | null =>
      text(row, name) ?? text(row, `_${name}`) ?? text(row, `${name}_`) ?? text(row, `${name}_time`);
    plan.scheduled.set(id, {application, step, status, starts: time("start"), ends: time("end")});
  });
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
export function stageOf(plan: Plan, {interview, focus}: {interview: string | null; focus: string | null}) {
  const step = plan.scheduled.get(interview ?? "")?.step;
  const scheduled = plan.steps.get(step ?? "")?.stage;
  if (scheduled) return scheduled;
  const named = plan.stagesByName.get(focus ?? "");
  return named?.size === 1 ? [...named][0]! : plan.stageName(focus);
}

type Visit = (row: JsonObject, id: string) => void;

/** Visits every row of a table. */
export async function each(files: FilesByTable, table: GreenhouseTable, visit: Visit): Promise<void> {
  for (const file of files.get(table) ?? [])
    for await (const {record} of file.read()) visit(record, text(record, "id") ?? "");
}
