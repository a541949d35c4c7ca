import type {JsonObject} from "../../reader/strict-json.js";
import {asked, basic, type Endpoint, nextLink, type Shape, type System} from "../system.js";

const list = (name: string, title: string, fields: Shape, more: Partial<Endpoint> = {}): Endpoint => ({
  name,
  path: `/v1/${name}`,
  permission: `${title}: GET List`,
  fields: {id: true, ...fields},
  changed: (from) => ({updated_after: from.toISOString()}),
  ...more,
  besides: ["created_at", "updated_at", ...(more.besides ?? [])]
});

const moment: Shape = {date_time: true, date: true};

/** Greenhouse Harvest v1, for those who still have it: an API key, numbered pages in the header `Link`. */
export const greenhouseV1: System = {
  name: "greenhouse",
  title: "Greenhouse Harvest v1",
  host: "https://harvest.greenhouse.io",
  documented: [
    "https://developers.greenhouse.io/harvest.html#authentication",
    "https://developers.greenhouse.io/harvest.html#pagination"
  ],
  credentials: ["GREENHOUSE_API_KEY"],
  madeAt: "Configure → Dev Center → API Credential Management, type Harvest",
  pace: {requests: 40, milliseconds: 10_000},
  page: {most: 500, parameter: "per_page"},

  endpoints: [
    list(
      "scorecards",
      "Scorecards",
      {
        application_id: true,
        interview: true,
        interview_step: {id: true, name: true},
        interviewed_at: true,
        submitted_at: true,
        updated_at: true,
        overall_recommendation: true,
        interviewer: {id: true},
        submitted_by: {id: true},
        attributes: {name: true, type: true, rating: true}
      },
      {needed: true, besides: ["candidate_id", "questions", "ratings"]}
    ),
    list(
      "applications",
      "Applications",
      {
        candidate_id: true,
        prospect: true,
        status: true,
        applied_at: true,
        rejected_at: true,
        last_activity_at: true,
        jobs: {id: true, name: true},
        source: {id: true, public_name: true},
        rejection_reason: {id: true, name: true, type: {id: true, name: true}}
      },
      {
        changed: (from) => ({last_activity_after: from.toISOString()}),
        besides: [
          "location",
          "attachments",
          "answers",
          "custom_fields",
          "keyed_custom_fields",
          "credited_to",
          "recruiter",
          "coordinator",
          "current_stage",
          "rejection_details",
          "job_post_id",
          "prospect_detail",
          "prospect_owner",
          "prospective_department",
          "prospective_office"
        ]
      }
    ),
    list(
      "scheduled_interviews",
      "Scheduled Interviews",
      {
        application_id: true,
        status: true,
        interview: {id: true, name: true},
        start: moment,
        end: moment,
        interviewers: {id: true, scorecard_id: true}
      },
      {besides: ["location", "video_conferencing_url", "organizer", "external_event_id"]}
    ),
    list(
      "offers",
      "Offers",
      {
        application_id: true,
        candidate_id: true,
        status: true,
        version: true,
        job_id: true,
        sent_at: true,
        created_at: true,
        resolved_at: true
      },
      {besides: ["starts_at", "opening", "custom_fields", "keyed_custom_fields"]}
    ),
    list(
      "job_stages",
      "Job Stages",
      {job_id: true, name: true, priority: true, interviews: {id: true, name: true}},
      {besides: ["active"]}
    ),
    list(
      "users",
      "Users",
      {first_name: true, last_name: true, name: true, primary_email_address: "name only"},
      {
        besides: [
          "emails",
          "employee_id",
          "site_admin",
          "disabled",
          "linked_candidate_ids",
          "offices",
          "departments",
          "custom_fields",
          "keyed_custom_fields"
        ]
      }
    )
  ],

  authorise: async ({GREENHOUSE_API_KEY}) => basic(GREENHOUSE_API_KEY!),

  first: ({path}, parameters) => asked(path, parameters),

  pageOf: ({body, link}) => ({records: body as JsonObject[], next: nextLink(link)})
};
