import {isObject, text} from "../../adapters/fields.js";
import type {JsonObject} from "../../reader/strict-json.js";
import {asked, basic, type Endpoint, nextLink, type Shape, type System} from "../system.js";

const wasChanged = (from: Date, to: Date) => ({updated_at: `gte|${from.toISOString()}|lte|${to.toISOString()}`});
/** On many of its records. */
const common = ["created_at", "updated_at", "job_id", "active", "sort_order", "notes", "public_notes"] as const;

const list = (name: string, fields: Shape, more: Partial<Endpoint> = {}): Endpoint => ({
  name,
  path: `/v3/${name}`,
  permission: `harvest:${name}:list`,
  fields: {id: true, ...fields},
  changed: wasChanged,
  ...more,
  besides: [...common, ...(more.besides ?? [])]
});

/** Greenhouse Harvest v3: OAuth client credentials, cursors in the header `Link`; a request with a cursor has nothing else. */
export const greenhouseV3: System = {
  name: "greenhouse",
  title: "Greenhouse Harvest v3",
  host: "https://harvest.greenhouse.io",
  documented: [
    "https://harvestdocs.greenhouse.io/docs/authentication",
    "https://harvestdocs.greenhouse.io/docs/pagination"
  ],
  credentials: ["GREENHOUSE_CLIENT_ID", "GREENHOUSE_CLIENT_SECRET"],
  madeAt: "Configure → Dev Center → API Credentials → Harvest V3 (OAuth), as a site admin",
  // Half of what the fixed window of 30 seconds allows; the headers of the answers tell when that is too fast.
  pace: {requests: 25, milliseconds: 10_000},
  page: {most: 500, parameter: "per_page"},

  endpoints: [
    list(
      "scorecards",
      {
        application_id: true,
        interviewer_id: true,
        submitter_id: true,
        interview_kit_id: true,
        interviewed_at: true,
        submitted_at: true,
        updated_at: true,
        status: true,
        candidate_rating: true,
        overall_rating: true
      },
      {
        needed: true,
        besides: ["candidate_id", "key_takeaways", "notes", "private_notes", "other_notes", "interview_name"]
      }
    ),
    list(
      "scorecard_candidate_attributes",
      {scorecard_id: true, job_candidate_attribute_id: true, candidate_attribute_rating: true},
      {besides: ["note", "notes"]}
    ),
    list("job_candidate_attributes", {candidate_attribute_type_id: true, job_id: true, name: true}),
    list(
      "interview_kits",
      {job_interview_id: true, job_id: true, exercises: "name only"},
      {needed: true, besides: ["content"]}
    ),
    list("job_interviews", {job_interview_stage_id: true, name: true, duration: true}, {needed: true}),
    list("job_interview_stages", {job_id: true, name: true, sort_order: true, active: true}, {needed: true}),
    list(
      "interviews",
      {job_interview_id: true, application_id: true, starts_at: true, ends_at: true, status: true},
      {besides: ["location", "video_url", "organizer_id", "external_event_id", "all_day_start_on", "all_day_end_on"]}
    ),
    list(
      "interviewers",
      {interview_id: true, user_id: true, scorecard_id: true},
      {besides: ["name", "email", "response_status"]}
    ),
    list(
      "applications",
      {
        candidate_id: true,
        job_id: true,
        status: true,
        created_at: true,
        prospect: true,
        rejected_at: true,
        last_activity_at: true,
        source_id: true
      },
      {
        besides: [
          "answers",
          "attachments",
          "location",
          "custom_fields",
          "credited_to_id",
          "recruiter_id",
          "coordinator_id",
          "referrer_id",
          "job_post_id"
        ]
      }
    ),
    list(
      "application_stages",
      {application_id: true, job_interview_stage_id: true, entered_at: true, exited_at: true},
      {
        besides: ["days_in_stage", "current"]
      }
    ),
    list(
      "offers",
      {
        application_id: true,
        version: true,
        status: true,
        sent_on: true,
        sent_at: true,
        created_at: true,
        resolved_at: true
      },
      {besides: ["candidate_id", "job_id", "opening_id", "custom_fields", "starts_on", "start_date"]}
    ),
    list(
      "rejection_details",
      {application_id: true, rejection_reason_id: true, rejected_at: true, rejected_by_id: true},
      {besides: ["custom_fields", "notes"]}
    ),
    list(
      "rejection_reasons",
      {name: true, type: {id: true, key: true, name: true}},
      {wishes: {include_defaults: true}}
    ),
    list(
      "jobs",
      {name: true, requisition_id: true, custom_fields: {role: true, level: true, team: true}},
      {besides: ["notes", "status", "confidential", "opened_at", "closed_at"]}
    ),
    list("sources", {name: true, type: true}),
    list(
      "users",
      {first_name: true, last_name: true, name: true, primary_email: "name only"},
      {besides: ["emails", "employee_id", "site_admin", "deactivated", "linked_candidate_ids"]}
    )
  ],

  async authorise(secrets, post) {
    const client = basic(secrets.GREENHOUSE_CLIENT_ID!, secrets.GREENHOUSE_CLIENT_SECRET!);
    const url = {host: "https://auth.greenhouse.io", path: "/token"};
    const token = await post(url, {grant_type: "client_credentials"}, client);
    return {authorization: `Bearer ${isObject(token) ? (text(token, "access_token") ?? "") : ""}`};
  },

  first: ({path}, parameters) => asked(path, parameters),

  pageOf: ({body, link}) => ({records: body as JsonObject[], next: nextLink(link)})
};
