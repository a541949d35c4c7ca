import type {Adapter, FileSample, Sink, SourceFile} from "../adapter.js";
import {objects, text} from "../fields.js";
import {excludeUnread, isUnreadEndpoint} from "../unread-endpoints.js";
import {stageNames, type StageName} from "../stage-names.js";
import {convertApplications, convertOffers} from "./applications.js";
import {convertInterviews} from "./interviews.js";
import {convertScorecards} from "./scorecards.js";

/** The Harvest v1 endpoints that are read, each with the fields that tell it from every other file. */
const marks = {
  scorecards: ["overall_recommendation", "interviewer", "application_id"],
  applications: ["candidate_id", "jobs", "status", "applied_at"],
  scheduled_interviews: ["application_id", "interviewers", "interview", "start"],
  offers: ["application_id", "candidate_id", "status", "version", "job_id"],
  job_stages: ["job_id", "interviews", "priority"],
  users: ["first_name", "last_name", "primary_email_address"],
  candidates: ["application_ids", "applications"]
} as const satisfies Record<string, readonly string[]>;

export type Endpoint = keyof typeof marks;

/** Which v1 endpoint a file holds, by its fields. */
export function endpointOf({format, columns}: FileSample): Endpoint | null {
  if (format !== "json" && format !== "ndjson") return null;
  const all = Object.keys(marks) as Endpoint[];
  return all.find((endpoint) => marks[endpoint].every((field) => columns.includes(field))) ?? null;
}

/** Interview step → the canonical stage of the job stage it belongs to, or the stage's exported name. */
export type StageOfStep = (step: string | null, name: string | null) => string | null;

/** Greenhouse Harvest v1: nested records, one JSON array or NDJSON file for each endpoint. */
export const greenhouseV1: Adapter = {
  name: "greenhouse-v1",
  votes: {file: "scorecards.json, from GET /v1/scorecards (docs/exports/greenhouse.md)", fields: marks.scorecards},

  lacking: {
    stage: "export job_stages and scheduled_interviews: neither the record nor they tell its stage",
    interviewer_id:
      "nobody is named, neither in the record nor beside it in the calendar: the account may be gone; leave the record out, or export scheduled_interviews"
  },

  recognise(files) {
    if (!files.some((file) => endpointOf(file) === "scorecards")) return [];
    return files.filter((file) => endpointOf(file) !== null || isUnreadEndpoint(file)).map(({path}) => path);
  },

  kindOf: endpointOf,

  async convert({files, config}, sink) {
    const of = (endpoint: Endpoint): SourceFile[] => files.filter((file) => endpointOf(file) === endpoint);
    const stageOfStep = await readSteps(of("job_stages"), stageNames(config));
    const scheduled = await convertInterviews(of("scheduled_interviews"), stageOfStep, sink);
    const reached = await convertScorecards(of("scorecards"), stageOfStep, scheduled, sink);
    const offered = await convertOffers(of("offers"), sink);
    const hasApplications = of("applications").length > 0;
    await convertApplications(of(hasApplications ? "applications" : "candidates"), offered, reached, sink);
    await convertUsers(of("users"), sink);
    const unread = files.filter((file) => endpointOf(file) === null);
    await excludeUnread([...unread, ...(hasApplications ? of("candidates") : [])], sink);
  }
};

async function readSteps(files: readonly SourceFile[], stageName: StageName): Promise<StageOfStep> {
  const stages = new Map<string, string | null>();
  for (const file of files)
    for await (const {record} of file.read())
      for (const step of objects(record, "interviews"))
        stages.set(text(step, "id") ?? "", stageName(text(record, "name")));
  // Without the job's stages the interview's own name has to do: stages in plumbline.yaml can map it.
  return (step, name) => stages.get(step ?? "") ?? stageName(name);
}

async function convertUsers(files: readonly SourceFile[], sink: Sink): Promise<void> {
  for (const file of files)
    for await (const {record, origin} of file.read()) {
      const name = text(record, "name");
      sink.emit("interviewers", {interviewer_id: text(record, "id"), name}, origin);
    }
}
