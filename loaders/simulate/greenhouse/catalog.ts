import {focuses, levels, roles, teams} from "../cast.js";
import type {SimulatedRow} from "../tables.js";

const stageNames: Record<string, string> = {
  application_review: "Application Review",
  recruiter_screen: "Recruiter Screen",
  phone_screen: "Phone Screen",
  loop: "Onsite",
  debrief: "Debrief",
  offer: "Offer",
  hired: "Hired"
};
const stages = Object.keys(stageNames);
const areas = ["Phone screen", ...Object.keys(focuses)];
const sources = ["referral", "sourced", "inbound", "agency"];
const made = {created_at: "2024-01-01T00:00:00Z", updated_at: "2024-01-01T00:00:00Z"};

export const reasonNumber = {rejected: 1, withdrawn: 2} as const;

/** Numbers of the things that exist per job: stages, interviews, kits, attributes. */
export function jobNumber(level: string, role: string, team: string): number {
  const place = (list: readonly string[], name: string): number => list.indexOf(name);
  return 101 + (place(levels, level) * roles.length + place(roles, role)) * teams.length + place(teams, team);
}

export function stageNumber(job: number, stage: string): number {
  return job * 100 + stages.indexOf(stage);
}

/** A job interview and its kit have the same number. */
export function kitNumber(job: number, focus: string): number {
  return job * 100 + areas.indexOf(focus);
}

export function attributeNumber(job: number, question: number): number {
  return job * 1000 + question;
}

export function sourceNumber(source: string): number {
  return 1 + sources.indexOf(source);
}

/** The tables that exist once per company or job; attributes are per job, as Greenhouse has no company-wide list. */
export function catalog(people: readonly SimulatedRow[], questions: readonly string[]): GreenhouseRows {
  const rows = noRows();
  rows.users = people.map(({interviewer_id: id, name}) => {
    const [first = "", ...rest] = String(name).split(" ");
    const number = userNumber(String(id));
    return {
      id: number,
      ...made,
      first_name: first,
      last_name: rest.join(" "),
      primary_email: `user${number}@example.com`
    };
  });
  rows.sources = sources.map((name) => ({id: sourceNumber(name), ...made, name, type: "sourcing"}));
  rows.rejection_reasons = [
    {id: reasonNumber.rejected, ...made, name: "Below the bar", type: {id: "1", key: "WE_REJECTED_THEM"}},
    {id: reasonNumber.withdrawn, ...made, name: "Withdrew", type: {id: "2", key: "THEY_REJECTED_US"}}
  ];
  for (const level of levels)
    for (const role of roles) for (const team of teams) addJob(rows, level, role, team, questions);
  return rows;
}

function addJob(rows: GreenhouseRows, level: string, role: string, team: string, questions: readonly string[]): void {
  const job = jobNumber(level, role, team);
  rows.jobs.push({
    id: job,
    ...made,
    name: `${level} ${role} (${team})`,
    requisition_id: `R${job}`,
    status: "open",
    custom_fields: {role, level, team}
  });
  stages.forEach((stage, order) =>
    rows.job_interview_stages.push({
      id: stageNumber(job, stage),
      ...made,
      job_id: job,
      sort_order: order,
      name: stageNames[stage]!,
      active: true
    })
  );
  areas.forEach((name, order) => {
    const number = kitNumber(job, name);
    const stage = stageNumber(job, order === 0 ? "phone_screen" : "loop");
    const interview = {job_interview_stage_id: stage, job_id: job, sort_order: order, name, duration: 60, active: true};
    rows.job_interviews.push({id: number, ...made, ...interview});
    rows.interview_kits.push({id: number, ...made, job_id: job, job_interview_id: number, exercises: null});
  });
  questions.forEach((name, index) =>
    rows.job_candidate_attributes.push({
      id: attributeNumber(job, index),
      ...made,
      job_id: job,
      candidate_attribute_type_id: 1,
      active: true,
      sort_order: index,
      name
    })
  );
}

type GreenhouseRow = Record<string, SimulatedRow[string] | Record<string, string>>;

export const endpoints = [
  "applications",
  "application_stages",
  "scorecards",
  "scorecard_candidate_attributes",
  "job_candidate_attributes",
  "interviews",
  "interviewers",
  "interview_kits",
  "job_interviews",
  "job_interview_stages",
  "jobs",
  "offers",
  "sources",
  "users",
  "rejection_details",
  "rejection_reasons"
] as const;

type Endpoint = (typeof endpoints)[number];
/** Rows per Harvest v3 endpoint. */
export type GreenhouseRows = Record<Endpoint, GreenhouseRow[]>;

export function noRows(): GreenhouseRows {
  return Object.fromEntries(endpoints.map((endpoint) => [endpoint, []])) as unknown as GreenhouseRows;
}

/** Numbers for our ids, as Greenhouse has them: "A00012" → 12, "I07" → 1007, "M03" → 2003. */
export function applicationNumber(id: string): number {
  return Number(id.slice(1));
}

export function userNumber(id: string): number {
  return (id.startsWith("M") ? 2000 : 1000) + Number(id.slice(1));
}

/** "S00012-3" → 240 + 3, a shadow's "S00012-3s" ten further; interviews alike. */
export function partNumber(id: string): number {
  const [application = "", part = ""] = id.slice(1).split("-");
  return Number(application) * 20 + Number.parseInt(part, 10) + (part.endsWith("s") ? 10 : 0);
}
