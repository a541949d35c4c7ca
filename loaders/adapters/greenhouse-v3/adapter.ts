import type {Adapter, SourceFile} from "../adapter.js";
import {stageNames} from "../stage-names.js";
import {excludeUnread, isUnreadEndpoint} from "../unread-endpoints.js";
import {convertEndpoints} from "./convert.js";
import {endpointOf, marks, type Endpoint} from "./endpoints.js";

/** Greenhouse Harvest v3: flat tables, one JSON array or NDJSON file for each endpoint. */
export const greenhouseV3: Adapter = {
  name: "greenhouse-v3",
  votes: {file: "scorecards.json, from GET /v3/scorecards (docs/exports/greenhouse.md)", fields: marks.scorecards},

  lacking: {
    stage:
      "export all of interview_kits, job_interviews and job_interview_stages, those no longer in use too: one that this record names is missing",
    question:
      "export all of job_candidate_attributes, those no longer in use too: one that this record names is missing",
    interviewer_id:
      "nobody is named, neither in the record nor beside it in the calendar: the account may be gone; leave the record out, or export interviewers"
  },

  recognise(files) {
    // Small tables look like many other exports: they count only beside v3's own scorecards.
    if (!files.some((file) => endpointOf(file) === "scorecards")) return [];
    return files.filter((file) => endpointOf(file) !== null || isUnreadEndpoint(file)).map(({path}) => path);
  },

  kindOf: endpointOf,

  async convert({files, config}, sink) {
    const byEndpoint = new Map<Endpoint, SourceFile[]>();
    const unread = files.filter((file) => endpointOf(file) === null);
    await excludeUnread(unread, sink);
    for (const file of files) {
      const endpoint = endpointOf(file);
      if (endpoint !== null) byEndpoint.set(endpoint, [...(byEndpoint.get(endpoint) ?? []), file]);
    }
    const remedy =
      "export the missing ones into the same folder: each endpoint is /v3/ and its name (docs/exports/greenhouse.md)";
    await convertEndpoints(byEndpoint, {stageName: stageNames(config), remedy}, sink);
  }
};
