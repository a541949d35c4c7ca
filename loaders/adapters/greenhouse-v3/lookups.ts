import type {SourceFile} from "../adapter.js";
import {object, text} from "../fields.js";
import type {StageName} from "../stage-names.js";
import type {Endpoint} from "./endpoints.js";

export type FilesByEndpoint = ReadonlyMap<Endpoint, readonly SourceFile[]>;

export interface JobFacts {
  name: string | null;
  role: string | null;
  level: string | null;
  team: string | null;
}

/** The small tables that the large ones refer to. */
export interface Lookups {
  jobs: Map<string, JobFacts>;
  sources: Map<string, string>;
  /** Canonical stage, or the exported name where it needs mapping. */
  stages: Map<string, string | null>;
  interviews: Map<string, {name: string | null; stage: string | null}>;
  /** Interview kit → job interview. */
  kits: Map<string, string | null>;
  attributes: Map<string, string>;
  /** Rejection reasons that mean the candidate left. */
  withdrawals: Set<string>;
  rejections: Map<string, {at: string | null; by: string | null; reason: string | null}>;
  /** Reasons of rejections that the export holds. */
  reasons: Set<string>;
  /** Scorecard → scheduled interview, and who sat in it. */
  scheduled: Map<string, {interview: string; interviewer: string | null; step: string | null}>;
}

/** Reads every table that is needed before scorecards, applications and interviews can be told. */
export async function readLookups(files: FilesByEndpoint, stageName: StageName): Promise<Lookups> {
  const stages = new Map<string, string | null>();
  await each(files, "job_interview_stages", (row, id) => stages.set(id, stageName(text(row, "name"))));
  const lookups: Lookups = {
    jobs: new Map(),
    sources: new Map(),
    stages,
    interviews: new Map(),
    kits: new Map(),
    attributes: new Map(),
    withdrawals: new Set(),
    rejections: new Map(),
    reasons: new Set(),
    scheduled: new Map()
  };
  await each(files, "job_interviews", (row, id) => {
    const stage = stages.get(text(row, "job_interview_stage_id") ?? "") ?? null;
    lookups.interviews.set(id, {name: text(row, "name"), stage});
  });
  await each(files, "interview_kits", (row, id) => lookups.kits.set(id, text(row, "job_interview_id")));
  await each(files, "job_candidate_attributes", (row, id) => lookups.attributes.set(id, text(row, "name") ?? id));
  await each(files, "sources", (row, id) => lookups.sources.set(id, text(row, "name") ?? id));
  await each(files, "jobs", (row, id) => {
    const custom = object(row, "custom_fields");
    const name = text(row, "name");
    const [role, level, team] = [text(custom, "role") ?? name, text(custom, "level"), text(custom, "team")];
    lookups.jobs.set(id, {name, role, level, team});
  });
  await each(files, "rejection_reasons", (row, id) => {
    lookups.reasons.add(id);
    if (text(object(row, "type"), "key") === "THEY_REJECTED_US") lookups.withdrawals.add(id);
  });
  await each(files, "rejection_details", (row) => {
    const application = text(row, "application_id");
    const details = {
      at: text(row, "rejected_at"),
      by: text(row, "rejected_by_id"),
      reason: text(row, "rejection_reason_id")
    };
    if (application !== null) lookups.rejections.set(application, details);
  });
  const steps = new Map<string, string | null>();
  await each(files, "interviews", (row, id) => steps.set(id, text(row, "job_interview_id")));
  await each(files, "interviewers", (row) => {
    const [scorecard, interview] = [text(row, "scorecard_id"), text(row, "interview_id")];
    if (scorecard === null || interview === null) return;
    const seat = {interview, interviewer: text(row, "user_id"), step: steps.get(interview) ?? null};
    lookups.scheduled.set(scorecard, seat);
  });
  return lookups;
}

type Visit = (row: Parameters<typeof text>[0] & object, id: string) => void;

async function each(files: FilesByEndpoint, endpoint: Endpoint, visit: Visit): Promise<void> {
  for (const file of files.get(endpoint) ?? [])
    for await (const {record} of file.read()) visit(record, text(record, "id") ?? "");
}
